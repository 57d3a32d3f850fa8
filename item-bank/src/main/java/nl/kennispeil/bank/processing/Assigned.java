package nl.kennispeil.bank.processing;

import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.bank.content.BaseType;
import nl.kennispeil.bank.content.Cardinality;
import org.jspecify.annotations.Nullable;

/**
 * What a value becomes when it is put into a variable. QTI asks that base type and cardinality are the same
 * (setOutcomeValue). An integer may stand in a float; a float in an integer only when it is whole, as the templates set
 * {@code 1.0} where items declare an integer. Rounding would be a guess.
 */
final class Assigned {

    private Assigned() {}

    /** @throws Unscorable (TYPE) when the value does not fit */
    static Value to(Variable variable, Value value) {
        if (value == Value.NULL) {
            return value;
        }
        if (value instanceof Value.Single single && variable.cardinality() == Cardinality.SINGLE) {
            return typed(variable.type(), single);
        }
        if (value instanceof Value.Container container
                && variable.cardinality() == (container.ordered() ? Cardinality.ORDERED : Cardinality.MULTIPLE)) {
            return container.type() == variable.type() ? container : typed(variable.type(), container);
        }
        if (value instanceof Value.Fields && variable.cardinality() == Cardinality.RECORD) {
            return value;
        }
        throw new Unscorable(
                Reason.TYPE,
                "cardinality " + cardinality(value) + " does not fit a variable of cardinality "
                        + variable.cardinality().qti());
    }

    private static Value typed(@Nullable BaseType type, Value.Container container) {
        List<Value.Single> values = new ArrayList<>();
        for (Value.Single each : container.values()) {
            values.add(typed(type, each));
        }
        return Value.Container.of(container.ordered(), values);
    }

    private static Value.Single typed(@Nullable BaseType type, Value.Single value) {
        if (value.type() == type) {
            return value;
        }
        if (type == BaseType.FLOAT && value instanceof Value.Whole whole) {
            return new Value.Real((double) whole.value());
        }
        if (type == BaseType.INTEGER && value instanceof Value.Real real) {
            if (real.value() == Math.rint(real.value()) && Math.abs(real.value()) < 1L << 53) {
                return new Value.Whole((long) real.value());
            }
            throw new Unscorable(Reason.TYPE, "a fraction does not fit a variable of base type integer");
        }
        throw new Unscorable(
                Reason.TYPE,
                "base type " + value.type().qti() + " does not fit a variable of "
                        + (type == null ? "a record" : "base type " + type.qti()));
    }

    static String cardinality(Value value) {
        if (value instanceof Value.Container container) {
            return container.ordered() ? "ordered" : "multiple";
        }
        return value instanceof Value.Fields ? "record" : "single";
    }
}
