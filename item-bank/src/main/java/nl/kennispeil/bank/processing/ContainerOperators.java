package nl.kennispeil.bank.processing;

import static nl.kennispeil.bank.processing.Operator.MANY;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.content.BaseType;

/** Containers and records (2.1, "Operators": multiple to contains, and repeat). */
final class ContainerOperators {

    /** Values in a container that is built. */
    static final int LARGEST = 10_000;

    static final Map<String, Operator> TABLE = Map.ofEntries(
            Map.entry("qti-multiple", new Operator(0, MANY, call -> container(call.parts(), false))),
            Map.entry("qti-ordered", new Operator(0, MANY, call -> container(call.parts(), true))),
            Map.entry("qti-container-size", new Operator(1, 1, ContainerOperators::size)),
            Map.entry("qti-index", new Operator(1, 1, ContainerOperators::index)),
            Map.entry("qti-field-value", new Operator(1, 1, ContainerOperators::field)),
            Map.entry("qti-random", new Operator(1, 1, ContainerOperators::random)),
            Map.entry("qti-member", Operator.two(ContainerOperators::member)),
            Map.entry("qti-delete", Operator.two(ContainerOperators::delete)),
            Map.entry("qti-contains", Operator.two(ContainerOperators::contains)),
            Map.entry("qti-repeat", new Operator(1, MANY, ContainerOperators::repeat)),
            Map.entry("qti-inside", new Operator(1, 1, ContainerOperators::inside)));

    private ContainerOperators() {}

    private static Expression container(Expression[] parts, boolean ordered) {
        return run -> {
            List<Value.Single> values = new ArrayList<>();
            for (Value value : Operator.given(parts, run)) {
                if (value instanceof Value.Container container && container.ordered() != ordered) {
                    throw new Unscorable(
                            Reason.TYPE, "puts cardinality " + Assigned.cardinality(value) + " into another");
                }
                add(values, value);
            }
            return Value.Container.of(ordered, sameType(values));
        };
    }

    private static void add(List<Value.Single> values, Value value) {
        if (value instanceof Value.Single single) {
            values.add(single);
        } else if (value instanceof Value.Container container) {
            values.addAll(container.values());
        } else {
            throw new Unscorable(Reason.TYPE, "asks single values or containers and got " + Numbers.kind(value));
        }
        if (values.size() > LARGEST) {
            throw new Unscorable(Reason.LIMIT, "more than " + LARGEST + " values");
        }
    }

    /** Integers become floats beside a float; other mixtures have no type. */
    private static List<Value.Single> sameType(List<Value.Single> values) {
        boolean mixed = false;
        for (Value.Single each : values) {
            mixed |= each.type() != values.get(0).type();
        }
        if (!mixed) {
            return values;
        }
        if (!Numbers.numeric(values)) {
            throw new Unscorable(Reason.TYPE, "the values of a container have different base types");
        }
        List<Value.Single> floats = new ArrayList<>();
        for (Value.Single each : values) {
            floats.add(new Value.Real(Numbers.of(each)));
        }
        return floats;
    }

    /** The size of NULL is 0 (2.1, containerSize). */
    private static Expression size(Call call) {
        Expression part = call.part(0);
        return run -> {
            Value value = part.value(run);
            return new Value.Whole(
                    value == Value.NULL ? 0 : container(value).values().size());
        };
    }

    private static Expression index(Call call) {
        Expression part = call.part(0);
        Expression place = call.integer("n");
        return run -> {
            Value value = part.value(run);
            Value n = place.value(run);
            if (value == Value.NULL || n == Value.NULL) {
                return Value.NULL;
            }
            Value.Container container = container(value);
            if (!container.ordered()) {
                throw new Unscorable(Reason.TYPE, "asks an ordered container and got a multiple one");
            }
            long at = Numbers.whole(n);
            if (at < 1) {
                throw new Unscorable(Reason.MALFORMED, "n is " + at + ": allowed is 1 or more");
            }
            return at > container.values().size()
                    ? Value.NULL
                    : container.values().get((int) at - 1);
        };
    }

    private static Expression field(Call call) {
        Expression part = call.part(0);
        String field = call.needed("field-identifier");
        return run -> {
            Value value = part.value(run);
            if (value == Value.NULL) {
                return Value.NULL;
            }
            if (value instanceof Value.Fields fields) {
                Value.Single found = fields.fields().get(field);
                return found == null ? Value.NULL : found;
            }
            throw new Unscorable(Reason.TYPE, "asks a record and got " + Numbers.kind(value));
        };
    }

    private static Expression random(Call call) {
        Expression part = call.part(0);
        return run -> {
            Value value = part.value(run);
            if (value == Value.NULL) {
                return Value.NULL;
            }
            List<Value.Single> values = container(value).values();
            return values.get(run.random().nextInt(values.size()));
        };
    }

    /** Items of Cito look for a value in a single response; one value is taken as a container of one. */
    private static Value member(Value value, Value container) {
        Value.Single wanted = single(value);
        return Value.of(
                container instanceof Value.Single only
                        ? Same.singles(only, wanted)
                        : Same.indexOf(container(container).values(), wanted) >= 0);
    }

    private static Value delete(Value value, Value container) {
        Value.Single gone = single(value);
        Value.Container from = container(container);
        return Value.Container.of(
                from.ordered(),
                from.values().stream().filter(each -> !Same.singles(each, gone)).toList());
    }

    private static Value contains(Value whole, Value part) {
        Value.Container one = container(whole);
        Value.Container other = container(part);
        if (one.ordered() != other.ordered()) {
            throw new Unscorable(Reason.TYPE, "compares a multiple with an ordered container");
        }
        return Value.of(one.ordered() ? Same.holdsRun(one, other) : Same.holdsAll(one, other));
    }

    /** Fewer than one repetition is NULL, and NULL parts are left out (2.1, repeat). */
    private static Expression repeat(Call call) {
        Expression repeats = call.integer("number-repeats");
        Expression[] parts = call.parts();
        return run -> {
            Value times = repeats.value(run);
            if (times == Value.NULL || Numbers.whole(times) < 1) {
                return Value.NULL;
            }
            if (Numbers.whole(times) > LARGEST) {
                throw new Unscorable(Reason.LIMIT, "repeats more than " + LARGEST + " times");
            }
            List<Value.Single> values = new ArrayList<>();
            for (long i = 0; i < Numbers.whole(times); i++) {
                for (Value value : Operator.given(parts, run)) {
                    if (value instanceof Value.Container container && !container.ordered()) {
                        throw new Unscorable(Reason.TYPE, "repeats a multiple container");
                    }
                    add(values, value);
                }
            }
            return Value.Container.of(true, sameType(values));
        };
    }

    /** A container is inside when one of its points is (2.1, inside). */
    private static Expression inside(Call call) {
        Expression part = call.part(0);
        Shape shape = Shape.of(call.needed("shape"), call.attribute("coords", ""));
        return run -> {
            Value value = part.value(run);
            if (value == Value.NULL) {
                return Value.NULL;
            }
            for (Value.Single each : Numbers.flat(List.of(value))) {
                if (each.type() != BaseType.POINT) {
                    throw new Unscorable(Reason.TYPE, "asks a point and got " + Numbers.kind(each));
                }
                if (shape.contains((Value.Point) each)) {
                    return Value.TRUE;
                }
            }
            return Value.FALSE;
        };
    }

    private static Value.Single single(Value value) {
        if (value instanceof Value.Single single) {
            return single;
        }
        throw new Unscorable(Reason.TYPE, "asks a single value and got " + Numbers.kind(value));
    }

    private static Value.Container container(Value value) {
        if (value instanceof Value.Container container) {
            return container;
        }
        throw new Unscorable(Reason.TYPE, "asks a container and got " + Numbers.kind(value));
    }
}
