package nl.kennispeil.delivery.retention;

import static nl.kennispeil.delivery.retention.Lives.aios;
import static nl.kennispeil.delivery.retention.Lives.aiosUntil;
import static nl.kennispeil.delivery.retention.Lives.day;
import static nl.kennispeil.delivery.retention.Lives.ended;
import static nl.kennispeil.delivery.retention.Lives.enrolment;
import static nl.kennispeil.delivery.retention.Lives.noon;
import static nl.kennispeil.delivery.retention.Lives.other;
import static nl.kennispeil.delivery.retention.Lives.resumable;
import static nl.kennispeil.delivery.retention.Lives.with;
import static nl.kennispeil.delivery.retention.Standing.State.ACTIVE;
import static nl.kennispeil.delivery.retention.Standing.State.COUNTING;
import static nl.kennispeil.delivery.retention.Standing.State.DUE;
import static nl.kennispeil.delivery.retention.Standing.State.OVERDUE;
import static nl.kennispeil.delivery.retention.Standing.State.PURGED;
import static nl.kennispeil.delivery.retention.Standing.State.QUARANTINED;
import static nl.kennispeil.delivery.retention.Standing.State.RESTRICTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Training;
import nl.kennispeil.delivery.retention.RetentionFacts.Confirmation;
import nl.kennispeil.delivery.retention.RetentionFacts.OpenRequest;
import nl.kennispeil.delivery.retention.Standing.Code;
import nl.kennispeil.delivery.retention.Standing.Reason;
import org.junit.jupiter.api.Test;

/**
 * Golden dates: domain.md §4.3, by the number of the case. Cases 1 to 13 and 32 are in RetentionDatesTest, 34 is in
 * GroupReportTest.
 */
class RetentionCasesTest {

    private static final RetentionFacts ENDED = RetentionFacts.of(aiosUntil("2026-08-31"));

    private static final Hold DISPUTE =
            Hold.set(Hold.Reason.DISPUTE, "privacy-1", day("2027-01-10")).approve("privacy-2", day("2027-01-10"));

    @Test
    void case14ANewPeriodRegisteredOnTheLastDayCancelsTheClock() {
        Enrolment next = enrolment("again", Training.AIOS, day("2027-02-28"), null);
        RetentionFacts facts = ENDED.withOthers(List.of(other(next, "2027-02-28")));

        assertThat(standing(facts, "2027-02-27").state()).isEqualTo(COUNTING);
        assertThat(standing(facts, "2027-02-28").state()).isEqualTo(ACTIVE);
        assertThat(standing(facts, "2027-03-01"))
                .isEqualTo(new Standing(
                        ACTIVE,
                        null,
                        null,
                        0,
                        List.of(new Reason(Code.NEW_PERIOD, null, day("2027-02-28"), null)),
                        true));
    }

    @Test
    void case14TheEndOfTheNewPeriodGoverns() {
        Enrolment next = enrolment("again", Training.AIOS, day("2027-02-28"), ended(day("2028-02-29")));
        RetentionFacts facts = ENDED.withOthers(List.of(other(next, "2027-02-28")));

        Standing standing = standing(facts, "2028-08-29");

        assertThat(standing.state()).isEqualTo(COUNTING);
        assertThat(standing.purge()).isEqualTo("2028-08-30");
        assertThat(standing(facts, "2028-08-30").state()).isEqualTo(DUE);
    }

    @Test
    void case15ANewPeriodRegisteredADayTooLateFindsNothing() {
        Enrolment next = enrolment("again", Training.AIOS, day("2027-03-01"), null);
        RetentionFacts late = ENDED.withOthers(List.of(other(next, "2027-03-01")));
        RetentionFacts purged = late.purged(day("2027-03-01"));

        assertThat(standing(late, "2027-03-01").state()).isEqualTo(DUE);
        assertThat(standing(purged, "2027-03-01").state()).isEqualTo(PURGED);
        assertThat(standing(purged, "2030-01-01").state()).isEqualTo(PURGED);
        assertThat(standing(RetentionFacts.of(next), "2027-03-01").state()).isEqualTo(ACTIVE);
    }

    @Test
    void case16AUsedRightToResumeHidesUntilTheNewPeriodBegins() {
        Enrolment before = resumable(aiosUntil("2026-08-31"), "2027-08-31");
        Enrolment resumed = enrolment("resumed", Training.AIOS, day("2027-05-01"), null);
        RetentionFacts facts = RetentionFacts.of(before).withOthers(List.of(other(resumed, "2027-04-12")));

        assertThat(standing(facts, "2027-02-28").state()).isEqualTo(COUNTING);
        assertThat(standing(facts, "2027-03-01").state()).isEqualTo(RESTRICTED);
        assertThat(standing(facts, "2027-04-11").reasons())
                .containsExactly(new Reason(Code.RESUMPTION, "berk", day("2027-03-01"), day("2027-08-31")));
        assertThat(standing(facts, "2027-04-30").state()).isEqualTo(RESTRICTED);
        assertThat(standing(facts, "2027-04-30").reasons())
                .containsExactly(new Reason(Code.RESUMPTION, "berk", day("2027-03-01"), day("2027-04-30")));
        assertThat(Retention.viewers(facts, day("2027-04-30"))).isEmpty();
        assertThat(standing(facts, "2027-05-01").state()).isEqualTo(ACTIVE);
        assertThat(Retention.viewers(facts, day("2027-05-01"))).containsExactly("berk");
    }

    @Test
    void case17AnUnusedRightToResumeEndsTheDayAfterIt() {
        RetentionFacts right = RetentionFacts.of(resumable(aiosUntil("2026-08-31"), "2027-08-31"));

        assertThat(standing(right, "2026-12-01").purge()).isEqualTo("2027-09-01");
        assertThat(standing(right, "2027-03-01").state()).isEqualTo(RESTRICTED);
        assertThat(standing(right, "2027-08-31").state()).isEqualTo(RESTRICTED);
        assertThat(standing(right, "2027-09-01").state()).isEqualTo(DUE);
        assertThat(standing(ENDED, "2027-03-01").state()).isEqualTo(DUE);
    }

    @Test
    void case17ARightOfMoreThanAYearCountsForAYear() {
        RetentionFacts facts = RetentionFacts.of(resumable(aiosUntil("2026-08-31"), "2028-12-31"));

        assertThat(standing(facts, "2027-03-01").purge()).isEqualTo("2027-09-01");
    }

    @Test
    void case17WhoResumesAfterTheRightWasOverStartsEmpty() {
        Enrolment before = resumable(aiosUntil("2026-08-31"), "2027-08-31");
        Enrolment late = enrolment("late", Training.AIOS, day("2027-09-01"), null);

        assertThat(standing(RetentionFacts.of(before).withOthers(List.of(other(late, "2027-06-01"))), "2027-09-01")
                        .state())
                .isEqualTo(DUE);
    }

    @Test
    void case18AnInterruptionIsNotAnEnd() {
        Enrolment.Interruption leave =
                new Enrolment.Interruption(day("2026-01-05"), day("2026-01-05").plusWeeks(16), "leave");
        Enrolment.Interruption lasting = new Enrolment.Interruption(day("2025-01-05"), null, "leave");
        Enrolment away = aios(null);
        Enrolment back = aiosUntil("2026-08-31");

        assertThat(standing(RetentionFacts.of(with(away, away.stays(), List.of(lasting))), "2030-01-01")
                        .state())
                .isEqualTo(ACTIVE);
        assertThat(standing(RetentionFacts.of(with(back, back.stays(), List.of(leave))), "2027-01-01"))
                .isEqualTo(standing(ENDED, "2027-01-01"));
    }

    @Test
    void case19AChangeOfInstituteMovesTheOwnershipAndStartsNoClock() {
        Enrolment aios = aios(ended(day("2028-08-31")));
        RetentionFacts facts = RetentionFacts.of(with(
                aios,
                List.of(new Enrolment.Stay("berk", aios.begin()), new Enrolment.Stay("eik", day("2026-09-01"))),
                List.of()));

        assertThat(standing(facts, "2027-03-01").state()).isEqualTo(COUNTING);
        assertThat(standing(facts, "2027-03-01").purge()).isEqualTo("2029-03-01");
        assertThat(Retention.viewers(facts, day("2026-08-31"))).containsExactly("berk");
        assertThat(Retention.viewers(facts, day("2026-09-01"))).containsExactly("eik");
        assertThat(Retention.viewers(facts, day("2029-02-28"))).containsExactly("eik");
        assertThat(Retention.viewers(facts, day("2029-03-01"))).isEmpty();
    }

    @Test
    void case20ADisputeHoldsUntilSixWeeksAfterTheDecision() {
        RetentionFacts open = ENDED.withHolds(List.of(DISPUTE));
        RetentionFacts decided = ENDED.withHolds(List.of(DISPUTE.decide(day("2027-05-10"))));

        assertThat(standing(open, "2027-02-28").state()).isEqualTo(COUNTING);
        assertThat(standing(open, "2027-03-01").state()).isEqualTo(RESTRICTED);
        assertThat(standing(open, "2027-03-01").purge()).isNull();
        assertThat(standing(open, "2027-03-01").reasons())
                .containsExactly(new Reason(Code.HELD_DISPUTE, "privacy-1", day("2027-01-10"), null));
        assertThat(standing(decided, "2027-06-21").state()).isEqualTo(RESTRICTED);
        assertThat(standing(decided, "2027-06-21").reasons())
                .containsExactly(new Reason(Code.HELD_DISPUTE, "privacy-1", day("2027-01-10"), day("2027-06-21")));
        assertThat(standing(decided, "2027-06-22").state()).isEqualTo(DUE);
        assertThat(standing(decided, "2027-06-22").purge()).isEqualTo("2027-06-22");
    }

    @Test
    void case21AHoldReleasedBeforeTheDayChangesNothing() {
        Hold hold = Hold.set(Hold.Reason.OBJECTION, "privacy-1", day("2026-10-01"))
                .approve("privacy-2", day("2026-10-02"))
                .release(day("2026-12-01"));

        assertThat(standing(ENDED.withHolds(List.of(hold)), "2026-11-15"))
                .isEqualTo(standing(ENDED, "2026-11-15"))
                .extracting(Standing::purge)
                .isEqualTo(day("2027-03-01"));
        assertThat(standing(ENDED.withHolds(List.of(hold)), "2027-03-01").state())
                .isEqualTo(DUE);
    }

    @Test
    void case22AnOpenAccessRequestWaitsForItsAnswer() {
        RetentionFacts open = ENDED.withRequests(List.of(new OpenRequest(day("2027-02-20"), null)));
        RetentionFacts answered = ENDED.withRequests(List.of(new OpenRequest(day("2027-02-20"), day("2027-03-15"))));

        assertThat(standing(open, "2027-03-01").state()).isEqualTo(RESTRICTED);
        assertThat(standing(open, "2027-03-01").reasons())
                .containsExactly(new Reason(Code.REQUEST_OPEN, null, day("2027-02-20"), day("2027-05-20")));
        assertThat(standing(answered, "2027-03-15").state()).isEqualTo(RESTRICTED);
        assertThat(standing(answered, "2027-03-16").state()).isEqualTo(DUE);
    }

    @Test
    void case22AnAccessRequestWaitsAtMostThreeMonths() {
        RetentionFacts open = ENDED.withRequests(List.of(new OpenRequest(day("2027-02-20"), null)));

        assertThat(standing(open, "2027-05-20").state()).isEqualTo(RESTRICTED);
        Standing over = standing(open, "2027-05-21");
        assertThat(over.state()).isEqualTo(DUE);
        assertThat(over.has(Code.REQUEST_OVERRUN))
                .as("unanswered, and no longer a ground")
                .isTrue();
    }

    @Test
    void case23ABackdatedEndIsOverdueButQuarantinedAWeekAndConfirmedByTwo() {
        Ending backdated = Lives.corrected(day("2026-03-31"), day("2026-11-02"), day("2026-08-31"));
        RetentionFacts facts = RetentionFacts.of(aios(backdated));

        Standing first = standing(facts, "2026-11-02");
        assertThat(first.state()).isEqualTo(QUARANTINED);
        assertThat(first.purge()).as("overdue since").isEqualTo("2026-10-01");
        assertThat(first.daysLate()).isEqualTo(32);
        assertThat(first.reasons())
                .containsExactly(
                        new Reason(Code.QUARANTINE_MOVED_BACK, null, day("2026-11-02"), day("2026-11-08")),
                        new Reason(Code.QUARANTINE_UNCONFIRMED, null, day("2026-11-02"), null));
        assertThat(first.hidden()).as("the end may be a mistake").isFalse();
        assertThat(standing(facts, "2027-11-09").state())
                .as("never without a confirmation")
                .isEqualTo(QUARANTINED);

        Confirmation one = new Confirmation("privacy-1", day("2026-11-03"), day("2026-03-31"));
        Confirmation two = new Confirmation("privacy-2", day("2026-11-04"), day("2026-03-31"));
        assertThat(standing(facts.withConfirmations(List.of(one, one)), "2026-11-09")
                        .reasons())
                .containsExactly(new Reason(Code.QUARANTINE_UNCONFIRMED, "privacy-1", day("2026-11-02"), null));
        RetentionFacts confirmed = facts.withConfirmations(List.of(one, two));
        assertThat(standing(confirmed, "2026-11-08").state()).isEqualTo(QUARANTINED);
        assertThat(standing(confirmed, "2026-11-09").state()).isEqualTo(OVERDUE);
        assertThat(standing(confirmed, "2026-11-09").purge()).isEqualTo("2026-10-01");
    }

    @Test
    void case24AnEndThatIsTakenBackStopsTheClock() {
        assertThat(standing(RetentionFacts.of(aios(null)), "2027-02-28"))
                .isEqualTo(new Standing(ACTIVE, null, null, 0, List.of(), true));
    }

    @Test
    void case25AnotherRoleKeepsThePersonButNotTheTraining() {
        Enrolment opleider = enrolment("opleider", Training.OPLEIDER, day("2026-10-01"), null);
        RetentionFacts aios = ENDED.withOthers(List.of(other(opleider, "2026-10-01")));

        assertThat(standing(aios, "2027-03-01").state()).isEqualTo(DUE);
        assertThat(aios.last()).as("the person goes too").isFalse();
        assertThat(standing(RetentionFacts.of(opleider), "2027-03-01").state()).isEqualTo(ACTIVE);
        assertThat(RetentionFacts.of(opleider).last()).isTrue();
    }

    @Test
    void case26NobodyMailsTheDeceased() {
        RetentionFacts facts = RetentionFacts.of(aios(ended(day("2026-05-31"), Ending.Kind.DECEASED)));

        assertThat(standing(facts, "2026-06-10").mail()).isFalse();
        assertThat(standing(facts, "2026-06-10").has(Code.DECEASED)).isTrue();
        assertThat(standing(facts, "2026-11-30").state()).isEqualTo(COUNTING);
        assertThat(standing(facts, "2026-12-01").state()).isEqualTo(DUE);
        assertThat(standing(facts.purged(day("2026-12-01")), "2026-12-01").mail())
                .isFalse();
    }

    @Test
    void case26NorInAnotherRoleOfTheSamePerson() {
        Enrolment aios = aios(ended(day("2026-05-31"), Ending.Kind.DECEASED));
        Enrolment staff = enrolment("staff", Training.STAFF, day("2025-01-01"), null);

        assertThat(standing(RetentionFacts.of(staff).withOthers(List.of(other(aios, "2023-09-01"))), "2026-06-10")
                        .mail())
                .isFalse();
    }

    @Test
    void case27AResearchRecordOfALeapDayHasTenYears() {
        assertThat(OtherClocks.research(day("2028-02-29")).last()).isEqualTo("2038-02-28");
        assertThat(OtherClocks.research(day("2028-02-29")).purgeDay()).isEqualTo("2038-03-01");
    }

    @Test
    void case28AResearchRecordSurvivesThePurgeOfThePerson() {
        LocalDate sitting = day("2026-03-25");

        assertThat(OtherClocks.research(sitting).purgeDay()).isEqualTo("2036-03-26");
        assertThat(standing(ENDED.purged(day("2027-03-01")), "2036-03-25").state())
                .isEqualTo(PURGED);
        assertThat(OtherClocks.inResearch(sitting, null, day("2036-03-25"))).isTrue();
        assertThat(OtherClocks.inResearch(sitting, null, day("2036-03-26"))).isFalse();
    }

    @Test
    void case29AnObjectionToResearchCountsAtOnce() {
        LocalDate objected = day("2027-01-05");

        assertThat(OtherClocks.inResearch(day("2026-03-25"), objected, day("2027-01-04")))
                .isTrue();
        assertThat(OtherClocks.inResearch(day("2026-03-25"), objected, objected))
                .isFalse();
        assertThat(OtherClocks.inResearch(day("2026-03-25"), objected, day("2030-01-01")))
                .isFalse();
    }

    @Test
    void case30NoBackupOfAKeyOutlivesItsPurgeUntilTheRestore() {
        LocalDate restored = day("2027-03-10");

        assertThat(standing(ENDED.purged(day("2027-03-01")), "2027-03-10").state())
                .isEqualTo(PURGED);
        assertThat(OtherClocks.backupGone(noon(day("2027-02-27"))).toLocalDate())
                .as("so the backup may still be there")
                .isAfter(restored)
                .isEqualTo("2027-04-03");
        assertThat(OtherClocks.keyBackupGone(noon(day("2027-02-28"))).toLocalDate())
                .as("the last one that has the key is not")
                .isBefore(restored)
                .isEqualTo("2027-03-07");
    }

    @Test
    void case31APhotoIsGoneADayAfterTheWithdrawal() {
        assertThat(OtherClocks.photoGone(
                        OffsetDateTime.parse("2026-10-05T14:00+02:00").toInstant()))
                .isEqualTo(OffsetDateTime.parse("2026-10-06T14:00+02:00").toInstant());
    }

    @Test
    void case31TwentyFourHoursAreHoursWhenTheClockChanges() {
        assertThat(OtherClocks.photoGone(
                        OffsetDateTime.parse("2026-10-24T14:00+02:00").toInstant()))
                .isEqualTo(OffsetDateTime.parse("2026-10-25T13:00+01:00").toInstant());
    }

    @Test
    void case32ARejectedApplicantGoesAfterFourWeeks() {
        Enrolment applicant = enrolment(
                "applicant", Training.APPLICANT, day("2026-09-01"), ended(day("2026-11-14"), Ending.Kind.REJECTED));

        assertThat(standing(RetentionFacts.of(applicant), "2026-12-12").state()).isEqualTo(COUNTING);
        assertThat(standing(RetentionFacts.of(applicant), "2026-12-13").state()).isEqualTo(DUE);
    }

    @Test
    void case32APlacedApplicantDoesNotKeepTheSelectionWithTheTraining() {
        // T11: becomes aios, selection data separate
        Enrolment applicant = enrolment(
                "applicant", Training.APPLICANT, day("2026-09-01"), ended(day("2026-11-14"), Ending.Kind.PLACED));
        Enrolment placed = enrolment("placed", Training.AIOS, day("2027-03-01"), null);
        RetentionFacts facts = RetentionFacts.of(applicant).withOthers(List.of(other(placed, "2026-11-20")));

        assertThat(standing(facts, "2026-12-13").state()).isEqualTo(DUE);
        assertThat(facts.last()).isFalse();
    }

    @Test
    void case33AJobThatWasDownReportsHowLateItIs() {
        assertThat(standing(ENDED, "2027-02-27").state()).isEqualTo(COUNTING);

        Standing standing = standing(ENDED, "2027-03-04");

        assertThat(standing.state()).isEqualTo(OVERDUE);
        assertThat(standing.mayPurge()).isTrue();
        assertThat(standing.purge()).as("since").isEqualTo("2027-03-01");
        assertThat(standing.daysLate()).isEqualTo(3);
    }

    @Test
    void case35AnImportThatEnds400Of2250StopsTheRun() {
        List<CandidateId> due = IntStream.range(0, 400)
                .mapToObj(each -> new CandidateId("aios-" + each))
                .toList();

        assertThat(MassPurgeGuard.judge(due, 2_250, List.of()))
                .isEqualTo(new MassPurgeGuard.Verdict.Ask(400, 2_250, MassPurgeGuard.list(due)));
    }

    private static Standing standing(RetentionFacts facts, String today) {
        return Retention.decide(facts, day(today));
    }
}
