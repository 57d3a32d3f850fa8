package nl.kennispeil.scoring.linking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.ItemVector;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * One calibration: named items on one scale and, when known, the covariance matrix of their parameters.
 *
 * <p>The order of the parameters is item by item; within an item Rasch b; 1PL and 2PL a, b; 3PL a, b, c; 4PL a, b, c, d;
 * PCM b_1..b_K; GPCM and GRM a, b_1..b_K; NRM a_0..a_(m−1), c_0..c_(m−1). A parameter that was fixed has zeros. Immutable.
 */
public final class CalibratedForm {

    private final List<String> names;
    private final List<ItemParameters> items;
    private final int[] offsets;
    private final Optional<RealMatrix> covariance;

    private CalibratedForm(List<String> names, List<ItemParameters> items, Optional<RealMatrix> covariance) {
        this.names = List.copyOf(names);
        this.items = List.copyOf(items);
        this.covariance = covariance;
        this.offsets = new int[items.size() + 1];
        for (int i = 0; i < items.size(); i++) {
            offsets[i + 1] = offsets[i] + ItemVector.values(items.get(i)).length;
        }
    }

    /**
     * A form without a covariance matrix: links of it have no standard errors.
     *
     * @param names of the items, unique; the same name in two forms is the same item
     * @param items as many, 1 or more
     * @throws IllegalArgumentException on other lengths, no items or a name twice
     */
    public static CalibratedForm of(List<String> names, List<? extends ItemParameters> items) {
        if (items.isEmpty() || names.size() != items.size()) {
            throw new IllegalArgumentException(
                    names.size() + " names for " + items.size() + " items: allowed is one each, 1 or more");
        }
        Map<String, Integer> seen = new HashMap<>();
        for (String name : names) {
            if (seen.merge(name, 1, Integer::sum) > 1) {
                throw new IllegalArgumentException("item " + name + " stands more than once in the form");
            }
        }
        return new CalibratedForm(names, List.copyOf(items), Optional.empty());
    }

    /**
     * The same form with the covariance matrix of its parameters, in the order above.
     *
     * @throws IllegalArgumentException when it is not square of the number of parameters, not finite or not symmetric
     */
    public CalibratedForm withCovariance(double[][] matrix) {
        int size = parameters();
        if (matrix.length != size) {
            throw new IllegalArgumentException(
                    "covariance matrix of " + matrix.length + " rows: the form has " + size + " parameters");
        }
        for (double[] row : matrix) {
            if (row.length != size || Arrays.stream(row).anyMatch(v -> !Double.isFinite(v))) {
                throw new IllegalArgumentException(
                        "covariance matrix: each row needs " + size + " finite numbers, one has not");
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                requireSymmetric(matrix, i, j);
            }
        }
        return new CalibratedForm(names, items, Optional.of(new Array2DRowRealMatrix(matrix, true)));
    }

    private static void requireSymmetric(double[][] matrix, int i, int j) {
        double size = Math.sqrt(Math.abs(matrix[i][i] * matrix[j][j]));
        if (matrix[i][i] < 0 || Math.abs(matrix[i][j] - matrix[j][i]) > 1e-6 * size + 1e-300) {
            throw new IllegalArgumentException(
                    "covariance matrix has " + matrix[i][j] + " and " + matrix[j][i] + " at parameters " + i + " and "
                            + j + ": allowed is a symmetric matrix with a diagonal of 0 or more");
        }
    }

    public List<String> names() {
        return names;
    }

    public List<ItemParameters> items() {
        return items;
    }

    /** Number of parameters of all items together. */
    public int parameters() {
        return offsets[items.size()];
    }

    /** Names of all parameters in the order above, such as {@code Q17.b2}; a nominal item counts its categories from 1. */
    public List<String> parameterNames() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String name = names.get(i);
            parameterNames(items.get(i)).forEach(each -> all.add(name + "." + each));
        }
        return all;
    }

    private static List<String> parameterNames(ItemParameters item) {
        int categories = item.categories();
        return switch (item.model()) {
            case RASCH -> List.of("b");
            case ONE_PL, TWO_PL -> List.of("a", "b");
            case THREE_PL -> List.of("a", "b", "c");
            case FOUR_PL -> List.of("a", "b", "c", "d");
            case PCM -> numbered("b", categories - 1).toList();
            case GPCM, GRM ->
                Stream.concat(Stream.of("a"), numbered("b", categories - 1)).toList();
            case NRM ->
                Stream.concat(numbered("a", categories), numbered("c", categories))
                        .toList();
        };
    }

    private static Stream<String> numbered(String letter, int many) {
        return IntStream.rangeClosed(1, many).mapToObj(k -> letter + k);
    }

    /** The covariance matrix of the parameters in the order above; empty when it is not known. */
    public Optional<double[][]> covarianceMatrix() {
        return covariance.map(RealMatrix::getData);
    }

    /** Whether standard errors can follow from this form. */
    public boolean hasCovariance() {
        return covariance.isPresent();
    }

    /** Highest total score: Σ (categories − 1). */
    public int highestScore() {
        return items.stream().mapToInt(item -> item.categories() - 1).sum();
    }

    Optional<RealMatrix> covariance() {
        return covariance;
    }

    /** Place of the first parameter of an item in the covariance matrix. */
    int offset(int item) {
        return offsets[item];
    }

    /** gᵀ V h, or nothing when V is unknown. */
    Optional<Double> product(double[] g, double[] h) {
        return covariance.map(v -> {
            double sum = 0;
            double[] vh = v.operate(h);
            for (int j = 0; j < g.length; j++) {
                sum += g[j] * vh[j];
            }
            return sum;
        });
    }
}
