package nl.kennispeil.scoring.bench;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.irt.Curves;
import nl.kennispeil.scoring.irt.GradedResponse;
import nl.kennispeil.scoring.irt.ItemModel;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.PartialCredit;
import nl.kennispeil.scoring.response.ResponseMatrix;

/**
 * Simulated responses whose generating parameters are known: log a ~ N(0, 0.3), b ~ N(0, 1), c ~ U(0.10, 0.30), steps at b +
 * (−0.8, 0, 0.8) + N(0, 0.2), θ ~ N(0, 1). The order of the draws is that of the data that the other packages were timed
 * on, so that a seed gives the same responses.
 *
 * @param items the generating parameters
 * @param responses persons × items
 */
record Simulated(List<ItemParameters> items, ResponseMatrix responses) {

    static Simulated of(ItemModel model, int persons, int items, long seed) {
        Random random = new Random(seed);
        List<ItemParameters> made =
                IntStream.range(0, items).mapToObj(j -> item(model, random)).toList();
        byte[] cells = new byte[persons * items];
        Curves curves = new Curves(4);
        for (int person = 0; person < persons; person++) {
            double theta = random.nextGaussian();
            for (int item = 0; item < items; item++) {
                double u = random.nextDouble();
                made.get(item).curves(theta, curves);
                cells[person * items + item] =
                        (byte) category(curves, made.get(item).categories(), u);
            }
        }
        List<String> names =
                IntStream.rangeClosed(1, items).mapToObj(j -> "I" + j).toList();
        return new Simulated(made, ResponseMatrix.ofCells(names, cells));
    }

    /** Right when u is below P, as the generator of the timing data has it; with more categories from the lowest up. */
    private static int category(Curves curves, int categories, double u) {
        if (categories == 2) {
            return u < curves.p[1] ? 1 : 0;
        }
        double below = 0;
        for (int k = 0; k < categories - 1; k++) {
            below += curves.p[k];
            if (u < below) {
                return k;
            }
        }
        return categories - 1;
    }

    private static ItemParameters item(ItemModel model, Random random) {
        double a = Math.exp(0.3 * random.nextGaussian());
        double b = random.nextGaussian();
        double c = model == ItemModel.THREE_PL ? 0.10 + 0.20 * random.nextDouble() : 0;
        double[] steps = new double[3];
        for (int k = 0; k < 3; k++) {
            steps[k] = b + (k - 1) * 0.8 + 0.2 * random.nextGaussian();
        }
        java.util.Arrays.sort(steps, 0, model == ItemModel.GRM ? 3 : 0);
        return switch (model) {
            case RASCH -> new ItemParameters.Rasch(b);
            case TWO_PL -> new ItemParameters.TwoPl(a, b);
            case THREE_PL -> new ItemParameters.ThreePl(a, b, c);
            case GPCM -> PartialCredit.gpcm(a, steps);
            case GRM -> new GradedResponse(a, steps);
            default -> throw new IllegalArgumentException("model " + model + " is not simulated");
        };
    }
}
