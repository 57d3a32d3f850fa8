package nl.kennispeil.bank.exchange.qti;

import java.util.Optional;
import java.util.Set;
import nl.kennispeil.bank.content.Element;

/** What the table says of a tree that was lifted already. */
final class Structure {

    /** Shown, though they cannot carry what other shown elements carry. */
    private static final Set<String> FRAMES =
            Set.of("qti-modal-feedback", "qti-simple-match-set", "qti-position-object-stage");

    private Structure() {}

    /** True for an element a candidate may see. */
    static boolean shown(Vocabulary.Row row) {
        return row.body() || FRAMES.contains(row.name());
    }

    /** Which part an element has too few or too many of; empty when none. */
    static Optional<String> counts(Element element, Vocabulary.Row row) {
        for (Vocabulary.Count count : row.counts()) {
            long found = element.elements().stream()
                    .filter(each -> count.names().contains(each.name()))
                    .count();
            if (found < count.least() || found > count.most()) {
                return Optional.of("holds " + found + " of " + count.label() + ": allowed is "
                        + (count.most() == Integer.MAX_VALUE
                                ? count.least() + " or more"
                                : count.least() == count.most()
                                        ? count.least() + ""
                                        : count.least() + " to " + count.most()));
            }
        }
        return Optional.empty();
    }

    /** True when every element has what it must have; an item that lacks something can be shown, not scored. */
    static boolean whole(Element root) {
        if (root.is("math") || root.is("svg")) {
            return true;
        }
        Optional<Vocabulary.Row> row = Vocabulary.get().row(root.name());
        boolean own = row.isEmpty()
                || (counts(root, row.get()).isEmpty()
                        && row.get().attributes().values().stream()
                                .noneMatch(each -> each.required()
                                        && root.attribute(each.name()).isEmpty()));
        return own && root.elements().stream().allMatch(Structure::whole);
    }
}
