package nl.kennispeil.scoring.calibration;

import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.scoring.irt.ItemModel;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.NominalResponse;

/** NRM: φ = a_1..a_K, c_1..c_K against category 0, whose slope and intercept are 0. No single slope comes first. */
final class NominalKernel extends Kernel {

    private final int steps;

    NominalKernel(int categories) {
        super(ItemModel.NRM, categories, Slope.FREE);
        this.steps = categories - 1;
    }

    @Override
    int power(int m) {
        return m < steps ? 1 : 0;
    }

    @Override
    double factor(int m, int category) {
        return category == (m < steps ? m : m - steps) + 1 ? 1 : 0;
    }

    @Override
    int size() {
        return 2 * steps;
    }

    @Override
    void at(double[] phi, double theta, double[] logP, double[] gradient) {
        int size = size();
        double highest = 0;
        logP[0] = 0;
        for (int k = 1; k < categories; k++) {
            logP[k] = phi[k - 1] * theta + phi[steps + k - 1];
            highest = Math.max(highest, logP[k]);
        }
        double total = 0;
        for (int k = 0; k < categories; k++) {
            total += Math.exp(logP[k] - highest);
        }
        double logTotal = highest + Math.log(total);
        for (int k = 0; k < categories; k++) {
            logP[k] -= logTotal;
        }
        for (int h = 1; h < categories; h++) {
            double p = Math.exp(logP[h]);
            for (int k = 0; k < categories; k++) {
                double slope = (k == h ? 1 : 0) - p;
                gradient[k * size + h - 1] = slope * theta;
                gradient[k * size + steps + h - 1] = slope;
            }
        }
    }

    /** Slopes that rise with the category decide which way the scale points. */
    @Override
    double[] start(double[] share) {
        double[] phi = new double[size()];
        for (int k = 1; k < categories; k++) {
            phi[k - 1] = 0.8 * k;
            phi[steps + k - 1] = 1.1 * Math.log(Math.max(share[k], 1e-4) / Math.max(share[0], 1e-4));
        }
        return phi;
    }

    @Override
    double steepest(double[] phi) {
        double steepest = 0;
        for (int k = 0; k < steps; k++) {
            steepest = Math.max(steepest, Math.abs(phi[k] - (k == 0 ? 0 : phi[k - 1])));
        }
        return steepest;
    }

    @Override
    void rescale(double[] phi, double mean, double sd) {
        for (int k = 0; k < steps; k++) {
            phi[steps + k] += phi[k] * mean;
            phi[k] *= sd;
        }
    }

    @Override
    ItemParameters parameters(double[] phi) {
        double[] slopes = new double[categories];
        double[] intercepts = new double[categories];
        System.arraycopy(phi, 0, slopes, 1, steps);
        System.arraycopy(phi, steps, intercepts, 1, steps);
        return new NominalResponse(slopes, intercepts);
    }

    /** Numbered from 2, since a1 and c1 are those of category 0. */
    @Override
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (String name : List.of("a", "c")) {
            for (int k = 2; k <= categories; k++) {
                names.add(name + k);
            }
        }
        return names;
    }

    @Override
    double[] values(double[] phi) {
        return phi.clone();
    }

    @Override
    double[][] jacobian(double[] phi) {
        double[][] jacobian = new double[size()][size()];
        for (int k = 0; k < size(); k++) {
            jacobian[k][k] = 1;
        }
        return jacobian;
    }
}
