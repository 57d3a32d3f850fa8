package nl.kennispeil.scoring.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.kennispeil.scoring.irt.ItemModel;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.PartialCredit;

/** PCM and GPCM: φ = (a), d_1..d_K with logits k·a·θ + d_k against category 0, so b_k = −(d_k − d_(k−1)) / a. */
final class PartialCreditKernel extends Kernel {

    PartialCreditKernel(ItemModel model, int categories, Slope slope) {
        super(model, categories, slope);
    }

    @Override
    int power(int m) {
        return m < first ? 1 : 0;
    }

    @Override
    double factor(int m, int category) {
        if (m < first) {
            return category;
        }
        return category == m - first + 1 ? 1 : 0;
    }

    @Override
    int size() {
        return first + categories - 1;
    }

    @Override
    void at(double[] phi, double theta, double[] logP, double[] gradient) {
        int size = size();
        double step = slope(phi) * theta;
        double highest = 0;
        logP[0] = 0;
        for (int k = 1; k < categories; k++) {
            logP[k] = k * step + phi[first + k - 1];
            highest = Math.max(highest, logP[k]);
        }
        double total = 0;
        double mean = 0;
        // The row of category 0 holds −P_h, which every row starts from.
        for (int k = 0; k < categories; k++) {
            double weight = Math.exp(logP[k] - highest);
            total += weight;
            mean += k * weight;
            if (k > 0) {
                gradient[first + k - 1] = -weight;
            }
        }
        double logTotal = highest + Math.log(total);
        mean /= total;
        for (int h = first; h < size; h++) {
            gradient[h] /= total;
        }
        for (int k = categories - 1; k >= 0; k--) {
            int row = k * size;
            logP[k] -= logTotal;
            if (k > 0) {
                System.arraycopy(gradient, first, gradient, row + first, categories - 1);
                gradient[row + first + k - 1] += 1;
            }
            if (first == 1) {
                gradient[row] = theta * (k - mean);
            }
        }
    }

    @Override
    double[] start(double[] share) {
        double[] phi = new double[size()];
        if (first == 1) {
            phi[0] = 0.8;
        }
        for (int k = 1; k < categories; k++) {
            phi[first + k - 1] = 1.1 * Math.log(Math.max(share[k], 1e-4) / Math.max(share[0], 1e-4));
        }
        return phi;
    }

    @Override
    int weight(int category) {
        return category;
    }

    @Override
    ItemParameters parameters(double[] phi) {
        double[] values = values(phi);
        double[] steps = Arrays.copyOfRange(values, first, values.length);
        return first == 0 ? PartialCredit.pcm(steps) : PartialCredit.gpcm(values[0], steps);
    }

    @Override
    List<String> names() {
        List<String> names = new ArrayList<>();
        if (first == 1) {
            names.add("a");
        }
        for (int k = 1; k < categories; k++) {
            names.add("b" + k);
        }
        return names;
    }

    @Override
    double[] values(double[] phi) {
        double[] values = phi.clone();
        for (int k = first; k < phi.length; k++) {
            values[k] = -(phi[k] - (k == first ? 0 : phi[k - 1])) / slope(phi);
        }
        return values;
    }

    @Override
    double[][] jacobian(double[] phi) {
        double[][] jacobian = new double[size()][size()];
        double a = slope(phi);
        double[] values = values(phi);
        for (int k = first; k < size(); k++) {
            jacobian[k][k] = -1 / a;
            if (k > first) {
                jacobian[k][k - 1] = 1 / a;
            }
            if (first == 1) {
                jacobian[k][0] = -values[k] / a;
            }
        }
        if (first == 1) {
            jacobian[0][0] = 1;
        }
        return jacobian;
    }
}
