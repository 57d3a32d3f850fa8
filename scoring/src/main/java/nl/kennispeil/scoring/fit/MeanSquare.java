package nl.kennispeil.scoring.fit;

/**
 * Mean squares of standardized residuals z, of an item over persons or of a person over items; about 1 when the model fits,
 * higher with surprises, lower with too few.
 *
 * @param outfit Σz²/n, sensitive to surprises far from the item; NaN when nothing was answered
 * @param outfitZ outfit as a standard normal deviate; NaN when it could not vary (all probabilities one half)
 * @param infit Σz²W / ΣW with W the variance of the answer, sensitive to surprises near the item
 * @param infitZ infit as a standard normal deviate; NaN as outfitZ
 * @param answers n, how many answers were used
 */
public record MeanSquare(double outfit, double outfitZ, double infit, double infitZ, int answers) {

    /** Sums over answers, from which a mean square is made. */
    static final class Sums {
        private double squares;
        private double weighted;
        private double weights;
        private double outfitSpread;
        private double infitSpread;
        private int n;

        void add(double answer, Residuals at) {
            double residual = (answer - at.mean) * (answer - at.mean);
            squares += residual / at.variance;
            weighted += residual;
            weights += at.variance;
            outfitSpread += at.fourth / (at.variance * at.variance);
            infitSpread += at.fourth - at.variance * at.variance;
            n++;
        }

        MeanSquare mean() {
            if (n == 0) {
                return new MeanSquare(Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);
            }
            double outfit = squares / n;
            double infit = weighted / weights;
            double outfitQ = Math.sqrt(Math.max(0, outfitSpread / ((double) n * n) - 1.0 / n));
            double infitQ = Math.sqrt(Math.max(0, infitSpread)) / weights;
            return new MeanSquare(outfit, deviate(outfit, outfitQ), infit, deviate(infit, infitQ), n);
        }

        /** Wilson–Hilferty; q is bounded as in mirt. */
        private static double deviate(double meanSquare, double q) {
            if (q == 0) {
                return Double.NaN;
            }
            double bounded = Math.min(q, 1.4142);
            return (Math.cbrt(meanSquare) - 1) * 3 / bounded + bounded / 3;
        }
    }
}
