package nl.kennispeil.scoring.adaptive;

import nl.kennispeil.scoring.adaptive.AbilityRule.Nodes;
import nl.kennispeil.scoring.irt.ItemParameters;
import org.jspecify.annotations.Nullable;

/** What is computed once for a pool and used in every test. */
final class Tables {

    /** Stands in for a pilot without parameters; it is never chosen by what it is worth. */
    private static final StrictCurve NOTHING_KNOWN = new StrictCurve.TwoWay(1, 0, 0, 1);

    final int items;
    final int nodes;
    final StrictCurve[] curves;
    final boolean[] pilots;
    final int mostCategories;
    /** Probability of category k at node q at {@code [item][k · nodes + q]}. */
    final double[][] probability;
    /** The logarithm of it; empty unless the criterion asks it. */
    final double[][] logProbability;
    /** Fisher information at node q, {@code [item][q]}; empty unless the criterion asks it. */
    final double[][] information;

    final @Nullable InformationIndex index;

    Tables(Pool pool, AdaptiveRules rules) {
        items = pool.size();
        Nodes grid = rules.ability().nodes();
        nodes = grid.count();
        curves = new StrictCurve[items];
        pilots = new boolean[items];
        probability = new double[items][];
        boolean logs = rules.criterion() instanceof Criterion.KullbackLeibler;
        boolean informations = rules.criterion() instanceof Criterion.WeightedInformation;
        logProbability = new double[logs ? items : 0][];
        information = new double[informations ? items : 0][nodes];
        int most = 2;
        for (int i = 0; i < items; i++) {
            ItemParameters parameters = pool.item(i).parameters();
            pilots[i] = pool.item(i).pilot();
            curves[i] = parameters == null ? NOTHING_KNOWN : StrictCurve.of(parameters);
            most = Math.max(most, curves[i].categories());
        }
        mostCategories = most;
        StrictCurve.Room room = new StrictCurve.Room(most);
        for (int i = 0; i < items; i++) {
            int categories = curves[i].categories();
            probability[i] = new double[categories * nodes];
            if (logs) {
                logProbability[i] = new double[categories * nodes];
            }
            for (int q = 0; q < nodes; q++) {
                curves[i].fill(grid.at(q), room);
                for (int k = 0; k < categories; k++) {
                    probability[i][k * nodes + q] = room.p[k];
                    if (logs) {
                        logProbability[i][k * nodes + q] = StrictMath.log(room.p[k]);
                    }
                }
                if (informations) {
                    information[i][q] = curves[i].informationIn(room);
                }
            }
        }
        index = rules.criterion() instanceof Criterion.Information
                        && rules.content() instanceof ContentRule.None
                        && !(rules.exposure() instanceof ExposureRule.ProgressiveRestricted)
                ? new InformationIndex(curves)
                : null;
    }
}
