package nl.kennispeil.bank.content;

/**
 * Characters between elements.
 *
 * @param value plain text, not escaped; may be white space where that has meaning, never empty
 */
public record Text(String value) implements Node {
    public Text {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a text node is empty: leave it out");
        }
    }
}
