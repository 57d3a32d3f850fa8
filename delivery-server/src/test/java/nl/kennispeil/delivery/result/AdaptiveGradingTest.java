package nl.kennispeil.delivery.result;

import static java.util.Objects.requireNonNull;
import static nl.kennispeil.delivery.adaptive.AdaptiveFixture.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.adaptive.AdaptiveFixture;
import nl.kennispeil.delivery.adaptive.AdaptiveForm;
import nl.kennispeil.delivery.adaptive.Course;
import nl.kennispeil.delivery.attempt.Exam;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import org.junit.jupiter.api.Test;

class AdaptiveGradingTest {

    private final AdaptiveFixture fixture = new AdaptiveFixture(new InMemoryShelves()).started();
    private final Exam exam = fixture.exam;
    private final AdaptiveForm form = AdaptiveForm.of(fixture.form);

    @Test
    void aCourseIsGradedOnTheScaleOfTheBank() {
        answer(AdaptiveFixture.LENGTH, "A");
        Result right = grade("");
        Measured measured = requireNonNull(right.measured());

        assertThat(measured.ending()).isEqualTo(Measured.Ending.LENGTH);
        assertThat(measured.items()).isEqualTo(AdaptiveFixture.LENGTH);
        assertThat(measured.theta()).isGreaterThan(0.5);
        assertThat(measured.low()).isLessThan(measured.theta());
        assertThat(right.items()).hasSize(AdaptiveFixture.LENGTH);
        // the pool runs from b = -2 to 1.9: somebody above 0.5 is expected to do well on it
        assertThat(right.percentage().doubleValue()).isBetween(70.0, 100.0);
        assertThat(measured.themes())
                .extracting(Measured.ThemeLevel::items)
                .satisfies(each -> assertThat(
                                each.stream().mapToInt(Integer::intValue).sum())
                        .isEqualTo(AdaptiveFixture.LENGTH));
    }

    @Test
    void whatStandsAtTheDeadlineCountsAndTheResultSaysWhyItEnded() {
        answer(3, "A");
        Result without = grade("");
        Result with = grade("A");

        assertThat(without.items()).hasSize(3);
        assertThat(with.items()).hasSize(4);
        assertThat(with.measured()).isNotNull().satisfies(each -> {
            assertThat(each.ending()).isEqualTo(Measured.Ending.DEADLINE);
            assertThat(each.items()).isEqualTo(4);
        });
        assertThat(with.percentage()).isGreaterThan(without.percentage());
    }

    @Test
    void whatWasRetiredAfterItWasAnsweredCountsForNobody() {
        answer(AdaptiveFixture.LENGTH, "A");
        ItemRef bad = fixture.logged().get(2).item();
        Course course = requireNonNull(
                exam.courses().replayed(exam.context(fixture.attempt).attempt(), fixture.form));
        Result result = AdaptiveGrading.grade(
                fixture.attempt, 1, fixture.form, form, course, Set.of(bad), "", Measured.Ending.DEADLINE, at(90));

        assertThat(result.items())
                .filteredOn(each -> !each.scored())
                .extracting(MarkedItem::item)
                .containsExactly(bad);
        Measured measured = requireNonNull(result.measured());
        assertThat(measured.items()).isEqualTo(AdaptiveFixture.LENGTH - 1);
        assertThat(measured.se())
                .isGreaterThan(requireNonNull(grade("").measured()).se());
    }

    @Test
    void whoNeverGaveAnAnswerHasNoLevel() {
        Result nothing = AdaptiveGrading.grade(
                fixture.attempt, 1, fixture.form, form, null, Set.of(), "", Measured.Ending.DEADLINE, at(90));

        assertThat(nothing.measured())
                .isNotNull()
                .satisfies(each -> assertThat(each.estimated()).isFalse());
        assertThat(nothing.items()).isEmpty();
    }

    @Test
    void aResultComesBackFromTheStoreToTheLastBit() {
        answer(5, "?");
        Result result = grade("");
        Results results = new Results(fixture.shelves);
        results.append(List.of(result));

        assertThat(results.find(fixture.attempt)).contains(result);
    }

    @Test
    void aThemeIsLowOnlyWhenThatIsNotByChance() {
        // twelve items at P = 0.5: variance 3, so the interval is 3.39 points to either side
        double se = Math.sqrt(3);
        assertThat(level(12, 2, 6, se)).isEqualTo(Measured.Level.LOW);
        assertThat(level(12, 10, 6, se)).isEqualTo(Measured.Level.HIGH);
        assertThat(level(12, 5, 6, se)).isEqualTo(Measured.Level.AVERAGE);
        // four items at P = 0.5: 0.49 to either side of the share says nothing
        assertThat(level(4, 1, 2, 1)).isEqualTo(Measured.Level.TOO_FEW);
        assertThat(level(1, 0, 0.999, 0.03)).isEqualTo(Measured.Level.AVERAGE);
        assertThat(new Measured.ThemeLevel("K", 12, 5, 6, se).side()).isCloseTo(0.2829, within(1e-4));
    }

    private static Measured.Level level(int items, double observed, double expected, double se) {
        return new Measured.ThemeLevel("K", items, observed, expected, se).level();
    }

    private void answer(int items, String value) {
        for (int i = 1; i <= items; i++) {
            fixture.confirm(exam, i, fixture.due(exam), value, i);
        }
    }

    private Result grade(String open) {
        Course course = exam.courses().replayed(exam.context(fixture.attempt).attempt(), fixture.form);
        return AdaptiveGrading.grade(
                fixture.attempt, 1, fixture.form, form, course, Set.of(), open, Measured.Ending.DEADLINE, at(90));
    }
}
