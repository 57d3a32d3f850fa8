package nl.kennispeil.bank.processing;

import java.util.List;

/** A compiled rule. Holds no state of its own. */
@FunctionalInterface
interface Rule {

    /** What follows a rule. */
    enum Then {
        NEXT,
        /** The processing ends. */
        EXIT,
        /** Template processing starts again. */
        AGAIN
    }

    /** @throws Unscorable when the rest of the processing cannot be told either */
    Then apply(Run run);

    /** Rules after each other, until one ends them. */
    static Rule all(List<Rule> rules) {
        Rule[] array = rules.toArray(Rule[]::new);
        return run -> {
            for (Rule rule : array) {
                run.step();
                Then then = rule.apply(run);
                if (then != Then.NEXT) {
                    return then;
                }
            }
            return Then.NEXT;
        };
    }
}
