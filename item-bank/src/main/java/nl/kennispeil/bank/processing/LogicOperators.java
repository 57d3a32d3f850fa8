package nl.kennispeil.bank.processing;

import static nl.kennispeil.bank.processing.Operator.MANY;

import java.util.Map;

/** Three-valued logic (2.1, expressions {@code not}, {@code and}, {@code or}, {@code anyN}, {@code isNull}). */
final class LogicOperators {

    static final Map<String, Operator> TABLE = Map.of(
            "qti-not", Operator.one(value -> Value.of(!truth(value))),
            "qti-and", new Operator(1, MANY, call -> all(call.parts(), false)),
            "qti-or", new Operator(1, MANY, call -> all(call.parts(), true)),
            "qti-any-n", new Operator(1, MANY, LogicOperators::anyN),
            "qti-is-null", new Operator(1, 1, LogicOperators::isNull));

    private LogicOperators() {}

    static boolean truth(Value value) {
        if (value instanceof Value.Truth truth) {
            return truth.value();
        }
        throw new Unscorable(Reason.TYPE, "asks a boolean and got " + Numbers.kind(value));
    }

    /** One part that is {@code deciding} decides; else NULL when a part is NULL. */
    private static Expression all(Expression[] parts, boolean deciding) {
        return run -> {
            boolean missing = false;
            for (Expression part : parts) {
                Value value = part.value(run);
                if (value == Value.NULL) {
                    missing = true;
                } else if (truth(value) == deciding) {
                    return Value.of(deciding);
                }
            }
            return missing ? Value.NULL : Value.of(!deciding);
        };
    }

    /** NULL parts count as unknown: the result is NULL only when they could tip it. */
    private static Expression anyN(Call call) {
        Expression least = call.integer("min");
        Expression most = call.integer("max");
        Expression[] parts = call.parts();
        return run -> {
            Value min = least.value(run);
            Value max = most.value(run);
            if (min == Value.NULL || max == Value.NULL) {
                return Value.NULL;
            }
            long yes = 0;
            long unknown = 0;
            for (Expression part : parts) {
                Value value = part.value(run);
                if (value == Value.NULL) {
                    unknown++;
                } else if (truth(value)) {
                    yes++;
                }
            }
            if (yes > Numbers.whole(max) || yes + unknown < Numbers.whole(min)) {
                return Value.FALSE;
            }
            return yes >= Numbers.whole(min) && yes + unknown <= Numbers.whole(max) ? Value.TRUE : Value.NULL;
        };
    }

    private static Expression isNull(Call call) {
        Expression part = call.part(0);
        return run -> Value.of(part.value(run) == Value.NULL);
    }
}
