package nl.kennispeil.scoring.adaptive;

import java.util.List;
import nl.kennispeil.scoring.ability.Ability;
import nl.kennispeil.scoring.adaptive.StopRule.Condition;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/** Whether the conditions of a stop rule hold for one candidate. */
final class Stopping {

    private final StopRule rule;
    private final Tables tables;
    private final Pool pool;
    private final double[] quantile;
    /** Per condition the log-likelihood above the cut minus the one below it. */
    private final double[] ratio;

    private final StrictCurve.Room room;
    private double seconds;

    Stopping(StopRule rule, Tables tables, Pool pool) {
        this.rule = rule;
        this.tables = tables;
        this.pool = pool;
        List<Condition> conditions = rule.conditions();
        quantile = new double[conditions.size()];
        ratio = new double[conditions.size()];
        room = new StrictCurve.Room(tables.mostCategories);
        for (int c = 0; c < quantile.length; c++) {
            if (conditions.get(c) instanceof Condition.Interval interval) {
                quantile[c] =
                        new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + interval.level()) / 2);
            }
        }
    }

    void answer(int item, int category) {
        for (int c = 0; c < ratio.length; c++) {
            if (rule.conditions().get(c) instanceof Condition.RatioTest test) {
                StrictCurve curve = tables.curves[item];
                curve.fill(test.cut() + test.half(), room);
                double above = StrictMath.log(room.p[category]);
                curve.fill(test.cut() - test.half(), room);
                ratio[c] += above - StrictMath.log(room.p[category]);
            }
        }
    }

    /** Pilots take time too. */
    void took(int item) {
        seconds += pool.item(item).seconds();
    }

    /**
     * Why the test may stop, null when it goes on.
     *
     * @param next the item that would be next, −1 before it is known
     */
    @Nullable
    StopReason reason(Ability ability, boolean[] gone, int next) {
        StopReason first = null;
        int holding = 0;
        for (int c = 0; c < ratio.length; c++) {
            Condition condition = rule.conditions().get(c);
            StopReason reason = holds(condition, c, ability, gone, next);
            if (reason != null) {
                holding++;
                first = first == null ? reason : first;
            }
        }
        return holding == 0 || (rule.all() && holding < ratio.length) ? null : first;
    }

    /** Whether a condition can only be judged once the next item is known. */
    boolean looksAhead() {
        return rule.conditions().stream().anyMatch(Condition.Time.class::isInstance);
    }

    private @Nullable StopReason holds(Condition condition, int c, Ability ability, boolean[] gone, int next) {
        if (condition instanceof Condition.Precision precision) {
            return ability.standardError() <= precision.se() ? StopReason.PRECISION : null;
        }
        if (condition instanceof Condition.Interval interval) {
            double away = Math.abs(ability.theta() - interval.cut());
            return away > quantile[c] * ability.standardError() ? StopReason.CLASSIFIED : null;
        }
        if (condition instanceof Condition.RatioTest test) {
            double pass = StrictMath.log((1 - test.beta()) / test.alpha());
            double fail = StrictMath.log(test.beta() / (1 - test.alpha()));
            return ratio[c] >= pass || ratio[c] <= fail ? StopReason.CLASSIFIED : null;
        }
        if (condition instanceof Condition.Time time) {
            return next >= 0 && seconds + pool.item(next).seconds() > time.seconds() ? StopReason.TIME : null;
        }
        if (condition instanceof Condition.Information information) {
            for (int i = 0; i < gone.length; i++) {
                if (!gone[i] && tables.curves[i].information(ability.theta()) >= information.least()) {
                    return null;
                }
            }
            return StopReason.INFORMATION;
        }
        return null;
    }
}
