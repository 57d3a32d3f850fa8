package nl.kennispeil.scoring.linking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.ItemVector;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * Checks whether common items kept their parameters between two calibrations, and takes out those that did not, worst
 * first, linking anew after each.
 *
 * <p>Robust z = (d − median)/(0.74 · IQR), d = b₂ − A b₁ of an item (A only scales; B drops out with the median) or log a₁ −
 * log a₂ [1]: 0.74 IQR is the SD of a normal distribution, and neither it nor the median moves with a few bad anchors.
 * Quartiles as in R's type 7. Perpendicular distance to the line of the link, flagged beyond a number of SDs [2]. D² = Σ w
 * (E₁ − E₂)² after linking over the ability points [3].
 *
 * <p>Sources: [1] Huynh and Meyer, "Use of robust z in detecting unstable items in item response theory models", Practical
 * Assessment, Research and Evaluation 15(2) (2010); [2] Bejar and Wingersky, ETS RR-81-35 (1981), 0.3 SD rules
 * and later practice; Kolen and Brennan 2014, ch. 8; [3] Wells, Hambleton, Kirkpatrick and Meng, Applied Measurement in
 * Education 27 (2014) 214–231.
 */
public final class AnchorDrifts {

    private AnchorDrifts() {}

    /**
     * Judges, removes and links until no anchor drifts or the least share would be passed.
     *
     * @param points where curves are compared, on the second form's scale
     * @throws IllegalArgumentException as {@link Linking#link}
     */
    public static DriftCheck check(
            CalibratedForm from, CalibratedForm to, LinkMethod method, AbilityPoints points, DriftRule rule) {
        return check(Linking.link(from, to, method, points), method, points, rule);
    }

    /**
     * The same for a link that was made over some of the common items: only those are judged and may be removed.
     *
     * @param first of two forms, by this method and these points
     */
    public static DriftCheck check(Link first, LinkMethod method, AbilityPoints points, DriftRule rule) {
        CalibratedForm from = first.forms().get(0);
        CalibratedForm to = first.forms().get(first.forms().size() - 1);
        Link link = first;
        List<AnchorDrift> before = judge(link, points, rule);
        int least = (int) Math.ceil(rule.keptShare() * link.anchors().size() - 1e-9);
        List<String> kept = new ArrayList<>(link.anchors());
        List<String> removed = new ArrayList<>();
        List<AnchorDrift> after = before;
        String worst = worst(after, rule);
        while (!worst.isEmpty() && kept.size() - 1 >= Math.max(2, least)) {
            kept.remove(worst);
            removed.add(worst);
            link = Linking.link(from, to, method, points, kept);
            after = judge(link, points, rule);
            worst = worst(after, rule);
        }
        return new DriftCheck(before, removed, warned(link, after, before.size()), after);
    }

    /** Every anchor of a link of two forms, against that link. */
    public static List<AnchorDrift> judge(Link link, AbilityPoints points, DriftRule rule) {
        CommonItems common = CommonItems.of(
                link.forms().get(0), link.forms().get(link.forms().size() - 1), link.anchors()::contains);
        ScaleTransformation t = link.transformation();
        int n = common.size();
        double[] b = robust(n, i -> mean(common.second(i)) - t.slope() * mean(common.first(i)));
        double[] a = robust(n, i -> Math.log(discrimination(common.first(i)) / discrimination(common.second(i))));
        double[] distance = filled(
                n, i -> Math.abs(mean(common.second(i)) - t.theta(mean(common.first(i)))) / Math.hypot(1, t.slope()));
        double[] slopes = filled(
                n,
                i -> Math.abs(discrimination(common.second(i)) - discrimination(common.first(i)) / t.slope())
                        / Math.hypot(1, 1 / t.slope()));
        List<AnchorDrift> drifts = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double area = area(common.first(i), common.second(i), t, points.normalised());
            List<String> flags = new ArrayList<>();
            flag(flags, "robust z of difficulty", Math.abs(b[i]), rule.robustZ());
            flag(flags, "robust z of discrimination", Math.abs(a[i]), rule.robustZ());
            flag(flags, "perpendicular distance of difficulty", distance[i], limit(distance, rule));
            flag(flags, "perpendicular distance of discrimination", slopes[i], limit(slopes, rule));
            flag(flags, "D² of the curves", area, rule.area());
            drifts.add(new AnchorDrift(
                    common.names().get(i),
                    known(b[i]),
                    known(a[i]),
                    known(distance[i]),
                    known(slopes[i]),
                    area,
                    flags));
        }
        return drifts;
    }

    private static String worst(List<AnchorDrift> drifts, DriftRule rule) {
        double distance = limit(perpendicular(drifts, AnchorDrift::perpendicular), rule);
        double slopes = limit(perpendicular(drifts, AnchorDrift::perpendicularSlope), rule);
        return drifts.stream()
                .filter(AnchorDrift::drifted)
                .max(Comparator.comparingDouble(drift -> severity(drift, rule, distance, slopes)))
                .map(AnchorDrift::item)
                .orElse("");
    }

    private static double[] perpendicular(List<AnchorDrift> drifts, Function<AnchorDrift, OptionalDouble> of) {
        return drifts.stream().mapToDouble(drift -> of.apply(drift).orElse(0)).toArray();
    }

    /** How many times its limit an anchor has, by the criterion that it passes by most. */
    private static double severity(AnchorDrift drift, DriftRule rule, double distance, double slopes) {
        double z = Math.max(
                Math.abs(drift.robustZ().orElse(0)),
                Math.abs(drift.robustZSlope().orElse(0)));
        double away = Math.max(
                drift.perpendicular().orElse(0) / distance,
                drift.perpendicularSlope().orElse(0) / slopes);
        return Math.max(away, Math.max(z / rule.robustZ(), drift.area() / rule.area()));
    }

    private static Link warned(Link link, List<AnchorDrift> after, int all) {
        List<String> warnings = new ArrayList<>(link.warnings());
        long unstable = after.stream().filter(AnchorDrift::drifted).count();
        if (unstable > 0) {
            warnings.add(unstable + " of the " + after.size()
                    + " anchors left still drift: no more could be removed, the link is weak");
        }
        if (after.size() < all) {
            warnings.add((all - after.size()) + " of " + all + " anchors were removed for drift");
        }
        return new Link(link.method(), link.forms(), link.gradients(), link.transformation(), link.anchors(), warnings);
    }

    private static void flag(List<String> flags, String what, double value, double limit) {
        if (value > limit) {
            flags.add(String.format(Locale.ROOT, "%s %.3f above %.3f", what, value, limit));
        }
    }

    /** The mean of squared distances as an SD around 0, times the number of SDs; no limit below three items. */
    private static double limit(double[] distances, DriftRule rule) {
        double[] known = Arrays.stream(distances).filter(Double::isFinite).toArray();
        double sd = known.length < 3 ? 0 : Math.sqrt(StatUtils.sumSq(known) / (known.length - 1));
        return sd > 1e-9 ? rule.perpendicularSds() * sd : Double.POSITIVE_INFINITY;
    }

    private static double[] robust(int n, IntToDoubleFunction difference) {
        double[] d = filled(n, difference);
        double[] known = Arrays.stream(d).filter(Double::isFinite).toArray();
        Percentile percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
        percentile.setData(known);
        boolean enough = known.length > 2;
        double median = enough ? percentile.evaluate(50) : Double.NaN;
        double spread = enough ? 0.74 * (percentile.evaluate(75) - percentile.evaluate(25)) : 0;
        for (int i = 0; i < n; i++) {
            d[i] = spread > 1e-12 ? (d[i] - median) / spread : Double.NaN;
        }
        return d;
    }

    private static double[] filled(int n, IntToDoubleFunction value) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = value.applyAsDouble(i);
        }
        return values;
    }

    private static OptionalDouble known(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static double mean(ItemParameters item) {
        int[] at = ItemVector.difficultiesAt(item);
        return at[1] > at[0] ? StatUtils.mean(Arrays.copyOfRange(ItemVector.values(item), at[0], at[1])) : Double.NaN;
    }

    /** NaN for items whose discrimination is fixed by the model or has the other sign's logarithm. */
    private static double discrimination(ItemParameters item) {
        return ItemVector.discriminationAt(item) < 0 ? Double.NaN : ItemVector.values(item)[0];
    }

    private static double area(
            ItemParameters first, ItemParameters second, ScaleTransformation t, AbilityPoints points) {
        double sum = 0;
        for (int q = 0; q < points.size(); q++) {
            double theta = points.theta(q);
            double d = first.expectedScore((theta - t.intercept()) / t.slope()) - second.expectedScore(theta);
            sum += points.weight(q) * d * d;
        }
        return sum;
    }
}
