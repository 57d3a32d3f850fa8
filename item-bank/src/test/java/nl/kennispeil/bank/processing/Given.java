package nl.kennispeil.bank.processing;

import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.bank.content.BaseType;
import nl.kennispeil.bank.content.ItemContent;

/** Expressions of tests, written short, and what they come to as text. */
final class Given {

    static final String NULL = "<null/>";

    private Given() {}

    static String i(long number) {
        return "<baseValue baseType='integer'>" + number + "</baseValue>";
    }

    static String f(String number) {
        return "<baseValue baseType='float'>" + number + "</baseValue>";
    }

    static String s(String text) {
        return "<baseValue baseType='string'>" + text + "</baseValue>";
    }

    static String id(String text) {
        return "<baseValue baseType='identifier'>" + text + "</baseValue>";
    }

    static String v(BaseType type, String text) {
        return "<baseValue baseType='" + type.qti() + "'>" + text + "</baseValue>";
    }

    static String t(boolean value) {
        return "<baseValue baseType='boolean'>" + value + "</baseValue>";
    }

    static String op(String name, String... parts) {
        String plain = name.split(" ")[0];
        return "<" + name + ">" + String.join("", parts) + "</" + plain + ">";
    }

    static String multiple(String... parts) {
        return op("multiple", parts);
    }

    static String ordered(String... parts) {
        return op("ordered", parts);
    }

    static String variable(String identifier) {
        return "<variable identifier='" + identifier + "'/>";
    }

    /** What an expression comes to: {@code integer 3}, {@code ordered [identifier A, …]}, {@code NULL}. */
    static String value(String expression) {
        return value("", expression);
    }

    static String value(String declarations, String expression) {
        return text(compute(declarations, expression));
    }

    static Value compute(String declarations, String expression) {
        ItemContent item = Xml.item(declarations, "");
        Variables variables = Variables.of(item);
        Value[] starts = variables.all().stream().map(Variable::defaultValue).toArray(Value[]::new);
        Value[] corrects = variables.all().stream().map(Variable::correct).toArray(Value[]::new);
        List<Problem> problems = new ArrayList<>();
        return new ExpressionCompiler(variables, problems)
                .compile(Xml.element(expression), 1)
                .value(new Run(starts, corrects, starts, 1));
    }

    /** Why an expression has no value. */
    static Reason failure(String expression) {
        try {
            Value value = compute("", expression);
            throw new AssertionError("has the value " + value);
        } catch (Unscorable expected) {
            return expected.problem().reason();
        }
    }

    static String text(Value value) {
        if (value instanceof Value.Single single) {
            return single.type().qti() + " " + single.text();
        }
        if (value instanceof Value.Container container) {
            return (container.ordered() ? "ordered " : "multiple ")
                    + container.values().stream().map(Given::text).toList();
        }
        return value.toString();
    }
}
