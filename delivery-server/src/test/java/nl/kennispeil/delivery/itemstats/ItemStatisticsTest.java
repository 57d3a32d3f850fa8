package nl.kennispeil.delivery.itemstats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import nl.kennispeil.bank.item.Answer;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.ExamFixture;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Institute;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.result.Grading;
import nl.kennispeil.delivery.result.Result;
import nl.kennispeil.delivery.result.Results;
import nl.kennispeil.delivery.sitting.Condition;
import nl.kennispeil.delivery.sitting.Rosters;
import nl.kennispeil.delivery.sitting.Sitting;
import org.junit.jupiter.api.Test;

class ItemStatisticsTest {

    private static final Instant NOW = Instant.parse("2026-04-10T10:00:00Z");
    private static final String[] ANSWERS = {"A", "B", "C", "?", ""};

    private final ExamFixture exam = new ExamFixture();
    private final Institutes institutes = new Institutes(exam.shelves);
    private final Rosters rosters = new Rosters(exam.shelves);
    private final Results results = new Results(exam.shelves);
    private final Random random = new Random(7);
    private final Map<String, List<Result>> all = new HashMap<>();

    @Test
    void case34AnInstituteOfNineIsLeftOutWithASecondOneAndTheCountryStays() {
        sat("berk", 9);
        sat("eik", 12);
        sat("linde", 30);
        SittingStatistics statistics = made();

        assertThat(statistics.n()).isEqualTo(51);
        assertThat(statistics.leftOut()).containsExactly("berk", "eik");
        assertThat(statistics.institutes()).containsExactly(Map.entry("linde", 30));
        assertThat(statistics.items()).hasSize(5).allSatisfy(each -> {
            assertThat(people(each.all())).isEqualTo(51);
            assertThat(each.institutes()).containsOnlyKeys("linde");
            assertThat(people(Objects.requireNonNull(each.institutes().get("linde"))))
                    .isEqualTo(30);
        });
    }

    @Test
    void countsProportionAndCorrelationsAreThoseOfTheTextbook() {
        sat("berk", 25);
        sat("eik", 25);
        SittingStatistics.Item item = made().items().get(1);

        List<Result> both = new ArrayList<>(all.getOrDefault("berk", List.of()));
        both.addAll(all.getOrDefault("eik", List.of()));
        int chose = count(both, 1, "A");
        assertThat(item.all().chosen().getOrDefault("A", 0)).isEqualTo(chose).isPositive();
        assertThat(item.all().unknown()).isEqualTo(count(both, 1, "?"));
        assertThat(item.all().blank()).isEqualTo(count(both, 1, ""));
        double[] points = both.stream()
                .mapToDouble(each -> each.items().get(1).points().doubleValue())
                .toArray();
        double[] totals =
                both.stream().mapToDouble(each -> each.sum().doubleValue()).toArray();
        double[] rest = new double[totals.length];
        int right = 0;
        for (int i = 0; i < totals.length; i++) {
            rest[i] = totals[i] - points[i];
            right += points[i] == 1 ? 1 : 0;
        }
        assertThat(item.all().p()).isEqualByComparingTo(BigDecimal.valueOf(right / 50.0));
        assertThat(Objects.requireNonNull(item.all().rit()).doubleValue())
                .isCloseTo(textbook(points, totals), within(0.00005));
        assertThat(Objects.requireNonNull(item.all().rir()).doubleValue())
                .isCloseTo(textbook(points, rest), within(0.00005));
    }

    @Test
    void aSittingOfNineSaysNothing() {
        sat("berk", 9);
        SittingStatistics statistics = made();
        assertThat(statistics.n()).isZero();
        assertThat(statistics.items()).isEmpty();
        assertThat(statistics.bands()).isEmpty();
    }

    @Test
    void bandsOfScoresHoldTenPeopleOrMoreAndTogetherEverybody() {
        sat("berk", 57);
        List<SittingStatistics.Band> bands = made().bands();
        assertThat(bands).allMatch(each -> each.n() >= 10).hasSizeGreaterThan(1);
        assertThat(bands.stream().mapToInt(SittingStatistics.Band::n).sum()).isEqualTo(57);
    }

    @Test
    void aSittingIsCountedOnceSoThatTheDifferenceOfTwoCountsIsNobodysAnswers() {
        sat("berk", 30);
        SittingStatistics before = made();
        results.delete(List.of(all.getOrDefault("berk", List.of()).get(0).attempt()));
        assertThat(statistics().makeMissing(NOW.plusSeconds(60))).isZero();
        assertThat(statistics().find(ExamFixture.SITTING).orElseThrow()).isEqualTo(before);
    }

    @Test
    void theTableHasALinePerItemAndGroup() throws Exception {
        sat("berk", 30);
        sat("eik", 30);
        StringBuilder csv = new StringBuilder();
        StatisticsTable.write(made(), csv);
        List<String> lines = csv.toString().lines().toList();
        assertThat(lines).hasSize(1 + 5 * 3);
        assertThat(lines.get(0))
                .startsWith("position,item,scored,group,n,p,rit,rir,chose_A")
                .endsWith("unknown,blank");
        assertThat(lines.get(1)).startsWith("1,T-1:1,1,all,60,");
        assertThat(lines.get(2)).startsWith("1,T-1:1,1,berk,30,");
    }

    private static int people(SittingStatistics.Cell cell) {
        return cell.chosen().values().stream().mapToInt(each -> each).sum() + cell.unknown() + cell.blank();
    }

    private static int count(List<Result> of, int item, String answer) {
        return (int) of.stream()
                .filter(each -> each.items().get(item).answer().equals(answer))
                .count();
    }

    /** The covariance over the two standard deviations, in two passes. */
    private static double textbook(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }

    private SittingStatistics made() {
        exam.sittings.release(ExamFixture.SITTING, NOW);
        assertThat(statistics().makeMissing(NOW)).isEqualTo(1);
        return statistics().find(ExamFixture.SITTING).orElseThrow();
    }

    private ItemStatistics statistics() {
        return new ItemStatistics(exam.shelves, exam.sittings, exam.forms, rosters, institutes, exam.attempts, results);
    }

    private void sat(String institute, int people) {
        institutes.putAll(List.of(new Institute(institute, institute)));
        Sitting sitting = exam.sittings.find(ExamFixture.SITTING).orElseThrow();
        FormLibrary.Delivered form = exam.forms.form(sitting.form());
        for (int i = 0; i < people; i++) {
            String id = institute + "-" + i;
            AttemptId attempt = AttemptId.of(exam.secret, sitting.id().value(), id);
            exam.attempts.register(List.of(
                    Attempt.registered(attempt, sitting.id(), new CandidateId(id), institute, 1, Condition.HOME, 0)));
            rosters.add(sitting.id(), institute, List.of(attempt.value()));
            Map<ItemRef, Answer> answers = new HashMap<>();
            exam.items.forEach(each -> answers.put(each, Answer.parse(ANSWERS[random.nextInt(ANSWERS.length)])));
            Result result = Grading.grade(attempt, 1, form, answers, NOW);
            results.append(List.of(result));
            all.computeIfAbsent(institute, any -> new ArrayList<>()).add(result);
        }
    }
}
