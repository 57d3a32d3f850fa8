package nl.kennispeil.scoring.irt;

/**
 * What is known about an item after calibration: a model and its parameters.
 *
 * <p>All models are in the logistic metric with D = 1, so {@code a} is about 1.7 times the value of the normal-ogive
 * metric. Abilities are on the scale θ ~ N(0, 1) of the calibration sample unless a link says otherwise. Values are
 * immutable and may be shared between threads.
 *
 * <p>Source: A. Birnbaum, "Some latent trait models and their use in inferring an examinee's ability", in F.M. Lord and
 * M.R. Novick, <em>Statistical Theories of Mental Test Scores</em> (1968): the logistic model is eq. 17.2.1–17.2.2, the
 * model with guessing eq. 17.3.1, here written without the scaling constant D. Rasch model: G. Rasch,
 * <em>Probabilistic Models for Some Intelligence and Attainment Tests</em> (1960).
 */
public sealed interface ItemParameters {

    /** Lower and upper limit of a difficulty that a calibration can mean; beyond it an estimate has run away. */
    double LARGEST_DIFFICULTY = 20;

    /**
     * Probability of a right answer, 0..1 and increasing in {@code theta}.
     *
     * @param theta ability on the scale of the calibration; infinite values give the limits
     * @throws IllegalArgumentException when {@code theta} is not a number
     */
    double probability(double theta);

    /** The θ around which the probability rises fastest, on the scale of the calibration. */
    double b();

    /**
     * Rasch model: P = 1 / (1 + exp(−(θ − b))).
     *
     * @param b difficulty, −20..20
     */
    record Rasch(double b) implements ItemParameters {
        public Rasch {
            Logistic.requireDifficulty(b);
        }

        @Override
        public double probability(double theta) {
            return Logistic.of(theta - b, theta);
        }
    }

    /**
     * Two-parameter logistic model: P = 1 / (1 + exp(−a(θ − b))).
     *
     * @param a discrimination, above 0 and at most 20
     * @param b difficulty, −20..20
     */
    record TwoPl(double a, double b) implements ItemParameters {
        public TwoPl {
            Logistic.requireDiscrimination(a);
            Logistic.requireDifficulty(b);
        }

        @Override
        public double probability(double theta) {
            return Logistic.of(a * (theta - b), theta);
        }
    }

    /**
     * Three-parameter logistic model: P = c + (1 − c) / (1 + exp(−a(θ − b))).
     *
     * @param a discrimination, above 0 and at most 20
     * @param b difficulty, −20..20
     * @param c lower asymptote ("guessing"), 0 or more and below 1
     */
    record ThreePl(double a, double b, double c) implements ItemParameters {
        public ThreePl {
            Logistic.requireDiscrimination(a);
            Logistic.requireDifficulty(b);
            if (!(c >= 0 && c < 1)) {
                throw new IllegalArgumentException("lower asymptote c is " + c + ": allowed is 0 ≤ c < 1");
            }
        }

        @Override
        public double probability(double theta) {
            return c + (1 - c) * Logistic.of(a * (theta - b), theta);
        }
    }
}
