package nl.kennispeil.bank.lint;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An option that is a number or a range with a unit, such as {@code 10–20 mg}, {@code < 5 jaar} or {@code meer dan 3}.
 *
 * @param low lowest value; minus infinity when open
 * @param high highest value; infinity when open
 * @param lowIn whether {@code low} itself belongs to it
 * @param highIn whether {@code high} itself belongs to it
 * @param unit what follows the number, small letters, or empty
 */
record NumberRange(double low, double high, boolean lowIn, boolean highIn, String unit) {

    private static final String NUMBER = "(-?\\d{1,9}(?:[.,]\\d{1,6})?)";
    private static final String UNIT = "\\s*([\\p{L}%°µ/²³.\\d]*(?: [\\p{L}%°µ/²³.]+){0,3})";
    private static final Pattern BETWEEN = Pattern.compile("(?:van |tussen |from |between )?" + NUMBER
            + "\\s*(?:%)?\\s*(-|–|—|tot en met|t/m|tot|en|to|and|through)\\s*" + NUMBER + UNIT);
    private static final Pattern OPEN = Pattern.compile(
            "(<=|>=|<|>|≤|≥|minder dan|kleiner dan|korter dan|lager dan|jonger dan|onder de|meer dan|groter dan|langer dan"
                    + "|hoger dan|ouder dan|boven de|minstens|ten minste|minimaal|hoogstens|ten hoogste|maximaal"
                    + "|less than|fewer than|under|below|more than|greater than|over|above|at least|at most)\\s*"
                    + NUMBER + UNIT);
    private static final Pattern POINT = Pattern.compile(NUMBER + UNIT);

    static Optional<NumberRange> of(String option) {
        String text = option.toLowerCase(Locale.ROOT).replaceAll("[.;]$", "").strip();
        Matcher between = BETWEEN.matcher(text);
        if (between.matches()) {
            double low = number(between.group(1));
            double high = number(between.group(3));
            boolean exclusive = between.group(2).equals("tot");
            return low <= high
                    ? Optional.of(new NumberRange(low, high, true, !exclusive, unit(between.group(4))))
                    : Optional.empty();
        }
        Matcher open = OPEN.matcher(text);
        if (open.matches()) {
            return Optional.of(open(open.group(1), number(open.group(2)), unit(open.group(3))));
        }
        Matcher point = POINT.matcher(text);
        if (point.matches()) {
            double value = number(point.group(1));
            return Optional.of(new NumberRange(value, value, true, true, unit(point.group(2))));
        }
        return Optional.empty();
    }

    /** Whether a value can be in both. */
    boolean overlaps(NumberRange other) {
        double from = Math.max(low, other.low);
        double to = Math.min(high, other.high);
        if (from < to) {
            return true;
        }
        return from == to && holds(from) && other.holds(from);
    }

    boolean isPoint() {
        return low == high;
    }

    private boolean holds(double value) {
        return (value > low || (value == low && lowIn)) && (value < high || (value == high && highIn));
    }

    private static NumberRange open(String sign, double value, String unit) {
        return switch (sign) {
            case "<",
                    "minder dan",
                    "kleiner dan",
                    "korter dan",
                    "lager dan",
                    "jonger dan",
                    "onder de",
                    "less than",
                    "fewer than",
                    "under",
                    "below" -> new NumberRange(Double.NEGATIVE_INFINITY, value, false, false, unit);
            case "<=", "≤", "hoogstens", "ten hoogste", "maximaal", "at most" ->
                new NumberRange(Double.NEGATIVE_INFINITY, value, false, true, unit);
            case ">=", "≥", "minstens", "ten minste", "minimaal", "at least" ->
                new NumberRange(value, Double.POSITIVE_INFINITY, true, false, unit);
            default -> new NumberRange(value, Double.POSITIVE_INFINITY, false, false, unit);
        };
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace(',', '.'));
    }

    private static String unit(String text) {
        return text.strip();
    }
}
