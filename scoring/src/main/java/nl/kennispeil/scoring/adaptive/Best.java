package nl.kennispeil.scoring.adaptive;

import java.util.Arrays;

/** The best few of many, the lower number first where two are worth the same. */
final class Best {

    private final Pick pick;
    private final int[] items;
    private final double[] values;
    private int count;

    Best(Pick pick) {
        this.pick = pick;
        items = new int[pick.most()];
        values = new double[pick.most()];
    }

    /** The item picked, −1 when none may be chosen. */
    int of(double[] value, boolean[] ineligible) {
        for (int i = 0; i < value.length; i++) {
            if (!ineligible[i]) {
                offer(i, value[i]);
            }
        }
        return picked();
    }

    /** What an item must be worth to have a chance. */
    double threshold() {
        return count < items.length ? Double.NEGATIVE_INFINITY : values[count - 1];
    }

    void offer(int item, double value) {
        if (count == items.length && !before(item, value, count - 1)) {
            return;
        }
        int at = count < items.length ? count++ : count - 1;
        while (at > 0 && before(item, value, at - 1)) {
            items[at] = items[at - 1];
            values[at] = values[at - 1];
            at--;
        }
        items[at] = item;
        values[at] = value;
    }

    private boolean before(int item, double value, int at) {
        return value > values[at] || (value == values[at] && item < items[at]);
    }

    int picked() {
        return count == 0 ? -1 : items[pick.of(count)];
    }

    int[] all() {
        return Arrays.copyOf(items, count);
    }
}
