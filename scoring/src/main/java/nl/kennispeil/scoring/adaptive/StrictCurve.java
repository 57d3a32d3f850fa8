package nl.kennispeil.scoring.adaptive;

import nl.kennispeil.scoring.irt.Dichotomous;
import nl.kennispeil.scoring.irt.GradedResponse;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.NominalResponse;
import nl.kennispeil.scoring.irt.PartialCredit;

/**
 * The curves of an item, the same to the last bit on every machine: what comes next in a test may not depend on whose
 * exponential function it is. {@link ItemParameters#curves} uses {@link Math#exp}, which may differ by a unit in the last
 * place between processors; here all is {@link StrictMath}. Immutable.
 */
abstract sealed class StrictCurve {

    /** Beyond it a logistic curve is 0 or 1 to the last bit of a double's range. */
    private static final double FARTHEST = 700;

    /** Lower than any probability that can matter; keeps logarithms finite. */
    static final double SMALLEST = 1e-300;

    /** Room for the probabilities of an item and their derivatives. */
    static final class Room {
        final double[] p;
        final double[] first;
        final double[] second;

        Room(int categories) {
            p = new double[categories];
            first = new double[categories];
            second = new double[categories];
        }
    }

    static StrictCurve of(ItemParameters item) {
        if (item instanceof Dichotomous d) {
            return new TwoWay(d.a(), d.b(), d.c(), d.d());
        }
        if (item instanceof GradedResponse graded) {
            return new Graded(graded.a(), graded.boundaries());
        }
        if (item instanceof NominalResponse nominal) {
            return new Divided(nominal.slopes(), nominal.intercepts());
        }
        if (item instanceof PartialCredit partial) {
            double[] steps = partial.steps();
            double[] slopes = new double[steps.length + 1];
            double[] intercepts = new double[steps.length + 1];
            for (int k = 1; k <= steps.length; k++) {
                slopes[k] = partial.a() * k;
                intercepts[k] = intercepts[k - 1] - partial.a() * steps[k - 1];
            }
            return new Divided(slopes, intercepts);
        }
        throw new IllegalArgumentException("no curves known of " + item.model());
    }

    abstract int categories();

    /** Fills in probabilities and derivatives; probabilities are at least {@link #SMALLEST}. */
    abstract void fill(double theta, Room into);

    /** Fisher information. */
    abstract double information(double theta);

    /**
     * More information than this the item has nowhere between two abilities; +∞ when nothing is known.
     *
     * @param low below {@code high}
     */
    abstract double mostInformation(double low, double high);

    final double informationIn(Room room) {
        double sum = 0;
        for (int k = 0; k < categories(); k++) {
            sum += room.first[k] * room.first[k] / room.p[k];
        }
        return sum;
    }

    private static double up(double x) {
        return 1 / (1 + StrictMath.exp(-Math.max(-FARTHEST, Math.min(FARTHEST, x))));
    }

    static final class TwoWay extends StrictCurve {

        private final double a;
        private final double b;
        private final double c;
        private final double d;
        private final double range;
        private final double peak;

        TwoWay(double a, double b, double c, double d) {
            this.a = a;
            this.b = b;
            this.c = c;
            this.d = d;
            range = d - c;
            peak = Peaks.of(a, b, c, d);
        }

        double difficulty() {
            return b;
        }

        double peak() {
            return peak;
        }

        @Override
        int categories() {
            return 2;
        }

        @Override
        void fill(double theta, Room into) {
            double x = a * (theta - b);
            double up = up(x);
            double down = up(-x);
            double slope = a * range * up * down;
            into.p[1] = Math.max(SMALLEST, c + range * up);
            into.p[0] = Math.max(SMALLEST, 1 - d + range * down);
            into.first[1] = slope;
            into.first[0] = -slope;
            into.second[1] = a * slope * (down - up);
            into.second[0] = -into.second[1];
        }

        @Override
        double information(double theta) {
            double e = StrictMath.exp(-Math.max(-FARTHEST, Math.min(FARTHEST, a * (theta - b))));
            double up = 1 / (1 + e);
            double down = e * up;
            double slope = a * range * up * down;
            double right = c + range * up;
            double wrong = 1 - d + range * down;
            // split, so that a product of two small numbers does not vanish
            return right * wrong > 0 ? slope / right * (slope / wrong) : 0;
        }

        /** The information rises to its peak and falls after it (Magis 2013). */
        @Override
        double mostInformation(double low, double high) {
            double most = Math.max(information(low), information(high));
            return peak > low && peak < high ? Math.max(most, information(peak)) : most;
        }
    }

    /** P_k ∝ exp(slope_k θ + intercept_k). */
    static final class Divided extends StrictCurve {

        private final double[] slopes;
        private final double[] intercepts;
        private final double spread;

        Divided(double[] slopes, double[] intercepts) {
            this.slopes = slopes;
            this.intercepts = intercepts;
            double lowest = slopes[0];
            double highest = slopes[0];
            for (double slope : slopes) {
                lowest = Math.min(lowest, slope);
                highest = Math.max(highest, slope);
            }
            spread = highest - lowest;
        }

        @Override
        int categories() {
            return slopes.length;
        }

        @Override
        void fill(double theta, Room into) {
            double mean = probabilities(theta, into.p);
            double variance = 0;
            for (int k = 0; k < slopes.length; k++) {
                variance += (slopes[k] - mean) * (slopes[k] - mean) * into.p[k];
            }
            for (int k = 0; k < slopes.length; k++) {
                double away = slopes[k] - mean;
                into.first[k] = into.p[k] * away;
                into.second[k] = into.p[k] * (away * away - variance);
            }
        }

        private double probabilities(double theta, double[] p) {
            double highest = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < slopes.length; k++) {
                p[k] = slopes[k] * theta + intercepts[k];
                highest = Math.max(highest, p[k]);
            }
            double total = 0;
            for (int k = 0; k < slopes.length; k++) {
                p[k] = StrictMath.exp(Math.max(-FARTHEST, p[k] - highest));
                total += p[k];
            }
            double mean = 0;
            for (int k = 0; k < slopes.length; k++) {
                p[k] = Math.max(SMALLEST, p[k] / total);
                mean += slopes[k] * p[k];
            }
            return mean;
        }

        /** The variance of the slopes. */
        @Override
        double information(double theta) {
            double[] p = new double[slopes.length];
            double mean = probabilities(theta, p);
            double variance = 0;
            for (int k = 0; k < slopes.length; k++) {
                variance += (slopes[k] - mean) * (slopes[k] - mean) * p[k];
            }
            return variance;
        }

        /**
         * The derivative of a variance of slopes is their third central moment, at most the variance times the spread; so
         * ln I changes by no more than the spread per unit of θ.
         */
        @Override
        double mostInformation(double low, double high) {
            return information((low + high) / 2) * StrictMath.exp(spread * (high - low) / 2);
        }
    }

    /** P(X ≥ k) logistic. */
    static final class Graded extends StrictCurve {

        private final double a;
        private final double[] b;

        Graded(double a, double[] b) {
            this.a = a;
            this.b = b;
        }

        @Override
        int categories() {
            return b.length + 1;
        }

        @Override
        void fill(double theta, Room into) {
            double upX = 1;
            double downX = 0;
            double x = Double.POSITIVE_INFINITY;
            for (int k = 0; k <= b.length; k++) {
                boolean last = k == b.length;
                double y = last ? Double.NEGATIVE_INFINITY : a * (theta - b[k]);
                double upY = last ? 0 : up(y);
                double downY = last ? 1 : up(-y);
                double p = upX * downY * (k == 0 || last ? 1 : -StrictMath.expm1(y - x));
                double balance = downX - upY;
                into.p[k] = Math.max(SMALLEST, p);
                into.first[k] = a * p * balance;
                into.second[k] = a * a * p * (balance * balance - upX * downX - upY * downY);
                upX = upY;
                downX = downY;
                x = y;
            }
        }

        @Override
        double information(double theta) {
            Room room = new Room(categories());
            fill(theta, room);
            return informationIn(room);
        }

        @Override
        double mostInformation(double low, double high) {
            return Double.POSITIVE_INFINITY;
        }
    }
}
