package nl.kennispeil.scoring.linking;

import java.util.OptionalDouble;

/**
 * Standard error of a number that depends on A, B and the items of a link's outer forms: √(Σ_f g_fᵀ V_f g_f), where the
 * dependence of A and B on the items is added to the direct one.
 */
final class DeltaMethod {

    private DeltaMethod() {}

    /**
     * @param byScale derivatives to A and B
     * @param byFirst derivatives to the parameters of the first form at fixed A and B
     * @param byLast the same for the last form
     */
    static OptionalDouble error(Link link, double[] byScale, double[] byFirst, double[] byLast) {
        double sum = 0;
        int last = link.forms().size() - 1;
        for (int f = 0; f <= last; f++) {
            CalibratedForm form = link.forms().get(f);
            if (!form.hasCovariance()) {
                return OptionalDouble.empty();
            }
            double[][] gradient = link.gradients().get(f);
            double[] g = new double[form.parameters()];
            for (int j = 0; j < g.length; j++) {
                g[j] = byScale[0] * gradient[0][j] + byScale[1] * gradient[1][j];
                g[j] += f == 0 ? byFirst[j] : 0;
                g[j] += f == last ? byLast[j] : 0;
            }
            sum += form.product(g, g).orElseThrow();
        }
        return OptionalDouble.of(Math.sqrt(Math.max(0, sum)));
    }
}
