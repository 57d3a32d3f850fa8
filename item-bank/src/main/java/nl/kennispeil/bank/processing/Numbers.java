package nl.kennispeil.bank.processing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Numbers in values. */
final class Numbers {

    private Numbers() {}

    /** @throws Unscorable (TYPE) when it is no single number */
    static double of(Value value) {
        if (value instanceof Value.Real real) {
            return real.value();
        }
        if (value instanceof Value.Whole whole) {
            return (double) whole.value();
        }
        throw new Unscorable(Reason.TYPE, "asks a number and got " + kind(value));
    }

    /** @throws Unscorable (TYPE) when it is no single integer; a float is none, even when whole */
    static long whole(Value value) {
        if (value instanceof Value.Whole whole) {
            return whole.value();
        }
        throw new Unscorable(Reason.TYPE, "asks an integer and got " + kind(value));
    }

    /** True when all numbers are integers, so that the result is one too. */
    static boolean wholes(List<Value.Single> numbers) {
        for (Value.Single number : numbers) {
            if (!(number instanceof Value.Whole)) {
                return false;
            }
        }
        return true;
    }

    static boolean numeric(List<Value.Single> values) {
        for (Value.Single value : values) {
            if (!(value instanceof Value.Whole) && !(value instanceof Value.Real)) {
                return false;
            }
        }
        return true;
    }

    /** The single values in values and containers, in order. */
    static List<Value.Single> flat(List<Value> values) {
        List<Value.Single> flat = new ArrayList<>();
        for (Value value : values) {
            if (value instanceof Value.Single single) {
                flat.add(single);
            } else if (value instanceof Value.Container container) {
                flat.addAll(container.values());
            } else {
                throw new Unscorable(Reason.TYPE, "asks numbers and got " + kind(value));
            }
        }
        return flat;
    }

    /** A float, or NULL when it is not a number. */
    static Value real(double number) {
        return Double.isNaN(number) ? Value.NULL : new Value.Real(number);
    }

    /** A float, or NULL when it is not finite: outside what a float can be. */
    static Value finite(double number) {
        return Double.isFinite(number) ? new Value.Real(number) : Value.NULL;
    }

    /** An integer, NULL for NaN; infinity stays what it is (2.1, truncate and round). */
    static Value integer(double number) {
        if (Double.isNaN(number)) {
            return Value.NULL;
        }
        if (Double.isInfinite(number)) {
            return new Value.Real(number);
        }
        if (Math.abs(number) >= 0x1p63) {
            throw new Unscorable(Reason.LIMIT, "an integer is larger than 64 bits");
        }
        return new Value.Whole((long) number);
    }

    /**
     * Rounds on the decimal digits as written, 5 away from zero (2.1, roundTo): 2.675 to 2 places is 2.68, whatever its
     * binary fraction.
     *
     * @throws Unscorable (MALFORMED) for figures QTI does not allow
     */
    static double rounded(double number, boolean significant, long figures) {
        if (figures < (significant ? 1 : 0) || figures > 400) {
            throw new Unscorable(
                    Reason.MALFORMED,
                    "figures is " + figures + ": allowed is " + (significant ? "1" : "0") + " to 400");
        }
        if (number == 0 || !Double.isFinite(number)) {
            return number;
        }
        BigDecimal decimal = BigDecimal.valueOf(number);
        return (significant
                        ? decimal.round(new MathContext((int) figures, RoundingMode.HALF_UP))
                        : decimal.setScale((int) figures, RoundingMode.HALF_UP))
                .doubleValue();
    }

    static String kind(Value value) {
        if (value instanceof Value.Single single) {
            return "base type " + single.type().qti();
        }
        return value == Value.NULL ? "NULL" : "cardinality " + Assigned.cardinality(value);
    }
}
