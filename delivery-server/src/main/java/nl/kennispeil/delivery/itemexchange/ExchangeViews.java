package nl.kennispeil.delivery.itemexchange;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the screens of the desk show, in words of the page. */
public final class ExchangeViews {

    /** An import in the list. */
    public record Line(
            String href,
            String at,
            String by,
            String files,
            String state,
            int rows,
            int taken,
            int refused,
            String goes,
            boolean running) {}

    /** An import on its own page. */
    public record Head(
            String href,
            String at,
            String by,
            List<File> files,
            boolean kept,
            boolean report,
            String goes,
            int ready,
            int repair,
            int known,
            int refused,
            int taken,
            boolean mayDrop) {}

    /** @param href where it is fetched; empty when it is no longer there */
    public record File(String name, String size, String sha256, String href) {}

    /**
     * Items of one kind, as many as one page shows.
     *
     * @param total how many there are
     * @param from place of the first that is shown, from 1
     * @param before page before this one; empty for none
     * @param after page after this one; empty for none
     */
    public record Part(String code, List<Item> items, int total, int from, String before, String after) {

        public boolean whole() {
            return items.size() == total;
        }
    }

    /**
     * An item of the report.
     *
     * @param equal the version of the bank it is equal to; empty when there is none
     * @param versionOf the item it is a changed copy of; empty when there is none
     * @param takenAs the item of the bank it became; empty when it was not taken
     * @param told the case it became part of; empty for none
     * @param skipped why it was left out after it was asked for; empty when it was not
     * @param ticked whether it is chosen to begin with
     */
    public record Item(
            int number,
            String title,
            String type,
            String where,
            String status,
            Said reason,
            List<Said> repairs,
            List<String> missing,
            List<Said> notes,
            Known equal,
            int twin,
            List<Known> like,
            Known versionOf,
            Known takenAs,
            boolean asDraft,
            Known told,
            String skipped,
            boolean ticked,
            String preview) {

        public boolean open() {
            return takenAs.id().isEmpty() && !status.equals(Row.REFUSED);
        }
    }

    /** An item or a case of the bank; empty when there is none. */
    public record Known(String id, String href) {

        static final Known NONE = new Known("", "");
    }

    /**
     * A test of the import.
     *
     * @param places how many items it has
     * @param here how many of those are in the bank: they were there, or were taken
     * @param lacking items that are not, each with why
     * @param without stands for those, to agree to
     * @param left what a form here cannot do
     * @param rules which rules a form of it gets, in words
     * @param forms that were made of it
     * @param known forms the same test stands as already
     * @param asked what is asked of who may make a form; null for who may not, and while no item is in the bank
     */
    public record Test(
            int number,
            String title,
            String where,
            int places,
            int pilots,
            int here,
            int taken,
            List<String> lacking,
            String without,
            List<String> left,
            List<String> remarks,
            String rules,
            List<Known> forms,
            List<Known> known,
            @Nullable Asked asked) {}

    /**
     * The fields of a form that is to be made, as somebody typed them, and what is wrong with them by name.
     *
     * @param next versions of known forms that it may become instead
     * @param as which of those was chosen; empty for a form of its own
     */
    public record Asked(
            String href,
            String id,
            String title,
            String kind,
            List<String> kinds,
            List<String> next,
            String as,
            Map<String, String> problems) {}

    /** How far it is. */
    public record Progress(int percent, String text) {}

    /** What a package would hold: how many items, how many without a version, what the chosen form of QTI cannot say. */
    public record Leaving(int items, int without, List<Lost> lost, int lostMore) {}

    /** What of an item does not go along. */
    public record Lost(String item, List<Said> what) {}

    private ExchangeViews() {}
}
