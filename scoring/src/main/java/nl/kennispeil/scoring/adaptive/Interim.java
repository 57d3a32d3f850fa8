package nl.kennispeil.scoring.adaptive;

import nl.kennispeil.scoring.ability.Ability;
import nl.kennispeil.scoring.ability.AbilityMethod;
import nl.kennispeil.scoring.ability.NormalPrior;
import nl.kennispeil.scoring.ability.Outcome;
import nl.kennispeil.scoring.adaptive.AbilityRule.Search;
import nl.kennispeil.scoring.adaptive.AbilityRule.Unmixed;

/** The ability of one candidate after every answer. */
final class Interim {

    private static final double STEP = 0.7;

    private final AbilityRule rule;
    private final NormalPrior prior;
    private final Posterior posterior;
    private final Equation equation;
    private final Ability first;
    private Ability ability;
    private boolean lowest = true;
    private boolean highest = true;

    Interim(AbilityRule rule, Tables tables, NormalPrior prior, Posterior posterior, Ability first) {
        this.rule = rule;
        this.prior = prior;
        this.posterior = posterior;
        this.first = first;
        equation = new Equation(rule.during(), tables, prior);
        ability = first;
    }

    Ability ability() {
        return ability;
    }

    /** The likelihood as a function, for those who want to know what another answer would do. */
    Equation equation() {
        return equation;
    }

    /** An answer that tells something; the posterior knows it already. */
    void add(int item, int category, int categories) {
        equation.add(item, category);
        lowest &= category == 0;
        highest &= category == categories - 1;
        ability = estimate();
    }

    private Ability estimate() {
        boolean hasPrior = rule.during() == AbilityMethod.EAP || rule.during() == AbilityMethod.MAP;
        if (rule.during() == AbilityMethod.EAP || (!hasPrior && unmixed() && rule.unmixed() == Unmixed.EAP)) {
            return new Ability(posterior.mean(), posterior.sd(), Outcome.ESTIMATED);
        }
        if (!hasPrior && unmixed() && rule.unmixed() == Unmixed.STEP) {
            double to = first.theta() + (highest ? STEP : -STEP) * equation.answers();
            double theta =
                    Math.max(rule.search().lowest(), Math.min(rule.search().highest(), to));
            return new Ability(theta, prior.sd(), highest ? Outcome.ABOVE_RANGE : Outcome.BELOW_RANGE);
        }
        double theta = root();
        Search search = rule.search();
        Outcome outcome = theta == search.lowest()
                ? Outcome.BELOW_RANGE
                : theta == search.highest() ? Outcome.ABOVE_RANGE : Outcome.ESTIMATED;
        return new Ability(theta, equation.standardError(theta, rule.error()), outcome);
    }

    /** Only maximum likelihood has no maximum then; the weighted likelihood has one. */
    private boolean unmixed() {
        return rule.during() == AbilityMethod.ML && (lowest || highest);
    }

    /** The estimate as it would be with one more answer. */
    double thetaAfter(int item, int category) {
        equation.add(item, category);
        double theta = rule.search().global() ? globalRoot(item, category) : fencedRoot();
        equation.removeLast();
        return theta;
    }

    private double root() {
        return rule.search().global() ? globalRoot(-1, -1) : fencedRoot();
    }

    private double fencedRoot() {
        Search search = rule.search();
        double low = equation.slope(search.lowest());
        double high = equation.slope(search.highest());
        if (low < 0 && high < 0) {
            return search.lowest();
        }
        if (low > 0 && high > 0) {
            return search.highest();
        }
        return RootSearch.root(equation::slope, search.lowest(), search.highest(), search.tolerance());
    }

    /** From the node with the highest value to both sides until the slope changes its sign. */
    private double globalRoot(int extraItem, int extraCategory) {
        Search search = rule.search();
        int top = top(extraItem, extraCategory);
        int left = top;
        double low = clamped(left);
        while (!(equation.slope(low) > 0)) {
            if (low == search.lowest()) {
                return low;
            }
            low = clamped(--left);
        }
        int right = left + 1;
        double high = clamped(right);
        while (!(equation.slope(high) < 0)) {
            if (high == search.highest()) {
                return high;
            }
            high = clamped(++right);
        }
        return RootSearch.root(equation::slope, low, high, search.tolerance());
    }

    private double clamped(int node) {
        Search search = rule.search();
        double at = node < 0 ? search.lowest() : node >= posterior.size() ? search.highest() : posterior.node(node);
        return Math.max(search.lowest(), Math.min(search.highest(), at));
    }

    private int top(int extraItem, int extraCategory) {
        boolean withPrior = rule.during() == AbilityMethod.MAP;
        int top = 0;
        double best = Double.NEGATIVE_INFINITY;
        for (int q = 0; q < posterior.size(); q++) {
            double node = posterior.node(q);
            if (node < rule.search().lowest() || node > rule.search().highest()) {
                continue;
            }
            double value = withPrior ? posterior.density(q) : posterior.likelihood(q);
            if (extraItem >= 0) {
                value *= equation.probability(extraItem, extraCategory, q);
            }
            if (value > best) {
                best = value;
                top = q;
            }
        }
        return top;
    }
}
