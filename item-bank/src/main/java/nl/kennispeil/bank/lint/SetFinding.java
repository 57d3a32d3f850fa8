package nl.kennispeil.bank.lint;

import java.util.List;

/**
 * One remark on a set of items. It may tell keys: for editors only.
 *
 * @param rule code of the rule, such as {@code key-balance}
 * @param severity how bad
 * @param items identifiers of the items it is about; empty when it is about all
 * @param arguments texts and numbers for the words of {@link #key()}, in order
 */
public record SetFinding(String rule, Severity severity, List<String> items, List<Object> arguments) {

    public SetFinding {
        items = List.copyOf(items);
        arguments = List.copyOf(arguments);
    }

    /** Key of its words. */
    public String key() {
        return "lint." + rule;
    }
}
