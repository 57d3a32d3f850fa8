package nl.kennispeil.scoring.dif;

import java.util.Arrays;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * Lord's χ² that all parameters of an item are equal in two groups: v′(Σ_R + Σ_F)⁻¹v for the difference v (F.M. Lord,
 * <em>Applications of Item Response Theory to Practical Testing Problems</em> (1980), ch. 14), with the link between the scales
 * taken as known.
 *
 * @param item index of the item
 * @param statistic χ²
 * @param df how many parameters
 * @param p upper tail
 * @param note why there is no test; empty when there is
 */
public record LordTest(int item, double statistic, int df, double p, String note) implements ItemDif {

    /** @param focal on the scale of the reference group */
    static LordTest of(int item, ItemEstimate reference, ItemEstimate focal) {
        int df = reference.covariance().length;
        if (reference.parameters().model() != focal.parameters().model()
                || reference.vector().length != focal.vector().length
                || focal.covariance().length != df) {
            return none(item, "the groups have different models or covariances of different parameters");
        }
        RealVector difference = MatrixUtils.createRealVector(Arrays.copyOf(reference.vector(), df))
                .subtract(MatrixUtils.createRealVector(Arrays.copyOf(focal.vector(), df)));
        RealMatrix covariance = MatrixUtils.createRealMatrix(reference.covariance())
                .add(MatrixUtils.createRealMatrix(focal.covariance()));
        try {
            RealVector solved = new CholeskyDecomposition(covariance, 1e-9, Double.MIN_NORMAL)
                    .getSolver()
                    .solve(difference);
            double statistic = difference.dotProduct(solved);
            return new LordTest(item, statistic, df, Tail.chiSquared(statistic, df), "");
        } catch (NonPositiveDefiniteMatrixException singular) {
            return none(item, "the covariances of the parameters have no inverse");
        }
    }

    private static LordTest none(int item, String note) {
        return new LordTest(item, Double.NaN, 0, Double.NaN, note);
    }
}
