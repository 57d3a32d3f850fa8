package nl.kennispeil.delivery.result;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.kennispeil.bank.item.Answer;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Marked;
import nl.kennispeil.delivery.adaptive.AdaptiveForm;
import nl.kennispeil.delivery.adaptive.Course;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.scoring.ability.Ability;
import nl.kennispeil.scoring.adaptive.Given;
import nl.kennispeil.scoring.adaptive.PoolItem;
import nl.kennispeil.scoring.adaptive.StopReason;
import nl.kennispeil.scoring.adaptive.UnknownRule;
import nl.kennispeil.scoring.irt.Curves;
import nl.kennispeil.scoring.irt.ItemParameters;
import org.jspecify.annotations.Nullable;

/** Turns the course of an adaptive attempt into a result: scoring estimates, nothing is decided here. */
public final class AdaptiveGrading {

    /** Where an ability without an end is taken to be, to tell what somebody would score on the pool. */
    private static final double FAR = 6;

    private AdaptiveGrading() {}

    /**
     * Grades a course. The percentage of the result is what somebody of this ability is expected to score on the whole
     * pool: the same for everybody, whatever items each was given.
     *
     * @param version version of the result this makes, from 1
     * @param course replayed for this; null when nothing was ever given
     * @param retired what went out of the sitting: it counts for nobody, whenever it was answered
     * @param open what stands at the item in view, not confirmed; empty for nothing
     * @param unfinished why it was over when there was more to be answered
     */
    public static Result grade(
            AttemptId attempt,
            int version,
            FormLibrary.Delivered form,
            AdaptiveForm adaptive,
            @Nullable Course course,
            Set<ItemRef> retired,
            String open,
            Measured.Ending unfinished,
            Instant now) {
        if (course == null) {
            Measured none = new Measured(Double.NaN, Double.NaN, unfinished, 0, 0, List.of());
            BigDecimal nothing = BigDecimal.ZERO.setScale(2);
            return new Result(
                    attempt, version, form.form().ref(), BigDecimal.ZERO, nothing, List.of(), Map.of(), now, none);
        }
        if (adaptive.part().openCounts() && !open.isEmpty()) {
            course.answerOpen(open);
        }
        course.leaveOut(retired);
        List<MarkedItem> items = new ArrayList<>();
        Map<String, List<MarkedItem>> byTheme = new TreeMap<>();
        for (Map.Entry<ItemRef, String> each : course.answers().entrySet()) {
            ItemVersion item = adaptive.item(adaptive.number(each.getKey()));
            Marked worth = Grading.marker(item).mark(Answer.parse(each.getValue()));
            boolean scored = course.counts(each.getKey());
            BigDecimal points =
                    scored ? Grading.points(worth, item, form.form().rules().penalties()) : BigDecimal.ZERO;
            MarkedItem marked = new MarkedItem(each.getKey(), each.getValue(), worth.mark(), points, scored);
            items.add(marked);
            if (scored) {
                byTheme.computeIfAbsent(item.classification().category(), any -> new ArrayList<>())
                        .add(marked);
            }
        }
        Map<String, Result.Theme> themes = new TreeMap<>();
        byTheme.forEach((name, list) -> themes.put(name, Grading.theme(list)));
        Measured measured = measured(adaptive, course, unfinished);
        BigDecimal sum = items.stream().map(MarkedItem::points).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Result(
                attempt, version, form.form().ref(), sum, percentage(adaptive, measured), items, themes, now, measured);
    }

    private static Measured measured(AdaptiveForm adaptive, Course course, Measured.Ending unfinished) {
        Ability ability = course.ability();
        List<Given> counted = course.run().given().stream()
                .filter(each -> course.counts(adaptive.item(each.item()).ref()))
                .toList();
        int pilots = (int) course.run().given().stream().filter(Given::pilot).count();
        StopReason reason = course.ended();
        return new Measured(
                ability.theta(),
                ability.standardError(),
                reason == null ? unfinished : Measured.Ending.valueOf(reason.name()),
                counted.size(),
                pilots,
                Double.isFinite(ability.theta()) ? themes(adaptive, counted, ability.theta()) : List.of());
    }

    private static List<Measured.ThemeLevel> themes(AdaptiveForm adaptive, List<Given> counted, double theta) {
        boolean unknownIsWrong = adaptive.test().rules().unknown() == UnknownRule.WRONG;
        Map<String, double[]> sums = new TreeMap<>();
        for (Given each : counted) {
            ItemParameters parameters = adaptive.test().pool().item(each.item()).parameters();
            if (parameters == null || (each.category() == Given.UNKNOWN && !unknownIsWrong)) {
                continue;
            }
            double most = parameters.categories() - 1;
            double[] sum = sums.computeIfAbsent(
                    adaptive.item(each.item()).classification().category(), any -> new double[4]);
            sum[0]++;
            sum[1] += Math.max(0, each.category()) / most;
            sum[2] += parameters.expectedScore(theta) / most;
            sum[3] += variance(parameters, theta) / (most * most);
        }
        List<Measured.ThemeLevel> themes = new ArrayList<>();
        sums.forEach((name, sum) ->
                themes.add(new Measured.ThemeLevel(name, (int) sum[0], sum[1], sum[2], Math.sqrt(sum[3]))));
        return themes;
    }

    private static double variance(ItemParameters parameters, double theta) {
        Curves curves = new Curves(parameters.categories());
        parameters.curves(theta, curves);
        double mean = 0;
        double square = 0;
        for (int k = 1; k < parameters.categories(); k++) {
            mean += k * curves.p[k];
            square += (double) k * k * curves.p[k];
        }
        return Math.max(0, square - mean * mean);
    }

    private static BigDecimal percentage(AdaptiveForm adaptive, Measured measured) {
        double theta = Double.isNaN(measured.theta()) || measured.items() == 0
                ? -FAR
                : Math.max(-FAR, Math.min(FAR, measured.theta()));
        double sum = 0;
        int items = 0;
        for (PoolItem each : adaptive.test().pool().items()) {
            ItemParameters parameters = each.parameters();
            if (!each.pilot() && parameters != null) {
                sum += parameters.expectedScore(theta) / (parameters.categories() - 1);
                items++;
            }
        }
        return BigDecimal.valueOf(100 * sum / items).setScale(2, RoundingMode.HALF_UP);
    }
}
