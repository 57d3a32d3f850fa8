package nl.kennispeil.bank.processing;

import java.util.ArrayList;
import java.util.List;

/** Equality of values per base type (2.1, expression {@code match}). */
final class Same {

    private Same() {}

    /**
     * Compares two values that are not NULL: a multiple container without regard to order, an ordered one with it, pairs
     * without regard to the order of their ends. Integers and floats are compared as numbers.
     *
     * @throws Unscorable (TYPE) when base type or cardinality differ
     */
    static boolean values(Value one, Value other) {
        if (one instanceof Value.Single first && other instanceof Value.Single second) {
            return singles(first, second);
        }
        if (one instanceof Value.Container first
                && other instanceof Value.Container second
                && first.ordered() == second.ordered()) {
            return containers(first, second);
        }
        if (one instanceof Value.Fields first && other instanceof Value.Fields second) {
            return first.fields().keySet().equals(second.fields().keySet())
                    && first.fields().entrySet().stream()
                            .allMatch(each -> singles(
                                    each.getValue(), second.fields().getOrDefault(each.getKey(), each.getValue())));
        }
        throw new Unscorable(
                Reason.TYPE,
                "compares cardinality " + Assigned.cardinality(one) + " with " + Assigned.cardinality(other));
    }

    static boolean singles(Value.Single one, Value.Single other) {
        if (one instanceof Value.Pair first && other instanceof Value.Pair second && first.type() == second.type()) {
            return first.equals(second)
                    || (first.type() == nl.kennispeil.bank.content.BaseType.PAIR
                            && first.first().equals(second.second())
                            && first.second().equals(second.first()));
        }
        if (one instanceof Value.Real || other instanceof Value.Real) {
            return Numbers.of(one) == Numbers.of(other);
        }
        if (one.type() != other.type()) {
            throw new Unscorable(
                    Reason.TYPE,
                    "compares base type " + one.type().qti() + " with "
                            + other.type().qti());
        }
        return one.equals(other);
    }

    private static boolean containers(Value.Container one, Value.Container other) {
        if (one.values().size() != other.values().size()) {
            // Types are compared all the same: a wrong comparison is no plain "no".
            singles(one.values().get(0), other.values().get(0));
            return false;
        }
        if (!one.ordered()) {
            return holdsAll(one, other);
        }
        for (int i = 0; i < one.values().size(); i++) {
            if (!singles(one.values().get(i), other.values().get(i))) {
                return false;
            }
        }
        return true;
    }

    /** True when every value of {@code other} is in {@code one}, as often. */
    static boolean holdsAll(Value.Container one, Value.Container other) {
        List<Value.Single> left = new ArrayList<>(one.values());
        for (Value.Single wanted : other.values()) {
            int at = indexOf(left, wanted);
            if (at < 0) {
                return false;
            }
            left.remove(at);
        }
        return true;
    }

    /** True when the values of {@code other} stand in {@code one} next to each other, in order. */
    static boolean holdsRun(Value.Container one, Value.Container other) {
        int length = other.values().size();
        for (int start = 0; start + length <= one.values().size(); start++) {
            int same = 0;
            while (same < length
                    && singles(one.values().get(start + same), other.values().get(same))) {
                same++;
            }
            if (same == length) {
                return true;
            }
        }
        singles(one.values().get(0), other.values().get(0));
        return false;
    }

    static int indexOf(List<Value.Single> values, Value.Single wanted) {
        for (int i = 0; i < values.size(); i++) {
            if (singles(values.get(i), wanted)) {
                return i;
            }
        }
        return -1;
    }

    /** The values of a list, each once, in order. */
    static List<Value.Single> distinct(List<Value.Single> values) {
        List<Value.Single> distinct = new ArrayList<>();
        for (Value.Single each : values) {
            if (indexOf(distinct, each) < 0) {
                distinct.add(each);
            }
        }
        return distinct;
    }
}
