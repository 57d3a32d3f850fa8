package nl.kennispeil.bank.processing;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * Functions by name (2.1, {@code mathOperator} and {@code statsOperator}). Outside its domain a function is NULL.
 */
final class MathFunctions {

    static final Map<String, Operator> TABLE = Map.of(
            "qti-math-operator", new Operator(1, 2, MathFunctions::function),
            "qti-stats-operator", new Operator(1, 1, MathFunctions::statistic));

    /** {@code log} has base 10. */
    private static final Map<String, DoubleUnaryOperator> FUNCTIONS = Map.ofEntries(
            Map.entry("sin", Math::sin),
            Map.entry("cos", Math::cos),
            Map.entry("tan", Math::tan),
            Map.entry("sec", x -> reciprocal(Math.cos(x))),
            Map.entry("csc", x -> reciprocal(Math.sin(x))),
            Map.entry("cot", x -> reciprocal(Math.tan(x))),
            Map.entry("asin", Math::asin),
            Map.entry("acos", Math::acos),
            Map.entry("atan", Math::atan),
            Map.entry("asec", x -> Math.acos(reciprocal(x))),
            Map.entry("acsc", x -> Math.asin(reciprocal(x))),
            Map.entry("acot", x -> x == 0 ? Math.PI / 2 : Math.atan(1 / x)),
            Map.entry("sinh", Math::sinh),
            Map.entry("cosh", Math::cosh),
            Map.entry("tanh", Math::tanh),
            Map.entry("sech", x -> reciprocal(Math.cosh(x))),
            Map.entry("csch", x -> reciprocal(Math.sinh(x))),
            Map.entry("coth", x -> reciprocal(Math.tanh(x))),
            Map.entry("log", x -> x == 0 ? Double.NaN : Math.log10(x)),
            Map.entry("ln", x -> x == 0 ? Double.NaN : Math.log(x)),
            Map.entry("exp", Math::exp),
            Map.entry("abs", Math::abs),
            Map.entry("toDegrees", Math::toDegrees),
            Map.entry("toRadians", Math::toRadians));

    private MathFunctions() {}

    /** NaN, which becomes NULL, when the function it belongs to is 0. */
    private static double reciprocal(double number) {
        return number == 0 ? Double.NaN : 1 / number;
    }

    private static Expression function(Call call) {
        String name = call.needed("name");
        int asked = name.equals("atan2") ? 2 : 1;
        if (call.parts().length != asked) {
            throw new Unscorable(Reason.MALFORMED, name + " asks " + asked + " numbers");
        }
        switch (name) {
            case "atan2":
                return call.strict(
                        values -> Numbers.real(Math.atan2(Numbers.of(values.get(0)), Numbers.of(values.get(1)))));
            case "floor":
                return integer(call, Math::floor);
            case "ceil":
                return integer(call, Math::ceil);
            case "signum":
                return integer(call, Math::signum);
            default:
                DoubleUnaryOperator function = FUNCTIONS.get(name);
                if (function == null) {
                    throw new Unscorable(Reason.MALFORMED, "name: there is no such function in QTI");
                }
                return call.strict(values -> Numbers.real(function.applyAsDouble(Numbers.of(values.get(0)))));
        }
    }

    private static Expression integer(Call call, DoubleUnaryOperator function) {
        return call.strict(values -> Numbers.integer(function.applyAsDouble(Numbers.of(values.get(0)))));
    }

    private static Expression statistic(Call call) {
        String name = call.needed("name");
        if (!List.of("mean", "sampleVariance", "sampleSD", "popVariance", "popSD")
                .contains(name)) {
            throw new Unscorable(Reason.MALFORMED, "name: there is no such statistic in QTI");
        }
        return call.strict(values -> {
            if (!(values.get(0) instanceof Value.Container container)) {
                throw new Unscorable(Reason.TYPE, "asks a container and got " + Numbers.kind(values.get(0)));
            }
            return Numbers.numeric(container.values()) ? statistic(name, container.values()) : Value.NULL;
        });
    }

    /** A sample needs two values, else NULL. Two passes, for numbers that lie far from zero. */
    private static Value statistic(String name, List<Value.Single> numbers) {
        int n = numbers.size();
        double sum = 0;
        for (Value.Single number : numbers) {
            sum += Numbers.of(number);
        }
        double mean = sum / n;
        if (name.equals("mean")) {
            return Numbers.real(mean);
        }
        double squares = 0;
        for (Value.Single number : numbers) {
            double off = Numbers.of(number) - mean;
            squares += off * off;
        }
        boolean sample = name.startsWith("sample");
        if (sample && n < 2) {
            return Value.NULL;
        }
        double variance = squares / (sample ? n - 1 : n);
        return Numbers.real(name.endsWith("SD") ? Math.sqrt(variance) : variance);
    }
}
