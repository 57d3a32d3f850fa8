package nl.kennispeil.scoring.fit;

import org.apache.commons.math3.special.Gamma;

/**
 * A statistic that is chi-square distributed when the model fits.
 *
 * @param statistic 0 or more, NaN when no degree of freedom is left
 * @param df degrees of freedom, 0 or more
 * @param p probability of at least this value if the model fits, 0..1; NaN without degrees of freedom
 * @param rmsea √(max(0, statistic − df) / (df·(N − 1))); NaN without degrees of freedom
 * @param persons N, who were used: those without missing answers where the statistic needs them
 */
public record ChiSquareFit(double statistic, int df, double p, double rmsea, int persons) {

    static ChiSquareFit of(double statistic, int df, int persons) {
        if (df <= 0 || Double.isNaN(statistic)) {
            return new ChiSquareFit(Double.NaN, Math.max(0, df), Double.NaN, Double.NaN, persons);
        }
        // the upper tail itself: 1 minus the lower one would lose a small p
        double p = Gamma.regularizedGammaQ(df / 2.0, statistic / 2);
        double rmsea = Math.sqrt(Math.max(0, statistic - df) / (df * (persons - 1.0)));
        return new ChiSquareFit(statistic, df, p, rmsea, persons);
    }
}
