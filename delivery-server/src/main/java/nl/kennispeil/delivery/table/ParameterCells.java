package nl.kennispeil.delivery.table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.irt.Dichotomous;
import nl.kennispeil.scoring.irt.GradedResponse;
import nl.kennispeil.scoring.irt.ItemModel;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.NominalResponse;
import nl.kennispeil.scoring.irt.PartialCredit;

/**
 * Item parameters as cells and back. Steps and boundaries are {@code b1…bK}; a nominal item has {@code a1…aK} and
 * {@code c1…cK}, one of each per category, the first being that of category 0.
 */
final class ParameterCells {

    private ParameterCells() {}

    /** The cells of an item that are filled, by column. */
    static Map<String, Double> of(ItemParameters item) {
        Map<String, Double> cells = new LinkedHashMap<>();
        if (item instanceof Dichotomous two) {
            cells.put("a", two.a());
            cells.put("b", two.b());
            cells.put("c", two.c());
            cells.put("d", two.d());
        } else if (item instanceof PartialCredit credit) {
            cells.put("a", credit.a());
            numbered(cells, "b", credit.steps());
        } else if (item instanceof GradedResponse graded) {
            cells.put("a", graded.a());
            numbered(cells, "b", graded.boundaries());
        } else if (item instanceof NominalResponse nominal) {
            numbered(cells, "a", nominal.slopes());
            numbered(cells, "c", nominal.intercepts());
        }
        return cells;
    }

    /**
     * The item of a model.
     *
     * @param cells the filled ones
     * @throws IllegalArgumentException when a cell is missing, or filled that the model has no place for
     */
    static ItemParameters item(ItemModel model, Map<String, Double> cells) {
        Taking taking = new Taking(model, cells);
        ItemParameters item = switch (model) {
            case RASCH -> {
                taking.fixed("a", 1);
                yield new ItemParameters.Rasch(guessless(taking).take("b"));
            }
            case ONE_PL ->
                new ItemParameters.OnePl(taking.take("a"), guessless(taking).take("b"));
            case TWO_PL ->
                new ItemParameters.TwoPl(taking.take("a"), guessless(taking).take("b"));
            case THREE_PL -> {
                taking.fixed("d", 1);
                yield new ItemParameters.ThreePl(taking.take("a"), taking.take("b"), taking.take("c"));
            }
            case FOUR_PL ->
                new ItemParameters.FourPl(taking.take("a"), taking.take("b"), taking.take("c"), taking.take("d"));
            case PCM -> {
                taking.fixed("a", 1);
                yield PartialCredit.pcm(taking.numbered("b"));
            }
            case GPCM -> PartialCredit.gpcm(taking.take("a"), taking.numbered("b"));
            case GRM -> new GradedResponse(taking.take("a"), taking.numbered("b"));
            case NRM -> new NominalResponse(taking.numbered("a"), taking.numbered("c"));
        };
        taking.nothingLeft();
        return item;
    }

    /**
     * The model that the filled cells leave no doubt about.
     *
     * @throws IllegalArgumentException when there is doubt
     */
    static ItemModel modelOf(Map<String, Double> cells) {
        if (cells.containsKey("a1")) {
            return ItemModel.NRM;
        }
        if (cells.containsKey("b1") && cells.containsKey("a")) {
            throw new IllegalArgumentException("a and b1, b2 … can be GRM, PCM or GPCM: a column \"model\" is needed");
        }
        if (cells.containsKey("b1")) {
            return ItemModel.PCM;
        }
        if (cells.getOrDefault("d", 1.0) != 1) {
            return ItemModel.FOUR_PL;
        }
        if (cells.getOrDefault("c", 0.0) != 0) {
            return ItemModel.THREE_PL;
        }
        return cells.containsKey("a") ? ItemModel.TWO_PL : ItemModel.RASCH;
    }

    private static Taking guessless(Taking taking) {
        taking.fixed("c", 0);
        taking.fixed("d", 1);
        return taking;
    }

    private static void numbered(Map<String, Double> cells, String letter, double[] values) {
        for (int k = 0; k < values.length; k++) {
            cells.put(letter + (k + 1), values[k]);
        }
    }

    /** Cells that are taken out one by one, so that what is left has no place in the model. */
    private static final class Taking {

        private final ItemModel model;
        private final Map<String, Double> left;

        Taking(ItemModel model, Map<String, Double> cells) {
            this.model = model;
            this.left = new LinkedHashMap<>(cells);
        }

        double take(String column) {
            Double value = left.remove(column);
            if (value == null) {
                throw new IllegalArgumentException(column + " is empty, a " + model + " item needs it");
            }
            return value;
        }

        void fixed(String column, double value) {
            Double given = left.remove(column);
            if (given != null && given != value) {
                throw new IllegalArgumentException(
                        column + " is " + given + ", a " + model + " item has " + value + " or an empty cell");
            }
        }

        double[] numbered(String letter) {
            int many = (int) IntStream.iterate(1, k -> left.containsKey(letter + k), k -> k + 1)
                    .count();
            double[] values = new double[many];
            for (int k = 1; k <= many; k++) {
                values[k - 1] = take(letter + k);
            }
            if (many == 0) {
                take(letter + 1);
            }
            return values;
        }

        void nothingLeft() {
            if (!left.isEmpty()) {
                throw new IllegalArgumentException(
                        String.join(", ", left.keySet()) + " filled, a " + model + " item has no place for it");
            }
        }
    }
}
