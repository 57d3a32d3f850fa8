package nl.kennispeil.scoring.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.calibration.Calibration.LeftOut;
import nl.kennispeil.scoring.calibration.Calibration.LeftOut.Why;
import nl.kennispeil.scoring.irt.ItemModel;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.jspecify.annotations.Nullable;

/** The items that take part in a calibration, each estimated (it has a kernel) or fixed (it has parameters). */
final class TestShape {

    /** The responses to the items that take part. */
    final ResponseMatrix responses;
    /** Column of each item in the responses that were given. */
    final int[] columns;

    final @Nullable Kernel[] kernels;
    private final @Nullable ItemParameters[] fixed;
    final int[] categories;
    /** Items whose slope is one and the same. */
    final int[] shared;

    final Priors priors;
    final List<LeftOut> leftOut = new ArrayList<>();

    TestShape(CalibrationSpec spec) {
        ResponseMatrix all = spec.responses();
        if (all.persons() < 1) {
            throw new IllegalArgumentException("no persons: at least 1 with a response is needed");
        }
        this.priors = spec.priors();
        Map<Integer, ItemParameters> given = spec.fixed();
        this.columns = IntStream.range(0, all.items())
                .filter(column -> given.containsKey(column) || calibratable(all, column, spec.models()))
                .toArray();
        int items = columns.length;
        this.kernels = new Kernel[items];
        this.fixed = new ItemParameters[items];
        this.categories = new int[items];
        for (int item = 0; item < items; item++) {
            int column = columns[item];
            ItemParameters parameters = given.get(column);
            fixed[item] = parameters;
            if (parameters == null) {
                kernels[item] = Kernel.of(spec.models().get(column), all.categories(column));
            }
            categories[item] = parameters == null ? all.categories(column) : parameters.categories();
        }
        if (IntStream.range(0, items).allMatch(item -> kernels[item] == null)) {
            throw new IllegalArgumentException("no item is left to estimate"
                    + (leftOut.isEmpty() ? "" : ": " + leftOut.get(0).reason()));
        }
        this.responses = all.items(columns).withCategories(categories);
        this.shared = IntStream.range(0, items)
                .filter(item -> kernels[item] != null && kernels[item].slope == Kernel.Slope.SHARED)
                .toArray();
    }

    ItemParameters fixed(int item) {
        return Objects.requireNonNull(fixed[item], "item is not fixed");
    }

    Kernel kernel(int item) {
        return Objects.requireNonNull(kernels[item], "item is not estimated");
    }

    ItemStep step(@Nullable ItemStep[] steps, int item) {
        return Objects.requireNonNull(steps[item], "item is not estimated");
    }

    boolean estimated(int item) {
        return kernels[item] != null;
    }

    String name(int item) {
        return responses.itemNames().get(item);
    }

    /** Share of each category among those who responded. */
    double[] share(int item) {
        double[] share = new double[categories[item]];
        int n = 0;
        for (int person = 0; person < responses.persons(); person++) {
            int category = responses.at(person, item);
            if (category != ResponseMatrix.MISSING) {
                share[category]++;
                n++;
            }
        }
        for (int k = 0; k < share.length; k++) {
            share[k] /= n;
        }
        return share;
    }

    private boolean calibratable(ResponseMatrix all, int column, List<ItemModel> models) {
        String name = all.itemNames().get(column);
        int[] seen = new int[all.categories(column)];
        for (int person = 0; person < all.persons(); person++) {
            if (!all.isMissing(person, column)) {
                seen[all.at(person, column)]++;
            }
        }
        if (seen.length > 2 && !models.get(column).polytomous()) {
            throw new IllegalArgumentException("item " + name + " has scores up to " + (seen.length - 1) + ": model "
                    + models.get(column) + " allows 0 and 1; PCM, GPCM, GRM and NRM allow more");
        }
        long chosen = IntStream.of(seen).filter(n -> n > 0).count();
        if (chosen == 0) {
            return leaveOut(new LeftOut(column, name, Why.NO_RESPONSE, -1, seen.length - 1));
        }
        if (chosen == 1) {
            return leaveOut(new LeftOut(column, name, Why.ONE_SCORE, -1, seen.length - 1));
        }
        for (int k = 0; k < seen.length; k++) {
            if (seen[k] == 0) {
                return leaveOut(new LeftOut(column, name, Why.SCORE_NOT_SEEN, k, seen.length - 1));
            }
        }
        return true;
    }

    private boolean leaveOut(LeftOut item) {
        leftOut.add(item);
        return false;
    }
}
