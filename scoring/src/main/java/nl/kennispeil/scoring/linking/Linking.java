package nl.kennispeil.scoring.linking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.irt.ItemVector;

/** Links calibrations by the items that they share. */
public final class Linking {

    /** Fewer anchors than this share of the longer form is a weak link (Kolen and Brennan 2014, ch. 8: 20 %). */
    static final double ANCHOR_SHARE = 0.2;
    /** … unless there are this many (same place: at least 20 items, or 20 % of a long test, up to 30). */
    static final int ENOUGH_ANCHORS = 30;
    /** So few say little about drift. */
    static final int FEW_ANCHORS = 5;

    private Linking() {}

    /**
     * A link over all common items.
     *
     * @param points where curves are compared, on the scale of {@code to}; not used by the methods of moments
     * @throws IllegalArgumentException without common items, when an item has another model in the other form, or when
     *     the method cannot link these items
     */
    public static Link link(CalibratedForm from, CalibratedForm to, LinkMethod method, AbilityPoints points) {
        return link(CommonItems.of(from, to, name -> true), method, points);
    }

    /**
     * A link over these common items only.
     *
     * @throws IllegalArgumentException also when one of them is not in both forms
     */
    public static Link link(
            CalibratedForm from,
            CalibratedForm to,
            LinkMethod method,
            AbilityPoints points,
            Collection<String> anchors) {
        for (String anchor : anchors) {
            if (!from.names().contains(anchor) || !to.names().contains(anchor)) {
                throw new IllegalArgumentException("anchor " + anchor + " is not in both forms");
            }
        }
        Predicate<String> wanted = Set.copyOf(anchors)::contains;
        return link(CommonItems.of(from, to, wanted), method, points);
    }

    /** No link at all, for forms that are on one scale already: A = 1, B = 0, both without error. */
    public static Link none(CalibratedForm from, CalibratedForm to) {
        return new Link(
                "one scale",
                List.of(from, to),
                List.of(new double[2][from.parameters()], new double[2][to.parameters()]),
                new ScaleTransformation(1, 0),
                List.of(),
                List.of());
    }

    /**
     * One link made of several that follow each other, the second form of each being the first of the next. Forms in
     * between count with both their roles in the standard errors (Battauz 2013, Psychometrika 78, 464–480).
     *
     * @throws IllegalArgumentException when a link does not start where the one before ended
     */
    public static Link chain(List<Link> links) {
        if (links.isEmpty()) {
            throw new IllegalArgumentException("a chain of no links: at least 1 is needed");
        }
        Link whole = links.get(0);
        for (Link next : links.subList(1, links.size())) {
            whole = join(whole, next);
        }
        return whole;
    }

    private static Link join(Link before, Link next) {
        List<CalibratedForm> forms = new ArrayList<>(before.forms());
        if (forms.get(forms.size() - 1) != next.forms().get(0)) {
            throw new IllegalArgumentException("a chain needs links that meet in the same calibration of a form");
        }
        ScaleTransformation one = before.transformation();
        ScaleTransformation two = next.transformation();
        List<double[][]> gradients = new ArrayList<>();
        for (double[][] g : before.gradients()) {
            gradients.add(new double[][] {scaled(g[0], two.slope()), scaled(g[1], two.slope())});
        }
        for (int f = 0; f < next.gradients().size(); f++) {
            double[][] g = next.gradients().get(f);
            double[][] whole = {scaled(g[0], one.slope()), sum(scaled(g[0], one.intercept()), g[1])};
            if (f == 0) {
                double[][] both = gradients.remove(gradients.size() - 1);
                whole = new double[][] {sum(both[0], whole[0]), sum(both[1], whole[1])};
            } else {
                forms.add(next.forms().get(f));
            }
            gradients.add(whole);
        }
        List<String> warnings = new ArrayList<>(before.warnings());
        warnings.addAll(next.warnings());
        return new Link(before.method(), forms, gradients, one.then(two), next.anchors(), warnings);
    }

    private static Link link(CommonItems common, LinkMethod method, AbilityPoints points) {
        if (common.size() == 0) {
            throw new IllegalArgumentException("the forms have no item in common: no link is possible");
        }
        LinkSolution solution =
                method.comparesCurves() ? byCurves(common, method, points) : new MomentLink(common, method).solve();
        String label = method.comparesCurves() ? method + ", " + points.label() : method.label();
        return new Link(
                label,
                List.of(common.from(), common.to()),
                List.of(solution.byFrom(), solution.byTo()),
                solution.transformation(),
                common.names(),
                warnings(common, method));
    }

    private static LinkSolution byCurves(CommonItems common, LinkMethod method, AbilityPoints points) {
        ScaleTransformation start = new ScaleTransformation(1, 0);
        try {
            start = new MomentLink(common, LinkMethod.MEAN_MEAN).solve().transformation();
        } catch (IllegalArgumentException noMoments) {
            // nominal items only, or slopes of both signs: start from the identity
        }
        return new CurveLink(common, method, points).solve(start.slope(), start.intercept());
    }

    private static List<String> warnings(CommonItems common, LinkMethod method) {
        List<String> warnings = new ArrayList<>();
        int longest = Math.max(common.from().names().size(), common.to().names().size());
        if (common.size() < FEW_ANCHORS) {
            warnings.add("only " + common.size() + " common items: a link over fewer than " + FEW_ANCHORS
                    + " cannot be checked for drift");
        }
        if (common.size() < ENOUGH_ANCHORS && common.size() < ANCHOR_SHARE * longest) {
            warnings.add(common.size() + " common items for a form of " + longest + ": below "
                    + Math.round(100 * ANCHOR_SHARE) + " % the link is weak");
        }
        long without = IntStream.range(0, common.size())
                .filter(i -> ItemVector.difficultiesAt(common.first(i))[1] == 0)
                .count();
        if (!method.comparesCurves() && without > 0) {
            warnings.add(without + " nominal items take no part in " + method);
        }
        return warnings;
    }

    private static double[] scaled(double[] v, double by) {
        double[] out = v.clone();
        for (int j = 0; j < out.length; j++) {
            out[j] *= by;
        }
        return out;
    }

    private static double[] sum(double[] v, double[] w) {
        double[] out = v.clone();
        for (int j = 0; j < out.length; j++) {
            out[j] += w[j];
        }
        return out;
    }
}
