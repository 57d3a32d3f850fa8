package nl.kennispeil.scoring.adaptive;

import java.util.List;

/** How the next item that counts is chosen for one candidate. */
final class Selection {

    /** How much chance there is, in parts of what the best item is worth. */
    private static final double CHANCE = 0.03;

    private static final double CHANCE_AT_FIRST = 0.05;

    private final AdaptiveTest test;
    private final Tables tables;
    private final ContentState content;
    private final Availability availability;
    private final boolean[] gone;
    private final List<Integer> block;
    private final List<Double> targets;
    private final int best;
    private double[] chance = new double[0];
    private int lifted;

    Selection(AdaptiveTest test, ContentState content, Availability availability, boolean[] gone) {
        this.test = test;
        this.tables = test.tables();
        this.content = content;
        this.availability = availability;
        this.gone = gone;
        block = test.rules().start().routing() instanceof Start.Routing.Block fixed
                ? fixed.items().stream().map(test.pool()::number).toList()
                : List.of();
        targets = test.rules().start().routing() instanceof Start.Routing.Targets spread ? spread.thetas() : List.of();
        best = test.rules().exposure() instanceof ExposureRule.Randomesque random ? random.best() : 1;
    }

    /** An item, −1 when nothing is left. */
    int choose(Worth.Moment at) {
        if (at.scored() < block.size()) {
            for (int item : block) {
                if (!gone[item]) {
                    return item;
                }
            }
        }
        int item = choose(at, availability.ineligible(at.ability().theta()));
        if (item < 0 && availability.controlled()) {
            item = choose(at, gone);
            lifted += item < 0 ? 0 : 1;
        }
        return item;
    }

    int lifted() {
        return lifted;
    }

    private int choose(Worth.Moment at, boolean[] ineligible) {
        Pick pick = pick(at);
        boolean routed = at.scored() < targets.size();
        double theta = routed ? targets.get(at.scored()) : at.ability().theta();
        if (tables.index != null && !test.table().isPriced()) {
            Best found = new Best(pick);
            tables.index.offer(theta, ineligible, found);
            return found.picked();
        }
        double[] value = new double[tables.items];
        if (routed) {
            test.worth().information(theta, gone, value);
        } else {
            test.worth().fill(at, value);
        }
        if (test.table().isPriced()) {
            pay(at, value);
        }
        return content.choose(value, ineligible, pick);
    }

    /**
     * Takes off what items cost, of worths between 0 and 1, and adds a little chance that is the candidate's own and gives way
     * to precision: all begin with the same ability and the same prices, and must not all begin with the same item.
     */
    private void pay(Worth.Moment at, double... value) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < value.length; i++) {
            if (!gone[i]) {
                least = Math.min(least, value[i]);
                most = Math.max(most, value[i]);
            }
        }
        double range = most > least ? most - least : 1;
        double share = CHANCE
                + CHANCE_AT_FIRST
                        * (1 - (double) at.scored() / test.rules().stop().max());
        double[] own = chance(at.seed());
        for (int i = 0; i < value.length; i++) {
            value[i] = (value[i] - least) / range - test.table().price(i) + share * own[i];
        }
    }

    /** Per item a number of Gumbel's distribution, the same throughout a test. */
    private double[] chance(long seed) {
        if (chance.length == 0) {
            chance = new double[tables.items];
            for (int i = 0; i < chance.length; i++) {
                double even = Math.max(1e-12, Draws.uniform(seed, Draws.CHANCE, 0, i));
                chance[i] = -StrictMath.log(-StrictMath.log(even));
            }
        }
        return chance;
    }

    private Pick pick(Worth.Moment at) {
        if (best == 1) {
            return Pick.BEST;
        }
        return new Pick() {
            @Override
            public int most() {
                return best;
            }

            @Override
            public int of(int count) {
                return Draws.below(count, at.seed(), Draws.PICK, at.turn(), 0);
            }
        };
    }
}
