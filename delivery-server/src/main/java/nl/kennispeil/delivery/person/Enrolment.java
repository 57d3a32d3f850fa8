package nl.kennispeil.delivery.person;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import nl.kennispeil.delivery.candidate.CandidateId;
import org.jspecify.annotations.Nullable;

/**
 * One person in one training or role: the unit that is kept and deleted (domain.md §4.1). Its id is the id under which
 * that person sits tests in this training. All dates are days in Europe/Amsterdam, first and last day included.
 *
 * @param stays the institutes in order of their first day; the last is the owner, the controller of the data
 * @param ending null while it goes on and no end is known; an end in the future is allowed (T4)
 * @param shares part-time shares in order of their first day; none means full-time
 * @param resumableUntil last day of a recorded right to resume (T5), at most twelve months after the end
 */
public record Enrolment(
        CandidateId id,
        PersonId person,
        Training training,
        LocalDate begin,
        @Nullable Ending ending,
        List<Stay> stays,
        List<Interruption> interruptions,
        List<Share> shares,
        List<Exemption> exemptions,
        @Nullable LocalDate resumableUntil) {

    /** The same under other ids. */
    Enrolment as(CandidateId otherId, PersonId otherPerson) {
        return new Enrolment(
                otherId,
                otherPerson,
                training,
                begin,
                ending,
                stays,
                interruptions,
                shares,
                exemptions,
                resumableUntil);
    }

    /** At an institute from a day on. */
    public record Stay(String institute, LocalDate from) {}

    /**
     * Leave, illness, research: the clock of retention does not start (T1), training weeks do not count.
     *
     * @param until last day; null while it lasts
     * @param reason a code of the short list {@code leave, force-majeure, research}, never a diagnosis; or {@link
     *     #BETWEEN}, which only a new period sets
     */
    public record Interruption(LocalDate from, @Nullable LocalDate until, String reason) {

        /** Not in training between two periods of one enrolment (T2). */
        public static final String BETWEEN = "between";

        static final String RESEARCH = "research";

        public Interruption {
            if (until != null && until.isBefore(from)) {
                throw new IllegalArgumentException("interruption ends on " + until + ", before it begins on " + from);
            }
        }

        boolean between() {
            return reason.equals(BETWEEN);
        }
    }

    /** Works for this share of full time from a day on; above 0 and at most 1. */
    public record Share(LocalDate from, BigDecimal share) {

        public Share {
            if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("part-time share is " + share + ", allowed is above 0 up to 1");
            }
        }
    }

    /** Weeks of training that were granted beforehand, 1..156. */
    public record Exemption(int weeks, String reason) {

        public Exemption {
            if (weeks < 1 || weeks > 156) {
                throw new IllegalArgumentException("exemption is " + weeks + " weeks, allowed is 1..156");
            }
        }
    }

    public Enrolment {
        stays = List.copyOf(stays);
        interruptions = List.copyOf(interruptions);
        shares = List.copyOf(shares);
        exemptions = List.copyOf(exemptions);
        if (stays.isEmpty()) {
            throw new IllegalArgumentException("enrolment " + id + " has no institute");
        }
        if (ending != null && ending.day().isBefore(begin)) {
            throw new IllegalArgumentException(
                    "enrolment " + id + " ends on " + ending.day() + ", before it begins on " + begin);
        }
    }

    /** The institute that owns the data on a day: the last stay that began, the first one before that. */
    public String institute(LocalDate on) {
        return stays.stream()
                .filter(each -> !each.from().isAfter(on))
                .reduce((before, after) -> after)
                .orElse(stays.get(0))
                .institute();
    }

    /** Whether it runs on a day: begun and not ended, on leave or not. */
    public boolean active(LocalDate on) {
        return !begin.isAfter(on) && (ending == null || !ending.day().isBefore(on));
    }

    /** No dates: this may reach a log. */
    @Override
    public String toString() {
        return "Enrolment[" + id + "]";
    }
}
