package nl.kennispeil.scoring.fit;

import nl.kennispeil.scoring.response.ResponseMatrix;

/**
 * Q3: the correlation between two items of what is left of their scores when the expected score at the person's ability is
 * taken away; far from the others where two items depend on each other.
 *
 * <p>Sources: W.M. Yen, "Effects of local item dependence on the fit and equating performance of the three-parameter logistic
 * model", Applied Psychological Measurement 8 (1984) 125–145; the adjusted form K.B. Christensen, G. Makransky and
 * M. Horton, "Critical values for Yen's Q3", Applied Psychological Measurement 41 (2017) 178–194: Q3 minus the mean of all
 * pairs, which is about −1/(items − 1) rather than 0.
 *
 * @param q3 symmetric, [item][item], 1 on the diagonal; NaN where an item's residuals do not vary or fewer than 2 persons
 *     answered both
 * @param mean of the pairs that are a number, NaN without such a pair
 */
@SuppressWarnings("ArrayRecordComponent") // a matrix for further computing; nobody compares them
public record ResidualCorrelation(double[][] q3, double mean) {

    /**
     * Q3 of every pair, each over the persons with a finite ability who answered both.
     *
     * @param theta one per person, in mirt EAP
     */
    public static ResidualCorrelation of(FitModel model, ResponseMatrix responses, double[] theta) {
        model.require(responses, theta);
        int items = responses.items();
        double[][] residuals = new double[items][theta.length];
        Residuals at = new Residuals(model);
        for (int person = 0; person < theta.length; person++) {
            for (int item = 0; item < items; item++) {
                residuals[item][person] = Double.NaN;
                if (!responses.isMissing(person, item) && Double.isFinite(theta[person])) {
                    at.at(model.items().get(item), theta[person], responses.at(person, item));
                    residuals[item][person] = responses.at(person, item) - at.mean;
                }
            }
        }
        double[][] q3 = new double[items][items];
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < items; i++) {
            q3[i][i] = 1;
            for (int j = 0; j < i; j++) {
                q3[i][j] = correlation(residuals[i], residuals[j]);
                q3[j][i] = q3[i][j];
                if (!Double.isNaN(q3[i][j])) {
                    sum += q3[i][j];
                    pairs++;
                }
            }
        }
        return new ResidualCorrelation(q3, sum / pairs);
    }

    /** Q3*, the adjusted value of a pair. */
    public double adjusted(int item, int other) {
        return q3[item][other] - mean;
    }

    private static double correlation(double[] x, double[] y) {
        double meanX = 0;
        double meanY = 0;
        int n = 0;
        for (int person = 0; person < x.length; person++) {
            if (!Double.isNaN(x[person] + y[person])) {
                meanX += x[person];
                meanY += y[person];
                n++;
            }
        }
        meanX /= n;
        meanY /= n;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int person = 0; person < x.length; person++) {
            if (!Double.isNaN(x[person] + y[person])) {
                xx += (x[person] - meanX) * (x[person] - meanX);
                yy += (y[person] - meanY) * (y[person] - meanY);
                xy += (x[person] - meanX) * (y[person] - meanY);
            }
        }
        return n < 2 || xx == 0 || yy == 0 ? Double.NaN : xy / Math.sqrt(xx * yy);
    }
}
