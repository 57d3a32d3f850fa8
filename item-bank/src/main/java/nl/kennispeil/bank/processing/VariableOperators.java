package nl.kennispeil.bank.processing;

import java.util.Map;
import nl.kennispeil.bank.content.BaseType;
import nl.kennispeil.bank.content.Cardinality;

/** Where values come from: literals, variables, chance (2.1, "Builtin General Expressions"). */
final class VariableOperators {

    static final Map<String, Operator> TABLE = Map.ofEntries(
            Map.entry("qti-base-value", Operator.leaf(VariableOperators::baseValue)),
            Map.entry("qti-variable", Operator.leaf(VariableOperators::variable)),
            Map.entry("qti-default", Operator.leaf(VariableOperators::defaultValue)),
            Map.entry("qti-correct", Operator.leaf(VariableOperators::correct)),
            Map.entry("qti-null", Operator.leaf(call -> run -> Value.NULL)),
            Map.entry("qti-map-response", Operator.leaf(VariableOperators::mapResponse)),
            Map.entry("qti-map-response-point", Operator.leaf(VariableOperators::mapResponsePoint)),
            Map.entry("qti-random-integer", Operator.leaf(VariableOperators::randomInteger)),
            Map.entry("qti-random-float", Operator.leaf(VariableOperators::randomFloat)),
            Map.entry("qti-math-constant", Operator.leaf(VariableOperators::mathConstant)));

    private VariableOperators() {}

    private static Expression baseValue(Call call) {
        BaseType type;
        try {
            type = BaseType.of(call.needed("base-type"));
        } catch (IllegalArgumentException unknown) {
            throw new Unscorable(Reason.MALFORMED, "base-type is none of QTI");
        }
        Value value = Literals.read(type, Literals.declared(call.element().text()));
        return run -> value;
    }

    /** A weight only means something in a test, where the item has none: it is left out (2.1, variable). */
    private static Expression variable(Call call) {
        Variable variable = call.variable();
        return run -> run.get(variable);
    }

    private static Expression defaultValue(Call call) {
        Variable variable = call.variable();
        return run -> run.defaultOf(variable);
    }

    private static Expression correct(Call call) {
        Variable variable = call.response();
        if (variable.correctProblem() != null) {
            throw new Unscorable(variable.correctProblem());
        }
        return run -> run.correct(variable);
    }

    private static Expression mapResponse(Call call) {
        Variable variable = call.response();
        if (variable.cardinality() == Cardinality.RECORD) {
            throw new Unscorable(Reason.TYPE, "a record cannot be mapped");
        }
        Mapping mapping = Mapping.of(variable);
        return run -> new Value.Real(mapping.map(run.get(variable)));
    }

    private static Expression mapResponsePoint(Call call) {
        Variable variable = call.response();
        if (variable.type() != BaseType.POINT) {
            throw new Unscorable(Reason.TYPE, "maps areas of a response that is no point");
        }
        AreaMapping mapping = AreaMapping.of(variable);
        return run -> new Value.Real(mapping.map(run.get(variable)));
    }

    /** Every min + step·k up to max is as likely (2.1, randomInteger). */
    private static Expression randomInteger(Call call) {
        Expression least = call.integer(call.attribute("min", "0"), "min");
        Expression most = call.integer("max");
        Expression step = call.integer(call.attribute("step", "1"), "step");
        return run -> {
            Value from = least.value(run);
            Value to = most.value(run);
            Value by = step.value(run);
            if (from == Value.NULL || to == Value.NULL || by == Value.NULL) {
                return Value.NULL;
            }
            long min = Numbers.whole(from);
            long max = Numbers.whole(to);
            long each = Numbers.whole(by);
            if (max < min || each < 1 || max - min < 0) {
                throw new Unscorable(Reason.MALFORMED, "asks min ≤ max and a step of 1 or more");
            }
            return new Value.Whole(min + each * run.random().nextLong((max - min) / each + 1));
        };
    }

    private static Expression randomFloat(Call call) {
        Expression least = call.number(call.attribute("min", "0"));
        Expression most = call.number(call.needed("max"));
        return run -> {
            Value from = least.value(run);
            Value to = most.value(run);
            if (from == Value.NULL || to == Value.NULL) {
                return Value.NULL;
            }
            double min = Numbers.of(from);
            double max = Numbers.of(to);
            if (!(min <= max) || !Double.isFinite(max - min)) {
                throw new Unscorable(Reason.MALFORMED, "asks finite min ≤ max");
            }
            return new Value.Real(min + (max - min) * run.random().nextDouble());
        };
    }

    private static Expression mathConstant(Call call) {
        Value value = switch (call.needed("name")) {
            case "pi" -> new Value.Real(Math.PI);
            case "e" -> new Value.Real(Math.E);
            default -> throw new Unscorable(Reason.MALFORMED, "name: allowed is pi or e");
        };
        return run -> value;
    }
}
