package nl.kennispeil.bank.processing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.kennispeil.bank.content.BaseType;
import nl.kennispeil.bank.content.Cardinality;
import nl.kennispeil.bank.content.Declaration;
import nl.kennispeil.bank.content.Element;
import org.jspecify.annotations.Nullable;

/**
 * A variable of an item session.
 *
 * @param slot its place in a {@link Run}
 * @param type null for a record
 * @param defaultValue value at the start
 * @param correct correct response; NULL when there is none
 * @param correctProblem why the declared correct response cannot be used; null when it can
 * @param element the declaration; null for a built-in variable
 */
record Variable(
        int slot,
        String identifier,
        Kind kind,
        Cardinality cardinality,
        @Nullable BaseType type,
        Value defaultValue,
        Value correct,
        @Nullable Problem correctProblem,
        @Nullable Element element) {

    enum Kind {
        RESPONSE,
        OUTCOME,
        TEMPLATE
    }

    static Variable builtIn(int slot, String identifier, Kind kind, Value start, BaseType type) {
        return new Variable(slot, identifier, kind, Cardinality.SINGLE, type, start, Value.NULL, null, null);
    }

    /**
     * @throws Unscorable when the default is not of the declared type; a correct response that is not, as several values
     *     for a single variable, only fails who asks for it
     */
    static Variable of(int slot, Kind kind, Declaration declaration) {
        Value start = declared(declaration, "qti-default-value");
        if (start == Value.NULL && kind == Kind.OUTCOME) {
            start = zero(declaration);
        }
        Value correct = Value.NULL;
        @Nullable Problem wrong = null;
        try {
            correct = declared(declaration, "qti-correct-response");
        } catch (Unscorable unreadable) {
            wrong = unreadable.problem();
        }
        return new Variable(
                slot,
                declaration.identifier(),
                kind,
                declaration.cardinality(),
                declaration.baseType(),
                start,
                correct,
                wrong,
                declaration.element());
    }

    boolean numeric() {
        return cardinality == Cardinality.SINGLE && (type == BaseType.INTEGER || type == BaseType.FLOAT);
    }

    /** Numeric outcomes without default start at 0 (2.1, "Outcome Processing": outcomeDeclaration, defaultValue). */
    private static Value zero(Declaration declaration) {
        if (declaration.cardinality() != Cardinality.SINGLE) {
            return Value.NULL;
        }
        if (declaration.baseType() == BaseType.INTEGER) {
            return new Value.Whole(0);
        }
        return declaration.baseType() == BaseType.FLOAT ? new Value.Real(0) : Value.NULL;
    }

    private static Value declared(Declaration declaration, String holder) {
        List<Element> values = declaration
                .element()
                .first(holder)
                .map(found -> found.elements("qti-value"))
                .orElse(List.of());
        try {
            if (declaration.cardinality() == Cardinality.RECORD) {
                return fields(values);
            }
            BaseType type = declaration.baseType();
            if (type == null) {
                throw new Unscorable(Reason.TYPE, "no base type is declared");
            }
            List<String> texts =
                    values.stream().map(Element::text).map(Literals::declared).toList();
            return value(declaration.cardinality(), type, texts);
        } catch (Unscorable wrong) {
            throw wrong.at(declaration.identifier());
        }
    }

    /**
     * A value from its texts; empty texts are left out.
     *
     * @throws Unscorable (TYPE) when a text is not of the type, or a single value has several
     */
    static Value value(Cardinality cardinality, BaseType type, List<String> texts) {
        List<Value.Single> read = new ArrayList<>();
        for (String text : texts) {
            if (Literals.read(type, text) instanceof Value.Single single) {
                read.add(single);
            }
        }
        if (cardinality == Cardinality.SINGLE) {
            if (read.size() > 1) {
                throw new Unscorable(Reason.TYPE, read.size() + " values for a variable that holds one");
            }
            return read.isEmpty() ? Value.NULL : read.get(0);
        }
        return Value.Container.of(cardinality == Cardinality.ORDERED, read);
    }

    private static Value fields(List<Element> values) {
        Map<String, Value.Single> fields = new TreeMap<>();
        for (Element value : values) {
            String field = value.attribute("field-identifier", "");
            BaseType type;
            try {
                type = BaseType.of(value.attribute("base-type", ""));
            } catch (IllegalArgumentException unknown) {
                throw new Unscorable(Reason.TYPE, "field \"" + field + "\" of a record has no base type of QTI");
            }
            if (Literals.read(type, Literals.declared(value.text())) instanceof Value.Single single) {
                fields.put(field, single);
            }
        }
        return fields.isEmpty() ? Value.NULL : new Value.Fields(new TreeMap<>(fields));
    }
}
