package nl.kennispeil.scoring.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.response.ResponseMatrix;

/**
 * The fit of the whole test from the means and cross-products of the item scores: M2, and for items with more categories its
 * collapsed form M2*.
 *
 * <p>With e the sample moments minus those of the model, Ξ their covariance and Δ their derivatives to the free parameters,
 * M2 = N·e′[Ξ⁻¹ − Ξ⁻¹Δ(Δ′Ξ⁻¹Δ)⁻¹Δ′Ξ⁻¹]e [1; 2], which is the squared length of what is left of L⁻¹e after a
 * regression on L⁻¹Δ, LL′ = Ξ; that is how it is computed, without an inverse. Degrees of freedom are the moments minus the
 * rank of Δ (Gram–Schmidt, a column counts when more than 1e-8 of its length is left), so that more parameters than the
 * moments can tell apart leave no false degrees.
 *
 * <p>RMSEA = √(max(0, M2 − df)/(df(N − 1))), its interval √(λ/(df·N)) from the noncentral chi-square [3] (N − 1 and N as in
 * mirt); CFI and TLI against the model of
 * independent items with free means [2]; SRMSR is the root mean square of the residual correlations, all pairs.
 *
 * <p>Cost: n moments of J items, n = J(J + 1)/2, take 4n² bytes and n³/3 multiplications: nothing for 30 items, a second for
 * 60, half a minute and 210 MB for 120, the most that is taken.
 *
 * <p>Sources: [1] A. Maydeu-Olivares and H. Joe, "Limited information goodness-of-fit testing in multidimensional contingency
 * tables", Psychometrika 71 (2006) 713–732; [2] L. Cai and M. Hansen, "Limited-information goodness-of-fit testing of
 * hierarchical item factor models", British Journal of Mathematical and Statistical Psychology 66 (2013) 245–276; [3] M.W.
 * Browne and R. Cudeck, "Alternative ways of assessing model fit", Sociological Methods and Research 21 (1992) 230–258.
 *
 * @param m2 the statistic with degrees of freedom, p and RMSEA; NaN when no degree of freedom is left
 * @param rmseaLow lower limit of the 90 % interval
 * @param rmseaHigh upper limit of the 90 % interval
 * @param cfi at most 1; NaN without degrees of freedom
 * @param tli may be above 1; NaN without degrees of freedom
 * @param srmsr 0 or more
 */
public record LimitedInformation(
        ChiSquareFit m2, double rmseaLow, double rmseaHigh, double cfi, double tli, double srmsr) {

    /** The most items. */
    public static final int MOST_ITEMS = 120;

    /**
     * The fit of a model to the persons who answered every item.
     *
     * @throws IllegalArgumentException with fewer than 3 items or more than 120, with fewer than 2 persons without missing
     *     answers, or when all of them have the same score on an item
     */
    public static LimitedInformation of(FitModel model, ResponseMatrix responses) {
        model.require(responses);
        ResponseMatrix complete = FitModel.complete(responses);
        int items = model.items().size();
        if (items < 3 || items > MOST_ITEMS || complete.persons() < 2) {
            throw new IllegalArgumentException("M2 of " + items + " items and " + complete.persons()
                    + " persons without missing answers: allowed is 3.." + MOST_ITEMS + " items and 2 persons or more");
        }
        Moments moments = new Moments(model);
        double[] sample = sample(complete, moments);
        double[] squares = squares(complete);
        for (int item = 0; item < items; item++) {
            if (squares[item] - sample[item] * sample[item] <= 0) {
                throw new IllegalArgumentException("M2: all persons have the same score on item "
                        + responses.itemNames().get(item) + "; leave it out");
            }
        }
        double[] expected = moments.expected();
        ChiSquareFit m2 = statistic(sample, expected, moments.covariance(), moments.derivatives(), complete.persons());
        ChiSquareFit none = independence(sample, squares, moments, complete.persons());
        double scale = (double) m2.df() * complete.persons();
        boolean tested = m2.df() > 0;
        double low = tested ? NoncentralChiSquare.noncentrality(m2.statistic(), m2.df(), 0.95) : Double.NaN;
        double high = tested ? NoncentralChiSquare.noncentrality(m2.statistic(), m2.df(), 0.05) : Double.NaN;
        return new LimitedInformation(
                m2,
                Math.sqrt(low / scale),
                Math.sqrt(high / scale),
                cfi(m2, none),
                tli(m2, none),
                srmsr(sample, squares, expected, moments, items));
    }

    static double[] sample(ResponseMatrix data, Moments moments) {
        double[] sample = new double[moments.count()];
        for (int person = 0; person < data.persons(); person++) {
            for (int i = 0; i < data.items(); i++) {
                int score = data.at(person, i);
                sample[i] += score;
                for (int j = i + 1; score > 0 && j < data.items(); j++) {
                    sample[moments.pair(i, j)] += (double) score * data.at(person, j);
                }
            }
        }
        for (int m = 0; m < sample.length; m++) {
            sample[m] /= data.persons();
        }
        return sample;
    }

    private static double[] squares(ResponseMatrix data) {
        return IntStream.range(0, data.items())
                .mapToDouble(item -> IntStream.range(0, data.persons())
                        .mapToDouble(person -> (double) data.at(person, item) * data.at(person, item))
                        .average()
                        .orElse(Double.NaN))
                .toArray();
    }

    static ChiSquareFit statistic(
            double[] sample, double[] expected, double[][] covariance, List<double[]> derivatives, int persons) {
        double[] residual = new double[sample.length];
        for (int m = 0; m < residual.length; m++) {
            residual[m] = sample[m] - expected[m];
        }
        Triangle.factor(covariance);
        Triangle.solve(covariance, residual);
        List<double[]> basis = new ArrayList<>();
        for (double[] column : derivatives) {
            Triangle.solve(covariance, column);
            double before = Triangle.length(column);
            Triangle.removeAll(column, basis);
            Triangle.removeAll(column, basis);
            double after = Triangle.length(column);
            if (after > 1e-8 * before) {
                for (int m = 0; m < column.length; m++) {
                    column[m] /= after;
                }
                basis.add(column);
            }
        }
        Triangle.removeAll(residual, basis);
        double left = Triangle.length(residual);
        return ChiSquareFit.of(persons * left * left, sample.length - basis.size(), persons);
    }

    /** Items that have nothing to do with each other, with their observed means and variances. */
    private static ChiSquareFit independence(double[] sample, double[] squares, Moments moments, int persons) {
        // the first moments are free, so what is left are covariances, which are independent of each other
        int items = squares.length;
        double sum = 0;
        for (int i = 0; i < items; i++) {
            for (int j = i + 1; j < items; j++) {
                double covariance = sample[moments.pair(i, j)] - sample[i] * sample[j];
                double varianceI = squares[i] - sample[i] * sample[i];
                double varianceJ = squares[j] - sample[j] * sample[j];
                sum += covariance * covariance / (varianceI * varianceJ);
            }
        }
        return ChiSquareFit.of(persons * sum, items * (items - 1) / 2, persons);
    }

    private static double cfi(ChiSquareFit m2, ChiSquareFit none) {
        double misfit = Math.max(0, m2.statistic() - m2.df());
        double worst = Math.max(none.statistic() - none.df(), misfit);
        return Double.isNaN(m2.statistic()) ? Double.NaN : worst == 0 ? 1 : 1 - misfit / worst;
    }

    private static double tli(ChiSquareFit m2, ChiSquareFit none) {
        double ratio = none.statistic() / none.df();
        return (ratio - m2.statistic() / m2.df()) / (ratio - 1);
    }

    private static double srmsr(double[] sample, double[] squares, double[] expected, Moments moments, int items) {
        double sum = 0;
        for (int i = 0; i < items; i++) {
            for (int j = i + 1; j < items; j++) {
                int pair = moments.pair(i, j);
                double observed = correlation(sample, pair, i, j, squares[i], squares[j]);
                double model = correlation(expected, pair, i, j, moments.square(i), moments.square(j));
                sum += (observed - model) * (observed - model);
            }
        }
        return Math.sqrt(sum / (items * (items - 1) / 2.0));
    }

    private static double correlation(double[] moments, int pair, int i, int j, double squareI, double squareJ) {
        double varianceI = squareI - moments[i] * moments[i];
        double varianceJ = squareJ - moments[j] * moments[j];
        return (moments[pair] - moments[i] * moments[j]) / Math.sqrt(varianceI * varianceJ);
    }
}
