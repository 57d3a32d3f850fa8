package nl.kennispeil.scoring.irt;

/** The logistic function and what goes with it, and the ranges of the parameters of models that are made of it. */
public final class Logistic {

    private Logistic() {}

    /** σ(x) = 1 / (1 + e^(−x)). */
    public static double of(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    /** ln(1 + e^x) without loss in either tail; ln σ(x) is {@code -softplus(-x)}. */
    public static double softplus(double x) {
        return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    static void requireDifficulty(double b) {
        if (!Double.isFinite(b)) {
            throw new IllegalArgumentException("difficulty b is " + b + ": allowed is a finite number");
        }
    }

    static void requireDiscrimination(double a) {
        if (!Double.isFinite(a) || a == 0) {
            throw new IllegalArgumentException(
                    "discrimination a is " + a + ": allowed is a finite number other than 0");
        }
    }

    static void requireAsymptotes(double c, double d) {
        if (!(c >= 0 && c < 1)) {
            throw new IllegalArgumentException("lower asymptote c is " + c + ": allowed is 0 ≤ c < 1");
        }
        if (!(d > c && d <= 1)) {
            throw new IllegalArgumentException("upper asymptote d is " + d + ": allowed is c < d ≤ 1, with c = " + c);
        }
    }

    static void requireSteps(String what, double[] values, int atLeast) {
        if (values.length < atLeast) {
            throw new IllegalArgumentException(values.length + " " + what + ": at least " + atLeast + " needed");
        }
        for (int k = 0; k < values.length; k++) {
            if (!Double.isFinite(values[k])) {
                throw new IllegalArgumentException(
                        what + " number " + (k + 1) + " is " + values[k] + ": allowed is a finite number");
            }
        }
    }

    /** Curves of P_k ∝ exp(slope_k · θ + intercept_k), the shape of all models that divide by a total. */
    static void divideByTotal(double[] slopes, double[] intercepts, double theta, Curves into) {
        int categories = slopes.length;
        double highest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < categories; k++) {
            into.p[k] = slopes[k] * theta + intercepts[k];
            highest = Math.max(highest, into.p[k]);
        }
        double total = 0;
        for (int k = 0; k < categories; k++) {
            into.p[k] = Math.exp(into.p[k] - highest);
            total += into.p[k];
        }
        double mean = 0;
        for (int k = 0; k < categories; k++) {
            into.p[k] /= total;
            mean += slopes[k] * into.p[k];
        }
        double variance = 0;
        for (int k = 0; k < categories; k++) {
            variance += (slopes[k] - mean) * (slopes[k] - mean) * into.p[k];
        }
        for (int k = 0; k < categories; k++) {
            double away = slopes[k] - mean;
            into.first[k] = into.p[k] * away;
            into.second[k] = into.p[k] * (away * away - variance);
        }
    }
}
