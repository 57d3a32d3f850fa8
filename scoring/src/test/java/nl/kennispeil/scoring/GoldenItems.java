package nl.kennispeil.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.kennispeil.scoring.irt.GradedResponse;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.NominalResponse;
import nl.kennispeil.scoring.irt.PartialCredit;

/** Item parameters and latent distribution from the reference files, {@code set} as in {@code lsat7/2pl}. */
public final class GoldenItems {

    private GoldenItems() {}

    /** All sets that were calibrated on persons without missing answers. */
    public static Stream<String> sets() {
        return Stream.of(
                "lsat6/rasch",
                "lsat6/2pl",
                "lsat7/rasch",
                "lsat7/2pl",
                "lsat7/3pl_prior",
                "science/grm",
                "science/gpcm",
                "science/nominal",
                "science/pcm",
                "ability16/2pl_complete",
                "ability16/3pl_prior_complete");
    }

    /** The items of a set, from {@code _irtpars.csv} or, for the nominal model, {@code _pars.csv}. */
    public static List<ItemParameters> of(String set) {
        if (set.endsWith("nominal")) {
            return nominal(set);
        }
        return Golden.csv(set + "_irtpars.csv").stream()
                .map(row -> item(set, row))
                .toList();
    }

    /** The standard deviation of θ in the calibration: 1 unless the file has one (Rasch, PCM). */
    public static double sd(String set) {
        return Golden.csv(set + "_pars.csv").stream()
                .filter(row -> "COV_11".equals(row.get("par")))
                .mapToDouble(row -> Math.sqrt(Golden.number(row, "est")))
                .findFirst()
                .orElse(1);
    }

    private static ItemParameters item(String set, Map<String, String> row) {
        double a = Golden.number(row, "a");
        if (row.containsKey("b1")) {
            double[] steps = {Golden.number(row, "b1"), Golden.number(row, "b2"), Golden.number(row, "b3")};
            return set.endsWith("grm")
                    ? new GradedResponse(a, steps)
                    : set.endsWith("pcm") && a == 1 ? PartialCredit.pcm(steps) : PartialCredit.gpcm(a, steps);
        }
        double b = Golden.number(row, "b");
        double c = Golden.number(row, "g");
        return c > 0
                ? new ItemParameters.ThreePl(a, b, c)
                : set.endsWith("rasch") ? new ItemParameters.Rasch(b) : new ItemParameters.TwoPl(a, b);
    }

    /** mirt's nominal model: P_k ∝ exp(a1·ak_k·θ + d_k). */
    private static List<ItemParameters> nominal(String set) {
        Map<String, Map<String, Double>> items = new LinkedHashMap<>();
        for (Map<String, String> row : Golden.csv(set + "_pars.csv")) {
            items.computeIfAbsent(row.getOrDefault("item", ""), item -> new LinkedHashMap<>())
                    .put(row.getOrDefault("par", ""), Golden.number(row, "est"));
        }
        List<ItemParameters> nominal = new ArrayList<>();
        for (Map<String, Double> pars : items.values()) {
            if (pars.containsKey("ak0")) {
                double[] slopes = new double[4];
                double[] intercepts = new double[4];
                for (int k = 0; k < 4; k++) {
                    slopes[k] = pars.getOrDefault("a1", 0.0) * pars.getOrDefault("ak" + k, 0.0);
                    intercepts[k] = pars.getOrDefault("d" + k, 0.0);
                }
                nominal.add(new NominalResponse(slopes, intercepts));
            }
        }
        return nominal;
    }
}
