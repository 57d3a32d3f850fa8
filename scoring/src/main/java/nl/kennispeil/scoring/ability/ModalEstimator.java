package nl.kennispeil.scoring.ability;

import java.util.List;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.jspecify.annotations.Nullable;

/**
 * The methods that look for a maximum: MAP, ML, Warm's WLE and Jeffreys. With l the log-likelihood of the answered
 * items, the slopes are
 *
 * <ul>
 *   <li>ML: l′; MAP: l′ − (θ − μ)/σ² [1];
 *   <li>WLE: l′ + J/(2I), J = Σ_items Σ_k P_k′P_k″/P_k [2; 3 for more categories];
 *   <li>Jeffreys: l′ + I′/(2I), the slope of ln(L·√I) [2: the two agree for 1PL and 2PL].
 * </ul>
 *
 * <p>Every person's slope is first laid out over the whole range from tables ({@link SlopeTables}), and each change from
 * rising to falling is a maximum; for a likelihood that is concave in θ (all models here but 3PL and 4PL) there is at most
 * one. Each bracket is then closed by Newton steps on the exact slope that fall back to bisection whenever a step leaves
 * the bracket, and to bisection alone after 25 rounds, until a step is below 1e-11·(1 + |θ|), which leaves an error far below
 * that: no start value, no divergence, no iteration limit to hit.
 * Among several maxima the highest is returned and {@link Outcome#SEVERAL_MAXIMA} is told (a 3PL likelihood may have
 * them [4]). A function that rises towards an end of the range, as a 3PL likelihood often does towards −∞, has no finite
 * estimate when it is highest there. For the WLE, which has no known function of which
 * it is the slope, heights are compared by l + ∫J/(2I).
 *
 * <p>Standard errors: 1/√(−dg/dθ) at the maximum, the observed information, as mirt's {@code fscores} reports. Where an
 * end of the range is drawn in because a category has a probability below 1e-250 there, the range is the narrower one.
 *
 * <p>Sources: [1] F. Samejima, Psychometric Monograph 17 (1969); [2] T.A. Warm, "Weighted likelihood estimation of
 * ability in item response theory", Psychometrika 54 (1989) 427–450; [3] F. Samejima, "An approximation for the bias
 * function of the maximum likelihood estimate of a latent variable for the general case where the item responses are
 * discrete", Psychometrika 58 (1993) 119–138; [4] F. Samejima, "A comment on Birnbaum's three-parameter logistic model",
 * Psychometrika 38 (1973) 221–233.
 */
final class ModalEstimator implements AbilityEstimator {

    private final AbilityMethod method;
    private final List<ItemParameters> items;
    private final SearchRange range;
    private final @Nullable NormalPrior prior;
    private final SlopeTables tables;

    ModalEstimator(AbilityMethod method, List<ItemParameters> items, SearchRange range, @Nullable NormalPrior prior) {
        this.method = method;
        this.items = Answers.requireItems(items);
        this.range = range;
        this.prior = prior;
        tables = new SlopeTables(method, this.items, range, prior);
    }

    @Override
    public AbilityMethod method() {
        return method;
    }

    @Override
    public Ability estimate(int... responses) {
        Answers.require(items, responses);
        Search search = new Search();
        System.arraycopy(responses, 0, search.function.responses(), 0, responses.length);
        search.run();
        return new Ability(search.theta, search.standardError, search.outcome);
    }

    @Override
    public void estimate(ResponseMatrix responses, double[] theta, double[] standardErrors, Outcome[] outcomes) {
        Answers.require(items, responses, theta.length, standardErrors.length, outcomes.length);
        Search search = new Search();
        for (int person = 0; person < theta.length; person++) {
            Answers.read(responses, person, search.function.responses());
            search.run();
            theta[person] = search.theta;
            standardErrors[person] = search.standardError;
            outcomes[person] = search.outcome;
        }
    }

    /** The work of one person, in buffers for all. */
    private final class Search {

        private final PersonFunction function = new PersonFunction(method, items, prior);
        private final double[] slopes = new double[tables.size()];
        private final double[] weights = new double[tables.size()];
        private final double[] sums = new double[tables.size()];
        private double theta;
        private double standardError;
        private Outcome outcome = Outcome.NO_ESTIMATE;
        private double height;
        private int maxima;

        void run() {
            if (Answers.none(function.responses())) {
                nothingAnswered();
                return;
            }
            tables.slopes(function.responses(), slopes, weights, sums);
            maxima = 0;
            height = Double.NEGATIVE_INFINITY;
            int last = slopes.length - 1;
            if (slopes[0] <= 0) {
                end(0, Outcome.BELOW_RANGE);
            }
            double weight = 0;
            for (int q = 0; q < last; q++) {
                weight += (weights[q] + weights[q + 1]) / 2 * (tables.node(q + 1) - tables.node(q));
                if (slopes[q] > 0 && slopes[q + 1] <= 0) {
                    inside(tables.node(q), tables.node(q + 1), weight);
                }
            }
            if (slopes[last] > 0) {
                sums[0] = weight;
                end(last, Outcome.ABOVE_RANGE);
            }
            finish();
        }

        private void nothingAnswered() {
            theta = prior == null ? Double.NaN : prior.mean();
            standardError = prior == null ? Double.NaN : prior.sd();
            outcome = prior == null ? Outcome.NO_ESTIMATE : Outcome.PRIOR_ONLY;
        }

        private void end(int q, Outcome where) {
            function.gradient(tables.node(q));
            double weight = q == 0 || method != AbilityMethod.WLE ? 0 : sums[0];
            candidate(tables.node(q), function.value() + weight, where);
        }

        private void inside(double left, double right, double weight) {
            double top = maximum(left, right);
            function.gradient(top);
            candidate(top, function.value() + (method == AbilityMethod.WLE ? weight : 0), Outcome.ESTIMATED);
        }

        private void candidate(double at, double high, Outcome where) {
            maxima += where == Outcome.ESTIMATED ? 1 : 0;
            if (high > height) {
                height = high;
                theta = at;
                outcome = where;
            }
        }

        private void finish() {
            if (outcome == Outcome.ESTIMATED) {
                function.gradient(theta);
                standardError = function.standardError(theta);
                outcome = maxima > 1 ? Outcome.SEVERAL_MAXIMA : outcome;
                return;
            }
            boolean above = outcome == Outcome.ABOVE_RANGE;
            if (range.extremes() == Extremes.INFINITE) {
                theta = above ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
                standardError = Double.NaN;
            } else {
                theta = above ? range.highest() : range.lowest();
                standardError = fenced();
            }
        }

        private double fenced() {
            double information = 0;
            for (int item = 0; item < items.size(); item++) {
                if (function.responses()[item] >= 0) {
                    information += items.get(item).information(theta);
                }
            }
            return information > 0 ? 1 / Math.sqrt(information) : Double.NaN;
        }

        /** The root of the slope between a place where it is above 0 and one where it is not. */
        private double maximum(double left, double right) {
            double low = left;
            double high = right;
            double at = (low + high) / 2;
            double before = Double.NaN;
            double beforeSlope = Double.NaN;
            for (int round = 0; high - low > 1e-13 * (1 + Math.abs(at)); round++) {
                double gradient = function.gradient(at);
                if (gradient > 0) {
                    low = at;
                } else {
                    high = at;
                }
                boolean secant = function.weighted() && before != at && round > 0;
                double bend = secant ? (gradient - beforeSlope) / (at - before) : function.bend();
                before = at;
                beforeSlope = gradient;
                double next = at - gradient / bend;
                if (round > 25 || !(next > low && next < high)) {
                    next = (low + high) / 2;
                } else if (Math.abs(next - at) <= 1e-11 * (1 + Math.abs(at))) {
                    return next;
                }
                at = next;
            }
            return at;
        }
    }
}
