package nl.kennispeil.bank.blueprint;

/** A blueprint that is refused: the message says where, what was got and what is allowed. */
public final class BlueprintException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String where;

    BlueprintException(String where, String problem) {
        super(where + ": " + problem);
        this.where = where;
    }

    /** The place in the file, such as {@code constraints[3]}. */
    public String where() {
        return where;
    }
}
