package nl.kennispeil.scoring.adaptive;

import java.util.Set;
import nl.kennispeil.scoring.ability.NormalPrior;
import nl.kennispeil.scoring.irt.ItemParameters;

/**
 * A pool with rules: what all candidates of a sitting share, tables included. Immutable and safe to share between threads.
 */
public final class AdaptiveTest {

    private final Pool pool;
    private final AdaptiveRules rules;
    private final ContentControl content;
    private final EligibilityTable table;
    private final Tables tables;
    private final Worth worth;

    private AdaptiveTest(
            Pool pool,
            AdaptiveRules rules,
            ContentControl content,
            EligibilityTable table,
            Tables tables,
            Worth worth) {
        this.pool = pool;
        this.rules = rules;
        this.content = content;
        this.table = table;
        this.tables = tables;
        this.worth = worth;
    }

    /**
     * A test.
     *
     * @param content keeps to what {@code rules.content()} asks
     * @param table made for this pool; {@link EligibilityTable#open} when the rules control no exposure by it
     * @throws IllegalArgumentException when rules, pool and table do not fit together
     */
    public static AdaptiveTest of(Pool pool, AdaptiveRules rules, ContentControl content, EligibilityTable table) {
        Fitting.require(pool, rules, table);
        Tables tables = new Tables(pool, rules);
        Worth worth = new Worth(rules, tables, new Places(pool, rules, tables.curves));
        return new AdaptiveTest(pool, rules, content, table, tables, worth);
    }

    /** The same test with another table of eligibility, sharing all else. */
    public AdaptiveTest with(EligibilityTable other) {
        Fitting.require(pool, rules, other);
        return new AdaptiveTest(pool, rules, content, other, tables, worth);
    }

    /**
     * A candidate begins.
     *
     * @param seed decides whatever is left to chance
     * @param start the prior of the candidate's reference group; looked at only when the rules start from the group
     */
    public AdaptiveRun begin(long seed, NormalPrior start) {
        return begin(seed, start, Set.of());
    }

    /**
     * A candidate begins after items were retired.
     *
     * @param retired items that are never given
     */
    public AdaptiveRun begin(long seed, NormalPrior start, Set<Integer> retired) {
        return new AdaptiveRun(
                this, seed, rules.start().ofGroup() ? start : rules.ability().prior(), retired);
    }

    /**
     * A candidate of no particular group begins.
     *
     * @param seed decides whatever is left to chance
     */
    public AdaptiveRun begin(long seed) {
        return begin(seed, rules.ability().prior());
    }

    public Pool pool() {
        return pool;
    }

    public AdaptiveRules rules() {
        return rules;
    }

    public ContentControl content() {
        return content;
    }

    public EligibilityTable table() {
        return table;
    }

    Tables tables() {
        return tables;
    }

    Worth worth() {
        return worth;
    }

    /** The parameters of an item that counts. */
    ItemParameters parameters(int item) {
        ItemParameters parameters = pool.item(item).parameters();
        if (parameters == null) {
            throw new IllegalArgumentException("item " + pool.item(item).name() + " has no parameters");
        }
        return parameters;
    }
}
