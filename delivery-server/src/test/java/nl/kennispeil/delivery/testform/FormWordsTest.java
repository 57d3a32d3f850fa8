package nl.kennispeil.delivery.testform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.kennispeil.bank.blueprint.Coverage;
import nl.kennispeil.bank.blueprint.Obstacle;
import nl.kennispeil.bank.blueprint.Shortfall;
import nl.kennispeil.bank.form.Edit;
import nl.kennispeil.bank.form.Feedback;
import nl.kennispeil.bank.form.Finding;
import nl.kennispeil.bank.form.FormApproval;
import nl.kennispeil.bank.form.FormEditing;
import nl.kennispeil.bank.form.FormState;
import nl.kennispeil.bank.form.Navigation;
import nl.kennispeil.bank.form.Release;
import nl.kennispeil.bank.form.TestKinds;
import nl.kennispeil.bank.processing.Reason;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.delivery.text.Messages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Words whose keys are put together while running. */
class FormWordsTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyReasonStateAndKindHasWords(Language language) {
        List<String> keys = new ArrayList<>();
        names(Finding.Problem.values()).forEach(each -> keys.add("finding." + each));
        names(Reason.values()).forEach(each -> keys.add("cannot." + each));
        Stream.of(Navigation.values()).forEach(each -> keys.add("navigation." + each));
        Stream.of(Release.values()).forEach(each -> keys.add("release." + each));
        Stream.of(Feedback.values()).forEach(each -> keys.add("feedback." + each));
        names(Obstacle.values()).forEach(each -> keys.add("obstacle." + each));
        names(Shortfall.Kind.values()).forEach(each -> keys.add("shortfall." + each));
        names(FormEditing.Reason.values()).forEach(each -> keys.add("done.not-" + each));
        names(FormApproval.Reason.values()).forEach(each -> keys.add("refused." + each));
        names(FormApproval.Step.values()).forEach(each -> keys.add("step." + each));
        names(FormApproval.Step.values()).forEach(each -> keys.add("done." + each));
        names(Edit.Kind.values()).forEach(each -> keys.add("done." + each));
        names(Edit.Kind.values()).forEach(each -> keys.add("did." + each));
        names(FormState.values()).forEach(each -> keys.add("state." + each));
        names(Coverage.Standing.values()).forEach(each -> keys.add("standing." + each));
        TestKinds.all().forEach(each -> keys.add("kind." + each.code()));
        BlueprintForm.COLUMNS.forEach(each -> keys.add("column." + each));
        BlueprintForm.KINDS.forEach(each -> keys.add("demand." + each));
        Messages words = Messages.in(language);

        assertThat(keys)
                .allSatisfy(each ->
                        assertThat(words.text("page.forms." + each)).as(each).doesNotContain("⟦"));
        assertThat(names(FormApproval.Reason.values()))
                .allSatisfy(each ->
                        assertThat(words.text("error.form-" + each)).as(each).doesNotContain("⟦"));
    }

    private static Stream<String> names(Enum<?>[] values) {
        return Stream.of(values)
                .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
