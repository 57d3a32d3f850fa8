package nl.kennispeil.bank.processing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.kennispeil.bank.content.Element;

/** Turns the rules of response and template processing into {@link Rule}s (2.1, "Response Processing", "Item Templates"). */
final class RuleCompiler {

    private final Variables variables;
    private final ExpressionCompiler expressions;
    private final List<Problem> problems;
    private final Set<String> set = new HashSet<>();

    RuleCompiler(Variables variables, List<Problem> problems) {
        this.variables = variables;
        this.problems = problems;
        this.expressions = new ExpressionCompiler(variables, problems);
    }

    /** Outcomes that some rule sets. */
    Set<String> set() {
        return set;
    }

    Rule compile(List<Element> rules, int depth) {
        List<Rule> compiled = new ArrayList<>();
        for (Element rule : rules) {
            try {
                compiled.add(rule(rule, depth));
            } catch (Unscorable wrong) {
                Unscorable here = wrong.at(rule.name());
                problems.add(here.problem());
                compiled.add(run -> {
                    throw here;
                });
            }
        }
        return Rule.all(compiled);
    }

    private Rule rule(Element rule, int depth) {
        if (depth > ExpressionCompiler.MAX_DEPTH) {
            throw new Unscorable(Reason.LIMIT, "rules nested deeper than " + ExpressionCompiler.MAX_DEPTH);
        }
        switch (rule.name()) {
            case "qti-response-condition", "qti-template-condition":
                return condition(rule, depth);
            case "qti-response-processing-fragment":
                return compile(rule.elements(), depth + 1);
            case "qti-set-outcome-value":
                return assign(rule, Variable.Kind.OUTCOME, Run::set);
            case "qti-lookup-outcome-value":
                return lookup(rule);
            case "qti-exit-response", "qti-exit-template":
                return run -> Rule.Then.EXIT;
            case "qti-set-template-value":
                return assign(rule, Variable.Kind.TEMPLATE, Run::set);
            case "qti-set-correct-response":
                return assign(rule, Variable.Kind.RESPONSE, Run::setCorrect);
            case "qti-set-default-value":
                return setDefault(rule);
            case "qti-template-constraint":
                Expression constraint = only(rule);
                return run -> isTrue(constraint, run) ? Rule.Then.NEXT : Rule.Then.AGAIN;
            case "include", "xi:include", "qti-include":
                throw new Unscorable(Reason.INCLUDE, "rules outside the item are not fetched");
            default:
                throw new Unscorable(Reason.UNKNOWN_ELEMENT, "is no rule of QTI at this place");
        }
    }

    /** NULL is not true, so the next branch is tried (2.1, responseIf). */
    private static boolean isTrue(Expression expression, Run run) {
        Value value = expression.value(run);
        return value != Value.NULL && LogicOperators.truth(value);
    }

    /**
     * @param when null for the branch that is taken when no other is
     * @param then what it does
     */
    private record Branch(@org.jspecify.annotations.Nullable Expression when, Rule then) {}

    private Rule condition(Element rule, int depth) {
        List<Branch> branches = new ArrayList<>();
        for (Element branch : rule.elements()) {
            List<Element> parts = branch.elements();
            if (branch.name().endsWith("-else")) {
                branches.add(new Branch(null, compile(parts, depth + 1)));
            } else if (branch.name().endsWith("-if") && !parts.isEmpty()) {
                branches.add(new Branch(
                        expressions.compile(parts.get(0), depth + 1),
                        compile(parts.subList(1, parts.size()), depth + 1)));
            } else {
                throw new Unscorable(
                        Reason.MALFORMED, "has a branch that is no if, else-if or else, or without condition");
            }
        }
        Branch[] array = branches.toArray(Branch[]::new);
        return run -> {
            for (Branch branch : array) {
                if (branch.when() == null || isTrue(branch.when(), run)) {
                    return branch.then().apply(run);
                }
            }
            return Rule.Then.NEXT;
        };
    }

    private Rule assign(Element rule, Variable.Kind kind, Setter setter) {
        Target target = target(rule, kind);
        Expression expression = only(rule);
        return value(target, run -> expression.value(run), setter);
    }

    private Rule lookup(Element rule) {
        Target target = target(rule, Variable.Kind.OUTCOME);
        Expression expression = only(rule);
        Variable variable = target.variable();
        if (variable == null) {
            return value(target, run -> expression.value(run), Run::set);
        }
        LookupTable table = LookupTable.of(variable);
        return value(target, run -> table.at(expression.value(run)), Run::set);
    }

    private Rule setDefault(Element rule) {
        String identifier = rule.attribute("identifier", "").strip();
        Variable variable = variables.get(identifier);
        if (variable.kind() == Variable.Kind.TEMPLATE) {
            throw new Unscorable(Reason.UNDECLARED, "\"" + identifier + "\" is no response and no outcome");
        }
        Expression expression = only(rule);
        return value(new Target(identifier, variable), run -> expression.value(run), Run::setDefault);
    }

    private interface Setter {
        void set(Run run, Variable variable, Value value);
    }

    /** @param variable null when it is not declared: then setting it only fails that outcome */
    private record Target(
            String identifier,
            @org.jspecify.annotations.Nullable Variable variable) {}

    private Target target(Element rule, Variable.Kind kind) {
        String identifier = rule.attribute("identifier", "").strip();
        if (kind == Variable.Kind.OUTCOME) {
            set.add(identifier);
            if (identifier.equals(Outcomes.SCORE)) {
                return new Target(identifier, variables.score());
            }
            if (variables.find(identifier).isEmpty()) {
                problems.add(undeclared(identifier));
                return new Target(identifier, null);
            }
        }
        return new Target(identifier, variables.get(identifier, kind));
    }

    /** A value that cannot be computed spoils its variable and who reads it, not its neighbours. */
    private static Rule value(Target target, Expression expression, Setter setter) {
        Variable variable = target.variable();
        if (variable == null) {
            Problem problem = undeclared(target.identifier());
            return run -> {
                run.failUndeclared(target.identifier(), problem);
                return Rule.Then.NEXT;
            };
        }
        return run -> {
            try {
                setter.set(run, variable, expression.value(run));
            } catch (Unscorable wrong) {
                run.fail(variable, wrong.at(target.identifier()).problem());
            }
            return Rule.Then.NEXT;
        };
    }

    private static Problem undeclared(String identifier) {
        return new Problem(Reason.UNDECLARED, identifier, "is set but not declared");
    }

    private Expression only(Element rule) {
        List<Element> parts = rule.elements();
        if (parts.size() != 1) {
            throw new Unscorable(Reason.MALFORMED, "has " + parts.size() + " expressions: allowed is 1");
        }
        return expressions.compile(parts.get(0), 1);
    }
}
