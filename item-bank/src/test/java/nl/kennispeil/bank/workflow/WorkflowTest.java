package nl.kennispeil.bank.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.kennispeil.bank.card.CardEdit;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.card.Reference;
import nl.kennispeil.bank.item.ItemId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkflowTest {

    private static final Instant NOON = Instant.parse("2026-03-25T11:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 25);
    private static final Workflow WORKFLOW = Workflow.shipped();

    private static CardEdit edit(ItemState state) {
        return ItemCard.draft(new ItemId("T-1"), "an", "HN")
                .edit()
                .state(state)
                .version(2)
                .references(List.of(new Reference("", "Een richtlijn", null)));
    }

    private static Asked asked(ItemCard card, String by, boolean reviewer, String reason, Signature... signatures) {
        return new Asked(card, by, card.writtenBy(by), reviewer, reason, List.of(signatures), false, 0, 0, true, TODAY);
    }

    private static Signature approval(String by, int version) {
        return new Signature(Action.APPROVE, version, by, NOON, "");
    }

    private static List<Refusal> why(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).why();
    }

    @Test
    void everyStateCanBeReachedFromDraftAndNoneIsADeadEnd() {
        Set<ItemState> reached = EnumSet.of(ItemState.DRAFT);
        for (int i = 0; i < ItemState.values().length; i++) {
            Set<ItemState> from = EnumSet.copyOf(reached);
            from.forEach(state -> WORKFLOW.from(state).forEach(step -> reached.add(step.to())));
        }
        assertThat(reached).containsExactlyInAnyOrder(ItemState.values());
        assertThat(ItemState.values())
                .allSatisfy(state -> assertThat(WORKFLOW.from(state)).anyMatch(step -> step.to() != state));
    }

    @Test
    void noRowLeadsToAStateOfUseButPastTwoReviewers() {
        for (ItemState state : EnumSet.of(ItemState.DRAFT, ItemState.IN_REVIEW, ItemState.REPAIR, ItemState.RETIRED)) {
            assertThat(WORKFLOW.from(state))
                    .filteredOn(step -> step.to().usable())
                    .allSatisfy(step -> {
                        assertThat(step.action()).isEqualTo(Action.APPROVE);
                        assertThat(step.takesTwo()).isTrue();
                    });
        }
    }

    @Test
    void oneApprovalIsNotedAndAnotherPersonsMovesTheItem() {
        ItemCard card = edit(ItemState.IN_REVIEW).done();

        assertThat(WORKFLOW.ask(Action.APPROVE, asked(card, "bea", true, ""))).isInstanceOf(Outcome.Signed.class);
        Outcome second = WORKFLOW.ask(Action.APPROVE, asked(card, "cees", true, "", approval("bea", 2)));
        assertThat(second).isInstanceOf(Outcome.Moved.class);
        assertThat(((Outcome.Moved) second).to()).isEqualTo(ItemState.APPROVED);
    }

    @Test
    void theSamePersonTwiceIsNotTwo() {
        ItemCard card = edit(ItemState.IN_REVIEW).done();

        assertThat(why(WORKFLOW.ask(Action.APPROVE, asked(card, "bea", true, "", approval("bea", 2)))))
                .containsExactly(Refusal.SAME_PERSON);
    }

    @Test
    void anApprovalOfAnotherVersionLapses() {
        ItemCard card = edit(ItemState.IN_REVIEW).version(3).done();

        assertThat(WORKFLOW.ask(Action.APPROVE, asked(card, "cees", true, "", approval("bea", 2))))
                .isInstanceOf(Outcome.Signed.class);
    }

    @Test
    void nobodyApprovesOwnWorkNorCountsTheYesOfWhoWroteAtItSince() {
        ItemCard card = edit(ItemState.IN_REVIEW).author("bea").done();

        assertThat(why(WORKFLOW.ask(Action.APPROVE, asked(card, "an", true, ""))))
                .contains(Refusal.OWN);
        assertThat(why(WORKFLOW.ask(Action.APPROVE, asked(card, "bea", true, ""))))
                .contains(Refusal.OWN);
        assertThat(WORKFLOW.ask(Action.APPROVE, asked(card, "cees", true, "", approval("bea", 2))))
                .isInstanceOf(Outcome.Signed.class);
    }

    @Test
    void anOpenThreadABlockAndAMissingReferenceEachStopAnApproval() {
        ItemCard card =
                edit(ItemState.IN_REVIEW).block("wacht").references(List.of()).done();
        Asked asked = new Asked(card, "bea", false, true, "", List.of(), false, 1, 0, true, TODAY);

        assertThat(why(WORKFLOW.ask(Action.APPROVE, asked)))
                .containsExactly(Refusal.OPEN_THREADS, Refusal.NO_REFERENCE, Refusal.BLOCKED);
    }

    @Test
    void whatNobodyAnsweredIsNotSubmitted() {
        for (ItemState state : List.of(ItemState.DRAFT, ItemState.REPAIR)) {
            ItemCard card = edit(state).done();
            Asked waits = new Asked(card, "an", true, false, "", List.of(), false, 2, 1, true, TODAY);
            Asked answered = new Asked(card, "an", true, false, "", List.of(), false, 2, 0, true, TODAY);

            assertThat(why(WORKFLOW.ask(Action.SUBMIT, waits))).containsExactly(Refusal.UNANSWERED);
            assertThat(WORKFLOW.ask(Action.SUBMIT, answered)).isInstanceOf(Outcome.Moved.class);
        }
    }

    @Test
    void whatNamesNoSourceIsNotSubmittedAndASourceOfTheVersionIsOne() {
        for (ItemState state : List.of(ItemState.DRAFT, ItemState.REPAIR)) {
            ItemCard card = edit(state).references(List.of()).done();
            Asked bare = new Asked(card, "an", true, false, "", List.of(), false, 0, 0, true, TODAY);
            Asked sourced = new Asked(card, "an", true, false, "", List.of(), true, 0, 0, true, TODAY);

            assertThat(why(WORKFLOW.ask(Action.SUBMIT, bare))).containsExactly(Refusal.NO_REFERENCE);
            assertThat(WORKFLOW.ask(Action.SUBMIT, sourced)).isInstanceOf(Outcome.Moved.class);
        }
    }

    @Test
    void restingItemsComeBackOnlyWhileTheirCheckCounts() {
        CardEdit resting = edit(ItemState.RESTING).checkedOn(TODAY.minusYears(2));

        assertThat(why(WORKFLOW.ask(
                        Action.ACTIVATE,
                        asked(resting.reviewBy(TODAY.minusDays(1)).done(), "bea", true, ""))))
                .containsExactly(Refusal.NOT_ACTUAL);
        assertThat(WORKFLOW.ask(Action.ACTIVATE, asked(resting.reviewBy(TODAY).done(), "bea", true, "")))
                .isInstanceOf(Outcome.Moved.class);
    }

    @Test
    void retiringAsksWhyAndTakesTwo() {
        ItemCard card = edit(ItemState.ACTIVE).done();
        Signature first = new Signature(Action.RETIRE, 2, "bea", NOON, "Achterhaald.");

        assertThat(why(WORKFLOW.ask(Action.RETIRE, asked(card, "bea", true, " "))))
                .containsExactly(Refusal.NO_REASON);
        assertThat(WORKFLOW.ask(Action.RETIRE, asked(card, "bea", true, "Achterhaald.")))
                .isInstanceOf(Outcome.Signed.class);
        assertThat(WORKFLOW.ask(Action.RETIRE, asked(card, "cees", true, "Eens.", first)))
                .isInstanceOf(Outcome.Moved.class);
    }

    @Test
    void whatIsNotInTheTableIsNotDone() {
        ItemCard card = edit(ItemState.DRAFT).done();

        assertThat(why(WORKFLOW.ask(Action.APPROVE, asked(card, "bea", true, ""))))
                .containsExactly(Refusal.NO_STEP);
        assertThat(why(WORKFLOW.ask(Action.SUBMIT, asked(card, "bea", true, ""))))
                .containsExactly(Refusal.NOT_AUTHOR);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DRAFT;submit;IN_REVIEW;author;versie   | 'versie', allowed is one of version
            DRAFT;sumbit;IN_REVIEW;author;         | 'sumbit', allowed is one of edit
            DRAFT;submit;REVIEW;author;            | 'REVIEW', allowed is one of DRAFT
            DRAFT;submit;IN_REVIEW;everybody;      | 'everybody', allowed is one of author
            DRAFT;submit;IN_REVIEW;author          | 4 cells, needed is 5
            """)
    void aWordTheTableDoesNotKnowStopsTheStart(String row, String said) {
        assertThatThrownBy(() -> Workflow.parse("from;action;to;who;conditions\n" + row.strip()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("workflow.csv line 2")
                .hasMessageContaining(said);
    }
}
