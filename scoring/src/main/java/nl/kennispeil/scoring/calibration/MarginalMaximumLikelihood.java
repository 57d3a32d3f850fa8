package nl.kennispeil.scoring.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.kennispeil.scoring.calibration.CalibrationSpec.Errors;
import nl.kennispeil.scoring.irt.ItemParameters;

/**
 * Marginal maximum likelihood by EM [1], [2]: ability is integrated out over the normal distribution of each group, items
 * are improved one by one on expected counts, until nothing moves; with priors the same climb maximises the posterior [3].
 *
 * <p><b>Grid.</b> An integral over equally spaced nodes is right to one part in 10⁸ while the spacing is at most 1.2 standard
 * deviations of the narrowest posterior, and wrong without a sign of it beyond twice that. The first grid is therefore
 * chosen from the test information, and at the top the likelihood is taken again on a grid of half the spacing: where they
 * differ by more than 10⁻⁶ per person the climb goes on there. The last difference is reported. The grid follows the means
 * and standard deviations of the groups.
 *
 * <p><b>The top.</b> EM {@linkplain Climb climbs} with extrapolation. Where standard errors are wanted their information
 * matrix also serves for a few last steps of Newton's method, whose length is an honest distance to the top.
 *
 * <p><b>Invariants.</b> The value never falls from cycle to cycle, but for rounding. The numbers are the same bits for any number of threads.
 * Persons without responses and items without information are left out and named.
 *
 * <p>[1] Bock and Aitkin, "Marginal maximum likelihood estimation of item parameters: application of an EM algorithm",
 * Psychometrika 46 (1981) 443–459. [2] Muraki, "A generalized partial credit model", APM 16 (1992) 159–176. [3] Mislevy,
 * "Bayes modal estimation in item response models", Psychometrika 51 (1986) 177–195. [4] Kim, "A comparative study of IRT
 * fixed parameter calibration methods", JEM 43 (2006) 355–381, for fixed items with a free distribution.
 */
final class MarginalMaximumLikelihood {

    private static final double SPACING_PER_POSTERIOR_SD = 1.25;
    private static final double GRID_ERROR_PER_PERSON = 1e-6;
    private static final int MOST_DOUBLINGS = 4;
    private static final int MOST_REGRIDS = 40;
    private static final int MOST_NEWTON_STEPS = 12;
    private static final int MOST_INVERSES = 6;
    private static final double ROOM_TO_GROW = 1.08;

    private final CalibrationSpec spec;
    private final TestShape shape;
    private final Sample sample;
    private final List<CalibrationWarning> warnings = new ArrayList<>();

    private double distance;
    private double gridError;
    private double value;

    MarginalMaximumLikelihood(CalibrationSpec spec) {
        this.spec = spec;
        this.shape = new TestShape(spec);
        this.sample = new Sample(shape.responses, spec.groups());
        if (sample.persons == 0) {
            throw new IllegalArgumentException("no person responded to an item that can be calibrated: 1 or more must");
        }
    }

    Calibration run() {
        try (Lanes lanes = new Lanes(spec.threads())) {
            return run(lanes);
        }
    }

    private Calibration run(Lanes lanes) {
        State state = start();
        boolean errors = spec.errors() != Errors.NONE;
        // With an information matrix the last digits are Newton's, so the climb may stop earlier.
        Climb climb = new Climb(spec, errors ? Math.max(spec.tolerance(), 1e-4) : spec.tolerance());
        Cycle cycle = new Cycle(shape, sample, firstGrid(state), lanes);
        for (int grids = 0; grids < MOST_REGRIDS; grids++) {
            state = climb.from(state, cycle);
            if (climb.hopeless.isEmpty() && !cycle.expectation.grid.covers(state.latents)) {
                Grid grid = cycle.expectation.grid.following(state.latents, ROOM_TO_GROW);
                cycle = new Cycle(shape, sample, grid, lanes);
                continue;
            }
            if (!climb.converged) {
                break;
            }
            Optional<Cycle> finer = checkGrid(cycle, state, lanes, grids);
            if (finer.isEmpty()) {
                break;
            }
            cycle = finer.get();
        }
        climb.hopeless.ifPresent(warnings::add);
        if (!climb.converged) {
            gridError = doubledDifference(cycle, state, lanes);
        }
        Top top = new Top(spec, shape, sample, cycle, climb.cycles, warnings);
        if (errors) {
            polish(state, top, lanes, climb);
        } else {
            top.at(state, climb.converged, true, climb.distance);
        }
        return top.calibration(gridError);
    }

    private State start() {
        double[][] phi = new double[shape.kernels.length][];
        for (int item = 0; item < phi.length; item++) {
            phi[item] = shape.estimated(item) ? shape.kernel(item).start(shape.share(item)) : new double[0];
        }
        return new State(phi, spec.groups().latents());
    }

    /** The information of the test at its starting values, where it is highest, decides on the first spacing. */
    private Grid firstGrid(State state) {
        double highest = 0;
        Grid grid = Grid.over(state.latents, Double.POSITIVE_INFINITY);
        ItemParameters[] items = parameters(state);
        for (double theta : grid.thetas()) {
            double information = 0;
            for (ItemParameters item : items) {
                information += item.information(theta);
            }
            highest = Math.max(highest, information);
        }
        double narrowest = state.latents.stream().mapToDouble(Latent::sd).min().orElse(1);
        double posterior = 1 / Math.sqrt(highest + 1 / (narrowest * narrowest));
        return Grid.over(state.latents, SPACING_PER_POSTERIOR_SD * posterior);
    }

    private Optional<Cycle> checkGrid(Cycle cycle, State state, Lanes lanes, int grids) {
        gridError = doubledDifference(cycle, state, lanes);
        if (gridError <= GRID_ERROR_PER_PERSON * sample.persons || grids >= MOST_DOUBLINGS) {
            return Optional.empty();
        }
        return Optional.of(new Cycle(shape, sample, cycle.expectation.grid.doubled(), lanes));
    }

    private double doubledDifference(Cycle cycle, State state, Lanes lanes) {
        cycle.expectation.onAllNodes();
        cycle.value(state);
        Cycle fine = new Cycle(shape, sample, cycle.expectation.grid.doubled(), lanes);
        fine.value(state);
        return Math.abs(fine.logLik - cycle.logLik);
    }

    /**
     * From where the climb ended to the top by Newton's method, with standard errors. It is tried too where the climb ran out
     * of cycles: on a flat likelihood EM crawls where Newton walks.
     */
    private void polish(State climbed, Top top, Lanes lanes, Climb climb) {
        Cycle cycle = top.cycle;
        State state = climbed;
        value = cycle.value(state);
        cycle.expectation.counts(cycle.counts);
        distance = climb.distance;
        boolean products = spec.errors() != Errors.OBSERVED;
        Information information = information(top, state, lanes, products);
        for (int round = 0; round < MOST_INVERSES && climb.hopeless.isEmpty(); round++) {
            Optional<double[][]> inverse = Inverse.of(information.observed);
            State moved = inverse.isEmpty() ? state : newton(state, cycle, top.numbers, inverse.get());
            if (moved == state) {
                break;
            }
            state = moved;
            information = information(top, state, lanes, products);
            if (distance < spec.tolerance()) {
                break;
            }
        }
        boolean found = distance < Math.max(spec.tolerance(), CalibrationSpec.SMALLEST_TOLERANCE);
        boolean regular = Inverse.of(information.observed).isPresent();
        top.at(state, climb.converged || (found && regular), found || !regular || !climb.converged, distance);
        top.withErrors(information);
    }

    private Information information(Top top, State state, Lanes lanes, boolean products) {
        Information information = new Information(top.cycle, sample, top.numbers, lanes);
        information.compute(state, products);
        return information;
    }

    /** Chord steps with one inverse, while they help; the length of the last is the distance to the top. */
    private State newton(State from, Cycle cycle, Coefficients numbers, double[][] inverse) {
        State state = from;
        for (int round = 0; round < MOST_NEWTON_STEPS; round++) {
            double[] step = times(inverse, Information.gradient(cycle, numbers, state));
            distance = Arrays.stream(step).map(Math::abs).max().orElse(0);
            if (distance < 1e-9) {
                return state;
            }
            Optional<State> next = moved(state, numbers, step);
            double now = next.isPresent() ? cycle.value(next.get()) : Double.NEGATIVE_INFINITY;
            if (!(now >= value - 1e-12 * Math.abs(value))) {
                cycle.value(state);
                cycle.expectation.counts(cycle.counts);
                return state;
            }
            cycle.expectation.counts(cycle.counts);
            value = now;
            state = next.orElseThrow();
        }
        return state;
    }

    private Optional<State> moved(State state, Coefficients numbers, double[] step) {
        State next = state.copy();
        for (int item = 0; item < numbers.of.length; item++) {
            for (int m = 0; m < numbers.of[item].length; m++) {
                next.phi[item][m] += step[numbers.of[item][m]];
            }
            if (shape.estimated(item) && !shape.kernel(item).admissible(next.phi[item])) {
                return Optional.empty();
            }
        }
        List<Latent> latents = new ArrayList<>();
        for (int group = 0; group < numbers.mean.length; group++) {
            Latent latent = state.latents.get(group);
            double mean = latent.mean() + (numbers.mean[group] < 0 ? 0 : step[numbers.mean[group]]);
            double variance =
                    latent.sd() * latent.sd() + (numbers.variance[group] < 0 ? 0 : step[numbers.variance[group]]);
            if (!(variance > 0)) {
                return Optional.empty();
            }
            latents.add(latent.with(mean, numbers.variance[group] < 0 ? latent.sd() : Math.sqrt(variance)));
        }
        next.latents = latents;
        return Optional.of(next);
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] result = new double[vector.length];
        for (int k = 0; k < result.length; k++) {
            for (int l = 0; l < result.length; l++) {
                result[k] += matrix[k][l] * vector[l];
            }
        }
        return result;
    }

    private ItemParameters[] parameters(State state) {
        ItemParameters[] items = new ItemParameters[state.phi.length];
        for (int item = 0; item < items.length; item++) {
            items[item] = shape.estimated(item) ? shape.kernel(item).parameters(state.phi[item]) : shape.fixed(item);
        }
        return items;
    }
}
