package nl.kennispeil.scoring.cutscore;

import java.util.OptionalDouble;
import nl.kennispeil.scoring.cutscore.JudgeStatistics.RaterAgreement;

/**
 * Agreement of judges on items from a complete table, by the two-way analysis of variance without replication.
 *
 * <p>With mean squares MS_i, MS_j, MS_e of n items and k judges: ICC(2,1) = (MS_i − MS_e)/(MS_i + (k − 1)MS_e + k(MS_j −
 * MS_e)/n), ICC(2,k) = (MS_i − MS_e)/(MS_i + (MS_j − MS_e)/n) [1]. Variance components σ²_e = MS_e, σ²_j = (MS_j − MS_e)/n, σ²_i =
 * (MS_i − MS_e)/k, not below 0; the error of the mean over judges and items is √(σ²_j/k + σ²_i/n + σ²_e/(nk)) [2], times the points of
 * the test. Fleiss' kappa from the counts of yes on each item [3].
 *
 * <p>Sources: [1] Shrout and Fleiss, Psychological Bulletin 86 (1979) 420–428; [2] Brennan, Generalizability Theory (2001);
 * Brennan and Lockwood, Applied Psychological Measurement 4 (1980) 219–240; [3] Fleiss, Psychological Bulletin 76 (1971)
 * 378–382.
 */
final class JudgesByItems {

    private final double[][] shares;
    private final int judges;
    private final int items;

    /** @param shares judges × items, 0..1, none missing, 2 × 2 or more */
    JudgesByItems(double[][] shares) {
        this.shares = shares;
        this.judges = shares.length;
        this.items = shares[0].length;
    }

    RaterAgreement agreement(double points, boolean yesNo) {
        double grand = 0;
        double[] byJudge = new double[judges];
        double[] byItem = new double[items];
        for (int j = 0; j < judges; j++) {
            for (int i = 0; i < items; i++) {
                byJudge[j] += shares[j][i] / items;
                byItem[i] += shares[j][i] / judges;
                grand += shares[j][i] / (judges * (double) items);
            }
        }
        double judgeSquares = 0;
        double itemSquares = 0;
        double rest = 0;
        for (int j = 0; j < judges; j++) {
            judgeSquares += items * square(byJudge[j] - grand);
            for (int i = 0; i < items; i++) {
                rest += square(shares[j][i] - byJudge[j] - byItem[i] + grand);
            }
        }
        for (int i = 0; i < items; i++) {
            itemSquares += judges * square(byItem[i] - grand);
        }
        double msJudge = judgeSquares / (judges - 1);
        double msItem = itemSquares / (items - 1);
        double msRest = rest / ((judges - 1.0) * (items - 1));
        return new RaterAgreement(
                ratio(msItem - msRest, msItem + (judges - 1) * msRest + judges * (msJudge - msRest) / items),
                ratio(msItem - msRest, msItem + (msJudge - msRest) / items),
                OptionalDouble.of(points * error(msJudge, msItem, msRest)),
                yesNo ? OptionalDouble.of(pairs()) : OptionalDouble.empty(),
                yesNo ? kappa(grand) : OptionalDouble.empty());
    }

    private double error(double msJudge, double msItem, double msRest) {
        double judge = Math.max(0, (msJudge - msRest) / items);
        double item = Math.max(0, (msItem - msRest) / judges);
        return Math.sqrt(judge / judges + item / items + msRest / (items * (double) judges));
    }

    /** Mean share of pairs of judges that agree, over items. */
    private double pairs() {
        double sum = 0;
        for (int i = 0; i < items; i++) {
            double yes = 0;
            for (double[] judge : shares) {
                yes += judge[i];
            }
            double no = judges - yes;
            sum += (yes * (yes - 1) + no * (no - 1)) / (judges * (judges - 1.0));
        }
        return sum / items;
    }

    private OptionalDouble kappa(double yes) {
        double chance = yes * yes + (1 - yes) * (1 - yes);
        return ratio(pairs() - chance, 1 - chance);
    }

    private static OptionalDouble ratio(double top, double bottom) {
        return Math.abs(bottom) > 1e-12 ? OptionalDouble.of(top / bottom) : OptionalDouble.empty();
    }

    private static double square(double x) {
        return x * x;
    }
}
