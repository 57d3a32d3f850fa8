package nl.kennispeil.delivery.bureau;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the templates of the bureau's screens are given. */
public final class Screens {

    private Screens() {}

    /** The form for a new sitting as it was filled in; empty texts when it is new. */
    public record Draft(
            String titleNl,
            String titleEn,
            String form,
            String shape,
            String opensDate,
            String opensTime,
            String opensChoice,
            String closesDate,
            String closesTime,
            String closesChoice,
            String condition) {

        /** A form nobody has filled in yet. */
        public static Draft empty() {
            return new Draft("", "", "", "moment", "", "09:00", "", "", "", "", "home");
        }
    }

    /** One refused row of an upload: where, what was got, and the key of what is allowed. */
    public record Author(String candidate, boolean listed) {}

    public record RowError(int line, String got, String problem) {}

    /**
     * What came of an uploaded list.
     *
     * @param already good rows that were on the list before
     * @param problem key for the file as a whole; empty when its rows were looked at
     */
    public record Upload(int added, int already, List<RowError> errors, String problem) {}

    /** An institute in the table of groups. */
    public record GroupRow(String institute, String name, List<GroupCell> cells) {}

    /** How many of an institute and phase are invited, and how many are on the list. */
    public record GroupCell(int phase, int invited, int listed) {}

    /** Which rows to show. Empty texts mean all. */
    public record Filter(String state, String institute, String name, int page) {

        public boolean active() {
            return !state.isEmpty() || !institute.isEmpty() || !name.isEmpty();
        }
    }

    /** How many are in a state. */
    public record Count(String state, int number) {}

    /**
     * One person in the live list.
     *
     * @param since offline since, or handed in at
     * @param answered how many questions of an adaptive test; 0 for none, or a fixed list
     */
    public record Row(
            String attempt,
            String name,
            String institute,
            String instituteName,
            int phase,
            Standing standing,
            @Nullable Instant since,
            @Nullable Instant saved,
            int answered,
            @Nullable Instant deadline,
            int extraMinutes,
            boolean forced,
            @Nullable String reopenAskedBy) {

        /** Whole minutes left to answer, rounded up; null when the person is not busy. */
        public @Nullable Integer minutesLeft(Instant now) {
            boolean answering = standing == Standing.BUSY || standing == Standing.OFFLINE;
            if (!answering || deadline == null) {
                return null;
            }
            return (int) ((deadline.toEpochMilli() - now.toEpochMilli() + 59_999) / 60_000);
        }
    }

    /** A row as people read it, in the language of the page. Times are texts; empty when there is nothing to say. */
    public record Line(
            String attempt,
            String name,
            String institute,
            int phase,
            String state,
            String stateText,
            String saved,
            String left,
            String extra,
            boolean asked) {}

    /** The live view: all counts, and one page of rows. */
    public record Live(Instant at, int all, List<Count> counts, int fitting, int page, int pages, List<Row> rows) {}

    /** Closing under way or done: how far. */
    public record ClosingState(boolean running, int done, int total, boolean failed) {

        public int percent() {
            return total == 0 ? (running ? 0 : 100) : (int) (100L * done / total);
        }
    }

    /** An attempt that is not over yet when somebody wants to close. */
    public record Unfinished(int busy, int inGrace) {

        public boolean none() {
            return busy == 0 && inGrace == 0;
        }
    }

    /**
     * Mean and spread of a group.
     *
     * @param label phase 1..6 as text, or "all"
     */
    public record GroupMark(String label, int n, BigDecimal mean, BigDecimal sd) {}

    /** A result of an upload of a rescue file; {@code problem} is empty when it was taken. */
    public record Rescued(String problem, int taken, int refused, String reason, String attempt, String sitting) {}

    /** A card on the home page: what to do and where. */
    public record Task(String key, String href, boolean first) {}
}
