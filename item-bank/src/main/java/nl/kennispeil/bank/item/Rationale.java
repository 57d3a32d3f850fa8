package nl.kennispeil.bank.item;

/**
 * Why the key is right, shown after the test when the form says so.
 *
 * @param text the explanation; not blank
 * @param sourceKind kind of source, such as {@code NHG-Standaard}; may be empty
 * @param sourceName name of the source; may be empty
 */
public record Rationale(String text, String sourceKind, String sourceName) {

    /** The text of an item that nobody explained yet. */
    public static final String NOTHING = "-";

    public Rationale {
        Required.text(text, "rationale");
    }

    /** Whether somebody explained the key. */
    public boolean given() {
        return !text.strip().equals(NOTHING);
    }
}
