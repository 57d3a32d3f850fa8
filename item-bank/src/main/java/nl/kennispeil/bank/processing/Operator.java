package nl.kennispeil.bank.processing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How an element becomes an expression.
 *
 * @param least fewest parts
 * @param most most parts
 * @param maker makes it; may throw {@link Unscorable} for attributes that are wrong whatever the responses
 */
record Operator(int least, int most, Function<Call, Expression> maker) {

    static final int MANY = Integer.MAX_VALUE;

    /** An element without parts. */
    static Operator leaf(Function<Call, Expression> maker) {
        return new Operator(0, 0, maker);
    }

    /** An operator that is NULL as soon as a part is. */
    static Operator strict(int least, int most, Function<List<Value>, Value> function) {
        return new Operator(least, most, call -> call.strict(function));
    }

    /** A strict operator of one part. */
    static Operator one(Function<Value, Value> function) {
        return strict(1, 1, values -> function.apply(values.get(0)));
    }

    /** A strict operator of two parts. */
    static Operator two(BiFunction<Value, Value, Value> function) {
        return new Operator(2, 2, call -> {
            Expression first = call.part(0);
            Expression second = call.part(1);
            return run -> {
                Value one = first.value(run);
                Value other = second.value(run);
                return one == Value.NULL || other == Value.NULL ? Value.NULL : function.apply(one, other);
            };
        });
    }

    /** The values of parts, those that are NULL left out. */
    static List<Value> given(Expression[] parts, Run run) {
        List<Value> values = new ArrayList<>(parts.length);
        for (Expression part : parts) {
            Value value = part.value(run);
            if (value != Value.NULL) {
                values.add(value);
            }
        }
        return values;
    }
}
