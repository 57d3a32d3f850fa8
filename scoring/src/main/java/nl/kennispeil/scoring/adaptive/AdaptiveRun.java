package nl.kennispeil.scoring.adaptive;

import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.scoring.ability.Ability;
import nl.kennispeil.scoring.ability.NormalPrior;
import nl.kennispeil.scoring.ability.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One candidate's course through an adaptive test. The same test, seed and events in the same order give the same items on
 * every machine, so a course is kept as its events and replayed. Cheap, mutable, for one thread at a time.
 */
public final class AdaptiveRun {

    private final AdaptiveTest test;
    private final Tables tables;
    private final long seed;
    private final Posterior posterior;
    private final Interim interim;
    private final ContentState content;
    private final boolean[] gone;
    private final List<Given> given = new ArrayList<>();
    private int scored;
    private @Nullable Step step;

    AdaptiveRun(AdaptiveTest test, long seed, NormalPrior prior) {
        this.test = test;
        this.tables = test.tables();
        this.seed = seed;
        posterior = new Posterior(test.rules().ability().nodes(), prior);
        Start start = test.rules().start();
        double theta = start.ofGroup() ? prior.mean() : start.theta();
        interim = new Interim(posterior, new Ability(theta, prior.sd(), Outcome.PRIOR_ONLY));
        content = test.content().begin(Draws.bits(seed, Draws.CONTENT, 0, 0));
        gone = tables.pilots.clone();
    }

    /** What comes next; the same again until it is answered or passed over. */
    public Step next() {
        if (step == null) {
            step = decide();
        }
        return step;
    }

    private Step decide() {
        if (scored >= test.rules().stop().max()) {
            return new Step.Finished(StopReason.LENGTH);
        }
        double theta = interim.ability().theta();
        int item;
        Best best = new Best(Pick.BEST);
        if (tables.index != null) {
            tables.index.offer(theta, gone, best);
            item = best.picked();
        } else {
            double[] value = new double[tables.items];
            for (int i = 0; i < value.length; i++) {
                value[i] = tables.curves[i].information(theta);
            }
            item = content.choose(value, gone, Pick.BEST);
        }
        return item < 0 ? new Step.Finished(StopReason.EXHAUSTED) : new Step.Item(item, false);
    }

    /**
     * An answer to the item that {@link #next} gave.
     *
     * @param item the item that is answered
     * @param category 0, 1, 2 …, or {@link Given#UNKNOWN} for "?" or a blank
     * @throws IllegalArgumentException when another item is due, or the item has no such category
     */
    public void answer(int item, int category) {
        boolean pilot = requireDue(item);
        if (category < Given.UNKNOWN || category >= tables.curves[item].categories()) {
            throw new IllegalArgumentException("item " + name(item) + " was answered with category " + category
                    + ": allowed is 0 to " + (tables.curves[item].categories() - 1) + ", or −1 for unknown");
        }
        int counts = category == Given.UNKNOWN && test.rules().unknown() == UnknownRule.WRONG ? 0 : category;
        given.add(new Given(item, category, pilot));
        gone[item] = true;
        if (!pilot) {
            scored++;
            content.give(item);
            if (counts >= 0) {
                posterior.add(tables.probability[item], counts);
            }
            interim.update();
        }
        step = null;
    }

    /**
     * The item that is due is retired: it is not given, does not count and never comes back.
     *
     * @throws IllegalArgumentException when another item is due
     */
    public void passOver(int item) {
        requireDue(item);
        gone[item] = true;
        content.forbid(item);
        step = null;
    }

    /**
     * An item is retired before it was given.
     *
     * @throws IllegalArgumentException when it is due (pass it over) or was given
     */
    public void forbid(int item) {
        test.pool().requireItem(item);
        if (step instanceof Step.Item due && due.item() == item) {
            throw new IllegalArgumentException("item " + name(item) + " is due: pass it over");
        }
        gone[item] = true;
        content.forbid(item);
    }

    private boolean requireDue(int item) {
        test.pool().requireItem(item);
        if (!(next() instanceof Step.Item due)) {
            throw new IllegalArgumentException("item " + name(item) + " comes after the end of the test");
        }
        if (due.item() != item) {
            throw new IllegalArgumentException("item " + name(item) + " is not due: " + name(due.item()) + " is");
        }
        return due.pilot();
    }

    private String name(int item) {
        return test.pool().item(item).name();
    }

    /** Ability after the answers so far, as the next item is chosen by. */
    public Ability ability() {
        return interim.ability();
    }

    /** Ability for the result. */
    public Ability finalAbility() {
        return interim.ability();
    }

    /** The answers in their order, pilots included; what was passed over is not among them. */
    public List<Given> given() {
        return List.copyOf(given);
    }

    /** Seed of the course. */
    public long seed() {
        return seed;
    }
}
