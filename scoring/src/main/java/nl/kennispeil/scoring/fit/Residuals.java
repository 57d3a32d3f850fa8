package nl.kennispeil.scoring.fit;

import nl.kennispeil.scoring.irt.Curves;
import nl.kennispeil.scoring.irt.ItemParameters;

/** Moments of one item's score at one θ; a buffer that is filled again and again. */
final class Residuals {

    /** mirt keeps the variance from falling below this, so that an answer nearly ruled out cannot swamp the rest. */
    private static final double LEAST_VARIANCE = Math.sqrt(1e-5);

    private final Curves curves;

    double mean;
    double variance;
    double fourth;
    double logLikelihood;
    double meanLog;
    double varianceLog;

    Residuals(FitModel model) {
        curves = new Curves(model.items().stream()
                .mapToInt(ItemParameters::categories)
                .max()
                .orElse(2));
    }

    /** Fills expected score, its variance and fourth moment, and those of ln P; the answer's own ln P. */
    void at(ItemParameters item, double theta, int answer) {
        item.curves(theta, curves);
        mean = 0;
        meanLog = 0;
        for (int k = 0; k < item.categories(); k++) {
            mean += k * curves.p[k];
            meanLog += curves.p[k] * log(k);
        }
        variance = 0;
        fourth = 0;
        varianceLog = 0;
        for (int k = 0; k < item.categories(); k++) {
            double away = (k - mean) * (k - mean);
            variance += away * curves.p[k];
            fourth += away * away * curves.p[k];
            varianceLog += curves.p[k] * (log(k) - meanLog) * (log(k) - meanLog);
        }
        variance = Math.max(variance, LEAST_VARIANCE);
        logLikelihood = log(answer);
    }

    private double log(int k) {
        return Math.log(Math.max(curves.p[k], 1e-300));
    }

    Curves curves() {
        return curves;
    }

    double log(ItemParameters item, int k) {
        return k < item.categories() ? log(k) : Double.NaN;
    }
}
