package nl.kennispeil.scoring.adaptive;

import java.util.HashSet;
import java.util.Set;

/** Refuses rules that a pool cannot carry. */
final class Fitting {

    private Fitting() {}

    static void require(Pool pool, AdaptiveRules rules, EligibilityTable table) {
        if (table.items() != pool.size()) {
            throw new IllegalArgumentException(
                    "the eligibility table is of " + table.items() + " items: allowed is the pool's " + pool.size());
        }
        int pilots = (int) pool.items().stream().filter(PoolItem::pilot).count();
        int scored = pool.size() - pilots;
        PilotRule rule = rules.pilots();
        StopRule stop = rules.stop();
        if (rule.count() > pilots) {
            throw new IllegalArgumentException(
                    "rules ask " + rule.count() + " pilots a candidate: the pool has " + pilots);
        }
        int shortest = shortest(rules);
        if (rule.inLength() && rule.count() >= stop.min()) {
            throw new IllegalArgumentException(
                    rule.count() + " pilots in a length from " + stop.min() + ": allowed is fewer than the length");
        }
        if (rule.count() > shortest - rule.clearFirst() - rule.clearLast()) {
            throw new IllegalArgumentException(rule.count() + " pilots do not fit into " + shortest
                    + " places of which the first " + rule.clearFirst() + " and the last " + rule.clearLast()
                    + " stay free");
        }
        int needed = stop.min() - (rule.inLength() ? rule.count() : 0);
        if (needed > scored) {
            throw new IllegalArgumentException(
                    "the shortest test has " + needed + " scored items: the pool has " + scored);
        }
        if (rules.start().routing() instanceof Start.Routing.Block block) {
            Set<String> seen = new HashSet<>();
            for (String name : block.items()) {
                if (pool.item(pool.number(name)).pilot()) {
                    throw new IllegalArgumentException("item " + name + " of the routing block is a pilot");
                }
                if (!seen.add(name)) {
                    throw new IllegalArgumentException("item " + name + " is twice in the routing block");
                }
            }
        }
    }

    /** Places in the shortest test, pilots included. */
    static int shortest(AdaptiveRules rules) {
        PilotRule pilots = rules.pilots();
        return rules.stop().min() + (pilots.inLength() ? 0 : pilots.count());
    }
}
