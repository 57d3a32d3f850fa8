package nl.kennispeil.bank.processing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import nl.kennispeil.bank.content.Element;

/** An operator in an item: its attributes, its parts and the variables it may name. */
final class Call {

    private final Element element;
    private final Expression[] parts;
    private final Variables variables;

    Call(Element element, List<Expression> parts, Variables variables) {
        this.element = element;
        this.parts = parts.toArray(Expression[]::new);
        this.variables = variables;
    }

    Element element() {
        return element;
    }

    Expression part(int index) {
        return parts[index];
    }

    Expression[] parts() {
        return parts;
    }

    Variables variables() {
        return variables;
    }

    /** The variable in attribute {@code identifier}. */
    Variable variable() {
        return variables.get(needed("identifier"));
    }

    /** The response in attribute {@code identifier}. */
    Variable response() {
        return variables.get(needed("identifier"), Variable.Kind.RESPONSE);
    }

    String attribute(String name, String otherwise) {
        return element.attribute(name, otherwise).strip();
    }

    /** @throws Unscorable (MALFORMED) when the attribute is missing */
    String needed(String name) {
        return element.attribute(name)
                .map(String::strip)
                .orElseThrow(() -> new Unscorable(Reason.MALFORMED, "attribute " + name + " is missing"));
    }

    boolean flag(String name, boolean otherwise) {
        String value = attribute(name, Boolean.toString(otherwise)).toLowerCase(Locale.ROOT);
        return switch (value) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new Unscorable(Reason.MALFORMED, "attribute " + name + ": allowed is true or false");
        };
    }

    /**
     * A number, or the name of a variable that holds one when the item runs (2.1, integerOrVariableRef and
     * floatOrVariableRef), with or without braces.
     */
    Expression number(String text) {
        try {
            Value.Real literal = new Value.Real(Literals.number(text));
            return run -> literal;
        } catch (Unscorable noNumber) {
            Variable variable = variables.get(reference(text));
            return run -> run.get(variable);
        }
    }

    /** {@link #number} of an attribute that must be there, as an integer. */
    Expression integer(String name) {
        return integer(needed(name), name);
    }

    Expression integer(String text, String name) {
        try {
            Value.Whole literal = new Value.Whole(Literals.whole(text));
            return run -> literal;
        } catch (Unscorable noNumber) {
            if (!text.isEmpty() && (Character.isDigit(text.charAt(0)) || text.charAt(0) == '-')) {
                throw new Unscorable(Reason.MALFORMED, "attribute " + name + ": allowed is an integer or a variable");
            }
            Variable variable = variables.get(reference(text));
            return run -> run.get(variable);
        }
    }

    static String reference(String text) {
        return text.startsWith("{") && text.endsWith("}")
                ? text.substring(1, text.length() - 1).strip()
                : text;
    }

    Expression strict(Function<List<Value>, Value> function) {
        return run -> {
            List<Value> values = new ArrayList<>(parts.length);
            boolean missing = false;
            for (Expression part : parts) {
                Value value = part.value(run);
                missing |= value == Value.NULL;
                values.add(value);
            }
            return missing ? Value.NULL : function.apply(values);
        };
    }
}
