package nl.kennispeil.bank.processing;

import static nl.kennispeil.bank.processing.Operator.MANY;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

/** Arithmetic (2.1, expressions {@code sum} to {@code integerToFloat}, {@code max}, {@code min}, {@code gcd}, {@code lcm}). */
final class ArithmeticOperators {

    static final Map<String, Operator> TABLE = Map.ofEntries(
            Map.entry("qti-sum", Operator.strict(1, MANY, values -> sum(Numbers.flat(values)))),
            Map.entry("qti-product", Operator.strict(1, MANY, values -> product(Numbers.flat(values)))),
            Map.entry("qti-subtract", Operator.two((x, y) -> of(x, y, Math::subtractExact, (a, b) -> a - b))),
            Map.entry("qti-divide", Operator.two(ArithmeticOperators::divide)),
            Map.entry("qti-power", Operator.two((x, y) -> Numbers.finite(Math.pow(Numbers.of(x), Numbers.of(y))))),
            Map.entry("qti-integer-divide", Operator.two((x, y) -> integers(x, y, Math::floorDiv))),
            Map.entry("qti-integer-modulus", Operator.two((x, y) -> integers(x, y, Math::floorMod))),
            Map.entry("qti-truncate", Operator.one(ArithmeticOperators::truncate)),
            Map.entry("qti-round", Operator.one(ArithmeticOperators::round)),
            Map.entry("qti-round-to", new Operator(1, 1, ArithmeticOperators::roundTo)),
            Map.entry("qti-integer-to-float", Operator.one(value -> new Value.Real((double) Numbers.whole(value)))),
            Map.entry(
                    "qti-max", Operator.strict(1, MANY, values -> extreme(Numbers.flat(values), Math::max, Math::max))),
            Map.entry(
                    "qti-min", Operator.strict(1, MANY, values -> extreme(Numbers.flat(values), Math::min, Math::min))),
            Map.entry("qti-gcd", Operator.strict(1, MANY, values -> divisor(Numbers.flat(values), BigInteger::gcd))),
            Map.entry(
                    "qti-lcm",
                    Operator.strict(1, MANY, values -> divisor(Numbers.flat(values), ArithmeticOperators::lcm))));

    private ArithmeticOperators() {}

    private static Value sum(List<Value.Single> numbers) {
        return fold(numbers, Math::addExact, (a, b) -> a + b);
    }

    private static Value product(List<Value.Single> numbers) {
        return fold(numbers, Math::multiplyExact, (a, b) -> a * b);
    }

    /** Integer when all numbers are, else float. QTI says nothing of integers that grow too large: refused. */
    private static Value fold(List<Value.Single> numbers, LongBinaryOperator wholes, DoubleBinaryOperator reals) {
        if (Numbers.wholes(numbers)) {
            long result = Numbers.whole(numbers.get(0));
            for (int i = 1; i < numbers.size(); i++) {
                result = exact(wholes, result, Numbers.whole(numbers.get(i)));
            }
            return new Value.Whole(result);
        }
        double result = Numbers.of(numbers.get(0));
        for (int i = 1; i < numbers.size(); i++) {
            result = reals.applyAsDouble(result, Numbers.of(numbers.get(i)));
        }
        return Numbers.real(result);
    }

    private static Value of(Value x, Value y, LongBinaryOperator wholes, DoubleBinaryOperator reals) {
        if (x instanceof Value.Whole one && y instanceof Value.Whole other) {
            return new Value.Whole(exact(wholes, one.value(), other.value()));
        }
        return Numbers.real(reals.applyAsDouble(Numbers.of(x), Numbers.of(y)));
    }

    private static long exact(LongBinaryOperator operator, long one, long other) {
        try {
            return operator.applyAsLong(one, other);
        } catch (ArithmeticException overflow) {
            throw new Unscorable(Reason.LIMIT, "an integer is larger than 64 bits");
        }
    }

    /** Division by zero and what is no finite float are NULL. */
    private static Value divide(Value x, Value y) {
        double by = Numbers.of(y);
        double number = Numbers.of(x);
        return by == 0 ? Value.NULL : Numbers.finite(number / by);
    }

    /** Rounded down, also below zero; by zero is NULL. */
    private static Value integers(Value x, Value y, LongBinaryOperator operator) {
        long number = Numbers.whole(x);
        long by = Numbers.whole(y);
        return by == 0 ? Value.NULL : new Value.Whole(operator.applyAsLong(number, by));
    }

    private static Value truncate(Value value) {
        if (value instanceof Value.Whole) {
            return value;
        }
        double number = Numbers.of(value);
        return Numbers.integer(number < 0 ? Math.ceil(number) : Math.floor(number));
    }

    /** Halves go up: 6.5 is 7, -6.5 is -6. */
    private static Value round(Value value) {
        if (value instanceof Value.Whole) {
            return value;
        }
        double number = Numbers.of(value);
        double down = Math.floor(number);
        return Numbers.integer(number - down >= 0.5 ? down + 1 : down);
    }

    private static Expression roundTo(Call call) {
        boolean significant = ComparisonOperators.significant(call);
        Expression figures = call.integer("figures");
        Expression part = call.part(0);
        return run -> {
            Value value = part.value(run);
            Value n = figures.value(run);
            if (value == Value.NULL || n == Value.NULL) {
                return Value.NULL;
            }
            return Numbers.real(Numbers.rounded(Numbers.of(value), significant, Numbers.whole(n)));
        };
    }

    /** What is no number makes the result NULL, not an error (2.1, max and min). */
    private static Value extreme(List<Value.Single> numbers, LongBinaryOperator wholes, DoubleBinaryOperator reals) {
        return Numbers.numeric(numbers) ? fold(numbers, wholes, reals) : Value.NULL;
    }

    /** Never negative; what is no integer makes the result NULL (2.1, gcd and lcm). */
    private static Value divisor(List<Value.Single> numbers, BinaryOperator<BigInteger> operator) {
        if (!Numbers.wholes(numbers)) {
            return Value.NULL;
        }
        BigInteger result = whole(numbers.get(0)).abs();
        for (Value.Single number : numbers) {
            result = operator.apply(result, whole(number)).abs();
            if (result.bitLength() > 63) {
                throw new Unscorable(Reason.LIMIT, "an integer is larger than 64 bits");
            }
        }
        return new Value.Whole(result.longValueExact());
    }

    private static BigInteger lcm(BigInteger one, BigInteger other) {
        return one.signum() == 0 || other.signum() == 0
                ? BigInteger.ZERO
                : one.divide(one.gcd(other)).multiply(other);
    }

    private static BigInteger whole(Value value) {
        return BigInteger.valueOf(Numbers.whole(value));
    }
}
