package nl.kennispeil.delivery.itembank;

import java.util.Set;
import java.util.function.UnaryOperator;
import nl.kennispeil.bank.diff.AttributeChange;
import org.jspecify.annotations.Nullable;

/** An attribute that differs, in words of who reads it; one that has none is shown as QTI calls it. */
final class AttributeWords {

    /** Those with words. */
    static final Set<String> NAMED = Set.of(
            "adaptive",
            "alt",
            "autostart",
            "base-type",
            "cardinality",
            "case-sensitive",
            "class",
            "colspan",
            "controls",
            "coords",
            "data",
            "default-value",
            "dir",
            "expected-length",
            "expected-lines",
            "external-scored",
            "fixed",
            "format",
            "height",
            "href",
            "id",
            "identifier",
            "interpretation",
            "label",
            "lang",
            "loop",
            "lower-bound",
            "map-key",
            "mapped-value",
            "mastery-value",
            "match-group",
            "match-max",
            "match-min",
            "max-associations",
            "max-choices",
            "max-plays",
            "max-strings",
            "min-associations",
            "min-choices",
            "min-plays",
            "min-strings",
            "normal-maximum",
            "normal-minimum",
            "orientation",
            "outcome-identifier",
            "pattern-mask",
            "placeholder-text",
            "poster",
            "response-identifier",
            "reverse",
            "rowspan",
            "scope",
            "shape",
            "show-hide",
            "shuffle",
            "src",
            "start",
            "step",
            "step-label",
            "template",
            "time-dependent",
            "title",
            "tolerance",
            "tolerance-mode",
            "tool-name",
            "tool-version",
            "type",
            "upper-bound",
            "use",
            "value",
            "view",
            "width",
            "xml:lang");

    private static final String ABSENT = "–";
    private static final String KEPT = "[0-9a-f]{64}\\.[a-z0-9]{2,5}";
    private static final int SHOWN = 8;

    private final UnaryOperator<String> words;

    /** @param words the text of a code: {@code attribute.} and a name, {@code yes} and {@code no} */
    AttributeWords(UnaryOperator<String> words) {
        this.words = words;
    }

    /** The key of its words. */
    static String code(String name) {
        return "attribute." + name.replace(':', '-');
    }

    ItemViews.Attribute of(AttributeChange change) {
        boolean named = NAMED.contains(change.name());
        return new ItemViews.Attribute(
                named ? words.apply(code(change.name())) : change.name(),
                named,
                value(change.old()),
                value(change.now()));
    }

    private String value(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return ABSENT;
        }
        if (value.equals("true") || value.equals("false")) {
            return words.apply(value.equals("true") ? "yes" : "no");
        }
        // a file of the library is called by its content; the first signs tell one from another
        return value.matches(KEPT) ? value.substring(0, SHOWN) + "…" + value.substring(value.lastIndexOf('.')) : value;
    }
}
