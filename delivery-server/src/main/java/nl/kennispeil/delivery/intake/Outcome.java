package nl.kennispeil.delivery.intake;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one row.
 *
 * @param name of the person, for the screen; empty when the row could not be read
 * @param changes what differs, on the first row of an enrolment
 * @param problem why it is refused; null otherwise
 */
public record Outcome(
        int line,
        String externalId,
        String name,
        Kind kind,
        List<FieldChange> changes,
        @Nullable Problem problem) {

    /** What becomes of it. */
    public enum Kind {
        NEW,
        CHANGED,
        UNCHANGED,
        REFUSED;

        /** The name in URLs and message keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One field.
     *
     * @param field code of the column
     * @param before empty when there was none
     * @param undoes whether what stood there was corrected at the person's request (AVG art. 16)
     */
    public record FieldChange(String field, String before, String after, boolean undoes) {

        public FieldChange(String field, String before, String after) {
            this(field, before, after, false);
        }
    }

    static Outcome refused(int line, String externalId, String name, Problem problem) {
        return new Outcome(line, externalId, name, Kind.REFUSED, List.of(), problem);
    }

    /** Neither name nor values: this may reach a log. */
    @Override
    public String toString() {
        return "Outcome[" + line + " " + kind + "]";
    }
}
