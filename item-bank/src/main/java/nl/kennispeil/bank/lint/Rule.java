package nl.kennispeil.bank.lint;

import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.bank.prose.Passage;

/**
 * One rule about one item.
 *
 * @param code its name in reports and the end of the key of its words
 * @param severity how bad what it finds is
 * @param check looks, and says what it finds
 */
record Rule(String code, Severity severity, Check check) {

    /** Looks at an item. */
    @FunctionalInterface
    interface Check {
        void look(Subject item, Remarks remarks);
    }

    /** Takes what a rule finds. */
    @FunctionalInterface
    interface Remarks {
        void add(Passage passage, Object... arguments);
    }

    List<Finding> findings(Subject item) {
        List<Finding> found = new ArrayList<>();
        check.look(item, (passage, arguments) -> found.add(new Finding(code, severity, passage, List.of(arguments))));
        return found;
    }
}
