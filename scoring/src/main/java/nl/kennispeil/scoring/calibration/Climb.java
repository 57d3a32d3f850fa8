package nl.kennispeil.scoring.calibration;

import java.util.Optional;
import nl.kennispeil.scoring.calibration.CalibrationWarning.Kind;

/**
 * Climbs by EM cycles with squared extrapolation, until the estimated distance to the top is below a tolerance.
 *
 * <p>Two cycles from x₀ give x₁ and x₂, r = x₁ − x₀, v = (x₂ − x₁) − r and the step length α = −‖r‖/‖v‖ (scheme S3 of
 * [1]); x₀ − 2αr + α²v jumps ahead. A jump that is not admissible or that lowers the value is not made: the climb goes on
 * from x₂, so the value never falls but by rounding. Near the top EM converges linearly at rate λ, v = −(1 − λ)r and α = −1/(1 − λ), so
 * |α| times the last change estimates how far there is still to go; stopping on the change alone, as is usual, stops
 * a hundred times too early when λ is 0.99.
 *
 * <p>[1] Varadhan and Roland, "Simple and globally convergent methods for accelerating the convergence of any EM
 * algorithm", Scandinavian Journal of Statistics 35 (2008) 335–353.
 */
final class Climb {

    /** A value may fall by rounding: this part of it is no fall. */
    private static final double ROUNDING = 1e-13;

    private static final double FIRST_LIMIT = 4;
    private static final double GROWTH = 4;

    private final CalibrationSpec spec;
    private final double tolerance;

    /** A logit this steep is a step from never to always; data that want it would have it steeper still. */
    private static final double STEEPEST = 50;

    private static final double NARROWEST = 0.04;

    int cycles;
    /** Why the climb was given up, when it has no top to reach. */
    Optional<CalibrationWarning> hopeless = Optional.empty();

    boolean converged;
    double distance = Double.POSITIVE_INFINITY;

    Climb(CalibrationSpec spec, double tolerance) {
        this.spec = spec;
        this.tolerance = tolerance;
    }

    /** The top, or how far it came. Returns early when the distributions outgrow the grid. */
    State from(State start, Cycle cycle) {
        State x0 = start;
        converged = false;
        double limit = FIRST_LIMIT;
        double length = 1;
        double value = cycle.value(x0);
        while (cycles < spec.mostCycles()) {
            State x1 = step(x0, cycle, value, length);
            if (ended(x1, cycle) || cycles >= spec.mostCycles()) {
                return x1;
            }
            double value1 = cycle.value(x1);
            State x2 = step(x1, cycle, value1, length);
            if (ended(x2, cycle) || cycles >= spec.mostCycles()) {
                return x2;
            }
            double[] flat0 = x0.flat();
            double[] flat1 = x1.flat();
            double[] flat2 = x2.flat();
            length = length(flat0, flat1, flat2);
            double jump = Math.min(length, limit);
            if (length > limit) {
                limit *= GROWTH;
            }
            x0 = x2;
            if (jump > 1) {
                State far = x2.with(ahead(flat0, flat1, flat2, jump));
                if (admissible(far, cycle)) {
                    value = cycle.value(far);
                    if (value >= value1 - ROUNDING * Math.abs(value1)) {
                        x0 = far;
                        continue;
                    }
                    limit = Math.max(FIRST_LIMIT, limit / GROWTH);
                }
            }
            value = cycle.value(x0);
        }
        return x0;
    }

    private State step(State from, Cycle cycle, double value, double length) {
        State to = from.copy();
        cycle.improve(to);
        cycles++;
        distance = change(from.flat(), to.flat()) * Math.max(1, length);
        converged = distance < tolerance;
        spec.progress().cycle(cycles, value, distance);
        return to;
    }

    private boolean ended(State state, Cycle cycle) {
        for (int item = 0; item < state.phi.length && hopeless.isEmpty(); item++) {
            if (cycle.shape.estimated(item) && cycle.shape.kernel(item).steepest(state.phi[item]) > STEEPEST) {
                hopeless = Optional.of(CalibrationWarning.of(Kind.STEEP_ITEM, cycle.shape.name(item)));
            }
        }
        for (int group = 0; group < state.latents.size() && hopeless.isEmpty(); group++) {
            if (state.latents.get(group).sd() < NARROWEST) {
                hopeless = Optional.of(CalibrationWarning.of(
                        Kind.NO_SPREAD, spec.groups().names().get(group)));
            }
        }
        converged &= hopeless.isEmpty();
        return converged || hopeless.isPresent() || !cycle.expectation.grid.covers(state.latents);
    }

    private static boolean admissible(State state, Cycle cycle) {
        for (int item = 0; item < state.phi.length; item++) {
            if (cycle.shape.estimated(item) && !cycle.shape.kernel(item).admissible(state.phi[item])) {
                return false;
            }
        }
        return cycle.expectation.grid.covers(state.latents);
    }

    private static double change(double[] x, double[] y) {
        double change = 0;
        for (int k = 0; k < x.length; k++) {
            change = Math.max(change, Math.abs(x[k] - y[k]));
        }
        return change;
    }

    private static double length(double[] x0, double[] x1, double[] x2) {
        double r = 0;
        double v = 0;
        for (int k = 0; k < x0.length; k++) {
            double first = x1[k] - x0[k];
            double bend = x2[k] - x1[k] - first;
            r += first * first;
            v += bend * bend;
        }
        return v > 0 ? Math.sqrt(r / v) : 1;
    }

    private static double[] ahead(double[] x0, double[] x1, double[] x2, double length) {
        double[] far = new double[x0.length];
        for (int k = 0; k < far.length; k++) {
            double r = x1[k] - x0[k];
            double v = x2[k] - x1[k] - r;
            far[k] = x0[k] + 2 * length * r + length * length * v;
        }
        return far;
    }
}
