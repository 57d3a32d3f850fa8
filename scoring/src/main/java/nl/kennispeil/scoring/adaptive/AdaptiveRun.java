package nl.kennispeil.scoring.adaptive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import nl.kennispeil.scoring.ability.Ability;
import nl.kennispeil.scoring.ability.NormalPrior;
import nl.kennispeil.scoring.ability.Outcome;
import nl.kennispeil.scoring.response.ResponseMatrix;
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
    private final Selection selection;
    private final Stopping stopping;
    private final PilotPlan pilots;
    private final Availability availability;
    /** Not to be chosen for the score: given, retired, or a pilot. */
    private final boolean[] gone;
    /** Given or retired, pilots too. */
    private final boolean[] used;

    private final List<Given> given = new ArrayList<>();
    private int scored;
    private int missedPilots;
    private int turn;
    private @Nullable Step step;

    AdaptiveRun(AdaptiveTest test, long seed, NormalPrior prior, Set<Integer> retired) {
        this.test = test;
        this.seed = seed;
        tables = test.tables();
        AdaptiveRules rules = test.rules();
        posterior = new Posterior(rules.ability().nodes(), prior);
        double theta = rules.start().ofGroup() ? prior.mean() : rules.start().theta();
        Ability first = new Ability(theta, prior.sd(), Outcome.PRIOR_ONLY);
        interim = new Interim(rules.ability(), tables, prior, posterior, first);
        stopping = new Stopping(rules.stop(), tables, test.pool());
        pilots = new PilotPlan(rules, tables, seed);
        gone = tables.pilots.clone();
        used = new boolean[gone.length];
        availability = new Availability(test.table(), seed, gone);
        content = test.content().begin(Draws.bits(seed, Draws.CONTENT, 0, 0));
        for (int i = 0; i < gone.length; i++) {
            if (tables.pilots[i]) {
                content.forbid(i);
            }
        }
        for (int item : retired) {
            test.pool().requireItem(item);
            drop(item);
        }
        selection = new Selection(test, content, availability, gone);
    }

    /** What comes next; the same again until it is answered or passed over. */
    public Step next() {
        if (step == null) {
            step = decide();
        }
        return step;
    }

    private Step decide() {
        AdaptiveRules rules = test.rules();
        int pilot = pilot();
        if (pilot >= 0) {
            return new Step.Item(pilot, true);
        }
        int counted = counted();
        if (counted >= rules.stop().max()) {
            return new Step.Finished(StopReason.LENGTH);
        }
        boolean may = counted >= rules.stop().min() && content.mayStop(scored);
        if (may) {
            StopReason reason = stopping.reason(ability(), gone, -1);
            if (reason != null) {
                return new Step.Finished(reason);
            }
        }
        int item = selection.choose(moment());
        if (item < 0) {
            return new Step.Finished(StopReason.EXHAUSTED);
        }
        if (may && stopping.looksAhead()) {
            StopReason reason = stopping.reason(ability(), gone, item);
            if (reason != null) {
                return new Step.Finished(reason);
            }
        }
        return new Step.Item(item, false);
    }

    /** The pilot of this place, −1 when none stands here; a place without a pilot left is left out. */
    private int pilot() {
        while (pilots.at(given.size() + missedPilots)) {
            int pilot = pilots.choose(used, turn);
            if (pilot >= 0) {
                return pilot;
            }
            missedPilots++;
        }
        return -1;
    }

    private int counted() {
        return test.rules().pilots().inLength() ? given.size() + missedPilots : scored;
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
        boolean known = test.pool().item(item).parameters() != null;
        int most = (known ? tables.curves[item].categories() : ResponseMatrix.MOST_CATEGORIES) - 1;
        if (category < Given.UNKNOWN || category > most) {
            throw new IllegalArgumentException("item " + name(item) + " was answered with category " + category
                    + ": allowed is 0 to " + most + ", or −1 for unknown");
        }
        given.add(new Given(item, category, pilot));
        stopping.took(item);
        if (!pilot) {
            scored++;
            content.give(item);
            int counts = counts(category);
            if (counts != Given.UNKNOWN) {
                posterior.add(tables.probability[item], counts);
                interim.add(item, counts, tables.curves[item].categories());
                stopping.answer(item, counts);
            }
        }
        done(item);
    }

    private int counts(int category) {
        return category == Given.UNKNOWN && test.rules().unknown() == UnknownRule.WRONG ? 0 : category;
    }

    /**
     * The item that is due is retired: it is not given, does not count and never comes back.
     *
     * @throws IllegalArgumentException when another item is due
     */
    public void passOver(int item) {
        if (!requireDue(item)) {
            content.forbid(item);
        }
        done(item);
    }

    private void done(int item) {
        gone[item] = true;
        used[item] = true;
        turn++;
        step = null;
    }

    /**
     * An item is retired before it was given. Doing so again changes nothing. What is due stays due; it is decided before
     * the item goes, so that a replay need not know when somebody looked.
     *
     * @throws IllegalArgumentException when it is due (pass it over) or was given (leave it out of the final ability)
     */
    public void forbid(int item) {
        test.pool().requireItem(item);
        if (next() instanceof Step.Item due && due.item() == item) {
            throw new IllegalArgumentException("item " + name(item) + " is due: pass it over");
        }
        if (used[item]) {
            if (given.stream().anyMatch(answer -> answer.item() == item)) {
                throw new IllegalArgumentException("item " + name(item) + " was given: it can no longer be forbidden");
            }
            return;
        }
        drop(item);
    }

    /** An item is retired, wherever it is in the course: passed over when due, forbidden when to come, nothing when given. */
    public void retire(int item) {
        test.pool().requireItem(item);
        if (next() instanceof Step.Item due && due.item() == item) {
            passOver(item);
        } else if (!used[item]) {
            drop(item);
        }
    }

    private void drop(int item) {
        gone[item] = true;
        used[item] = true;
        if (!tables.pilots[item]) {
            content.forbid(item);
        }
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

    /** Ability for the result, by the method for the end. */
    public Ability finalAbility() {
        return finalAbility(Set.of());
    }

    /**
     * Ability for the result.
     *
     * @param without items that are left out: retired after they were given
     */
    public Ability finalAbility(Set<Integer> without) {
        List<Given> counting = new ArrayList<>();
        for (Given answer : given) {
            int counts = counts(answer.category());
            if (!answer.pilot() && counts != Given.UNKNOWN && !without.contains(answer.item())) {
                counting.add(new Given(answer.item(), counts, false));
            }
        }
        return FinalAbility.of(test, counting);
    }

    /** The answers in their order, pilots included; what was passed over is not among them. */
    public List<Given> given() {
        return Collections.unmodifiableList(given);
    }

    /** How many items were given that count for the score. */
    public int scored() {
        return scored;
    }

    /** What decides all that is left to chance. */
    public long seed() {
        return seed;
    }

    /** How often the exposure control was lifted because nothing else was left. */
    public int lifted() {
        return selection.lifted();
    }

    Worth.Moment moment() {
        return new Worth.Moment(ability(), posterior, interim, seed, turn, scored, gone);
    }

    /** Whether the candidate may get an item at an ability, as far as exposure goes. */
    boolean eligible(double theta, int item) {
        return availability.eligible(test.table().band(theta), item);
    }
}
