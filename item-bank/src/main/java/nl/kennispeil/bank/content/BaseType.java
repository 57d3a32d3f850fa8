package nl.kennispeil.bank.content;

/** The type of a value, as QTI names it. */
public enum BaseType {
    IDENTIFIER("identifier"),
    BOOLEAN("boolean"),
    INTEGER("integer"),
    FLOAT("float"),
    STRING("string"),
    POINT("point"),
    PAIR("pair"),
    DIRECTED_PAIR("directedPair"),
    DURATION("duration"),
    FILE("file"),
    URI("uri");

    private final String qti;

    BaseType(String qti) {
        this.qti = qti;
    }

    /** As QTI writes it: {@code directedPair}. */
    public String qti() {
        return qti;
    }

    /**
     * Reads the QTI name; {@code intOrIdentifier} of the older versions is read as identifier.
     *
     * @throws IllegalArgumentException when {@code qti} names no type
     */
    public static BaseType of(String qti) {
        if (qti.equals("intOrIdentifier")) {
            return IDENTIFIER;
        }
        for (BaseType each : values()) {
            if (each.qti.equals(qti)) {
                return each;
            }
        }
        throw new IllegalArgumentException("base type \"" + qti + "\" is not one of QTI");
    }
}
