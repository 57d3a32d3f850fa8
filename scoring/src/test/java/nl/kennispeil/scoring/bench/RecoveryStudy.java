package nl.kennispeil.scoring.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.kennispeil.scoring.calibration.CalibratedItem;
import nl.kennispeil.scoring.calibration.Calibration;
import nl.kennispeil.scoring.calibration.CalibrationSpec;
import nl.kennispeil.scoring.calibration.Calibrations;
import nl.kennispeil.scoring.irt.Dichotomous;
import nl.kennispeil.scoring.irt.GradedResponse;
import nl.kennispeil.scoring.irt.ItemModel;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.PartialCredit;

/**
 * How well calibrations find the parameters that responses were made with: bias and root mean squared error over items and
 * replications, and the share of true values within 1.96 standard errors. Arguments: replications (20), items (40). Seeds
 * are 1, 2 … per replication.
 */
final class RecoveryStudy {

    private static final ItemModel[] MODELS = {ItemModel.TWO_PL, ItemModel.THREE_PL, ItemModel.GRM, ItemModel.GPCM};
    private static final int[] PERSONS = {500, 2_000, 10_000};

    private RecoveryStudy() {}

    public static void main(String[] arguments) {
        int replications = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        int items = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 40;
        System.out.println("| model | persons | parameter | bias | RMSE | within 1.96 SE | no top found |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (ItemModel model : MODELS) {
            for (int persons : PERSONS) {
                study(model, persons, items, replications);
            }
        }
    }

    private static void study(ItemModel model, int persons, int items, int replications) {
        Map<String, List<double[]>> found = new LinkedHashMap<>();
        int failed = 0;
        for (int seed = 1; seed <= replications; seed++) {
            Simulated simulated = Simulated.of(model, persons, items, seed);
            Calibration calibration = Calibrations.mml(CalibrationSpec.of(simulated.responses(), model));
            if (!calibration.usable()) {
                failed++;
                continue;
            }
            for (CalibratedItem item : calibration.items()) {
                double[] truth = values(simulated.items().get(item.column()));
                // A highest category that nobody reached has no parameter to compare.
                for (int k = 0; k < truth.length && truth.length == item.names().size(); k++) {
                    String name = item.names().get(k).replaceAll("b[0-9]+", "b_k");
                    found.computeIfAbsent(name, any -> new ArrayList<>())
                            .add(new double[] {item.values()[k] - truth[k], item.errors()[k]});
                }
            }
        }
        for (Map.Entry<String, List<double[]>> parameter : found.entrySet()) {
            print(model, persons, parameter.getKey(), parameter.getValue(), failed, replications);
        }
    }

    private static void print(
            ItemModel model, int persons, String name, List<double[]> differences, int failed, int replications) {
        double sum = 0;
        double squares = 0;
        int within = 0;
        for (double[] difference : differences) {
            sum += difference[0];
            squares += difference[0] * difference[0];
            within += Math.abs(difference[0]) < 1.96 * difference[1] ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %s | %.3f | %.3f | %.1f %% | %d of %d |%n",
                model,
                persons,
                name,
                sum / differences.size(),
                Math.sqrt(squares / differences.size()),
                100.0 * within / differences.size(),
                failed,
                replications);
    }

    private static double[] values(ItemParameters item) {
        if (item instanceof Dichotomous d) {
            return d.model() == ItemModel.THREE_PL ? new double[] {d.a(), d.b(), d.c()} : new double[] {d.a(), d.b()};
        }
        double a = item instanceof GradedResponse g ? g.a() : ((PartialCredit) item).a();
        double[] steps = item instanceof GradedResponse g ? g.boundaries() : ((PartialCredit) item).steps();
        double[] values = new double[steps.length + 1];
        values[0] = a;
        System.arraycopy(steps, 0, values, 1, steps.length);
        return values;
    }
}
