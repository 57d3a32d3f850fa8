package nl.kennispeil.bank.exchange;

/** Names of what a file says about an item outside its content, as {@link Incoming#metadata()} uses them. */
public final class Metadata {

    /** Why the key is right, as plain text: general feedback, "toelichting". */
    public static final String RATIONALE = "rationale";

    /** Guideline or book the item rests on. */
    public static final String SOURCE = "source";

    /** ICPC code, not yet validated. */
    public static final String ICPC = "icpc";

    /** Age group, in the words of the file. */
    public static final String AGE = "age";

    /** Consultation aspect, in the words of the file. */
    public static final String ASPECT = "aspect";

    /** Character, such as urgent or chronic, in the words of the file. */
    public static final String CHARACTER = "character";

    /** Theme, category of a blueprint or folder in the other system. */
    public static final String CATEGORY = "category";

    /** Who wrote the item. */
    public static final String AUTHOR = "author";

    /** Tags, with a comma between them. */
    public static final String TAGS = "tags";

    private Metadata() {}
}
