package nl.kennispeil.bank.exchange.draft;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.kennispeil.bank.content.BaseType;
import nl.kennispeil.bank.content.Cardinality;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;

/** Words of QTI 3: expressions, rules and declarations. */
public final class Qti {

    /** Prefix of the addresses of the standard templates. */
    public static final String TEMPLATES = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/";

    public static final String SCORE = "SCORE";
    public static final String MAXSCORE = "MAXSCORE";

    private Qti() {}

    public static Element variable(String identifier) {
        return Element.of("qti-variable", Map.of("identifier", identifier));
    }

    public static Element correct(String identifier) {
        return Element.of("qti-correct", Map.of("identifier", identifier));
    }

    public static Element mapResponse(String identifier) {
        return Element.of("qti-map-response", Map.of("identifier", identifier));
    }

    public static Element value(BaseType type, String value) {
        return Element.text("qti-base-value", Map.of("base-type", type.qti()), value);
    }

    public static Element number(BigDecimal value) {
        return value(BaseType.FLOAT, Decimals.text(value));
    }

    /** An operator over expressions: {@code match}, {@code and}, {@code sum}, {@code gte}. */
    public static Element op(String operator, Element... operands) {
        return Element.of("qti-" + operator, operands);
    }

    public static Element op(String operator, List<Element> operands) {
        return Element.of("qti-" + operator, Map.of(), operands);
    }

    /** One operand as it is, several under {@code operator}. */
    public static Element joined(String operator, List<Element> operands) {
        return operands.size() == 1 ? operands.get(0) : op(operator, operands);
    }

    public static Element stringMatch(Element text, String wanted, boolean caseSensitive) {
        return Element.of(
                "qti-string-match",
                Map.of("case-sensitive", String.valueOf(caseSensitive)),
                text,
                value(BaseType.STRING, wanted));
    }

    /** Between two numbers, ends included. */
    public static Element between(Element number, BigDecimal low, BigDecimal high) {
        return op("and", op("gte", number, number(low)), op("lte", number, number(high)));
    }

    public static Element set(String outcome, Element value) {
        return Element.of("qti-set-outcome-value", Map.of("identifier", outcome), value);
    }

    /** Adds to an outcome. */
    public static Element add(String outcome, Element value) {
        return set(outcome, op("sum", variable(outcome), value));
    }

    /** One branch of a condition. */
    public record Branch(Element condition, List<Element> actions) {
        public Branch {
            actions = List.copyOf(actions);
        }
    }

    /** The first branch whose condition holds; {@code otherwise} when none does, nothing when that is empty. */
    public static Element firstOf(List<Branch> branches, List<Element> otherwise) {
        List<Element> parts = new ArrayList<>();
        for (Branch branch : branches) {
            List<Element> children = new ArrayList<>();
            children.add(branch.condition());
            children.addAll(branch.actions());
            parts.add(Element.of(parts.isEmpty() ? "qti-response-if" : "qti-response-else-if", Map.of(), children));
        }
        if (!otherwise.isEmpty()) {
            parts.add(Element.of("qti-response-else", Map.of(), otherwise));
        }
        return Element.of("qti-response-condition", Map.of(), parts);
    }

    public static Element when(Element condition, Element... actions) {
        return firstOf(List.of(new Branch(condition, List.of(actions))), List.of());
    }

    public static Element response(
            String identifier, Cardinality cardinality, BaseType type, List<String> correct, Element... more) {
        List<Node> children = new ArrayList<>();
        if (!correct.isEmpty()) {
            children.add(values("qti-correct-response", correct));
        }
        children.addAll(List.of(more));
        return Element.of(
                "qti-response-declaration",
                Map.of("identifier", identifier, "cardinality", cardinality.qti(), "base-type", type.qti()),
                children);
    }

    public static Element outcome(String identifier, Cardinality cardinality, BaseType type, String otherwise) {
        return Element.of(
                "qti-outcome-declaration",
                Map.of("identifier", identifier, "cardinality", cardinality.qti(), "base-type", type.qti()),
                otherwise.isEmpty() ? List.of() : List.of(values("qti-default-value", List.of(otherwise))));
    }

    public static Element values(String holder, List<String> values) {
        return Element.of(
                holder,
                Map.of(),
                values.stream()
                        .map(value -> Element.text("qti-value", Map.of(), value))
                        .toList());
    }

    public static Element mapEntry(String key, String value, boolean text, boolean caseSensitive) {
        Map<String, String> attributes = new TreeMap<>(Map.of("map-key", key, "mapped-value", value));
        if (text) {
            attributes.put("case-sensitive", String.valueOf(caseSensitive));
        }
        return Element.of("qti-map-entry", attributes);
    }

    /** Text as nodes; none when it is empty. */
    public static List<Node> text(String text) {
        return text.isEmpty() ? List.of() : List.of(new Text(text));
    }
}
