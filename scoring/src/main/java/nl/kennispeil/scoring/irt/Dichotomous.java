package nl.kennispeil.scoring.irt;

/**
 * An item that is right or wrong: P = c + (d − c) / (1 + exp(−a(θ − b))), where a model with fewer parameters has a = 1,
 * c = 0 or d = 1. Category 1 is right.
 */
public sealed interface Dichotomous extends ItemParameters
        permits ItemParameters.Rasch,
                ItemParameters.OnePl,
                ItemParameters.TwoPl,
                ItemParameters.ThreePl,
                ItemParameters.FourPl {

    /** Discrimination; 1 for a Rasch item, negative for an item that good candidates get wrong. */
    double a();

    /** The θ halfway between the asymptotes, on the scale of the calibration. */
    double b();

    /** Lower asymptote, 0 or more and below {@link #d}; 0 in a model that has none. */
    default double c() {
        return 0;
    }

    /** Upper asymptote, at most 1; 1 in a model that has none. */
    default double d() {
        return 1;
    }

    /**
     * Probability of a right answer, 0..1.
     *
     * @param theta ability on the scale of the calibration; infinite values give the limits
     * @throws IllegalArgumentException when {@code theta} is not a number
     */
    default double probability(double theta) {
        if (Double.isNaN(theta)) {
            throw new IllegalArgumentException("theta is not a number");
        }
        return c() + (d() - c()) * Logistic.of(a() * (theta - b()));
    }

    @Override
    default int categories() {
        return 2;
    }

    @Override
    default void curves(double theta, Curves into) {
        double x = a() * (theta - b());
        double up = Logistic.of(x);
        double down = Logistic.of(-x);
        double range = d() - c();
        double slope = a() * range * up * down;
        into.p[1] = c() + range * up;
        into.p[0] = 1 - d() + range * down;
        into.first[1] = slope;
        into.first[0] = -slope;
        into.second[1] = a() * slope * (down - up);
        into.second[0] = -into.second[1];
    }
}
