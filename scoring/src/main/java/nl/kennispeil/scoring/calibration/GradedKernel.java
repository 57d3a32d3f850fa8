package nl.kennispeil.scoring.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.kennispeil.scoring.irt.GradedResponse;
import nl.kennispeil.scoring.irt.ItemModel;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.Logistic;

/** GRM: φ = a, d_1..d_K with P(X ≥ k) = σ(aθ + d_k) and descending d, so b_k = −d_k / a. */
final class GradedKernel extends Kernel {

    GradedKernel(int categories) {
        super(ItemModel.GRM, categories, Slope.FREE);
    }

    @Override
    boolean linear() {
        return false;
    }

    @Override
    int power(int m) {
        throw new IllegalStateException("graded logits are not those of categories");
    }

    @Override
    double factor(int m, int category) {
        throw new IllegalStateException("graded logits are not those of categories");
    }

    @Override
    int size() {
        return categories;
    }

    @Override
    void at(double[] phi, double theta, double[] logP, double[] gradient) {
        int size = size();
        Arrays.fill(gradient, 0, categories * size, 0);
        double x = Double.POSITIVE_INFINITY;
        for (int k = 0; k < categories; k++) {
            boolean last = k == categories - 1;
            double y = last ? Double.NEGATIVE_INFINITY : phi[0] * theta + phi[k + 1];
            double gap = k == 0 || last ? 1 : -Math.expm1(y - x);
            logP[k] = (k == 0 ? 0 : -Logistic.softplus(-x)) - (last ? 0 : Logistic.softplus(y)) + Math.log(gap);
            int row = k * size;
            if (k > 0) {
                double byX = last ? Logistic.of(-x) : Logistic.of(-x) / (Logistic.of(-y) * gap);
                gradient[row + k] = byX;
                gradient[row] += theta * byX;
            }
            if (!last) {
                double byY = k == 0 ? -Logistic.of(y) : -Logistic.of(y) / (Logistic.of(x) * gap);
                gradient[row + k + 1] = byY;
                gradient[row] += theta * byY;
            }
            x = y;
        }
    }

    @Override
    double[] start(double[] share) {
        double[] phi = new double[size()];
        phi[0] = 1;
        double above = 1;
        for (int k = 1; k < categories; k++) {
            above -= share[k - 1];
            phi[k] = 1.15 * logit(above);
            if (k > 1 && phi[k] > phi[k - 1] - 0.05) {
                phi[k] = phi[k - 1] - 0.05;
            }
        }
        return phi;
    }

    @Override
    boolean admissible(double[] phi) {
        for (int k = 2; k < phi.length; k++) {
            if (!(phi[k] < phi[k - 1])) {
                return false;
            }
        }
        return super.admissible(phi);
    }

    @Override
    ItemParameters parameters(double[] phi) {
        double[] values = values(phi);
        return new GradedResponse(values[0], Arrays.copyOfRange(values, 1, values.length));
    }

    @Override
    List<String> names() {
        List<String> names = new ArrayList<>(List.of("a"));
        for (int k = 1; k < categories; k++) {
            names.add("b" + k);
        }
        return names;
    }

    @Override
    double[] values(double[] phi) {
        double[] values = phi.clone();
        for (int k = 1; k < phi.length; k++) {
            values[k] = -phi[k] / phi[0];
        }
        return values;
    }

    @Override
    double[][] jacobian(double[] phi) {
        double[][] jacobian = new double[size()][size()];
        jacobian[0][0] = 1;
        for (int k = 1; k < phi.length; k++) {
            jacobian[k][0] = phi[k] / (phi[0] * phi[0]);
            jacobian[k][k] = -1 / phi[0];
        }
        return jacobian;
    }
}
