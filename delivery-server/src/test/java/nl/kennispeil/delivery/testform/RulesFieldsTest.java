package nl.kennispeil.delivery.testform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.form.Feedback;
import nl.kennispeil.bank.form.FormDesign;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.form.FormRules;
import nl.kennispeil.bank.form.Navigation;
import nl.kennispeil.bank.form.Place;
import nl.kennispeil.bank.form.Release;
import nl.kennispeil.bank.form.TestKinds;
import nl.kennispeil.bank.form.Translations;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.scoring.formula.PenaltyTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesFieldsTest {

    private static final FormRules LHK = TestKinds.find("LHK").orElseThrow().rules();

    private static Map<String, String> typed(FormRules rules) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "minutes",
                Long.toString(rules.time().toMinutes()),
                "grace",
                Long.toString(rules.grace().toMinutes()),
                "navigation",
                rules.navigation().name(),
                "unknown",
                rules.unknownOption() ? "1" : "",
                "release",
                rules.release().name(),
                "feedback",
                rules.feedback().name()));
        for (int options = RulesFields.FEWEST_OPTIONS; options <= RulesFields.MOST_OPTIONS; options++) {
            fields.put("wrong" + options, RulesFields.typed(rules.penalties(), options, true));
        }
        return fields;
    }

    private static FormRules read(Map<String, String> fields) {
        return RulesFields.read(name -> fields.getOrDefault(name, ""), LHK);
    }

    @Test
    void whatIsShownAndSentBackChangesNothing() {
        assertThat(read(typed(LHK))).isEqualTo(LHK);
    }

    @Test
    void everyRuleCanBeAnotherAndASittingGetsExactlyThose() {
        Map<String, String> fields = typed(LHK);
        fields.putAll(Map.of(
                "minutes", "95",
                "grace", "0",
                "navigation", "FORWARD_ONLY",
                "unknown", "",
                "release", "AT_ONCE",
                "feedback", "ANSWERS_AND_RATIONALE",
                "wrong2", "0,8",
                "wrong3", "",
                "wrong4", "−0.25",
                "wrong5", "0"));

        FormRules rules = read(fields);

        assertThat(rules)
                .isEqualTo(new FormRules(
                        Duration.ofMinutes(95),
                        Duration.ZERO,
                        Navigation.FORWARD_ONLY,
                        false,
                        new PenaltyTable(
                                Map.of(2, new BigDecimal("-0.8"), 4, new BigDecimal("-0.25"), 5, new BigDecimal("0"))),
                        Release.AT_ONCE,
                        Feedback.ANSWERS_AND_RATIONALE));
        FormDesign design = FormDesign.draft(
                        new FormRef("F", 1), TestKinds.find("LHK").orElseThrow(), "Toets", "", "an")
                .begun(List.of(new Place(ItemRef.parse("A:1"), true, "")))
                .described("Toets", rules, List.of("nl"), "", true, "an");
        assertThat(Translations.forms(design, Map.of()).get(0).rules()).isEqualTo(rules);
    }

    @Test
    void nothingTypedCostsNothing() {
        Map<String, String> fields = typed(LHK);
        List.of(2, 3, 4).forEach(each -> fields.put("wrong" + each, " "));

        assertThat(read(fields).penalties()).isEqualTo(PenaltyTable.none());
    }

    @ParameterizedTest
    @CsvSource({
        "minutes,0,form-minutes",
        "minutes,721,form-minutes",
        "grace,1441,form-grace",
        "grace,x,form-grace",
        "wrong3,een half,form-penalty",
        "wrong3,10,form-penalty",
        "navigation,BACKWARDS,form-rules",
        "release,'',form-rules"
    })
    void whatIsWrongIsNamed(String field, String value, String code) {
        Map<String, String> fields = typed(LHK);
        fields.put(field, value);

        assertThatThrownBy(() -> read(fields)).isInstanceOf(BadRequest.class).hasMessageContaining(code);
    }
}
