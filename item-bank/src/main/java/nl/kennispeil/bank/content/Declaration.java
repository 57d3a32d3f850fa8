package nl.kennispeil.bank.content;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A declared variable of an item.
 *
 * @param identifier its name
 * @param cardinality how many values
 * @param baseType type of each value; null for a record
 * @param element the declaration itself, for mapping, area mapping, lookup tables and fields of a record
 */
public record Declaration(
        String identifier,
        Cardinality cardinality,
        @Nullable BaseType baseType,
        Element element) {

    /** @throws IllegalArgumentException when the identifier, cardinality or base type is missing or unknown */
    static Declaration of(Element element) {
        String identifier = element.attribute("identifier", "");
        if (identifier.isBlank()) {
            throw new IllegalArgumentException(element.name() + " has no identifier");
        }
        try {
            Cardinality cardinality = Cardinality.of(element.attribute("cardinality", ""));
            Optional<String> type = element.attribute("base-type");
            if (type.isEmpty() && cardinality != Cardinality.RECORD) {
                throw new IllegalArgumentException("no base type");
            }
            return new Declaration(
                    identifier, cardinality, type.map(BaseType::of).orElse(null), element);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    element.name() + " \"" + identifier + "\": " + wrong.getMessage(), wrong);
        }
    }

    /** The values of the correct response, as QTI writes them; empty when none is declared. */
    public List<String> correct() {
        return values("qti-correct-response");
    }

    /** The default values, as QTI writes them; empty when none is declared. */
    public List<String> defaults() {
        return values("qti-default-value");
    }

    /** The single mapping of responses to scores, when declared. */
    public Optional<Element> mapping() {
        return element.first("qti-mapping");
    }

    private List<String> values(String holder) {
        return element.first(holder).stream()
                .flatMap(found -> found.elements("qti-value").stream())
                .map(Element::text)
                .map(String::strip)
                .toList();
    }
}
