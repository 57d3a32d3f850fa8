package nl.kennispeil.bank.blueprint;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an item must have in one column: a value, or a number between two bounds.
 *
 * @param column name of the column, such as {@code category}; 1 to 64 characters
 * @param value the value to have; null for a condition on numbers
 * @param below the number must be below this; null for no bound
 * @param above the number must be above this; null for no bound
 */
public record Condition(
        String column,
        @Nullable String value,
        @Nullable Double below,
        @Nullable Double above) {

    static final int LONGEST = 64;

    public Condition {
        if (column.isBlank() || column.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a column is named \"" + column + "\": allowed is 1 to " + LONGEST + " characters");
        }
        if ((value == null) == (below == null && above == null)) {
            throw new IllegalArgumentException(
                    "the condition on " + column + " needs a value, or a number that it lies below or above");
        }
        if ((below != null && !Double.isFinite(below)) || (above != null && !Double.isFinite(above))) {
            throw new IllegalArgumentException("the bounds on " + column + " must be finite numbers");
        }
        if (below != null && above != null && below <= above) {
            throw new IllegalArgumentException(
                    "nothing lies below " + below + " and above " + above + " in column " + column);
        }
    }

    /** The column holds this value. */
    public static Condition is(String column, String value) {
        return new Condition(column, value, null, null);
    }

    /** True when the item has it; an item without a number in the column does not. */
    public boolean holds(Candidate item) {
        if (value != null) {
            return item.labels().getOrDefault(column, Set.of()).contains(value);
        }
        Double number = item.numbers().get(column);
        return number != null && (below == null || number < below) && (above == null || number > above);
    }

    /** As in {@code K}, {@code b < -1}. */
    public String words() {
        if (value != null) {
            return value;
        }
        String words = below == null ? column : column + " < " + plain(below);
        return above == null ? words : plain(above) + " < " + words;
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e9
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
