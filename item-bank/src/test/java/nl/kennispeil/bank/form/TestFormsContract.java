package nl.kennispeil.bank.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.scoring.formula.PenaltyTable;
import nl.kennispeil.scoring.irt.ItemParameters;
import org.junit.jupiter.api.Test;

/** What every store of test forms does; run against each of them. */
public abstract class TestFormsContract {

    /** An empty store, another for each call. */
    protected abstract TestForms emptyForms();

    @Test
    void whatWasAddedComesBackEqual() {
        TestForms forms = emptyForms();
        forms.add(lhk("LHK-2026-N:1", "LHK najaar 2026"));
        forms.add(practice());

        assertThat(forms.find(FormRef.parse("LHK-2026-N:1"))).contains(lhk("LHK-2026-N:1", "LHK najaar 2026"));
        assertThat(forms.find(practice().ref())).contains(practice());
    }

    @Test
    void anAdaptiveFormComesBackWithItsPool() {
        TestForm form = adaptive(new ItemParameters.ThreePl(1.2, -0.3, 0.2));
        TestForms forms = emptyForms();
        forms.add(form);
        forms.add(form);

        assertThat(forms.find(form.ref())).contains(form);
    }

    @Test
    void anUnknownFormIsEmpty() {
        assertThat(emptyForms().find(FormRef.parse("NOT-THERE:1"))).isEmpty();
    }

    @Test
    void addingTheSameAgainChangesNothing() {
        TestForms forms = emptyForms();
        forms.add(practice());
        forms.add(practice());

        assertThat(forms.refs()).containsExactly(practice().ref());
    }

    @Test
    void otherContentUnderAStoredReferenceIsRefused() {
        TestForms forms = emptyForms();
        forms.add(lhk("LHK-2026-N:1", "LHK najaar 2026"));

        assertThatThrownBy(() -> forms.add(lhk("LHK-2026-N:1", "LHK voorjaar 2026")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LHK-2026-N:1");
        assertThat(forms.find(FormRef.parse("LHK-2026-N:1")).orElseThrow().title())
                .isEqualTo("LHK najaar 2026");
    }

    @Test
    void referencesAreOrderedByIdAndVersion() {
        TestForms forms = emptyForms();
        List.of("LHK-B:2", "LHK-B:10", "LHK-A:3", "LHK-B:1").forEach(ref -> forms.add(lhk(ref, "LHK")));

        assertThat(forms.refs())
                .extracting(FormRef::toString)
                .containsExactly("LHK-A:3", "LHK-B:1", "LHK-B:2", "LHK-B:10");
    }

    static TestForm lhk(String ref, String title) {
        FormRules rules = new FormRules(
                Duration.ofMinutes(180),
                Duration.ofMinutes(60),
                Navigation.FREE,
                true,
                PenaltyTable.asPublished(),
                Release.BY_BUREAU,
                Feedback.SCORE_ONLY);
        return new TestForm(
                FormRef.parse(ref),
                "LHK",
                title,
                List.of(new FormItem(ItemRef.parse("T-1:1"), true), new FormItem(ItemRef.parse("T-2:3"), false)),
                rules);
    }

    static TestForm adaptive(ItemParameters... parameters) {
        AdaptivePart part = AdaptiveJsonTest.part(parameters);
        FormRules rules = new FormRules(
                Duration.ofMinutes(30),
                Duration.ZERO,
                Navigation.FORWARD_ONLY,
                true,
                PenaltyTable.none(),
                Release.BY_BUREAU,
                Feedback.SCORE_ONLY,
                part);
        return new TestForm(
                FormRef.parse("ADAPTIEF-1:1"),
                "LHK",
                "Adaptief",
                List.of(new FormItem(ItemRef.parse("T-1:1"), true), new FormItem(ItemRef.parse("T-77:1"), false)),
                rules);
    }

    private static TestForm practice() {
        FormRules rules = new FormRules(
                Duration.ofMinutes(30),
                Duration.ZERO,
                Navigation.FORWARD_ONLY,
                false,
                PenaltyTable.none(),
                Release.AT_ONCE,
                Feedback.ANSWERS_AND_RATIONALE);
        return new TestForm(
                FormRef.parse("OEFEN-1:1"),
                "OEFEN",
                "Oefentoets",
                List.of(new FormItem(ItemRef.parse("T-1:1"), true)),
                rules);
    }
}
