package nl.kennispeil.bank.processing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.bank.content.BaseType;
import nl.kennispeil.bank.content.Declaration;
import nl.kennispeil.bank.content.ItemContent;

/** The variables of an item by identifier, each with its slot. */
final class Variables {

    static final String NUM_ATTEMPTS = "numAttempts";
    static final String DURATION = "duration";
    static final String COMPLETION = "completionStatus";

    private final Map<String, Variable> byIdentifier = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> notes = new ArrayList<>();

    private Variables() {}

    /**
     * Declared and built-in variables. A declaration that cannot be read is a problem and leaves its variable
     * undeclared. {@code SCORE} that is set without being declared is taken as a single float, with a note: the
     * standard templates demand the declaration (2.1, "Response Processing Templates") but many items leave it out.
     */
    static Variables of(ItemContent item) {
        Variables variables = new Variables();
        item.templates().forEach(each -> variables.add(Variable.Kind.TEMPLATE, each));
        item.responses().forEach(each -> variables.add(Variable.Kind.RESPONSE, each));
        item.outcomes().forEach(each -> variables.add(Variable.Kind.OUTCOME, each));
        // 2.1, "Item Session": built-in variables; duration is a single float, in seconds.
        variables.builtIn(NUM_ATTEMPTS, Variable.Kind.RESPONSE, new Value.Whole(1), BaseType.INTEGER);
        variables.builtIn(DURATION, Variable.Kind.RESPONSE, new Value.Real(0), BaseType.FLOAT);
        variables.builtIn(
                COMPLETION,
                Variable.Kind.OUTCOME,
                new Value.Characters(BaseType.IDENTIFIER, "unknown"),
                BaseType.IDENTIFIER);
        return variables;
    }

    Optional<Variable> find(String identifier) {
        return Optional.ofNullable(byIdentifier.get(identifier));
    }

    /** @throws Unscorable (UNDECLARED) when there is none */
    Variable get(String identifier) {
        Variable found = byIdentifier.get(identifier);
        if (found == null) {
            throw new Unscorable(Reason.UNDECLARED, "variable \"" + identifier + "\" is not declared");
        }
        return found;
    }

    /** @throws Unscorable (UNDECLARED) when there is none of this kind */
    Variable get(String identifier, Variable.Kind kind) {
        Variable found = get(identifier);
        if (found.kind() != kind) {
            throw new Unscorable(
                    Reason.UNDECLARED,
                    "variable \"" + identifier + "\" is no " + kind.name().toLowerCase(java.util.Locale.ROOT));
        }
        return found;
    }

    /** SCORE, declared in silence when the item does not. */
    Variable score() {
        Variable found = byIdentifier.get(Outcomes.SCORE);
        if (found != null) {
            return get(Outcomes.SCORE, Variable.Kind.OUTCOME);
        }
        notes.add(new Problem(
                Reason.REMARK, Outcomes.SCORE, "is set but not declared: taken as a single float that starts at 0"));
        return builtIn(Outcomes.SCORE, Variable.Kind.OUTCOME, new Value.Real(0), BaseType.FLOAT);
    }

    List<Variable> all() {
        return List.copyOf(byIdentifier.values());
    }

    List<Variable> outcomes() {
        return byIdentifier.values().stream()
                .filter(each -> each.kind() == Variable.Kind.OUTCOME)
                .toList();
    }

    List<Problem> problems() {
        return problems;
    }

    List<Problem> notes() {
        return notes;
    }

    int size() {
        return byIdentifier.size();
    }

    private void add(Variable.Kind kind, Declaration declaration) {
        if (byIdentifier.containsKey(declaration.identifier())) {
            problems.add(new Problem(
                    Reason.MALFORMED, declaration.identifier(), "is declared as two kinds of variable at once"));
            return;
        }
        try {
            byIdentifier.put(declaration.identifier(), Variable.of(size(), kind, declaration));
        } catch (Unscorable wrong) {
            problems.add(wrong.problem());
        }
    }

    /** An item may declare a built-in variable itself; then its declaration stands. */
    private Variable builtIn(String identifier, Variable.Kind kind, Value start, BaseType type) {
        return byIdentifier.computeIfAbsent(
                identifier, missing -> Variable.builtIn(byIdentifier.size(), identifier, kind, start, type));
    }
}
