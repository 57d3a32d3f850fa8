package nl.kennispeil.bank.processing;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.kennispeil.bank.content.BaseType;

/** The value of a variable or expression. Immutable. Empty containers and empty strings are {@link #NULL}, as in QTI. */
public sealed interface Value {

    /** No value. */
    Value NULL = Nothing.NULL;

    Single TRUE = new Truth(true);
    Single FALSE = new Truth(false);

    /** @see Value#NULL */
    enum Nothing implements Value {
        NULL
    }

    /** One value of a base type. */
    sealed interface Single extends Value {
        BaseType type();

        /** As QTI writes it. */
        String text();
    }

    /**
     * Something that is written as it is.
     *
     * @param type identifier, string, file or uri
     * @param text not empty
     */
    record Characters(BaseType type, String text) implements Single {}

    record Truth(boolean value) implements Single {
        @Override
        public BaseType type() {
            return BaseType.BOOLEAN;
        }

        @Override
        public String text() {
            return Boolean.toString(value);
        }
    }

    /** An integer; QTI asks 32 bits, kept are 64. */
    record Whole(long value) implements Single {
        @Override
        public BaseType type() {
            return BaseType.INTEGER;
        }

        @Override
        public String text() {
            return Long.toString(value);
        }
    }

    /** A float. */
    record Real(double value) implements Single {
        @Override
        public BaseType type() {
            return BaseType.FLOAT;
        }

        @Override
        public String text() {
            return Double.isInfinite(value) ? (value > 0 ? "INF" : "-INF") : Double.toString(value);
        }
    }

    /** A place on a picture, in its pixels from the left and the top. */
    record Point(double x, double y) implements Single {
        @Override
        public BaseType type() {
            return BaseType.POINT;
        }

        @Override
        public String text() {
            return Literals.plain(x) + " " + Literals.plain(y);
        }
    }

    /**
     * Two identifiers.
     *
     * @param type pair, whose ends may be exchanged, or directedPair
     */
    record Pair(BaseType type, String first, String second) implements Single {
        @Override
        public String text() {
            return first + " " + second;
        }
    }

    /** A duration in seconds. */
    record Span(double seconds) implements Single {
        @Override
        public BaseType type() {
            return BaseType.DURATION;
        }

        @Override
        public String text() {
            return Double.toString(seconds);
        }
    }

    /**
     * Several values of one type.
     *
     * @param ordered true for cardinality ordered, false for multiple
     * @param values at least one
     */
    record Container(boolean ordered, BaseType type, List<Single> values) implements Value {
        public Container {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("an empty container is NULL");
            }
        }

        static Value of(boolean ordered, List<Single> values) {
            return values.isEmpty()
                    ? NULL
                    : new Container(ordered, values.get(0).type(), values);
        }
    }

    /** A record: values by the identifier of their field. */
    record Fields(SortedMap<String, Single> fields) implements Value {
        public Fields {
            fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        }
    }

    static Single of(boolean value) {
        return value ? TRUE : FALSE;
    }
}
