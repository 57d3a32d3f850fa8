package nl.kennispeil.bank.processing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.bank.content.Element;

/**
 * Turns elements into expressions by the tables of operators. What cannot be compiled is a problem of the item and an
 * expression that fails when it is reached, so that a custom operator in a branch nobody takes harms nobody.
 */
final class ExpressionCompiler {

    /** Nesting of expressions and rules; real items stay below 20. */
    static final int MAX_DEPTH = 150;

    private static final Map<String, Operator> OPERATORS = operators();

    private static final Set<String> TEST_LEVEL = Set.of(
            "qti-test-variables",
            "qti-outcome-maximum",
            "qti-outcome-minimum",
            "qti-number-correct",
            "qti-number-incorrect",
            "qti-number-presented",
            "qti-number-responded",
            "qti-number-selected");

    private final Variables variables;
    private final List<Problem> problems;

    ExpressionCompiler(Variables variables, List<Problem> problems) {
        this.variables = variables;
        this.problems = problems;
    }

    /** The expression of an element; never throws. */
    Expression compile(Element element, int depth) {
        try {
            return step(element.name(), made(element, depth));
        } catch (Unscorable wrong) {
            Unscorable here = wrong.at(element.name());
            problems.add(here.problem());
            return run -> {
                throw here;
            };
        }
    }

    private Expression made(Element element, int depth) {
        if (depth > MAX_DEPTH) {
            throw new Unscorable(Reason.LIMIT, "expressions nested deeper than " + MAX_DEPTH);
        }
        if (element.is("qti-custom-operator")) {
            throw new Unscorable(Reason.CUSTOM_OPERATOR, "a custom operator has no meaning in QTI itself");
        }
        if (TEST_LEVEL.contains(element.name())) {
            throw new Unscorable(Reason.TEST_LEVEL, "belongs to a test and has no value in an item");
        }
        Operator operator = OPERATORS.get(element.name());
        if (operator == null) {
            throw new Unscorable(Reason.UNKNOWN_ELEMENT, "is no expression of QTI");
        }
        List<Element> children = element.elements();
        if (children.size() < operator.least() || children.size() > operator.most()) {
            // The text of a literal stands in no element, so a literal has no parts.
            throw new Unscorable(
                    Reason.MALFORMED,
                    "has " + children.size() + " parts: allowed is " + operator.least()
                            + (operator.most() == operator.least()
                                    ? ""
                                    : operator.most() == Operator.MANY ? " or more" : " to " + operator.most()));
        }
        List<Expression> parts = new ArrayList<>();
        for (Element child : children) {
            parts.add(compile(child, depth + 1));
        }
        return operator.maker().apply(new Call(element, parts, variables));
    }

    /** Counts, and says where a failure was. */
    private static Expression step(String name, Expression expression) {
        return run -> {
            run.step();
            try {
                return expression.value(run);
            } catch (Unscorable wrong) {
                throw wrong.at(name);
            }
        };
    }

    private static Map<String, Operator> operators() {
        Map<String, Operator> all = new HashMap<>();
        all.putAll(VariableOperators.TABLE);
        all.putAll(LogicOperators.TABLE);
        all.putAll(ComparisonOperators.TABLE);
        all.putAll(TextOperators.TABLE);
        all.putAll(ContainerOperators.TABLE);
        all.putAll(ArithmeticOperators.TABLE);
        all.putAll(MathFunctions.TABLE);
        return Map.copyOf(all);
    }

    /** Names of all expressions that are computed. */
    static Set<String> names() {
        return OPERATORS.keySet();
    }
}
