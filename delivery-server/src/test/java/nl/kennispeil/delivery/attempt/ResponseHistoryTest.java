package nl.kennispeil.delivery.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.form.Feedback;
import nl.kennispeil.bank.form.FormItem;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.form.FormRules;
import nl.kennispeil.bank.form.Navigation;
import nl.kennispeil.bank.form.Release;
import nl.kennispeil.bank.form.TestForm;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.scoring.formula.PenaltyTable;
import org.junit.jupiter.api.Test;

class ResponseHistoryTest {

    private static final Instant NOON = Instant.parse("2026-03-25T11:00:00Z");
    private static final ItemRef FIRST = ItemRef.parse("T-1:1");
    private static final ItemRef SECOND = ItemRef.parse("T-2:1");

    /** First A, then on to the second, then back to change the first into B. */
    private static final Map<ItemRef, List<ResponseEvent>> BACK_AND_FORTH = Map.of(
            FIRST, List.of(answer(1, 1, FIRST, "A"), answer(1, 3, FIRST, "B")),
            SECOND, List.of(answer(1, 2, SECOND, "C"), answer(1, 4, SECOND, "D")));

    @Test
    void onAFreeFormTheLastAnswerCounts() {
        assertThat(ResponseHistory.answers(form(Navigation.FREE), BACK_AND_FORTH))
                .isEqualTo(Map.of(FIRST, "B", SECOND, "D"));
    }

    @Test
    void onAFormThatOnlyGoesForwardAnAnswerToAnItemLeftBehindDoesNotCount() {
        assertThat(ResponseHistory.answers(form(Navigation.FORWARD_ONLY), BACK_AND_FORTH))
                .isEqualTo(Map.of(FIRST, "A", SECOND, "D"));
    }

    @Test
    void aNewerDeviceGoesOnWhereTheOlderOneWas() {
        Map<ItemRef, List<ResponseEvent>> events = Map.of(
                FIRST, List.of(answer(1, 1, FIRST, "A"), answer(2, 1, FIRST, "B")),
                SECOND, List.of(answer(2, 2, SECOND, "C")));
        assertThat(ResponseHistory.answers(form(Navigation.FORWARD_ONLY), events))
                .isEqualTo(Map.of(FIRST, "B", SECOND, "C"));
    }

    private static ResponseEvent answer(int epoch, int seq, ItemRef item, String value) {
        return new ResponseEvent(epoch, seq, item, ResponseEvent.Kind.ANSWER, value, NOON, NOON, 1_000, false);
    }

    private static TestForm form(Navigation navigation) {
        return new TestForm(
                new FormRef("T", 1),
                "LHK",
                "LHK",
                List.of(new FormItem(FIRST, true), new FormItem(SECOND, true)),
                new FormRules(
                        Duration.ofHours(3),
                        Duration.ofHours(1),
                        navigation,
                        true,
                        PenaltyTable.asPublished(),
                        Release.BY_BUREAU,
                        Feedback.SCORE_ONLY));
    }
}
