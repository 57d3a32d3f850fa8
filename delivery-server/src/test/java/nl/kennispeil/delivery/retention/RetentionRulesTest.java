package nl.kennispeil.delivery.retention;

import static nl.kennispeil.delivery.retention.Lives.aios;
import static nl.kennispeil.delivery.retention.Lives.aiosUntil;
import static nl.kennispeil.delivery.retention.Lives.corrected;
import static nl.kennispeil.delivery.retention.Lives.day;
import static nl.kennispeil.delivery.retention.Lives.ended;
import static nl.kennispeil.delivery.retention.Lives.enrolment;
import static nl.kennispeil.delivery.retention.Lives.other;
import static nl.kennispeil.delivery.retention.Standing.State.ACTIVE;
import static nl.kennispeil.delivery.retention.Standing.State.COUNTING;
import static nl.kennispeil.delivery.retention.Standing.State.DUE;
import static nl.kennispeil.delivery.retention.Standing.State.OVERDUE;
import static nl.kennispeil.delivery.retention.Standing.State.QUARANTINED;
import static nl.kennispeil.delivery.retention.Standing.State.RESTRICTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Training;
import nl.kennispeil.delivery.retention.RetentionFacts.Confirmation;
import nl.kennispeil.delivery.retention.RetentionFacts.OpenRequest;
import nl.kennispeil.delivery.retention.RetentionFacts.Restriction;
import nl.kennispeil.delivery.retention.Standing.Code;
import nl.kennispeil.delivery.retention.Standing.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules T1 to T8 of domain.md §4.2 where §4.3 has no case for them. */
class RetentionRulesTest {

    /** Goes on 1 March 2027. */
    private static final RetentionFacts ENDED = RetentionFacts.of(aiosUntil("2026-08-31"));

    private static final Hold FRAUD = Hold.set(Hold.Reason.FRAUD, "privacy-1", day("2027-01-10"));

    @Test
    void aHoldOfOnePersonStopsNothingAndIsReported() {
        Reason unapproved = new Reason(Code.HELD_UNAPPROVED, "privacy-1", day("2027-01-10"), null);

        Standing standing = standing(ENDED.withHolds(List.of(FRAUD)), "2027-03-01");

        assertThat(standing.state()).isEqualTo(DUE);
        assertThat(standing.reasons()).containsExactly(unapproved);
    }

    @Test
    void whoApprovesAnOwnHoldIsStillOnePerson() {
        Hold own = FRAUD.approve("privacy-1", day("2027-01-11"));

        assertThat(standing(ENDED.withHolds(List.of(own)), "2027-03-01").state())
                .isEqualTo(DUE);
        assertThat(standing(ENDED.withHolds(List.of(own)), "2027-03-01").has(Code.HELD_UNAPPROVED))
                .isTrue();
    }

    @Test
    void aHoldCountsFromItsApprovalOn() {
        RetentionFacts facts = ENDED.withHolds(List.of(FRAUD.approve("privacy-2", day("2027-03-03"))));

        assertThat(standing(facts, "2027-03-02").state()).isEqualTo(OVERDUE);
        assertThat(standing(facts, "2027-03-03").state())
                .as("it is still there")
                .isEqualTo(RESTRICTED);
    }

    @Test
    void aForgottenReviewIsReportedAndDeletesNothing() {
        RetentionFacts facts = ENDED.withHolds(List.of(FRAUD.approve("privacy-2", day("2027-01-11"))));

        assertThat(standing(facts, "2027-07-10").reasons())
                .containsExactly(new Reason(Code.HELD_FRAUD, "privacy-1", day("2027-01-10"), null));
        assertThat(standing(facts, "2027-07-11").state()).isEqualTo(RESTRICTED);
        assertThat(standing(facts, "2027-07-11").reasons())
                .contains(new Reason(Code.HELD_REVIEW_OVERDUE, "privacy-1", day("2027-01-10"), day("2027-07-10")));
    }

    @Test
    void aHoldThatIsOverNeedsNoReview() {
        Hold over = FRAUD.approve("privacy-2", day("2027-01-11")).release(day("2027-02-01"));

        assertThat(standing(ENDED.withHolds(List.of(over)), "2027-07-11").reasons())
                .isEmpty();
    }

    @Test
    void aReviewIsAtMostSixMonthsAway() {
        assertThat(FRAUD.reviewBy()).isEqualTo("2027-07-10");
        assertThat(FRAUD.review(day("2027-07-01")).reviewBy()).isEqualTo("2028-01-01");
        assertThatThrownBy(() -> new Hold(
                        Hold.Reason.FRAUD, "privacy-1", day("2027-01-10"), null, null, day("2027-07-11"), null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("review of a hold by 2027-07-11, allowed is 2027-01-10..2027-07-10");
    }

    @Test
    void aDecisionHoldsItsSixWeeksEvenWhenTheHoldIsLiftedSooner() {
        Hold decided = FRAUD.decide(day("2027-05-10"));

        assertThat(decided.until()).isEqualTo("2027-06-21");
        assertThat(decided.release(day("2027-05-12")).until()).isEqualTo("2027-06-21");
        assertThat(decided.release(day("2027-07-01")).until()).isEqualTo("2027-07-01");
        assertThat(FRAUD.release(day("2027-05-12")).until()).isEqualTo("2027-05-12");
    }

    @Test
    void theLastOfSeveralHoldsDecides() {
        Hold first = FRAUD.approve("privacy-2", day("2027-01-11")).release(day("2027-03-20"));
        Hold second = Hold.set(Hold.Reason.OBJECTION, "privacy-2", day("2027-02-01"))
                .approve("privacy-1", day("2027-02-01"))
                .release(day("2027-04-30"));
        RetentionFacts facts = ENDED.withHolds(List.of(first, second));

        assertThat(standing(facts, "2027-03-20").reasons())
                .extracting(Reason::code)
                .containsExactly(Code.HELD_FRAUD, Code.HELD_OBJECTION);
        assertThat(standing(facts, "2027-03-21").reasons())
                .extracting(Reason::code)
                .containsExactly(Code.HELD_OBJECTION);
        assertThat(standing(facts, "2027-03-21").purge()).isEqualTo("2027-05-01");
    }

    @Test
    void whatThePersonRestrictsIsKeptUntilThePersonEndsIt() {
        RetentionFacts lasting = ENDED.withRestrictions(List.of(new Restriction(day("2027-02-01"), null)));
        RetentionFacts over = ENDED.withRestrictions(List.of(new Restriction(day("2027-02-01"), day("2029-05-05"))));

        assertThat(standing(lasting, "2027-02-28").state()).isEqualTo(COUNTING);
        assertThat(standing(lasting, "2031-01-01").state()).isEqualTo(RESTRICTED);
        assertThat(standing(lasting, "2031-01-01").hidden()).isTrue();
        assertThat(standing(over, "2029-05-05").state()).isEqualTo(RESTRICTED);
        assertThat(standing(over, "2029-05-06").state()).isEqualTo(DUE);
    }

    @Test
    void aRequestAnsweredBeforeTheDayDoesNotMoveIt() {
        RetentionFacts facts = ENDED.withRequests(List.of(new OpenRequest(day("2027-01-20"), day("2027-02-28"))));

        assertThat(standing(facts, "2027-02-28").purge()).isEqualTo("2027-03-01");
        assertThat(standing(facts, "2027-03-01").state()).isEqualTo(DUE);
    }

    @Test
    void anotherTrainingThatBeginsDoesNotCancelTheClock() {
        Enrolment subscriber = enrolment("subscriber", Training.SUBSCRIBER, day("2026-10-01"), null);
        Enrolment earlier = enrolment("earlier", Training.AIOS, day("2020-09-01"), ended(day("2021-02-01")));

        assertThat(standing(
                                ENDED.withOthers(
                                        List.of(other(subscriber, "2026-10-01"), other(earlier, "2020-09-01"))),
                                "2027-03-01")
                        .state())
                .isEqualTo(DUE);
    }

    @Test
    void onlyAPeriodThatBeganLaterIsNew() {
        Enrolment neverClosed = enrolment("earlier", Training.AIOS, day("2020-09-01"), null);
        Enrolment within = enrolment("within", Training.AIOS, day("2026-01-01"), ended(day("2026-08-31")));

        assertThat(standing(ENDED.withOthers(List.of(other(neverClosed, "2020-09-01"))), "2027-03-01")
                        .state())
                .isEqualTo(DUE);
        assertThat(standing(ENDED.withOthers(List.of(other(within, "2026-01-01"))), "2027-03-01")
                        .reasons())
                .isEmpty();
    }

    @Test
    void aPeriodCanGoOnFromOneThatWentOn() {
        Enrolment second = enrolment("second", Training.AIOS, day("2027-01-01"), ended(day("2027-06-30")));
        Enrolment third = enrolment("third", Training.AIOS, day("2027-12-01"), null);
        RetentionFacts facts = ENDED.withOthers(List.of(other(third, "2027-12-30"), other(second, "2026-12-01")));

        assertThat(standing(facts, "2027-12-29").state()).isEqualTo(COUNTING);
        assertThat(standing(facts, "2027-12-30").state()).isEqualTo(ACTIVE);
        assertThat(standing(ENDED.withOthers(List.of(other(third, "2027-12-30"))), "2027-12-30")
                        .state())
                .as("without the one between it came too late")
                .isEqualTo(OVERDUE);
    }

    @Test
    void theOwnerOfTheNewPeriodSeesTheOldOne() {
        Enrolment next = enrolment("again", Training.AIOS, day("2027-01-01"), null);
        Enrolment atEik = Lives.with(next, List.of(new Enrolment.Stay("eik", day("2027-01-01"))), List.of());
        RetentionFacts facts = ENDED.withOthers(List.of(other(atEik, "2026-12-01")));

        assertThat(Retention.viewers(facts, day("2026-12-31"))).containsExactly("berk");
        assertThat(Retention.viewers(facts, day("2027-01-01"))).containsExactly("eik");
    }

    @Test
    void anEndInTheFutureCountsAlready() {
        // T4
        Standing standing = standing(RetentionFacts.of(aiosUntil("2029-08-31")), "2026-11-22");

        assertThat(standing)
                .isEqualTo(new Standing(COUNTING, day("2030-02-28"), day("2030-03-01"), 0, List.of(), true));
    }

    @Test
    void anEndMovedBackThirtyDaysIsAUsualCorrection() {
        LocalDate recorded = day("2026-11-02");

        assertThat(moved("2026-03-31", recorded, day("2026-04-30"), "2026-11-02"))
                .isEqualTo(OVERDUE);
        assertThat(moved("2026-03-31", recorded, day("2026-05-01"), "2026-11-02"))
                .isEqualTo(QUARANTINED);
    }

    @Test
    void aFirstEndLongAgoIsAsSuspectAsAMovedOne() {
        assertThat(moved("2026-03-31", day("2026-11-02"), null, "2026-11-02")).isEqualTo(QUARANTINED);
        assertThat(moved("2026-10-31", day("2026-11-02"), null, "2027-05-01")).isEqualTo(DUE);
    }

    @Test
    void aMovedEndNeedsNoQuarantineWhenItsDayIsAWeekAwayOrMore() {
        // goes on 2026-10-01
        assertThat(moved("2026-03-31", day("2026-09-24"), day("2026-08-31"), "2026-10-01"))
                .isEqualTo(DUE);
        assertThat(moved("2026-03-31", day("2026-09-25"), day("2026-08-31"), "2026-09-30"))
                .isEqualTo(COUNTING);
        assertThat(moved("2026-03-31", day("2026-09-25"), day("2026-08-31"), "2026-10-01"))
                .isEqualTo(QUARANTINED);
    }

    @Test
    void aConfirmationOfAnotherEndOrOfBeforeTheCorrectionConfirmsNothing() {
        RetentionFacts facts =
                RetentionFacts.of(aios(corrected(day("2026-03-31"), day("2026-11-02"), day("2026-08-31"))));
        Confirmation good = new Confirmation("privacy-1", day("2026-11-03"), day("2026-03-31"));
        Confirmation otherEnd = new Confirmation("privacy-2", day("2026-11-03"), day("2026-02-28"));
        Confirmation tooEarly = new Confirmation("privacy-2", day("2026-11-01"), day("2026-03-31"));

        assertThat(standing(facts.withConfirmations(List.of(good, otherEnd, tooEarly)), "2026-12-01")
                        .state())
                .isEqualTo(QUARANTINED);
    }

    @Test
    void aHoldGoesBeforeAQuarantine() {
        RetentionFacts facts = RetentionFacts.of(
                        aios(corrected(day("2026-03-31"), day("2026-11-02"), day("2026-08-31"))))
                .withRestrictions(List.of(new Restriction(day("2026-10-20"), null)));

        Standing standing = standing(facts, "2026-11-03");

        assertThat(standing.state()).isEqualTo(RESTRICTED);
        assertThat(standing.reasons())
                .extracting(Reason::code)
                .containsExactly(Code.RESTRICTED_PERSON, Code.QUARANTINE_MOVED_BACK, Code.QUARANTINE_UNCONFIRMED);
    }

    @Test
    void evidenceOfShorterClocksIsHeldWhileTheTrainingGoesOn() {
        RetentionFacts facts = RetentionFacts.of(aios(null))
                .withHolds(List.of(FRAUD.approve("privacy-2", day("2027-01-11")).release(day("2027-02-01"))));

        assertThat(facts.held(day("2027-01-10"))).isFalse();
        assertThat(facts.held(day("2027-01-11"))).isTrue();
        assertThat(facts.held(day("2027-02-01"))).isTrue();
        assertThat(facts.held(day("2027-02-02"))).isFalse();
        assertThat(standing(facts, "2027-01-15").state()).isEqualTo(ACTIVE);
    }

    @Test
    void nothingThatReachesALogSaysWhen() {
        assertThat(ENDED).hasToString("RetentionFacts[aios]");
    }

    private static Standing.State moved(String end, LocalDate recorded, @Nullable LocalDate before, String today) {
        return standing(RetentionFacts.of(aios(corrected(day(end), recorded, before))), today)
                .state();
    }

    private static Standing standing(RetentionFacts facts, String today) {
        return Retention.decide(facts, day(today));
    }
}
