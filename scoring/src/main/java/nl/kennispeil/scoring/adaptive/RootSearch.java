package nl.kennispeil.scoring.adaptive;

import java.util.function.DoubleUnaryOperator;

/**
 * Brent's method: bisection that is as fast as interpolation where the function is smooth.
 *
 * <p>Source: R.P. Brent, <em>Algorithms for Minimization without Derivatives</em> (1973), ch. 4, in the form of Netlib's
 * zeroin, which is what R's {@code uniroot} computes; so an equal tolerance gives an equal number.
 */
final class RootSearch {

    private static final int MOST_STEPS = 1000;
    private static final double EPSILON = 0x1p-52;

    private RootSearch() {}

    /**
     * Where the function is 0.
     *
     * @param low the function has another sign here than at {@code high}, or is 0 at one of them
     */
    static double root(DoubleUnaryOperator function, double low, double high, double tolerance) {
        double a = low;
        double b = high;
        double fa = function.applyAsDouble(a);
        double fb = function.applyAsDouble(b);
        double c = a;
        double fc = fa;
        if (fa == 0) {
            return a;
        }
        for (int step = 0; step < MOST_STEPS && fb != 0; step++) {
            double previous = b - a;
            if (Math.abs(fc) < Math.abs(fb)) {
                a = b;
                b = c;
                c = a;
                fa = fb;
                fb = fc;
                fc = fa;
            }
            double least = 2 * EPSILON * Math.abs(b) + tolerance / 2;
            double half = (c - b) / 2;
            if (Math.abs(half) <= least || fb == 0) {
                return b;
            }
            double move = half;
            if (Math.abs(previous) >= least && Math.abs(fa) > Math.abs(fb)) {
                move = interpolated(half, previous, c - b, least, a == c, fa, fb, fc, b - a);
            }
            if (Math.abs(move) < least) {
                move = move > 0 ? least : -least;
            }
            a = b;
            fa = fb;
            b += move;
            fb = function.applyAsDouble(b);
            if ((fb > 0 && fc > 0) || (fb < 0 && fc < 0)) {
                c = a;
                fc = fa;
            }
        }
        return b;
    }

    private static double interpolated(
            double half,
            double previous,
            double cb,
            double least,
            boolean linear,
            double fa,
            double fb,
            double fc,
            double ba) {
        double p;
        double q;
        if (linear) {
            double t = fb / fa;
            p = cb * t;
            q = 1 - t;
        } else {
            double r = fa / fc;
            double s = fb / fc;
            double t = fb / fa;
            p = t * (cb * r * (r - s) - ba * (s - 1));
            q = (r - 1) * (s - 1) * (t - 1);
        }
        if (p > 0) {
            q = -q;
        } else {
            p = -p;
        }
        boolean inside = p < 0.75 * cb * q - Math.abs(least * q) / 2 && p < Math.abs(previous * q / 2);
        return inside ? p / q : half;
    }
}
