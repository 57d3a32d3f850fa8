package nl.kennispeil.scoring.adaptive;

import nl.kennispeil.scoring.ability.Ability;
import nl.kennispeil.scoring.ability.AbilityMethod;

/** What every item is worth under a criterion, the higher the better. Made once for a pool; immutable. */
final class Worth {

    /** More than any difference of difficulties. */
    private static final double STRATUM = 1000;

    /** Where a candidate is. */
    record Moment(
            Ability ability, Posterior posterior, Interim interim, long seed, int turn, int scored, boolean[] gone) {}

    private final AdaptiveRules rules;
    private final Criterion criterion;
    private final Tables tables;
    private final Places places;

    Worth(AdaptiveRules rules, Tables tables, Places places) {
        this.rules = rules;
        this.tables = tables;
        this.places = places;
        criterion = rules.exposure() instanceof ExposureRule.ProgressiveRestricted restricted
                ? new Criterion.Progressive(restricted.acceleration())
                : rules.criterion();
    }

    /** Fills in what items are worth; items that are gone get 0. */
    void fill(Moment at, double[] into) {
        if (criterion instanceof Criterion.Information) {
            information(at.ability().theta(), at.gone(), into);
        } else if (criterion instanceof Criterion.WeightedInformation weighted) {
            weightedInformation(at, weighted.posterior(), into);
        } else if (criterion instanceof Criterion.KullbackLeibler kl) {
            kullbackLeibler(at, kl.posterior(), into);
        } else if (criterion instanceof Criterion.ExpectedInformation expected) {
            new Expected(tables, at, rules.ability().during() == AbilityMethod.EAP)
                    .information(expected.observed(), into);
        } else if (criterion instanceof Criterion.ExpectedVariance expected) {
            new Expected(tables, at, true).variance(expected.predictive(), into);
        } else if (criterion instanceof Criterion.DifficultyMatch) {
            match(at, places.difficulty, into);
        } else if (criterion instanceof Criterion.PeakMatch) {
            match(at, places.peak, into);
        } else if (criterion instanceof Criterion.Progressive progressive) {
            progressive(at, progressive.acceleration(), into);
        } else if (criterion instanceof Criterion.Proportional proportional) {
            proportional(at, proportional.acceleration(), into);
        } else if (criterion instanceof Criterion.Stratified stratified) {
            stratified(at, stratified.strata(), into);
        } else {
            long noise = noise(at);
            for (int i = 0; i < into.length; i++) {
                into[i] = Draws.uniform(noise, i);
            }
        }
    }

    void information(double theta, boolean[] gone, double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = gone[i] ? 0 : tables.curves[i].information(theta);
        }
    }

    private void weightedInformation(Moment at, boolean withPrior, double[] into) {
        double[] weight = new double[tables.nodes];
        at.posterior().weights(withPrior, weight);
        for (int i = 0; i < into.length; i++) {
            into[i] = at.gone()[i] ? 0 : sum(weight, tables.information[i], 0);
        }
    }

    /** ∫ w(θ) Σ_k P_k(θ̂) ln(P_k(θ̂)/P_k(θ)) dθ, with the integral taken inside. */
    private void kullbackLeibler(Moment at, boolean withPrior, double[] into) {
        double[] weight = new double[tables.nodes];
        at.posterior().weights(withPrior, weight);
        double total = 0;
        for (double w : weight) {
            total += w;
        }
        StrictCurve.Room room = new StrictCurve.Room(tables.mostCategories);
        for (int i = 0; i < into.length; i++) {
            into[i] = 0;
            if (at.gone()[i]) {
                continue;
            }
            tables.curves[i].fill(at.ability().theta(), room);
            for (int k = 0; k < tables.curves[i].categories(); k++) {
                double apart =
                        total * StrictMath.log(room.p[k]) - sum(weight, tables.logProbability[i], k * tables.nodes);
                into[i] += room.p[k] * apart;
            }
        }
    }

    private static double sum(double[] weight, double[] of, int from) {
        double sum = 0;
        for (int q = 0; q < weight.length; q++) {
            sum += weight[q] * of[from + q];
        }
        return sum;
    }

    private static void match(Moment at, double[] where, double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = -Math.abs(where[i] - at.ability().theta());
        }
    }

    private void progressive(Moment at, double acceleration, double[] into) {
        information(at.ability().theta(), at.gone(), into);
        double highest = 0;
        for (double value : into) {
            highest = Math.max(highest, value);
        }
        double weight = weight(at, acceleration);
        long noise = noise(at);
        for (int i = 0; i < into.length; i++) {
            into[i] = weight * into[i] + (1 - weight) * highest * Draws.uniform(noise, i);
        }
    }

    /** The largest of weight · ln I plus Gumbel noise is item i with a probability in proportion to I^weight. */
    private void proportional(Moment at, double acceleration, double[] into) {
        information(at.ability().theta(), at.gone(), into);
        double power = rules.stop().max() * weight(at, acceleration);
        long noise = noise(at);
        for (int i = 0; i < into.length; i++) {
            double gumbel = -StrictMath.log(-StrictMath.log(Math.max(1e-300, Draws.uniform(noise, i))));
            into[i] = power * StrictMath.log(Math.max(1e-300, into[i])) + gumbel;
        }
    }

    /** How far a test is: 0 at its begin, 1 at its end; by the length, or by the information when a precision is asked. */
    private double weight(Moment at, double acceleration) {
        int done = at.scored();
        int all = Math.max(1, rules.stop().max() - 1);
        for (StopRule.Condition condition : rules.stop().conditions()) {
            if (condition instanceof StopRule.Condition.Precision precision) {
                double ratio = precision.se() / at.ability().standardError();
                double part = done == 0 ? 0 : Math.max(ratio * ratio, (double) done / all);
                return Math.min(1, StrictMath.pow(part, Math.max(1, acceleration)));
            }
        }
        double over = 0;
        double total = 0;
        for (int f = 1; f <= all; f++) {
            double power = StrictMath.pow(f, acceleration);
            total += power;
            over += f <= done ? power : 0;
        }
        return Math.min(1, over / total);
    }

    /** Within the stratum that is due, or the nearest one that has items left, the difficulty that is nearest. */
    private void stratified(Moment at, int strata, double[] into) {
        int due = Math.min(strata - 1, at.scored() * strata / rules.stop().max());
        for (int i = 0; i < into.length; i++) {
            into[i] = -Math.abs(places.difficulty[i] - at.ability().theta())
                    - STRATUM * Math.abs(places.stratum[i] - due);
        }
    }

    private static long noise(Moment at) {
        return Draws.row(at.seed(), Draws.NOISE, at.turn());
    }
}
