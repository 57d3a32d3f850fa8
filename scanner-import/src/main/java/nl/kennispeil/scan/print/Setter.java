package nl.kennispeil.scan.print;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.scan.print.Piece.Look;

/** Sets pieces into slices for a column of a page. */
final class Setter {

    static final float TEXT = 10.5f;

    private static final float MM = Pen.MM;
    private static final float LEADING = 1.36f;
    private static final float AFTER = 1.6f * MM;
    private static final float RING = 2.45f * MM;
    private static final float LETTER = 9 * MM;
    private static final float NUMBER = 11 * MM;
    private static final float BAR = 5 * MM;
    private static final float WRITING = 9 * MM;
    /** A picture leaves room for what is asked about it. */
    private static final float HIGHEST_PICTURE = 92 * MM;

    private static final float PIXEL = 0.75f;

    private final LetterFont font;

    Setter(LetterFont font) {
        this.font = font;
    }

    LetterFont font() {
        return font;
    }

    List<Slice> set(List<Piece> pieces, float x, float width) {
        List<Slice> slices = new ArrayList<>();
        for (Piece each : pieces) {
            set(each, x, width, slices);
        }
        return slices;
    }

    private void set(Piece piece, float x, float width, List<Slice> slices) {
        if (piece instanceof Piece.Words words) {
            words(words, x, width, slices);
        } else if (piece instanceof Piece.Labelled labelled) {
            labelled(labelled, x, width, slices);
        } else if (piece instanceof Piece.Columns columns) {
            columns(columns, x, width, slices);
        } else if (piece instanceof Piece.Framed framed) {
            framed(framed, x, width, slices);
        } else if (piece instanceof Piece.Grid grid) {
            slices.add(Slice.space(AFTER / 2));
            slices.addAll(new GridSetter(this).set(grid, x, width));
            slices.add(Slice.space(AFTER));
        } else if (piece instanceof Piece.Figure figure) {
            figure(figure, x, width, slices);
        } else if (piece instanceof Piece.Lines lines) {
            float wide = lines.width() > 0 ? Math.min(width, lines.width() * MM) : width;
            for (int i = 0; i < lines.count(); i++) {
                slices.add(Slice.of(WRITING, (pen, top) -> pen.rule(x, top - WRITING + 1, wide, 0.6f, Pen.LINE)));
            }
            slices.add(Slice.space(AFTER));
        } else if (piece instanceof Piece.Gap gap) {
            slices.add(Slice.space(gap.height() * MM));
        }
    }

    private void words(Piece.Words words, float x, float width, List<Slice> slices) {
        float size = size(words.look());
        Color colour = switch (words.look()) {
            case TITLE, HEADING -> Pen.ACCENT;
            case NOTE -> Pen.SOFT;
            default -> Pen.INK;
        };
        boolean heavy = words.look() != Look.TEXT && words.look() != Look.NOTE;
        boolean heads = heavy;
        // room under a blank, or who writes there writes through the next line
        boolean blanks = words.runs().stream().anyMatch(each -> each.blank() > 0);
        float height = size * (blanks ? 1.95f : LEADING);
        if (heads) {
            slices.add(Slice.space(size * 0.7f).asGlued());
        }
        List<RunLines.Line> lines = RunLines.of(words.runs(), font, size, width);
        for (int i = 0; i < lines.size(); i++) {
            RunLines.Line line = lines.get(i);
            Slice slice = Slice.of(height, (pen, top) -> line.draw(pen, x, top - baseline(size), size, colour, heavy));
            // neither the first nor the last line of a paragraph stands alone on a page
            boolean together = heads || (lines.size() > 1 && (i == 0 || i == lines.size() - 2));
            slices.add(together ? slice.asGlued() : slice);
        }
        Slice after = Slice.space(heads ? size * 0.35f : AFTER);
        slices.add(heads ? after.asGlued() : after);
    }

    static float size(Look look) {
        return switch (look) {
            case TITLE -> 24;
            case HEADING -> 14;
            case SUBHEADING -> 11.5f;
            case TEXT -> TEXT;
            case NOTE -> 9;
        };
    }

    private static float baseline(float size) {
        return size * (LEADING - 0.32f);
    }

    private static float indent(Piece.Label kind) {
        return kind == Piece.Label.NUMBER ? NUMBER : LETTER;
    }

    private void labelled(Piece.Labelled labelled, float x, float width, List<Slice> slices) {
        float indent = indent(labelled.kind());
        List<Slice> inner = set(labelled.pieces(), x + indent, width - indent);
        while (!inner.isEmpty() && inner.get(0).space()) {
            inner.remove(0);
        }
        if (inner.isEmpty()) {
            inner.add(Slice.of(TEXT * LEADING, (pen, top) -> {}));
        }
        String label = font.printable(labelled.label());
        Slice first = inner.get(0);
        inner.set(
                0,
                new Slice(
                        Math.max(first.height(), TEXT * LEADING),
                        first.glued(),
                        false,
                        first.repeated(),
                        (pen, top) -> {
                            label(pen, label, labelled.kind(), x, top - baseline(TEXT));
                            first.drawn().draw(pen, top);
                        }));
        slices.addAll(inner);
    }

    private static void label(Pen pen, String label, Piece.Label kind, float x, float baseline)
            throws java.io.IOException {
        switch (kind) {
            case PLAIN -> pen.text(label, x, baseline, TEXT, Pen.INK, false, false);
            case NUMBER -> pen.text(label, x, baseline, TEXT + 2, Pen.ACCENT, true, false);
            case RING, FILLED -> {
                boolean filled = kind == Piece.Label.FILLED;
                float size = label.length() > 2 ? 6.5f : 8.5f;
                pen.ring(x + RING, baseline + 3, RING, filled);
                pen.text(
                        label,
                        x + RING - pen.font().width(label, size) / 2,
                        baseline + 3 - size * 0.36f,
                        size,
                        filled ? Color.WHITE : Pen.INK,
                        filled,
                        false);
            }
        }
    }

    /** Two columns when each entry is one line in half the width, and there are enough for it to help. */
    private void columns(Piece.Columns columns, float x, float width, List<Slice> slices) {
        List<Piece.Labelled> entries = columns.entries();
        float half = width / 2 - 3 * MM;
        boolean fit = entries.size() > 5;
        List<List<Slice>> set = new ArrayList<>();
        for (Piece.Labelled each : entries) {
            List<Slice> one = set(List.of(each), x, half);
            set.add(one);
            fit &= one.stream().filter(slice -> !slice.space()).count() == 1
                    && one.get(0).height() < 2 * TEXT * LEADING;
        }
        if (!fit) {
            slices.addAll(set(List.copyOf(entries), x, width));
            return;
        }
        int rows = (entries.size() + 1) / 2;
        for (int row = 0; row < rows; row++) {
            Slice left = set.get(row).get(0);
            Slice right = row + rows < entries.size()
                    ? set(List.of(entries.get(row + rows)), x + width / 2 + 3 * MM, half)
                            .get(0)
                    : Slice.space(0);
            slices.add(Slice.of(Math.max(left.height(), right.height()), (pen, top) -> {
                left.drawn().draw(pen, top);
                right.drawn().draw(pen, top);
            }));
            slices.add(Slice.space(AFTER));
        }
    }

    private void framed(Piece.Framed framed, float x, float width, List<Slice> slices) {
        List<Slice> inner = set(framed.pieces(), x + BAR, width - BAR - 3 * MM);
        while (!inner.isEmpty() && inner.get(0).space()) {
            inner.remove(0);
        }
        while (!inner.isEmpty() && inner.get(inner.size() - 1).space()) {
            inner.remove(inner.size() - 1);
        }
        List<Slice> padded = new ArrayList<>();
        padded.add(Slice.of(3 * MM, (pen, top) -> {}).asGlued());
        padded.addAll(inner);
        padded.add(Slice.of(3 * MM, (pen, top) -> {}));
        // the last line keeps the lower edge with it
        if (padded.size() > 2) {
            padded.set(padded.size() - 2, padded.get(padded.size() - 2).asGlued());
        }
        for (Slice each : padded) {
            float height = each.height();
            slices.add(each.before((pen, top) -> {
                // a hair more than the slice, or the screen shows seams
                pen.box(x, top - height - 0.4f, width, height + 0.4f, Pen.TINT);
                pen.box(x, top - height - 0.4f, 1 * MM, height + 0.4f, Pen.ACCENT);
            }));
        }
        slices.add(Slice.space(3 * MM));
    }

    private void figure(Piece.Figure figure, float x, float width, List<Slice> slices) {
        Piece.Image image = figure.image();
        float wide = image.width() * PIXEL;
        float high = image.height() * PIXEL;
        float shrink = Math.min(1, Math.min(width / wide, HIGHEST_PICTURE / high));
        float shownWide = wide * shrink;
        float shownHigh = high * shrink;
        slices.add(Slice.of(shownHigh + 2, (pen, top) -> {
            pen.image(image, x, top - 1, shownWide, shownHigh);
            for (Piece.Area each : figure.areas()) {
                pen.area(each, x, top - 1, PIXEL * shrink);
            }
        }));
        slices.add(Slice.space(AFTER));
    }

    /** How wide pieces would like to be, and how narrow they can be without words being cut. */
    float[] widths(List<Piece> pieces) {
        float wanted = 0;
        float least = 0;
        for (Piece each : pieces) {
            float[] own = {60 * MM, 20 * MM};
            if (each instanceof Piece.Words words) {
                own = RunLines.widths(words.runs(), font, size(words.look()));
            } else if (each instanceof Piece.Figure figure) {
                own = new float[] {figure.image().width() * PIXEL, 20 * MM};
            } else if (each instanceof Piece.Labelled labelled) {
                own = widths(labelled.pieces());
                own = new float[] {own[0] + indent(labelled.kind()), own[1] + indent(labelled.kind())};
            } else if (each instanceof Piece.Gap) {
                own = new float[] {0, 0};
            }
            wanted = Math.max(wanted, own[0]);
            least = Math.max(least, own[1]);
        }
        return new float[] {wanted, least};
    }
}
