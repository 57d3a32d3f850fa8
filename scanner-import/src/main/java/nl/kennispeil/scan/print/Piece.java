package nl.kennispeil.scan.print;

import java.util.List;

/** A part of a page, set below the part before it. */
public sealed interface Piece {

    /** Text of one look. */
    enum Look {
        TITLE,
        HEADING,
        SUBHEADING,
        TEXT,
        /** Instructions and captions: smaller and softer. */
        NOTE
    }

    /** How a label stands before what it labels. */
    enum Label {
        PLAIN,
        /** The number of a question: heavy, with room after it. */
        NUMBER,
        /** A letter to choose: in a ring. */
        RING,
        /** A letter that is right: in a filled ring. */
        FILLED
    }

    /** Running text, wrapped. */
    record Words(List<Run> runs, Look look) implements Piece {
        public Words {
            runs = List.copyOf(runs);
        }

        public static Words of(String text, Look look) {
            return new Words(List.of(Run.of(text)), look);
        }
    }

    /** Pieces with a label in a margin of their own. */
    record Labelled(String label, Label kind, List<Piece> pieces) implements Piece {
        public Labelled {
            pieces = List.copyOf(pieces);
        }
    }

    /** Short labelled pieces beside each other where they fit, in columns read downwards. */
    record Columns(List<Labelled> entries) implements Piece {
        public Columns {
            entries = List.copyOf(entries);
        }
    }

    /** Pieces that are set apart by a bar beside them. */
    record Framed(List<Piece> pieces) implements Piece {
        public Framed {
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * One cell of a grid.
     *
     * @param across how many columns it takes, from 1
     * @param down how many rows it takes, from 1
     */
    record Cell(List<Piece> pieces, boolean head, int across, int down) {
        public Cell {
            pieces = List.copyOf(pieces);
            if (across < 1 || down < 1 || across > 100 || down > 1000) {
                throw new IllegalArgumentException("a cell of " + across + " columns and " + down + " rows");
            }
        }

        public static Cell of(String text, boolean head) {
            return new Cell(List.of(Words.of(text, Look.TEXT)), head, 1, 1);
        }
    }

    /** A table. Rows of head cells at its start are repeated on each page. */
    record Grid(List<List<Cell>> rows) implements Piece {
        public Grid {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** A picture as wide as it is, but no wider than its column; areas of it may carry a label. */
    record Figure(Image image, List<Area> areas) implements Piece {
        public Figure {
            areas = List.copyOf(areas);
        }
    }

    /** Lines to write on, so many millimetres wide at most. */
    record Lines(int count, float width) implements Piece {}

    /** White space, in millimetres; none at the top of a page. */
    record Gap(float height) implements Piece {}

    /** What a picture is made of. */
    sealed interface Image permits Picture, Drawing {

        /** Width in pixels of 1/96 inch. */
        float width();

        /** Height in pixels of 1/96 inch. */
        float height();
    }

    /**
     * An area of a picture.
     *
     * @param shape {@code rect}, {@code circle}, {@code ellipse}, {@code poly} or {@code default}, as HTML and QTI have them
     * @param coords in pixels of the picture
     * @param label printed in the middle; empty for none
     */
    record Area(String shape, List<Float> coords, String label) {
        public Area {
            coords = List.copyOf(coords);
        }
    }
}
