package nl.kennispeil.scoring.linking;

import java.util.Arrays;
import java.util.function.BiFunction;
import nl.kennispeil.scoring.irt.Curves;

/**
 * The methods of Haebara [1] and Stocking and Lord [2]: A and B that make the curves of the first form, carried to the
 * scale of the second, equal to those of the second in least squares, F = ½ Σ_q w_q Σ_c (S1_c − S2_c)².
 *
 * <p>A form-1 item on the new scale at θ has the probabilities of the old item at θ₁ = (θ − B)/A, so one formula with
 * P, P′ and P″ serves every model. S_c is P(right) of each dichotomous item and every category of each polytomous item
 * (Haebara), or the one expected score of all common items (Stocking–Lord). Minimised by Newton's method with exact first
 * and second derivatives, damped where F is not convex, until no step lowers F and the step is below 10⁻¹³.
 *
 * <p>Invariant: at the solution g = (F_A, F_B) = 0, so by the implicit function theorem d(A,B)/dγ = −H⁻¹ ∂g/∂γ [3, 4].
 * For items without a discrimination (Rasch, PCM) A = 1 and only B is sought.
 *
 * <p>Sources: [1] Haebara, Japanese Psychological Research 22 (1980) 144–149; [2] Stocking and Lord, Applied
 * Psychological Measurement 7 (1983) 201–210; [3] Ogasawara, Applied Psychological Measurement 25 (2001) 53–67; [4]
 * Battauz, Journal of Statistical Software 68(7) (2015), package equateIRT. Polytomous: Kim and Lee, "An extension of four IRT
 * linking methods for mixed-format tests", Journal of Educational Measurement 43 (2006) 53–76.
 */
final class CurveLink {

    private static final int MOST_STEPS = 500;

    private final CommonItems common;
    private final boolean total;
    private final AbilityPoints points;
    private final boolean fixedSlope;
    private final double[][][] target;
    private final Curves curves = new Curves();

    CurveLink(CommonItems common, LinkMethod method, AbilityPoints points) {
        this.common = common;
        this.total = method == LinkMethod.STOCKING_LORD;
        this.points = points;
        this.fixedSlope = common.fixedSlope();
        this.target = new double[points.size()][common.size()][];
        for (int q = 0; q < points.size(); q++) {
            for (int i = 0; i < common.size(); i++) {
                common.second(i).curves(points.theta(q), curves);
                target[q][i] = Arrays.copyOf(curves.p, common.second(i).categories());
            }
        }
    }

    LinkSolution solve(double startSlope, double startIntercept) {
        double slope = fixedSlope ? 1 : startSlope;
        double intercept = startIntercept;
        Least here = at(slope, intercept);
        double damping = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] move = here.move(damping, fixedSlope);
            double size = Math.abs(move[0]) + Math.abs(move[1]);
            if (slope + move[0] > 0 && Double.isFinite(size)) {
                Least next = at(slope + move[0], intercept + move[1]);
                if (next.value <= here.value || size < 1e-10) {
                    slope += move[0];
                    intercept += move[1];
                    here = next;
                    damping = damping < 1e-9 ? 0 : damping / 10;
                    if (size < 1e-13) {
                        break;
                    }
                    continue;
                }
            }
            damping = Math.max(damping * 10, here.scale() * 1e-6);
        }
        requireFound(here, slope, intercept);
        return new LinkSolution(
                new ScaleTransformation(slope, intercept),
                gradients(here, slope, intercept, this::byFirst, common.from(), common.fromAt()),
                gradients(here, slope, intercept, this::bySecond, common.to(), common.toAt()));
    }

    /** F at A and B, for comparison of solutions. */
    double criterion(double slope, double intercept) {
        return at(slope, intercept).value;
    }

    private void requireFound(Least here, double slope, double intercept) {
        double[] left = here.move(0, fixedSlope);
        if (!(Math.abs(left[0]) + Math.abs(left[1]) < 1e-8 * (1 + Math.abs(intercept) + slope))) {
            throw new IllegalArgumentException("no minimum found near A = " + slope + ", B = " + intercept + " over "
                    + common.size() + " common items: their curves say too little about the scale");
        }
    }

    private Least at(double slope, double intercept) {
        Least least = new Least();
        for (int q = 0; q < points.size(); q++) {
            double theta = (points.theta(q) - intercept) / slope;
            double w = points.weight(q);
            double difference = 0;
            double first = 0;
            double second = 0;
            for (int i = 0; i < common.size(); i++) {
                common.first(i).curves(theta, curves);
                for (int k = 1; k < target[q][i].length; k++) {
                    difference += k * (curves.p[k] - target[q][i][k]);
                    first += k * curves.first[k];
                    second += k * curves.second[k];
                }
                for (int k = lowest(i); !total && k < target[q][i].length; k++) {
                    double d = curves.p[k] - target[q][i][k];
                    least.add(w, d, curves.first[k], curves.second[k], theta, slope);
                }
            }
            if (total) {
                least.add(w, difference, first, second, theta, slope);
            }
        }
        return least;
    }

    /** A dichotomous item counts once, by its right answer; of others every category counts. */
    private int lowest(int item) {
        return common.first(item).model().polytomous() ? 0 : 1;
    }

    private double[][] gradients(
            Least here,
            double slope,
            double intercept,
            BiFunction<Integer, double[], double[][]> mixed,
            CalibratedForm form,
            int[] at) {
        double[][] all = LinkSolution.zeros(form);
        double[] place = {slope, intercept};
        for (int i = 0; i < common.size(); i++) {
            double[][] g = mixed.apply(i, place);
            for (int j = 0; j < g.length; j++) {
                double[] move = here.solve(g[j], fixedSlope);
                all[0][form.offset(at[i]) + j] = move[0];
                all[1][form.offset(at[i]) + j] = move[1];
            }
        }
        return all;
    }

    /** ∂(F_A, F_B)/∂γ_j for the parameters of a form-1 item. */
    private double[][] byFirst(int item, double[] place) {
        ParameterSlopes slopes = new ParameterSlopes(common.first(item));
        double[][] mixed = new double[slopes.parameters()][2];
        for (int q = 0; q < points.size(); q++) {
            double theta = (points.theta(q) - place[1]) / place[0];
            double w = points.weight(q);
            slopes.at(theta);
            double[] sums = total ? sums(q, theta) : new double[2];
            common.first(item).curves(theta, curves);
            for (int j = 0; j < mixed.length; j++) {
                double sum = slopes.score(j) * sums[1] + slopes.scoreFirst(j) * sums[0];
                for (int k = lowest(item); !total && k < target[q][item].length; k++) {
                    sum += slopes.p(j, k) * curves.first[k] + slopes.first(j, k) * (curves.p[k] - target[q][item][k]);
                }
                mixed[j][0] -= w * sum * theta / place[0];
                mixed[j][1] -= w * sum / place[0];
            }
        }
        return mixed;
    }

    /** ∂(F_A, F_B)/∂γ_j for the parameters of a form-2 item. */
    private double[][] bySecond(int item, double[] place) {
        ParameterSlopes slopes = new ParameterSlopes(common.second(item));
        double[][] mixed = new double[slopes.parameters()][2];
        for (int q = 0; q < points.size(); q++) {
            double theta = (points.theta(q) - place[1]) / place[0];
            double w = points.weight(q);
            slopes.at(points.theta(q));
            double[] sums = total ? sums(q, theta) : new double[2];
            common.first(item).curves(theta, curves);
            for (int j = 0; j < mixed.length; j++) {
                double sum = -slopes.score(j) * sums[1];
                for (int k = lowest(item); !total && k < target[q][item].length; k++) {
                    sum -= slopes.p(j, k) * curves.first[k];
                }
                mixed[j][0] -= w * sum * theta / place[0];
                mixed[j][1] -= w * sum / place[0];
            }
        }
        return mixed;
    }

    /** Difference of the test characteristic curves, and the slope of the first in θ₁. */
    private double[] sums(int q, double theta) {
        double[] sums = new double[2];
        for (int i = 0; i < common.size(); i++) {
            common.first(i).curves(theta, curves);
            for (int k = 1; k < target[q][i].length; k++) {
                sums[0] += k * (curves.p[k] - target[q][i][k]);
                sums[1] += k * curves.first[k];
            }
        }
        return sums;
    }

    /** F with its gradient and Hessian in A and B. */
    private static final class Least {
        private double value;
        private double gradA;
        private double gradB;
        private double hessAA;
        private double hessAB;
        private double hessBB;

        /** One squared difference: P′ and P″ are to θ₁, whose derivatives to A and B are −θ₁/A and −1/A. */
        void add(double w, double difference, double first, double second, double theta, double slope) {
            double sa = -first * theta / slope;
            double sb = -first / slope;
            double square = slope * slope;
            value += 0.5 * w * difference * difference;
            gradA += w * difference * sa;
            gradB += w * difference * sb;
            hessAA += w * (sa * sa + difference * (second * theta * theta + 2 * first * theta) / square);
            hessAB += w * (sa * sb + difference * (second * theta + first) / square);
            hessBB += w * (sb * sb + difference * second / square);
        }

        double scale() {
            return Math.abs(hessAA) + Math.abs(hessBB) + 1e-300;
        }

        /** −(H + damping·I)⁻¹ g. */
        double[] move(double damping, boolean fixedSlope) {
            return solve(new double[] {gradA, gradB}, fixedSlope, damping);
        }

        /** −H⁻¹ v. */
        double[] solve(double[] v, boolean fixedSlope) {
            return solve(v, fixedSlope, 0);
        }

        private double[] solve(double[] v, boolean fixedSlope, double damping) {
            double bb = hessBB + damping;
            if (fixedSlope) {
                return new double[] {0, -v[1] / bb};
            }
            double aa = hessAA + damping;
            double determinant = aa * bb - hessAB * hessAB;
            return new double[] {-(bb * v[0] - hessAB * v[1]) / determinant, -(aa * v[1] - hessAB * v[0]) / determinant
            };
        }
    }
}
