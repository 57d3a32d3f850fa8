package nl.kennispeil.delivery.retention;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A reason to keep what would have to go (T6; AVG art. 17(3)(e)). It counts when one has set it and another has approved
 * it, and it does not lapse when nobody looks at it any more: a review that was forgotten is reported, since what is
 * deleted in the middle of a dispute does not come back. All dates are days in Europe/Amsterdam.
 *
 * @param setBy the account that set it
 * @param approval null while nobody has approved it: then it stops nothing
 * @param reviewedOn when it was last looked at again; null while it was not
 * @param reviewBy when it must be looked at again, at most six months after it was set or last reviewed
 * @param decidedOn when the dispute was decided; it holds six weeks longer, the term of a bezwaarschrift
 * @param releasedOn the last day it holds, when it was lifted by hand
 */
public record Hold(
        Reason reason,
        String setBy,
        LocalDate setOn,
        @Nullable Approval approval,
        @Nullable LocalDate reviewedOn,
        LocalDate reviewBy,
        @Nullable LocalDate decidedOn,
        @Nullable LocalDate releasedOn) {

    private static final int REVIEW_MONTHS = 6;
    private static final int WEEKS_AFTER_DECISION = 6;

    /** Why. */
    public enum Reason {
        /** Bezwaar against a result or decision. */
        OBJECTION,
        /** Geschil. */
        DISPUTE,
        FRAUD,
        /** A request about the data is running. */
        REQUEST;

        /** The name in files and message keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** By a second person. */
    public record Approval(String by, LocalDate on) {}

    /** @throws IllegalArgumentException when the review is later than six months after it was set or last reviewed */
    public Hold {
        LocalDate latest = (reviewedOn == null ? setOn : reviewedOn).plusMonths(REVIEW_MONTHS);
        if (reviewBy.isBefore(setOn) || reviewBy.isAfter(latest)) {
            throw new IllegalArgumentException(
                    "review of a hold by " + reviewBy + ", allowed is " + setOn + ".." + latest);
        }
    }

    /** A new one, not approved yet, to be reviewed after the longest time allowed. */
    public static Hold set(Reason reason, String by, LocalDate on) {
        return new Hold(reason, by, on, null, null, on.plusMonths(REVIEW_MONTHS), null, null);
    }

    /** Approving one's own hold changes nothing: {@link #counts} stays false. */
    public Hold approve(String by, LocalDate on) {
        return new Hold(reason, setBy, setOn, new Approval(by, on), reviewedOn, reviewBy, decidedOn, releasedOn);
    }

    /** Looked at again and found needed still; the next review is after the longest time allowed. */
    public Hold review(LocalDate on) {
        return new Hold(reason, setBy, setOn, approval, on, on.plusMonths(REVIEW_MONTHS), decidedOn, releasedOn);
    }

    public Hold decide(LocalDate on) {
        return new Hold(reason, setBy, setOn, approval, reviewedOn, reviewBy, on, releasedOn);
    }

    public Hold release(LocalDate on) {
        return new Hold(reason, setBy, setOn, approval, reviewedOn, reviewBy, decidedOn, on);
    }

    /**
     * The last day it holds, null while nobody can say. After a decision that is six weeks later, also when it is lifted
     * by hand before that.
     */
    public @Nullable LocalDate until() {
        if (decidedOn == null) {
            return releasedOn;
        }
        LocalDate afterDecision = decidedOn.plusWeeks(WEEKS_AFTER_DECISION);
        return releasedOn == null || releasedOn.isBefore(afterDecision) ? afterDecision : releasedOn;
    }

    /** Whether two different people stand behind it on that day. */
    boolean counts(LocalDate today) {
        return approval != null
                && !approval.by().equals(setBy)
                && !approval.on().isAfter(today);
    }

    /** Set by that day and not over before it, approved or not. */
    boolean open(LocalDate today) {
        LocalDate until = until();
        return !setOn.isAfter(today) && (until == null || !until.isBefore(today));
    }
}
