package nl.kennispeil.scoring.calibration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import nl.kennispeil.scoring.irt.ItemModel;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.response.ResponseMatrix;

/**
 * What to calibrate and how. Start with {@link #of} and change what differs.
 *
 * @param responses persons × items; missing cells say nothing about ability
 * @param models one per item; models may differ within a test
 * @param fixed parameters of items that are not estimated, by column; their models are ignored
 * @param groups populations of the persons
 * @param priors of item parameters
 * @param errors which standard errors to compute
 * @param tolerance the largest distance of a coefficient from its maximum at which to stop, above 0; what is below
 *     {@link #SMALLEST_TOLERANCE} counts as that, since a double cannot tell
 * @param mostCycles after so many EM cycles a calibration stops and says that it did not converge
 * @param threads 1 or more; the numbers do not depend on it
 * @param progress told after every cycle
 */
public record CalibrationSpec(
        ResponseMatrix responses,
        List<ItemModel> models,
        Map<Integer, ItemParameters> fixed,
        Groups groups,
        Priors priors,
        Errors errors,
        double tolerance,
        int mostCycles,
        int threads,
        Progress progress) {

    /** Closer to a maximum than this rounding of the likelihood hides the way. */
    public static final double SMALLEST_TOLERANCE = 1e-8;

    /** Kinds of standard errors. */
    public enum Errors {
        /** None: not needed, or too many parameters to wait for. */
        NONE,
        /** Inverse of the observed information. */
        OBSERVED,
        /** Inverse of the sum of products of the persons' slopes. */
        CROSS_PRODUCT,
        /** Observed information on both sides of the products: stays right when the model is a little wrong. */
        SANDWICH
    }

    /** Told how far a calibration is. */
    @FunctionalInterface
    public interface Progress {
        /**
         * A cycle is done.
         *
         * @param cycle 1, 2 …
         * @param logLik log likelihood (log posterior with priors) before the cycle
         * @param distance estimated distance from the maximum, of the coefficient that is furthest
         */
        void cycle(int cycle, double logLik, double distance);
    }

    public CalibrationSpec {
        models = List.copyOf(models);
        fixed = Map.copyOf(fixed);
        if (models.size() != responses.items()) {
            throw new IllegalArgumentException(
                    models.size() + " models for " + responses.items() + " items: allowed is " + "one per item");
        }
        for (int column : fixed.keySet()) {
            if (column < 0 || column >= responses.items()) {
                throw new IllegalArgumentException(
                        "fixed item in column " + column + ": allowed is 0.." + (responses.items() - 1));
            }
        }
        if (groups.groupOf().length != 0 && groups.groupOf().length != responses.persons()) {
            throw new IllegalArgumentException(
                    "groups of " + groups.groupOf().length + " persons for " + responses.persons() + " persons");
        }
        if (!(tolerance > 0) || mostCycles < 1 || threads < 1) {
            throw new IllegalArgumentException("tolerance " + tolerance + ", cycles " + mostCycles + ", threads "
                    + threads + ": allowed is above 0, 1 or more, 1 or more");
        }
    }

    /**
     * One model for all items. One population, which is N(0, 1); where all slopes are 1 (Rasch, PCM) its standard deviation
     * is free. Usual priors, standard errors from the observed information, one thread.
     */
    public static CalibrationSpec of(ResponseMatrix responses, ItemModel model) {
        boolean slopesOfOne = model == ItemModel.RASCH || model == ItemModel.PCM;
        return new CalibrationSpec(
                responses,
                Collections.nCopies(responses.items(), model),
                Map.of(),
                Groups.one(slopesOfOne ? Latent.freeSpread() : Latent.standard()),
                Priors.usual(),
                Errors.OBSERVED,
                1e-6,
                2000,
                1,
                (cycle, logLik, distance) -> {});
    }

    /** Items with a model each; see {@link #withGroups} where all slopes are 1. */
    public CalibrationSpec withModels(List<ItemModel> others) {
        return new CalibrationSpec(
                responses, others, fixed, groups, priors, errors, tolerance, mostCycles, threads, progress);
    }

    /** With parameters that are not estimated, such as those of a bank, and usually {@link Latent#free} groups. */
    public CalibrationSpec withFixed(Map<Integer, ItemParameters> others) {
        return new CalibrationSpec(
                responses, models, others, groups, priors, errors, tolerance, mostCycles, threads, progress);
    }

    public CalibrationSpec withGroups(Groups others) {
        return new CalibrationSpec(
                responses, models, fixed, others, priors, errors, tolerance, mostCycles, threads, progress);
    }

    public CalibrationSpec withPriors(Priors others) {
        return new CalibrationSpec(
                responses, models, fixed, groups, others, errors, tolerance, mostCycles, threads, progress);
    }

    public CalibrationSpec withErrors(Errors other) {
        return new CalibrationSpec(
                responses, models, fixed, groups, priors, other, tolerance, mostCycles, threads, progress);
    }

    public CalibrationSpec withTolerance(double other) {
        return new CalibrationSpec(
                responses, models, fixed, groups, priors, errors, other, mostCycles, threads, progress);
    }

    public CalibrationSpec withMostCycles(int other) {
        return new CalibrationSpec(
                responses, models, fixed, groups, priors, errors, tolerance, other, threads, progress);
    }

    public CalibrationSpec withThreads(int other) {
        return new CalibrationSpec(
                responses, models, fixed, groups, priors, errors, tolerance, mostCycles, other, progress);
    }

    public CalibrationSpec withProgress(Progress other) {
        return new CalibrationSpec(
                responses, models, fixed, groups, priors, errors, tolerance, mostCycles, threads, other);
    }

    /** Whether every estimated item has a slope of 1, so that the spread of ability can be estimated beside them. */
    boolean slopesOfOne() {
        List<ItemModel> estimated = new ArrayList<>();
        for (int item = 0; item < models.size(); item++) {
            if (!fixed.containsKey(item)) {
                estimated.add(models.get(item));
            }
        }
        return estimated.stream().allMatch(model -> model == ItemModel.RASCH || model == ItemModel.PCM);
    }
}
