package nl.kennispeil.bank.blueprint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A form that is being chosen: which items are in, what each demand has so far, and what a step would change. Items are
 * numbered; it is not safe for use by several threads.
 */
final class Selection {

    /** For a step that takes nothing out. */
    static final int NOBODY = -1;

    /** An item that passes what is allowed weighs more than one that is missing. */
    private static final double PASSING = 1.5;

    private final Demands demands;
    private final int[][] touched;
    private final double[][] adds;
    private final int[][] enemies;
    private final int[] sets;
    private final double[] got;
    private final boolean[] in;
    private int size;

    /** @param items the ones that must be in come first */
    Selection(Demands demands, List<Candidate> items, int fixed) {
        this.demands = demands;
        this.touched = new int[items.size()][];
        this.adds = new double[items.size()][];
        this.enemies = new int[items.size()][];
        this.got = new double[demands.size()];
        this.in = new boolean[items.size()];
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            sparse(i, demands.of(items.get(i)));
            enemies[i] = items.get(i).enemies().stream()
                    .mapToInt(each -> numbers.computeIfAbsent(each, any -> numbers.size()))
                    .toArray();
        }
        this.sets = new int[numbers.size()];
        for (int i = 0; i < fixed; i++) {
            put(i, 1);
        }
    }

    private void sparse(int item, double[] row) {
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < row.length; i++) {
            // what a chosen item does not tell counts for nothing here; that it is not known is said at the end
            if (row[i] != 0 && !Double.isNaN(row[i])) {
                kept.add(i);
            }
        }
        touched[item] = kept.stream().mapToInt(Integer::intValue).toArray();
        adds[item] = kept.stream().mapToDouble(each -> row[each]).toArray();
    }

    void put(int item, int sign) {
        for (int k = 0; k < touched[item].length; k++) {
            got[touched[item][k]] += sign * adds[item][k];
        }
        for (int set : enemies[item]) {
            sets[set] += sign;
        }
        in[item] = sign > 0;
        size += sign;
    }

    boolean has(int item) {
        return in[item];
    }

    int size() {
        return size;
    }

    /** True when no enemy of an item is in. */
    boolean free(int item) {
        for (int set : enemies[item]) {
            if (sets[set] > 0) {
                return false;
            }
        }
        return true;
    }

    /** What an item adds to a row, 0 when nothing. */
    double adds(int item, int row) {
        for (int k = 0; k < touched[item].length; k++) {
            if (touched[item][k] == row) {
                return adds[item][k];
            }
        }
        return 0;
    }

    double lacks(int row) {
        return demands.lacks(row, got[row]);
    }

    double passes(int row) {
        return demands.passes(row, got[row]);
    }

    /** All that is wrong, in items. */
    double wrong() {
        double wrong = 0;
        for (int row = 0; row < got.length; row++) {
            wrong += wrong(row, got[row]);
        }
        return wrong;
    }

    /** How far upper bounds are passed, in items. */
    double passing() {
        double passing = 0;
        for (int row = 0; row < got.length; row++) {
            passing += demands.hard(row) ? passes(row) : 0;
        }
        return passing;
    }

    private double wrong(int row, double at) {
        return demands.lacks(row, at) + PASSING * demands.passes(row, at);
    }

    /** What is wrong after putting an item in, less what is wrong now. */
    double change(int item) {
        double change = 0;
        for (int k = 0; k < touched[item].length; k++) {
            int row = touched[item][k];
            change += wrong(row, got[row] + adds[item][k]) - wrong(row, got[row]);
        }
        return change;
    }

    /** True when an item fits below every upper bound. */
    boolean fits(int item) {
        for (int k = 0; k < touched[item].length; k++) {
            int row = touched[item][k];
            if (demands.hard(row)
                    && adds[item][k] > 0
                    && demands.passes(row, got[row] + adds[item][k]) > demands.passes(row, got[row])) {
                return false;
            }
        }
        return true;
    }

    /**
     * How much an item is worth now: what it fills, the scarcer the better, less the room it takes.
     *
     * @param supply items that could still come, per row, in items
     */
    double worth(int item, double[] supply) {
        double worth = 0;
        for (int k = 0; k < touched[item].length; k++) {
            int row = touched[item][k];
            double lacks = demands.lacks(row, got[row]);
            double part = adds[item][k] / demands.scale(row);
            if (lacks > 0) {
                worth += Math.min(part, lacks) * (1 + lacks / Math.max(lacks, supply[row]) * 4);
            }
            double room = demands.room(row, got[row]);
            if (part > 0 && Double.isFinite(room)) {
                worth -= part / (room + 1) / 4;
            }
        }
        return worth;
    }
}
