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

    /** Identifier of the item in a bank of this program, from a package that such a bank wrote. */
    public static final String OWN_ID = "own-id";

    /** Number of the version in that bank. */
    public static final String OWN_VERSION = "own-version";

    /** Language of the texts, two letters. */
    public static final String LANGUAGE = "language";

    /** Kinds of test it is meant for, with blanks between. */
    public static final String TESTS = "tests";

    /** {@code true} for an item that carries no knowledge of the field and is never for real use. */
    public static final String SYNTHETIC = "synthetic";

    /** Words of {@link #ICPC}. */
    public static final String ICPC_TITLE = "icpc-title";

    /** Kind of {@link #SOURCE}, such as a guideline. */
    public static final String SOURCE_KIND = "source-kind";

    /** Subject in the words of editors. */
    public static final String THEME = "theme";

    /** Organisation it belongs to. */
    public static final String OWNER = "owner";

    /** Under what it may be used. */
    public static final String LICENCE = "licence";

    /** For whom it is meant, with semicolons between. */
    public static final String TARGET_GROUPS = "target-groups";

    /** What it rests on: {@code kind | name | date}, with semicolons between. */
    public static final String REFERENCES = "references";

    /** What must be mended before use, as it was when a package went out; a line each. */
    public static final String REPAIRS = "repairs";

    /** {@link OriginalNames}. */
    public static final String NAMES = "names";

    private Metadata() {}
}
