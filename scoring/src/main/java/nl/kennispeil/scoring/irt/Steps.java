package nl.kennispeil.scoring.irt;

import java.util.Arrays;

/** Numbers that belong together, such as the steps of an item: a value that can be compared and cannot change. */
final class Steps {

    private final double[] values;

    Steps(double[] values) {
        this.values = values.clone();
    }

    double[] values() {
        return values.clone();
    }

    /** Not copied: for reading only. */
    double[] raw() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Steps steps && Arrays.equals(values, steps.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
