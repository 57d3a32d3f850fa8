package nl.kennispeil.delivery.testform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.kennispeil.bank.blueprint.Blueprint;
import nl.kennispeil.bank.blueprint.Candidate;
import nl.kennispeil.bank.blueprint.Condition;
import nl.kennispeil.bank.blueprint.Constraint;
import nl.kennispeil.bank.blueprint.Objective;
import nl.kennispeil.bank.blueprint.Shortfall;
import nl.kennispeil.bank.blueprint.Stock;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.delivery.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BlueprintFormTest {

    private static final Blueprint EVERYTHING = new Blueprint(
            "Alles",
            12,
            List.of(
                    new Constraint.Count(List.of(Condition.is("category", "K")), 3, 5),
                    new Constraint.Count(
                            List.of(Condition.is("category", "K"), Condition.is("age", "70+")), 1, Integer.MAX_VALUE),
                    new Constraint.Count(List.of(new Condition("b", null, -0.5, null)), 2, 4),
                    new Constraint.Count(List.of(new Condition("seconds", null, null, 90.0)), 0, 3),
                    new Constraint.Sum("seconds", Double.NEGATIVE_INFINITY, 11_201),
                    new Constraint.Mean("p", 0.65, 0.8),
                    new Constraint.Information(-1.5, 8.25, Double.POSITIVE_INFINITY),
                    new Constraint.Exposure(3, 5000),
                    new Constraint.Overlap("*", 4),
                    new Constraint.Overlap("LHK-2026-N:1", 0),
                    new Constraint.Between(3),
                    Constraint.Sets.whole("case"),
                    new Constraint.Sets("theme", 2, 4, false),
                    new Constraint.Sets("owner", 1, Integer.MAX_VALUE, false),
                    new Constraint.Actual()),
            "",
            new Objective(true, Objective.INFORMATION, List.of(0.5)));

    private static Page page(Language language) {
        return new Page(Messages.in(language), "", "/", null);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatIsShownComesBackEqualInEitherLanguage(Language language) {
        Page page = page(language);
        BlueprintForm shown = BlueprintForm.of(EVERYTHING, page);

        assertThat(shown.blueprint(page).blueprint()).isEqualTo(EVERYTHING);
        assertThat(new BlueprintPage(page, stock())
                        .offered(shown)
                        .blueprint(page)
                        .blueprint())
                .as("what is offered and not filled in asks nothing")
                .isEqualTo(EVERYTHING);
        assertThat(shown.rows().get(5).min()).isEqualTo(language == Language.NL ? "0,65" : "0.65");
    }

    static Stream<Objective> objectives() {
        return Stream.of(
                new Objective(false, Objective.INFORMATION, List.of(-1.0)),
                new Objective(true, Objective.INFORMATION, List.of(-1.0, 0.5, 2.0)),
                new Objective(Objective.Goal.MAXIMIN, Objective.INFORMATION, List.of(-1.0, 1.0), List.of()),
                new Objective(Objective.Goal.MAXIMIN, Objective.INFORMATION, List.of(-1.0, 1.0), List.of(8.0, 12.5)),
                new Objective(Objective.Goal.MINIMAX, Objective.INFORMATION, List.of(0.0), List.of(20.0)),
                new Objective(false, "seconds", List.of()));
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void whatIsToBeBestComesBackEqual(Objective objective) {
        Page page = page(Language.NL);
        Blueprint blueprint = new Blueprint("proef", 10, List.of(), "", objective);
        assertThat(BlueprintForm.of(blueprint, page).blueprint(page).blueprint())
                .isEqualTo(blueprint);
    }

    @ParameterizedTest
    @CsvSource({
        "minimax, '0; 1', '20', target",
        "minimax, '0', '', target",
        "maximin, '0; 1', '20; 0', target",
        "information, '0; veel', '', theta",
        "maximin, '', '', theta"
    })
    void aTargetThatDoesNotFitIsToldAtItsField(String objective, String theta, String target, String field) {
        Page page = page(Language.EN);
        assertThat(new BlueprintForm("Proef", "10", List.of(), objective, theta, target, "")
                        .blueprint(page)
                        .problems())
                .extracting(Screens.Problem::field)
                .containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource({
        "column, category, K, x, 5, min, whole",
        "column, category, K, 3, -1, max, whole",
        "column, category, K, 5, 3, max, order",
        "mean, p, '', 0.6, veel, max, number",
        "mean, p, '', '0,8', '0,7', max, order",
        "below, b, laag, 1, 2, value, number",
        "column, '', K, 1, 2, min, incomplete",
        "overlap, '', '*', '', 1.5, max, whole",
        "median, p, '', 1, 2, min, incomplete"
    })
    void whatIsWrongIsToldAtItsField(
            String kind, String column, String value, String min, String max, String field, String problem) {
        Page page = page(Language.NL);
        BlueprintForm form = new BlueprintForm(
                "Proef",
                "10",
                List.of(
                        BlueprintForm.row("column", "category", "R", "1", ""),
                        BlueprintForm.row(kind, column, value, min, max)),
                "none",
                "0",
                "",
                "");

        BlueprintForm.Reading reading = form.blueprint(page);

        assertThat(reading.blueprint()).isNull();
        assertThat(reading.problems())
                .containsExactly(new Screens.Problem(field + "1", page.t("forms.rowProblem." + problem)));
        assertThat(reading.rows().get(0).wrong()).isEmpty();
        assertThat(reading.rows().get(1).wrong()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"'', 10, name", "Proef, 0, length", "Proef, tien, length", "Proef, 10001, length"})
    void aNameAndALengthAreNeeded(String name, String length, String field) {
        assertThat(new BlueprintForm(name, length, List.of(), "none", "0", "", "")
                        .blueprint(page(Language.NL))
                        .problems())
                .extracting(Screens.Problem::field)
                .containsExactly(field);
    }

    @Test
    void aDimensionSaysWhetherItsRangesCanAddUpAndWhereTheBankHasGaps() {
        Page page = page(Language.NL);
        assertThat(sums(page, "3", "5", "8", "9"))
                .containsExactly("De minima zijn samen 11: 1 meer dan de 10 vragen van de toets.", "true", "1");
        assertThat(sums(page, "1", "4", "1", "5"))
                .containsExactly("De maxima zijn samen 9: 1 minder dan de 10 vragen van de toets.", "true", "0");
        assertThat(sums(page, "2", "6", "2", "6")).containsExactly("samen 4 tot 12, dat past bij 10", "false", "0");
        assertThat(sums(page, "2", "", "2", "6")).containsExactly("samen ten minste 4 van 10", "false", "0");
        assertThat(sums(page, "5", "5", "5", "5")).containsExactly("samen 10", "false", "1");
    }

    private static List<String> sums(Page page, String minK, String maxK, String minR, String maxR) {
        BlueprintForm form = new BlueprintForm(
                "Proef",
                "10",
                List.of(
                        BlueprintForm.row("column", "category", "R", minR, maxR),
                        BlueprintForm.row("column", "category", "K", minK, maxK)),
                "none",
                "0",
                "",
                "");
        BlueprintPage demands = new BlueprintPage(page, stock());
        Screens.Dimension chapters =
                demands.dimensions(form, form.blueprint(page).blueprint()).get(0);
        assertThat(chapters.demands())
                .extracting(Screens.Demand::label)
                .containsExactly("K Hart en vaten", "R Luchtwegen");
        return List.of(chapters.sum(), Boolean.toString(chapters.off()), Integer.toString(chapters.gaps()));
    }

    /** Six items of K, four of R. */
    private static Stock stock() {
        Map<String, Candidate> items = new HashMap<>();
        for (int i = 0; i < 10; i++) {
            items.put(
                    "i" + i,
                    new Candidate(
                            "i" + i,
                            Map.of("category", Set.of(i < 6 ? "K" : "R"), "age", Set.of("70+")),
                            Map.of(),
                            Set.of(),
                            null,
                            0,
                            Set.of()));
        }
        return new Stock(List.copyOf(items.values()), List.of());
    }

    @Test
    void aReasonNamesItsDemandInWordsAndItsNumbersInTheLanguage() {
        assertThat(new FormWords(page(Language.NL))
                        .shortfall(new Shortfall(Shortfall.Kind.FOUND_TOO_FEW, "K", 3, 1), EVERYTHING))
                .isEqualTo("K Hart en vaten: nog 2 te weinig. Nodig 3, gevonden 1.");
        assertThat(new FormWords(page(Language.NL))
                        .shortfall(new Shortfall(Shortfall.Kind.FOUND_TOO_FEW, "⌀ p", 0.65, 0.5), EVERYTHING))
                .contains("0,65")
                .contains("0,50")
                .doesNotContain("⌀");
        assertThat(new FormWords(page(Language.EN))
                        .shortfall(new Shortfall(Shortfall.Kind.FOUND_TOO_FEW, "b < -0.5", 2, 1), EVERYTHING))
                .startsWith("difficulty (b) below -0.5: 1 too few");
    }
}
