package nl.kennispeil.scoring.linking;

import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.ItemVector;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The mean/mean, mean/geometric-mean and mean/sigma methods [1, ch. 6; 2] with their derivatives. The difficulties of all
 * steps or boundaries of polytomous items are pooled, each item giving its discrimination once. Nominal items have
 * neither and take no part.
 *
 * <p>∂A/∂b of mean/sigma is A(b − mean)/((m − 1)s²) with s the SD over m − 1: the exact derivative. The R package
 * equateIRT 2.5.1 divides by m where this divides by m − 1, so that its standard error of A is (m − 1)/m times ours.
 *
 * <p>Sources: [1] Kolen and Brennan, Test Equating, Scaling, and Linking, 3rd ed. (2014); [2] Ogasawara, "Asymptotic
 * standard errors of IRT equating coefficients using moments", Economic Review, Otaru 51 (2000) 1–23.
 */
final class MomentLink {

    private final CommonItems common;
    private final LinkMethod method;
    private final double[] a1;
    private final double[] a2;
    private final double[] b1;
    private final double[] b2;

    MomentLink(CommonItems common, LinkMethod method) {
        this.common = common;
        this.method = method;
        int items = 0;
        int steps = 0;
        for (int i = 0; i < common.size(); i++) {
            int[] at = ItemVector.difficultiesAt(common.first(i));
            steps += at[1] - at[0];
            items += at[1] > at[0] ? 1 : 0;
        }
        if (items == 0) {
            throw new IllegalArgumentException("no common item has a difficulty: " + method
                    + " cannot link nominal items, Haebara and Stocking-Lord can");
        }
        a1 = new double[items];
        a2 = new double[items];
        b1 = new double[steps];
        b2 = new double[steps];
        collect();
    }

    LinkSolution solve() {
        double slope = common.fixedSlope() ? 1 : slope();
        double intercept = StatUtils.mean(b2) - slope * StatUtils.mean(b1);
        double[][] byFrom = LinkSolution.zeros(common.from());
        double[][] byTo = LinkSolution.zeros(common.to());
        int item = 0;
        int step = 0;
        for (int i = 0; i < common.size(); i++) {
            int[] at = ItemVector.difficultiesAt(common.first(i));
            if (at[1] == at[0]) {
                continue;
            }
            int from = common.from().offset(common.fromAt()[i]);
            int to = common.to().offset(common.toAt()[i]);
            if (ItemVector.discriminationAt(common.first(i)) == 0) {
                put(byFrom, from, byDiscrimination(slope, a1, item, 1), 0);
                put(byTo, to, byDiscrimination(slope, a2, item, -1), 0);
            }
            for (int k = at[0]; k < at[1]; k++, step++) {
                put(byFrom, from + k, byDifficulty(slope, b1, step, -1), -slope / b1.length);
                put(byTo, to + k, byDifficulty(slope, b2, step, 1), 1.0 / b2.length);
            }
            item++;
        }
        return new LinkSolution(new ScaleTransformation(slope, intercept), byFrom, byTo);
    }

    private double slope() {
        double slope = switch (method) {
            case MEAN_MEAN -> StatUtils.mean(a1) / StatUtils.mean(a2);
            case MEAN_GMEAN -> geometric();
            default -> sigma();
        };
        if (!(slope > 0) || !Double.isFinite(slope)) {
            throw new IllegalArgumentException(method + " gives A = " + slope + " over " + a1.length
                    + " common items: discriminations must be positive on average in both forms");
        }
        return slope;
    }

    private double geometric() {
        double sum = 0;
        for (int i = 0; i < a1.length; i++) {
            if (!(a1[i] / a2[i] > 0)) {
                throw new IllegalArgumentException("a common item has discrimination " + a1[i] + " in one form and "
                        + a2[i] + " in the other: mean-gmean needs the same sign");
            }
            sum += Math.log(a1[i] / a2[i]);
        }
        return Math.exp(sum / a1.length);
    }

    private double sigma() {
        double first = StatUtils.variance(b1);
        if (b1.length < 2 || !(first > 0)) {
            throw new IllegalArgumentException(
                    "the difficulties of " + b1.length + " common steps do not differ: mean-sigma needs two that do");
        }
        return Math.sqrt(StatUtils.variance(b2) / first);
    }

    private double byDiscrimination(double slope, double[] own, int item, int sign) {
        if (common.fixedSlope()) {
            return 0;
        }
        return switch (method) {
            case MEAN_MEAN -> sign * slope / (own.length * StatUtils.mean(own));
            case MEAN_GMEAN -> sign * slope / (own.length * own[item]);
            default -> 0;
        };
    }

    private double byDifficulty(double slope, double[] own, int step, int sign) {
        if (common.fixedSlope() || method != LinkMethod.MEAN_SIGMA) {
            return 0;
        }
        return sign * slope * (own[step] - StatUtils.mean(own)) / ((own.length - 1) * StatUtils.variance(own));
    }

    private void put(double[][] gradient, int at, double bySlope, double byMean) {
        gradient[0][at] = bySlope;
        gradient[1][at] = byMean - bySlope * StatUtils.mean(b1);
    }

    private void collect() {
        int item = 0;
        int step = 0;
        for (int i = 0; i < common.size(); i++) {
            ItemParameters first = common.first(i);
            ItemParameters second = common.second(i);
            int[] at = ItemVector.difficultiesAt(first);
            for (int k = at[0]; k < at[1]; k++, step++) {
                b1[step] = ItemVector.values(first)[k];
                b2[step] = ItemVector.values(second)[k];
            }
            if (at[1] > at[0]) {
                a1[item] = ItemVector.discrimination(first);
                a2[item++] = ItemVector.discrimination(second);
            }
        }
    }
}
