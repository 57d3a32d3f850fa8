package nl.kennispeil.scoring.calibration;

import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.scoring.irt.ItemModel;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.Logistic;

/** Rasch to 4PL: φ = (a), d, (logit c), (logit u) with u the upper asymptote. */
final class DichotomousKernel extends Kernel {

    private static final double LOGIT_OF_USUAL_GUESSING = -1.5;
    private static final double LOGIT_OF_USUAL_CEILING = 3;

    private final boolean lower;
    private final boolean upper;

    DichotomousKernel(ItemModel model) {
        super(
                model,
                2,
                switch (model) {
                    case RASCH -> Slope.ONE;
                    case ONE_PL -> Slope.SHARED;
                    default -> Slope.FREE;
                });
        this.lower = model == ItemModel.THREE_PL || model == ItemModel.FOUR_PL;
        this.upper = model == ItemModel.FOUR_PL;
    }

    @Override
    boolean linear() {
        return !lower;
    }

    @Override
    int power(int m) {
        return m < first ? 1 : 0;
    }

    @Override
    double factor(int m, int category) {
        return category;
    }

    @Override
    int size() {
        return first + 1 + (lower ? 1 : 0) + (upper ? 1 : 0);
    }

    @Override
    void at(double[] phi, double theta, double[] logP, double[] gradient) {
        double x = slope(phi) * theta + phi[first];
        double up = Logistic.of(x);
        double down = Logistic.of(-x);
        int size = size();
        if (!lower) {
            logP[1] = -Logistic.softplus(-x);
            logP[0] = logP[1] - x;
            put(gradient, size, theta, -up, down);
            return;
        }
        double c = Logistic.of(phi[first + 1]);
        double u = upper ? Logistic.of(phi[first + 2]) : 1;
        double right = c + (u - c) * up;
        double wrong = upper ? 1 - u + (u - c) * down : (1 - c) * down;
        double rise = (u - c) * up * down;
        logP[1] = Math.log(right);
        logP[0] = upper ? Math.log(wrong) : Math.log1p(-c) - Logistic.softplus(x);
        put(gradient, size, theta, upper ? -rise / wrong : -up, rise / right);
        double byC = c * (1 - c) * down;
        gradient[first + 1] = upper ? -byC / wrong : -c;
        gradient[size + first + 1] = byC / right;
        if (upper) {
            double byU = u * (1 - u) * up;
            gradient[first + 2] = -byU / wrong;
            gradient[size + first + 2] = byU / right;
        }
    }

    private void put(double[] gradient, int size, double theta, double wrong, double right) {
        gradient[first] = wrong;
        gradient[size + first] = right;
        if (first == 1) {
            gradient[0] = theta * wrong;
            gradient[size] = theta * right;
        }
    }

    @Override
    double[] start(double[] share) {
        double[] phi = new double[size()];
        double guessed = lower ? 0.15 : 0;
        if (first == 1) {
            phi[0] = 1;
        }
        // A spread of ability flattens the curve over persons by about a factor 1.15 at a slope of 1.
        phi[first] = 1.15 * logit((share[1] - guessed) / (1 - guessed));
        if (lower) {
            phi[first + 1] = LOGIT_OF_USUAL_GUESSING;
        }
        if (upper) {
            phi[first + 2] = LOGIT_OF_USUAL_CEILING;
        }
        return phi;
    }

    @Override
    boolean admissible(double[] phi) {
        return super.admissible(phi) && (!upper || phi[first + 2] > phi[first + 1]);
    }

    @Override
    ItemParameters parameters(double[] phi) {
        double[] v = values(phi);
        return switch (model) {
            case RASCH -> new ItemParameters.Rasch(v[0]);
            case ONE_PL -> new ItemParameters.OnePl(v[0], v[1]);
            case TWO_PL -> new ItemParameters.TwoPl(v[0], v[1]);
            case THREE_PL -> new ItemParameters.ThreePl(v[0], v[1], v[2]);
            default -> new ItemParameters.FourPl(v[0], v[1], v[2], v[3]);
        };
    }

    @Override
    List<String> names() {
        List<String> names = new ArrayList<>(List.of("a", "b", "c", "d"));
        return first == 0 ? List.of("b") : names.subList(0, size());
    }

    @Override
    double[] values(double[] phi) {
        double[] values = phi.clone();
        values[first] = -phi[first] / slope(phi);
        for (int k = first + 1; k < phi.length; k++) {
            values[k] = Logistic.of(phi[k]);
        }
        return values;
    }

    @Override
    double[][] jacobian(double[] phi) {
        double[][] jacobian = new double[size()][size()];
        double a = slope(phi);
        jacobian[first][first] = -1 / a;
        if (first == 1) {
            jacobian[0][0] = 1;
            jacobian[1][0] = phi[1] / (a * a);
        }
        for (int k = first + 1; k < size(); k++) {
            jacobian[k][k] = Logistic.of(phi[k]) * Logistic.of(-phi[k]);
        }
        return jacobian;
    }
}
