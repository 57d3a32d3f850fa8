package nl.kennispeil.bank.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.scoring.formula.PenaltyTable;
import nl.kennispeil.scoring.irt.ItemParameters;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class TestFormTest {

    private static final TestForm FORM = TestFormsContract.lhk("LHK-2026-N:1", "LHK najaar 2026");

    @Test
    void twoVersionsOfOneItemDoNotFitInOneForm() {
        List<FormItem> items =
                List.of(new FormItem(ItemRef.parse("T-1:1"), true), new FormItem(ItemRef.parse("T-1:2"), true));

        assertThatThrownBy(() -> new TestForm(FORM.ref(), "LHK", "LHK", items, FORM.rules()))
                .hasMessageContaining("item T-1 twice");
    }

    @Test
    void aFormNeedsItems() {
        assertThatThrownBy(() -> new TestForm(FORM.ref(), "LHK", "LHK", List.of(), FORM.rules()))
                .hasMessageContaining("no items");
    }

    @Test
    void timesOutsideTheirRangeAreNamed() {
        assertThatThrownBy(() -> rules(Duration.ZERO, Duration.ZERO)).hasMessageContaining("time is PT0S");
        assertThatThrownBy(() -> rules(Duration.ofHours(3), Duration.ofHours(25)))
                .hasMessageContaining("grace is PT25H");
        assertThatThrownBy(() -> rules(Duration.ofMillis(1500), Duration.ZERO)).hasMessageContaining("whole seconds");
    }

    @Test
    void anAdaptiveFormNeedsParametersOfExactlyTheItemsThatCount() {
        TestForm form = TestFormsContract.adaptive(new ItemParameters.Rasch(0));
        List<FormItem> more = new ArrayList<>(form.items());
        more.add(new FormItem(ItemRef.parse("T-9:1"), true));

        assertThatThrownBy(() -> new TestForm(form.ref(), "LHK", "LHK", more, form.rules()))
                .hasMessageContaining("no parameters of item T-9:1");
        assertThatThrownBy(() ->
                        new TestForm(form.ref(), "LHK", "LHK", form.items().subList(1, 2), form.rules()))
                .hasMessageContaining("not in it: [T-1:1]");
    }

    @Test
    void anAdaptiveFormGoesForwardOnly() {
        FormRules adaptive =
                TestFormsContract.adaptive(new ItemParameters.Rasch(0)).rules();

        assertThatThrownBy(() -> new FormRules(
                        adaptive.time(),
                        adaptive.grace(),
                        Navigation.FREE,
                        true,
                        adaptive.penalties(),
                        adaptive.release(),
                        adaptive.feedback(),
                        adaptive.adaptive()))
                .hasMessageContaining("navigation FREE");
    }

    @Test
    void aReferenceReadsBackWhatItWrites() {
        assertThat(FormRef.parse("LHK-2026-N:1")).isEqualTo(new FormRef("LHK-2026-N", 1));
        assertThatThrownBy(() -> FormRef.parse("LHK 2026:1")).hasMessageContaining("LHK 2026:1");
    }

    @Test
    void aStoredFormKeepsThePenaltiesToTheLastDigit() {
        Document document = Document.parse(MongoFormDocument.of(FORM).toJson());

        assertThat(MongoFormDocument.read(document)).isEqualTo(FORM);
    }

    @Test
    void aNewerSchemaIsNotReadHalf() {
        Document newer = MongoFormDocument.of(FORM).append("schema", 2);

        assertThatThrownBy(() -> MongoFormDocument.read(newer)).hasMessageContaining("schema 2");
    }

    private static FormRules rules(Duration time, Duration grace) {
        return new FormRules(
                time, grace, Navigation.FREE, true, PenaltyTable.none(), Release.AT_ONCE, Feedback.SCORE_ONLY);
    }
}
