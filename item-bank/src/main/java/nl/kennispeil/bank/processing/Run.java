package nl.kennispeil.bank.processing;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The variables of one scoring, by slot. Used by one thread. */
final class Run {

    /** Expressions and rules evaluated in one scoring; real items stay below a thousand. */
    static final int MAX_STEPS = 200_000;

    final Value[] values;

    private final Value[] corrects;
    private final Value[] defaults;
    private final @Nullable Problem[] failed;
    private final long seed;
    private Map<String, Problem> undeclared = Map.of();
    private @Nullable SplittableRandom random;
    private int steps;

    /** A run that may change {@code corrects} and {@code defaults}. */
    Run(Value[] values, Value[] corrects, Value[] defaults, long seed) {
        this.values = values;
        this.corrects = corrects;
        this.defaults = defaults;
        this.failed = new Problem[values.length];
        this.seed = seed;
    }

    /** @throws Unscorable (LIMIT) when the scoring takes too long */
    void step() {
        if (++steps > MAX_STEPS) {
            throw new Unscorable(Reason.LIMIT, "more than " + MAX_STEPS + " steps");
        }
    }

    Value get(Variable variable) {
        Problem problem = failed[variable.slot()];
        if (problem != null) {
            throw new Unscorable(problem);
        }
        return values[variable.slot()];
    }

    void set(Variable variable, Value value) {
        values[variable.slot()] = Assigned.to(variable, value);
        failed[variable.slot()] = null;
    }

    /** The variable has no value that can be told; who reads it fails too. */
    void fail(Variable variable, Problem why) {
        failed[variable.slot()] = why;
    }

    void failUndeclared(String identifier, Problem why) {
        if (undeclared.isEmpty()) {
            undeclared = new TreeMap<>();
        }
        undeclared.put(identifier, why);
    }

    @Nullable
    Problem failed(Variable variable) {
        return failed[variable.slot()];
    }

    Map<String, Problem> undeclared() {
        return undeclared;
    }

    Value correct(Variable variable) {
        return corrects[variable.slot()];
    }

    void setCorrect(Variable variable, Value value) {
        corrects[variable.slot()] = Assigned.to(variable, value);
    }

    Value defaultOf(Variable variable) {
        return defaults[variable.slot()];
    }

    void setDefault(Variable variable, Value value) {
        defaults[variable.slot()] = Assigned.to(variable, value);
    }

    SplittableRandom random() {
        if (random == null) {
            random = new SplittableRandom(seed);
        }
        return random;
    }
}
