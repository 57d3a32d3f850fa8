package nl.kennispeil.delivery.retention;

import java.time.LocalDate;
import java.util.List;
import nl.kennispeil.delivery.person.Enrolment;
import org.jspecify.annotations.Nullable;

/**
 * All that decides how long one enrolment is kept. Dates are days in Europe/Amsterdam.
 *
 * @param enrolment the one it is about; its right to resume (T5) is in it
 * @param others the other enrolments of the same person that are still here
 * @param holds those of this enrolment, past ones too
 * @param restrictions what the person asked for under AVG art. 18
 * @param requests for access or portability (AVG art. 15 and 20)
 * @param confirmations that an end which was moved back is right
 * @param purgedOn when it was deleted; null while it is there
 */
public record RetentionFacts(
        Enrolment enrolment,
        List<Other> others,
        List<Hold> holds,
        List<Restriction> restrictions,
        List<OpenRequest> requests,
        List<Confirmation> confirmations,
        @Nullable LocalDate purgedOn) {

    /** @param registered when it became known here; T2 looks at that day and not at the first day of the training */
    public record Other(Enrolment enrolment, LocalDate registered) {}

    /**
     * The person wants the data kept, for a claim or instead of erasure (AVG art. 18(1)(b) and (c); T8). Only the person
     * ends it.
     *
     * @param until the last day; null while it lasts
     */
    public record Restriction(LocalDate from, @Nullable LocalDate until) {}

    /** @param answered null while it is open */
    public record OpenRequest(LocalDate received, @Nullable LocalDate answered) {

        private static final int MONTHS = 3;

        /** The last day on which it can keep data: that of the answer, at most three months after receipt (T7). */
        LocalDate until() {
            LocalDate limit = limit();
            return answered == null || answered.isAfter(limit) ? limit : answered;
        }

        LocalDate limit() {
            return received.plusMonths(MONTHS);
        }
    }

    /**
     * That a moved-back end is right. Two different people must say so (domain.md §5, "confirm unusual purge").
     *
     * @param end the end that was looked at: another correction needs another confirmation
     */
    public record Confirmation(String by, LocalDate on, LocalDate end) {}

    public RetentionFacts {
        others = List.copyOf(others);
        holds = List.copyOf(holds);
        restrictions = List.copyOf(restrictions);
        requests = List.copyOf(requests);
        confirmations = List.copyOf(confirmations);
    }

    /** Nothing but the enrolment. */
    public static RetentionFacts of(Enrolment enrolment) {
        return new RetentionFacts(enrolment, List.of(), List.of(), List.of(), List.of(), List.of(), null);
    }

    public RetentionFacts withOthers(List<Other> now) {
        return new RetentionFacts(enrolment, now, holds, restrictions, requests, confirmations, purgedOn);
    }

    public RetentionFacts withHolds(List<Hold> now) {
        return new RetentionFacts(enrolment, others, now, restrictions, requests, confirmations, purgedOn);
    }

    public RetentionFacts withRestrictions(List<Restriction> now) {
        return new RetentionFacts(enrolment, others, holds, now, requests, confirmations, purgedOn);
    }

    public RetentionFacts withRequests(List<OpenRequest> now) {
        return new RetentionFacts(enrolment, others, holds, restrictions, now, confirmations, purgedOn);
    }

    public RetentionFacts withConfirmations(List<Confirmation> now) {
        return new RetentionFacts(enrolment, others, holds, restrictions, requests, now, purgedOn);
    }

    public RetentionFacts purged(LocalDate on) {
        return new RetentionFacts(enrolment, others, holds, restrictions, requests, confirmations, on);
    }

    /** Whether the person goes with it: nothing else keeps the person here (domain.md §4.1). */
    public boolean last() {
        return others.isEmpty();
    }

    /**
     * Whether evidence must be left alone on that day, whatever clock it has: an approved hold or a restriction is in
     * force. For what goes before the enrolment does, such as scans and technical events.
     */
    public boolean held(LocalDate today) {
        return holds.stream().anyMatch(each -> each.counts(today) && each.open(today))
                || restrictions.stream()
                        .anyMatch(each -> !each.from().isAfter(today)
                                && (each.until() == null || !each.until().isBefore(today)));
    }

    /** Not whose: this may reach a log. */
    @Override
    public String toString() {
        return "RetentionFacts[" + enrolment.id() + "]";
    }
}
