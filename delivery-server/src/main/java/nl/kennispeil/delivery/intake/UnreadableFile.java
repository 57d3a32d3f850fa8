package nl.kennispeil.delivery.intake;

/** A file that cannot be read as a whole. Its words are under {@code page.intake.file.<code>}. */
public final class UnreadableFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final int number;

    /** @param number of the line or column where it is; 0 when it is nowhere in particular */
    UnreadableFile(String code, int number) {
        super(code, null, false, false);
        this.code = code;
        this.number = number;
    }

    public String code() {
        return code;
    }

    public int number() {
        return number;
    }
}
