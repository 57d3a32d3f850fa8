package nl.kennispeil.delivery.itembank;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the screens of the item bank show, in words of the page. */
public final class ItemViews {

    /** A row of the list. */
    public record Line(
            String id,
            String href,
            String title,
            String state,
            String category,
            String type,
            String authors,
            String checked,
            String reviewBy,
            boolean overdue,
            boolean blocked,
            int findings) {}

    /** A value to choose, and its words. */
    public record Choice(String value, String words, boolean chosen) {}

    /** A saved view. */
    public record Saved(String name, String href) {}

    /** The top of every page of an item. */
    public record Head(
            String id,
            String href,
            String title,
            String state,
            int version,
            String type,
            boolean blocked,
            String why,
            int open,
            boolean describes,
            boolean reviews) {}

    /** A step that is offered: what it is called, what is in its way, who signed. */
    public record Offer(String action, String to, boolean two, boolean reason, List<String> why, List<String> signed) {}

    /**
     * A reason that cannot be taken, to be shown again where it was typed.
     *
     * @param action code of the step; empty when nothing was sent
     * @param words what is wrong with it
     */
    public record Typed(String action, String reason, String words) {

        static final Typed NONE = new Typed("", "", "");

        public boolean at(String step) {
            return action.equals(step);
        }
    }

    /** A line of a history. */
    public record Event(String at, String by, String action, String from, String to, int version, List<String> words) {}

    /** Something an item came from; the page at {@code href} has the files. */
    public record From(String href, String file, String format, String identifier, String at) {}

    /** A fact and its words. */
    public record Fact(String name, List<String> words) {}

    /** A passage with what is said about it. */
    public record Passage(String path, String html, String marker, boolean right, List<Talk> threads) {}

    /**
     * @param place {@code here}, {@code moved} or {@code changed}
     * @param began who confirms that it is done; empty when whoever reviews does
     * @param done who says that it is done, and when; empty when nobody does
     * @param resolves whether this account closes it
     * @param standsIn whether it may do so for who began it
     * @param says whether it may say that it is done
     */
    public record Talk(
            String id,
            String quote,
            String place,
            boolean open,
            String began,
            String done,
            String resolved,
            int version,
            List<Remark> remarks,
            boolean resolves,
            boolean standsIn,
            boolean says) {}

    public record Remark(String by, String at, String text) {}

    /** A version in a list of them. */
    public record Version(
            int number, String made, String category, String calibration, boolean changed, String exposure) {}

    /** What differs in one block. */
    public record Difference(String aspect, String where, List<Piece> pieces, List<Attribute> attributes) {}

    /** @param named false when {@code name} is a name of QTI */
    public record Attribute(String name, boolean named, String old, String now) {}

    /** @param kind {@code kept}, {@code added} or {@code removed} */
    public record Piece(String kind, String text) {}

    /** A form that holds the item. */
    public record Use(String form, String version, boolean scored, List<String> sittings) {}

    /** Figures of a sitting. */
    public record Figures(
            String sitting,
            String version,
            int n,
            String p,
            String rit,
            String rir,
            String chosen,
            String institutes) {}

    /** A sitting without figures, and why. */
    public record NoFigures(String sitting, String version, String why) {}

    /** A field of the form of metadata. */
    public record Field(String code, String label, String hint, String value, String problem, List<String> known) {}

    /** @param place in the card */
    public record Consent(int place, MediaFile media, String document, String given, String withdrawn) {}

    /**
     * A picture, film or sound of an item.
     *
     * @param file what the library calls it
     * @param words what it shows; empty when the item does not say, or has it no more
     * @param picture where it can be seen; empty when it is no picture, or not in the item any more
     */
    public record MediaFile(String file, String words, String picture) {

        /** Enough of the name to tell it from others. */
        public String brief() {
            return file.length() <= 20 ? file : file.substring(0, 8) + "…" + file.substring(file.lastIndexOf('.') + 1);
        }
    }

    /** What would happen to an item: fields with before and after, or why not. */
    public record Planned(int line, String item, String problem, List<Change> changes) {}

    public record Change(String field, String before, String after, String problem) {}

    /** An item that waits for a reviewer. */
    public record Waiting(
            String id,
            String href,
            String title,
            String authors,
            String since,
            int version,
            int open,
            int mine,
            int signed,
            String seen) {}

    /** Production of somebody or something against the norm. */
    public record Row(String name, int made, int approved, int total) {}

    /** A column of a file and what it is taken for. */
    public record Column(int place, String header, @Nullable String field, String sample) {}

    private ItemViews() {}
}
