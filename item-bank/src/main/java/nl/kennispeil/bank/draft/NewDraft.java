package nl.kennispeil.bank.draft;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Text;

/** What an editor finds in an item that is new: as many empty places as such an item usually has. */
public final class NewDraft {

    private NewDraft() {}

    /**
     * A draft without content.
     *
     * @param language two letters such as {@code nl}
     */
    public static ItemDraft of(DraftType type, String language) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("type", type.name());
        fields.put("language", language);
        fields.put(Scoring.FIELD, Scoring.ALL);
        switch (type) {
            case SINGLE_CHOICE -> fields.put("options", "A B C D");
            case MULTIPLE_CHOICE -> fields.put("options", "A B C D E");
            case TRUE_FALSE -> trueFalse(fields, language);
            case ORDERING -> {
                fields.put("options", "A B C");
                fields.put("order", "A B C");
                fields.put("shuffle", "true");
            }
            case EXTENDED_MATCHING, MATRIX -> {
                fields.put("rows", "r1 r2");
                fields.put("columns", "A B C");
            }
            case INLINE_CHOICE -> {
                fields.put("body", gap("qti-inline-choice-interaction", Map.of("response-identifier", "RESPONSE")));
                fields.put("gap/RESPONSE/options", "A B C");
            }
            case NUMERIC, SHORT_TEXT ->
                fields.put(
                        "body",
                        gap(
                                "qti-text-entry-interaction",
                                Map.of(
                                        "response-identifier",
                                        "RESPONSE",
                                        "expected-length",
                                        type == DraftType.NUMERIC ? "8" : "20")));
            case GAP_MATCH -> {
                fields.put("text", gap("qti-gap", Map.of("identifier", "G1")));
                fields.put("options", "A B C");
            }
            case HOTSPOT -> fields.put("options", "");
            case HOTTEXT -> fields.put("several", "");
            case SLIDER -> {
                fields.put("lower", "0");
                fields.put("upper", "100");
                fields.put("step", "1");
                fields.put("whole", "1");
            }
            case ESSAY -> {
                fields.put("lines", "10");
                fields.put("maximum", "10");
            }
            case TEXT_ONLY -> throw new IllegalArgumentException("an item is not begun as words only");
        }
        return ItemDraft.of(fields);
    }

    /** What a case tells, without content; what it is does not stand among the types of items. */
    public static ItemDraft ofCase(String language) {
        return ItemDraft.of(Map.of("type", "CASE", "language", language));
    }

    private static void trueFalse(Map<String, String> fields, String language) {
        boolean dutch = language.equals("nl");
        fields.put("options", "true false");
        fields.put("option/true", Rich.ofText(dutch ? "Juist" : "True"));
        fields.put("option/false", Rich.ofText(dutch ? "Onjuist" : "False"));
    }

    private static String gap(String name, Map<String, String> attributes) {
        return Rich.write(List.of(Element.of("p", new Text("… "), Element.of(name, attributes))));
    }
}
