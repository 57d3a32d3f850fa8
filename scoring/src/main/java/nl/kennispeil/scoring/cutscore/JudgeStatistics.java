package nl.kennispeil.scoring.cutscore;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.StatUtils;

/**
 * What the judges did. Arrays have one number a judge.
 *
 * @param cuts the cut score of each judge, in the last round
 * @param severity cut of the judge − mean of all; above 0 is severe
 * @param roundMeans mean cut of each round, one number for methods without rounds
 * @param agreement how far judges agree; empty for one judge
 * @param difficultyCorrelation of each judge's answers with the items' p-values; NaN where it does not exist, empty without
 *     p-values
 */
public record JudgeStatistics(
        double[] cuts,
        double[] severity,
        double[] roundMeans,
        Optional<RaterAgreement> agreement,
        List<Double> difficultyCorrelation) {

    public JudgeStatistics {
        difficultyCorrelation = List.copyOf(difficultyCorrelation);
    }

    static JudgeStatistics ofCuts(double[] cuts) {
        double mean = StatUtils.mean(cuts);
        double[] severity = Arrays.stream(cuts).map(cut -> cut - mean).toArray();
        return new JudgeStatistics(cuts.clone(), severity, new double[] {mean}, Optional.empty(), List.of());
    }

    /**
     * Agreement on the items.
     *
     * @param singleIcc ICC(2,1): one judge as good as another, severity counted as disagreement
     * @param meanIcc ICC(2,k), of the mean of all judges
     * @param generalizabilityError standard error of the cut when judges and items are both samples
     * @param percentAgreement for yes/no: mean share of items on which two judges agree; empty otherwise
     * @param kappa for yes/no: Fleiss' kappa; empty otherwise, or when all gave one answer
     */
    public record RaterAgreement(
            OptionalDouble singleIcc,
            OptionalDouble meanIcc,
            OptionalDouble generalizabilityError,
            OptionalDouble percentAgreement,
            OptionalDouble kappa) {}
}
