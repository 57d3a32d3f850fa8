package nl.kennispeil.bank.processing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Comparison of values and numbers (2.1, expressions {@code match}, {@code equal}, {@code lt} and their like). */
final class ComparisonOperators {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static final Map<String, Operator> TABLE = Map.ofEntries(
            Map.entry("qti-match", Operator.two((one, other) -> Value.of(Same.values(one, other)))),
            Map.entry("qti-equal", new Operator(2, 2, ComparisonOperators::equal)),
            Map.entry("qti-equal-rounded", new Operator(2, 2, ComparisonOperators::equalRounded)),
            Map.entry("qti-lt", compare((one, other) -> one < other)),
            Map.entry("qti-gt", compare((one, other) -> one > other)),
            Map.entry("qti-lte", compare((one, other) -> one <= other)),
            Map.entry("qti-gte", compare((one, other) -> one >= other)),
            Map.entry("qti-duration-lt", Operator.two((one, other) -> Value.of(seconds(one) < seconds(other)))),
            Map.entry("qti-duration-gte", Operator.two((one, other) -> Value.of(seconds(one) >= seconds(other)))));

    private ComparisonOperators() {}

    private interface Comparison {
        boolean holds(double one, double other);
    }

    private static Operator compare(Comparison comparison) {
        return Operator.two((one, other) -> Value.of(comparison.holds(Numbers.of(one), Numbers.of(other))));
    }

    /** The built-in variable duration is a float in seconds, so a number is taken as seconds. */
    private static double seconds(Value value) {
        return value instanceof Value.Span span ? span.seconds() : Numbers.of(value);
    }

    /**
     * Equality within a tolerance around the first number. The bounds are computed in decimals, as authors write them:
     * 0.8 is within 0.1 of 0.7. In relative mode around a negative number the bounds change places.
     */
    private static Expression equal(Call call) {
        String mode = call.attribute("tolerance-mode", "exact");
        if (mode.equals("exact")) {
            return call.strict(values -> Value.of(Numbers.of(values.get(0)) == Numbers.of(values.get(1))));
        }
        if (!mode.equals("absolute") && !mode.equals("relative")) {
            throw new Unscorable(Reason.MALFORMED, "tolerance-mode: allowed is exact, absolute or relative");
        }
        boolean relative = mode.equals("relative");
        boolean withLower = call.flag("include-lower-bound", true);
        boolean withUpper = call.flag("include-upper-bound", true);
        List<Expression> tolerances = new ArrayList<>();
        for (String text : call.needed("tolerance").split("[\\s,]+")) {
            tolerances.add(call.number(text));
        }
        if (tolerances.size() > 2) {
            throw new Unscorable(Reason.MALFORMED, "tolerance: allowed is 1 or 2 numbers");
        }
        Expression one = call.part(0);
        Expression other = call.part(1);
        Expression lower = tolerances.get(0);
        Expression upper = tolerances.get(tolerances.size() - 1);
        return run -> {
            Value x = one.value(run);
            Value y = other.value(run);
            Value below = lower.value(run);
            Value above = upper.value(run);
            if (x == Value.NULL || y == Value.NULL || below == Value.NULL || above == Value.NULL) {
                return Value.NULL;
            }
            double t0 = Numbers.of(below);
            double t1 = Numbers.of(above);
            if (!(t0 >= 0) || !(t1 >= 0)) {
                throw new Unscorable(Reason.MALFORMED, "tolerance: allowed is 0 or more");
            }
            return within(Numbers.of(x), Numbers.of(y), t0, t1, relative, withLower, withUpper);
        };
    }

    private static Value within(
            double x, double y, double t0, double t1, boolean relative, boolean withLower, boolean withUpper) {
        if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(t0) || !Double.isFinite(t1)) {
            return Value.of(x == y);
        }
        BigDecimal centre = BigDecimal.valueOf(x);
        BigDecimal low = centre.subtract(width(centre, t0, relative));
        BigDecimal high = centre.add(width(centre, t1, relative));
        BigDecimal number = BigDecimal.valueOf(y);
        int toLow = number.compareTo(low.min(high));
        int toHigh = number.compareTo(high.max(low));
        // Around a negative number the lower bound is the one farther from zero, so its flag goes with it.
        boolean turned = low.compareTo(high) > 0;
        boolean lowAllowed = turned ? withUpper : withLower;
        boolean highAllowed = turned ? withLower : withUpper;
        return Value.of((toLow > 0 || (lowAllowed && toLow == 0)) && (toHigh < 0 || (highAllowed && toHigh == 0)));
    }

    private static BigDecimal width(BigDecimal centre, double tolerance, boolean relative) {
        BigDecimal width = BigDecimal.valueOf(tolerance);
        return relative ? centre.multiply(width).divide(HUNDRED) : width;
    }

    private static Expression equalRounded(Call call) {
        boolean significant = significant(call);
        Expression figures = call.integer("figures");
        Expression one = call.part(0);
        Expression other = call.part(1);
        return run -> {
            Value x = one.value(run);
            Value y = other.value(run);
            Value n = figures.value(run);
            if (x == Value.NULL || y == Value.NULL || n == Value.NULL) {
                return Value.NULL;
            }
            return Value.of(Numbers.rounded(Numbers.of(x), significant, Numbers.whole(n))
                    == Numbers.rounded(Numbers.of(y), significant, Numbers.whole(n)));
        };
    }

    /** True for significantFigures, which is the default; false for decimalPlaces. */
    static boolean significant(Call call) {
        return switch (call.attribute("rounding-mode", "significantFigures")) {
            case "significantFigures" -> true;
            case "decimalPlaces" -> false;
            default ->
                throw new Unscorable(Reason.MALFORMED, "rounding-mode: allowed is significantFigures or decimalPlaces");
        };
    }
}
