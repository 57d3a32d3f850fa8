package nl.kennispeil.scoring.calibration;

import java.util.ArrayList;
import java.util.List;

/**
 * The numbering of all that is estimated: coefficients of items (a shared slope once), then means and variances of groups.
 */
final class Coefficients {

    /** Number of an item's coefficient: at [item][m]. */
    final int[][] of;
    /** Number of a group's mean and variance, or −1. */
    final int[] mean;

    final int[] variance;
    final List<String> names = new ArrayList<>();

    Coefficients(TestShape shape, Groups groups) {
        this.of = new int[shape.kernels.length][];
        int sharedSlope = -1;
        for (int item = 0; item < of.length; item++) {
            if (!shape.estimated(item)) {
                of[item] = new int[0];
                continue;
            }
            Kernel kernel = shape.kernel(item);
            of[item] = new int[kernel.size()];
            for (int m = 0; m < of[item].length; m++) {
                if (m == 0 && kernel.slope == Kernel.Slope.SHARED) {
                    if (sharedSlope < 0) {
                        sharedSlope = add("a");
                    }
                    of[item][0] = sharedSlope;
                } else {
                    of[item][m] = add(shape.name(item) + "." + name(kernel, m));
                }
            }
        }
        this.mean = new int[groups.count()];
        this.variance = new int[groups.count()];
        for (int group = 0; group < mean.length; group++) {
            Latent latent = groups.latents().get(group);
            mean[group] = latent.freeMean() ? add("mean." + groups.names().get(group)) : -1;
            variance[group] = latent.freeSd() ? add("variance." + groups.names().get(group)) : -1;
        }
    }

    int count() {
        return names.size();
    }

    double[] values(State state) {
        double[] values = new double[count()];
        for (int item = 0; item < of.length; item++) {
            for (int m = 0; m < of[item].length; m++) {
                values[of[item][m]] = state.phi[item][m];
            }
        }
        for (int group = 0; group < mean.length; group++) {
            Latent latent = state.latents.get(group);
            if (mean[group] >= 0) {
                values[mean[group]] = latent.mean();
            }
            if (variance[group] >= 0) {
                values[variance[group]] = latent.sd() * latent.sd();
            }
        }
        return values;
    }

    private int add(String name) {
        names.add(name);
        return names.size() - 1;
    }

    private static String name(Kernel kernel, int m) {
        if (kernel instanceof NominalKernel) {
            return kernel.names().get(m).replace('c', 'd');
        }
        if (m < kernel.first) {
            return "a";
        }
        if (kernel instanceof DichotomousKernel) {
            return m == kernel.first ? "d" : m == kernel.first + 1 ? "logit(c)" : "logit(u)";
        }
        return "d" + (m - kernel.first + 1);
    }
}
