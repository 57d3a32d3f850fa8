package nl.kennispeil.scoring.adaptive;

import java.util.List;

/** How the next item that counts is chosen for one candidate. */
final class Selection {

    private final AdaptiveTest test;
    private final Tables tables;
    private final ContentState content;
    private final Availability availability;
    private final boolean[] gone;
    private final List<Integer> block;
    private final List<Double> targets;
    private final int best;
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
        if (tables.index != null) {
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
        return content.choose(value, ineligible, pick);
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
