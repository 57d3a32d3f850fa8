package nl.kennispeil.scoring.adaptive;

/** Where the pilots of one candidate stand, and which they are. */
final class PilotPlan {

    private final Tables tables;
    private final long seed;
    private final boolean[] places;

    PilotPlan(AdaptiveRules rules, Tables tables, long seed) {
        this.tables = tables;
        this.seed = seed;
        PilotRule rule = rules.pilots();
        int shortest = Fitting.shortest(rules);
        places = new boolean[shortest];
        int first = rule.clearFirst();
        int free = shortest - first - rule.clearLast();
        int[] order = new int[Math.max(0, free)];
        for (int k = 0; k < order.length; k++) {
            order[k] = first + k;
        }
        for (int k = 0; k < rule.count(); k++) {
            int other = k + Draws.below(order.length - k, seed, Draws.PILOT_PLACE, k, 0);
            int place = order[other];
            order[other] = order[k];
            places[place] = true;
        }
    }

    boolean at(int place) {
        return place < places.length && places[place];
    }

    /** A pilot that is left, −1 when there is none. */
    int choose(boolean[] used, int turn) {
        int left = 0;
        for (int i = 0; i < used.length; i++) {
            left += tables.pilots[i] && !used[i] ? 1 : 0;
        }
        if (left == 0) {
            return -1;
        }
        int wanted = Draws.below(left, seed, Draws.PILOT_ITEM, turn, 0);
        for (int i = 0; i < used.length; i++) {
            if (tables.pilots[i] && !used[i] && wanted-- == 0) {
                return i;
            }
        }
        return -1;
    }
}
