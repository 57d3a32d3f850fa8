package nl.kennispeil.delivery.rights;

import static nl.kennispeil.delivery.rights.RightsFixture.AIOS;
import static nl.kennispeil.delivery.rights.RightsFixture.ATTEMPT;
import static nl.kennispeil.delivery.rights.RightsFixture.NOW;
import static nl.kennispeil.delivery.rights.RightsFixture.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.retention.Hold;
import nl.kennispeil.delivery.retention.Retention;
import nl.kennispeil.delivery.retention.RetentionFacts;
import nl.kennispeil.delivery.retention.Standing;
import nl.kennispeil.delivery.retention.Subject;
import nl.kennispeil.delivery.shelf.Holds;
import org.junit.jupiter.api.Test;

/** What holds up a deletion, as the retention engine gets to know it (domain.md §4.3). */
class RightsTest {

    private final RightsFixture fixture = new RightsFixture();
    private final Rights rights = fixture.rights;

    private Standing standing(LocalDate end, String today) {
        return Retention.decide(rights.with(RetentionFacts.of(fixture.enrolled(end))), LocalDate.parse(today));
    }

    /** Case 20: hold 2027-01-10, decision 2027-05-10. */
    @Test
    void aHoldOfTwoPeopleKeepsDataUntilSixWeeksAfterTheDecision() {
        LocalDate end = LocalDate.of(2026, 8, 31);
        HoldRegister.Entry hold = rights.holds().set(AIOS, Hold.Reason.DISPUTE, "geschil", "privacy", at("2027-01-10"));
        assertThat(standing(end, "2027-03-01").state()).isEqualTo(Standing.State.DUE);

        rights.holds().approve(hold.id(), "privacy2", at("2027-01-10"));
        assertThat(standing(end, "2027-03-01").state()).isEqualTo(Standing.State.RESTRICTED);

        rights.holds().decide(hold.id(), LocalDate.of(2027, 5, 10), at("2027-05-10"));
        assertThat(standing(end, "2027-05-11").purge()).isEqualTo(LocalDate.of(2027, 6, 22));
    }

    @Test
    void nobodyApprovesAnOwnHold() {
        HoldRegister.Entry hold = rights.holds().set(AIOS, Hold.Reason.FRAUD, "onderzoek", "privacy", NOW);
        assertThatThrownBy(() -> rights.holds().approve(hold.id(), "privacy", NOW))
                .hasMessage("second-person");
        assertThat(rights.holds().require(hold.id()).approved()).isFalse();
    }

    @Test
    void aHoldIsReviewedWithinSixMonthsAndAReviewGivesSixMore() {
        HoldRegister.Entry hold = rights.holds().set(AIOS, Hold.Reason.FRAUD, "onderzoek", "privacy", at("2027-01-10"));
        assertThat(hold.hold().reviewBy()).isEqualTo(LocalDate.of(2027, 7, 10));
        assertThat(hold.reviewLate(LocalDate.of(2027, 7, 11))).isTrue();

        assertThat(rights.holds().review(hold.id(), at("2027-07-01")).hold().reviewBy())
                .isEqualTo(LocalDate.of(2028, 1, 1));
    }

    @Test
    void aHoldThatIsOverCannotBeChanged() {
        HoldRegister.Entry hold = rights.holds().set(AIOS, Hold.Reason.FRAUD, "onderzoek", "privacy", at("2027-01-10"));
        rights.holds().release(hold.id(), at("2027-01-11"));
        assertThatThrownBy(() -> rights.holds().review(hold.id(), at("2027-01-12")))
                .hasMessage("hold-over");
    }

    /** Case 22: access request 2027-02-20, answered 2027-03-15. */
    @Test
    void anOpenRequestForAccessMakesTheDeletionWaitForItsAnswer() {
        LocalDate end = LocalDate.of(2026, 8, 31);
        Request request = fixture.ask(Request.Kind.ACCESS, "alles", LocalDate.of(2027, 2, 20), at("2027-02-20"));
        assertThat(standing(end, "2027-03-01").mayPurge()).isFalse();

        rights.requests().decide(request.id(), Request.Outcome.GRANTED, "gegeven", "privacy", at("2027-03-15"));

        assertThat(standing(end, "2027-03-15").mayPurge()).isFalse();
        assertThat(standing(end, "2027-03-16").state()).isEqualTo(Standing.State.DUE);
    }

    @Test
    void aRequestToCorrectSomethingKeepsNothing() {
        fixture.ask(Request.Kind.RECTIFICATION, "naam", LocalDate.of(2027, 2, 20), at("2027-02-20"));
        assertThat(standing(LocalDate.of(2026, 8, 31), "2027-03-01").state()).isEqualTo(Standing.State.DUE);
    }

    @Test
    void aRestrictionHidesAndKeepsUntilThePersonEndsIt() {
        LocalDate end = LocalDate.of(2026, 8, 31);
        rights.restrictions().begin(AIOS, at("2027-02-20"));
        rights.restrictions().begin(AIOS, at("2027-02-21"));
        assertThat(rights.restrictions().hidden(AIOS)).isTrue();
        assertThat(rights.restrictions().hidden(new CandidateId("aios-2"))).isFalse();
        assertThat(standing(end, "2027-03-01").state()).isEqualTo(Standing.State.RESTRICTED);

        rights.restrictions().end(AIOS, at("2027-04-01"));

        assertThat(rights.restrictions().hidden(AIOS)).isFalse();
        assertThat(rights.restrictions().of(AIOS)).hasSize(1);
        assertThat(standing(end, "2027-04-02").mayPurge()).isTrue();
    }

    @Test
    void aRequestForARestrictionKeepsFromReceiptToTheDecision() {
        LocalDate end = LocalDate.of(2026, 8, 31);
        Request request =
                fixture.ask(Request.Kind.RESTRICTION, "ik heb het nodig", LocalDate.of(2027, 2, 20), at("2027-02-21"));
        assertThat(standing(end, "2027-03-01").state()).isEqualTo(Standing.State.RESTRICTED);
        assertThat(standing(end, "2027-09-01").mayPurge()).isFalse();

        rights.requests().decide(request.id(), Request.Outcome.REFUSED, "geen grond", "privacy", at("2027-03-10"));
        assertThat(standing(end, "2027-03-10").mayPurge()).isFalse();
        assertThat(standing(end, "2027-03-11").state()).isEqualTo(Standing.State.DUE);
    }

    @Test
    void anObjectionToResearchHoldsAtOnceAndCanBeTakenBack() {
        rights.objections().object(AIOS, NOW);
        rights.objections().object(AIOS, NOW.plusSeconds(60));
        assertThat(rights.objections().since(AIOS)).contains(NOW);
        assertThat(rights.objections().all()).containsExactly(AIOS);

        rights.objections().allow(AIOS, NOW);

        assertThat(rights.objections().all()).isEmpty();
    }

    @Test
    void aStatementKeepsItsHistoryAndCanBeTakenBack() {
        rights.notes().state(ATTEMPT, AIOS, "ik was ziek", NOW);
        rights.notes().state(ATTEMPT, AIOS, "ik was erg ziek", NOW.plusSeconds(1));
        assertThat(rights.notes().of(ATTEMPT, AIOS).statement()).isEqualTo("ik was erg ziek");

        rights.notes().state(ATTEMPT, AIOS, "", NOW.plusSeconds(2));

        assertThat(rights.notes().of(ATTEMPT, AIOS).statement()).isEmpty();
        assertThat(rights.notes().of(ATTEMPT, AIOS).statements()).hasSize(3);
    }

    @Test
    void deletionLeavesAnEntryWithDatesOnlyAndNothingElse() {
        Request request = fixture.ask(Request.Kind.ACCESS, "alles", LocalDate.of(2026, 11, 25), NOW);
        rights.requests().decide(request.id(), Request.Outcome.GRANTED, "gegeven", "privacy", at("2026-12-01"));
        rights.holds().set(AIOS, Hold.Reason.FRAUD, "onderzoek", "privacy", NOW);
        rights.restrictions().begin(AIOS, NOW);
        rights.objections().object(AIOS, NOW);
        rights.notes().state(ATTEMPT, AIOS, "ziek", NOW);
        RightsDeletion step = new RightsDeletion(rights);
        Subject subject = RightsFixture.subject();

        assertThat(step.delete(subject)).isEqualTo(6);
        assertThat(step.delete(subject)).isZero();

        assertThat(step.remaining(subject)).isZero();
        assertThat(step.shelves())
                .allSatisfy(name -> assertThat(
                                fixture.shelves.shelf(name, Holds.PERSONS).all())
                        .isEmpty());
        assertThat(rights.requests().past()).singleElement().satisfies(each -> {
            assertThat(each.ledger()).isEqualTo("LEDGER-1");
            assertThat(each.received()).isEqualTo(LocalDate.of(2026, 11, 25));
            assertThat(each.answered()).isEqualTo(LocalDate.of(2026, 12, 1));
        });
        assertThat(fixture.shelves.shelf(Requests.PAST, Holds.NOBODY).all().toString())
                .doesNotContain("aios-1");
    }

    @Test
    void aDeletionThatBrokeOffAfterTheCountWasGoneFindsWhatIsLeft() {
        fixture.ask(Request.Kind.ACCESS, "alles", LocalDate.of(2026, 11, 25), NOW);
        rights.files().delete(AIOS);
        RightsDeletion step = new RightsDeletion(rights);

        assertThat(step.remaining(RightsFixture.subject())).isEqualTo(1);
        step.delete(RightsFixture.subject());
        assertThat(step.remaining(RightsFixture.subject())).isZero();
    }
}
