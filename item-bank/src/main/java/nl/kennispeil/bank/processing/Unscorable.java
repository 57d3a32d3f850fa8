package nl.kennispeil.bank.processing;

import java.io.Serial;

/** Ends a computation that cannot be done exactly. Caught where its effect is known; without stack for speed. */
final class Unscorable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    Unscorable(Reason reason, String detail) {
        this(new Problem(reason, "", detail));
    }

    Unscorable(Problem problem) {
        super(problem.toString(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }

    /** The same, at a place; the innermost place stays. */
    Unscorable at(String where) {
        return problem.where().isEmpty()
                ? new Unscorable(new Problem(problem.reason(), where, problem.detail()))
                : this;
    }
}
