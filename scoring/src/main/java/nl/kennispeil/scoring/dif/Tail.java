package nl.kennispeil.scoring.dif;

import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;

/** Upper tail probabilities, without the loss of digits of 1 − F. */
final class Tail {

    private Tail() {}

    /** P(χ²_df &gt; x); NaN for a statistic that is not a number, or without degrees of freedom. */
    static double chiSquared(double x, int df) {
        if (Double.isNaN(x) || df < 1) {
            return Double.NaN;
        }
        return x <= 0 ? 1 : Gamma.regularizedGammaQ(df / 2.0, x / 2);
    }

    /** P(|Z| &gt; |z|). */
    static double normal(double z) {
        return Erf.erfc(Math.abs(z) / Math.sqrt(2));
    }
}
