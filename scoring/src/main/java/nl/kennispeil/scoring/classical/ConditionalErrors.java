package nl.kennispeil.scoring.classical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Standard errors of measurement per total score, for whole totals from 0; sources are at {@link ConditionalError}. */
final class ConditionalErrors {

    private ConditionalErrors() {}

    /** @param scored complete columns */
    static List<ConditionalError> of(
            List<AnswerColumn> scored, Totals totals, Reliability reliability, boolean binary) {
        int highest = scored.stream().mapToInt(AnswerColumn::highest).sum();
        int k = scored.size();
        double[] variances = personVariances(scored, totals);
        double[] sums = new double[highest + 1];
        int[] n = new int[highest + 1];
        for (int person = 0; person < totals.persons(); person++) {
            int score = (int) Math.round(totals.at(person));
            sums[score] += variances[person];
            n[score]++;
        }
        double keats = Math.sqrt((1 - reliability.alpha()) / (1 - reliability.kr21()));
        List<ConditionalError> errors = new ArrayList<>();
        for (int score = 0; score <= highest; score++) {
            double lord = binary && k > 1 ? Math.sqrt((double) score * (k - score) / (k - 1)) : Double.NaN;
            errors.add(new ConditionalError(score, n[score], lord, lord * keats, Math.sqrt(sums[score] / n[score])));
        }
        return errors;
    }

    /** k/(k−1) · Σᵢ (dᵢ − mean d)², dᵢ = score on item i minus its mean; NaN for one item. */
    private static double[] personVariances(List<AnswerColumn> scored, Totals totals) {
        double[] squares = new double[totals.persons()];
        double[] sums = new double[totals.persons()];
        for (AnswerColumn column : scored) {
            double[] values = ScoreScale.RIGHTS.values(column);
            byte[] codes = column.codes();
            double sum = 0;
            for (byte code : codes) {
                sum += values[code];
            }
            double mean = sum / codes.length;
            for (int person = 0; person < codes.length; person++) {
                double difference = values[codes[person]] - mean;
                sums[person] += difference;
                squares[person] += difference * difference;
            }
        }
        int k = scored.size();
        double[] variances = new double[squares.length];
        Arrays.setAll(
                variances,
                person -> k < 2
                        ? Double.NaN
                        : Math.max(0, squares[person] - sums[person] * sums[person] / k) * k / (k - 1));
        return variances;
    }
}
