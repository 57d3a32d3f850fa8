package nl.kennispeil.scoring.irt;

/**
 * What is known about an item after calibration: a model and its parameters.
 *
 * <p>All models are in the logistic metric with D = 1, so {@code a} is about 1.7 times the value of the normal-ogive
 * metric. Abilities are on the scale θ ~ N(0, 1) of the calibration sample unless a link says otherwise. Values are
 * immutable and may be shared between threads.
 *
 * <p>Sources: G. Rasch, <em>Probabilistic Models for Some Intelligence and Attainment Tests</em> (1960); A. Birnbaum, "Some
 * latent trait models and their use in inferring an examinee's ability", in F.M. Lord and M.R. Novick, <em>Statistical
 * Theories of Mental Test Scores</em> (1968), ch. 17, here without the scaling
 * constant D; M.A. Barton and F.M. Lord, <em>An upper asymptote for the three-parameter logistic item-response model</em>
 * (ETS RR-81-20, 1981). The others name their own.
 */
public sealed interface ItemParameters permits Dichotomous, PartialCredit, GradedResponse, NominalResponse {

    ItemModel model();

    /** How many categories a response can fall in, 2 or more. */
    int categories();

    /**
     * Fills in the probability of each category and its first two derivatives to θ.
     *
     * @param theta a finite ability on the scale of the calibration
     * @param into room for at least {@link #categories()} categories
     */
    void curves(double theta, Curves into);

    /** Σ k · P_k(θ), from 0 to categories − 1. */
    default double expectedScore(double theta) {
        Curves curves = new Curves(categories());
        curves(theta, curves);
        double sum = 0;
        for (int k = 1; k < categories(); k++) {
            sum += k * curves.p[k];
        }
        return sum;
    }

    /** Fisher information Σ P_k′² / P_k, in 1/θ², 0 or more (Samejima 1969). */
    default double information(double theta) {
        Curves curves = new Curves(categories());
        curves(theta, curves);
        double sum = 0;
        for (int k = 0; k < categories(); k++) {
            if (curves.p[k] > 0) {
                sum += curves.first[k] * curves.first[k] / curves.p[k];
            }
        }
        return sum;
    }

    /**
     * Rasch model: P = 1 / (1 + exp(−(θ − b))).
     *
     * @param b difficulty
     */
    record Rasch(double b) implements Dichotomous {
        public Rasch {
            Logistic.requireDifficulty(b);
        }

        @Override
        public ItemModel model() {
            return ItemModel.RASCH;
        }

        @Override
        public double a() {
            return 1;
        }
    }

    /**
     * One-parameter logistic model: as {@link TwoPl}, with a discrimination that all items of the calibration share.
     *
     * @param a discrimination, not 0
     * @param b difficulty
     */
    record OnePl(double a, double b) implements Dichotomous {
        public OnePl {
            Logistic.requireDiscrimination(a);
            Logistic.requireDifficulty(b);
        }

        @Override
        public ItemModel model() {
            return ItemModel.ONE_PL;
        }
    }

    /**
     * Two-parameter logistic model: P = 1 / (1 + exp(−a(θ − b))).
     *
     * @param a discrimination, not 0
     * @param b difficulty
     */
    record TwoPl(double a, double b) implements Dichotomous {
        public TwoPl {
            Logistic.requireDiscrimination(a);
            Logistic.requireDifficulty(b);
        }

        @Override
        public ItemModel model() {
            return ItemModel.TWO_PL;
        }
    }

    /**
     * Three-parameter logistic model: P = c + (1 − c) / (1 + exp(−a(θ − b))).
     *
     * @param a discrimination, not 0
     * @param b difficulty
     * @param c lower asymptote ("guessing"), 0 or more and below 1
     */
    record ThreePl(double a, double b, double c) implements Dichotomous {
        public ThreePl {
            Logistic.requireDiscrimination(a);
            Logistic.requireDifficulty(b);
            Logistic.requireAsymptotes(c, 1);
        }

        @Override
        public ItemModel model() {
            return ItemModel.THREE_PL;
        }
    }

    /**
     * Four-parameter logistic model: P = c + (d − c) / (1 + exp(−a(θ − b))).
     *
     * @param a discrimination, not 0
     * @param b difficulty
     * @param c lower asymptote, 0 or more and below {@code d}
     * @param d upper asymptote ("carelessness" is 1 − d), at most 1
     */
    record FourPl(double a, double b, double c, double d) implements Dichotomous {
        public FourPl {
            Logistic.requireDiscrimination(a);
            Logistic.requireDifficulty(b);
            Logistic.requireAsymptotes(c, d);
        }

        @Override
        public ItemModel model() {
            return ItemModel.FOUR_PL;
        }
    }
}
