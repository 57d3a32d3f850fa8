package nl.kennispeil.delivery.secret;

/**
 * An exam code: 16 digits of Base32, 80 bits, shown in groups of four. The store keeps only {@link #hash()}; with this
 * entropy a fast hash is enough, so logging in costs nothing at the start of an exam.
 *
 * @param digits 16 digits without dashes
 */
public record ExamCode(String digits) {

    private static final int LENGTH = 16;

    public ExamCode {
        if (digits.length() != LENGTH || digits.indexOf('#') >= 0) {
            throw new IllegalArgumentException("an exam code has " + LENGTH + " letters and digits");
        }
    }

    /**
     * The code of one issue for one attempt. Derived, so that a letter can be printed again, and a new issue makes the
     * former one worthless.
     */
    public static ExamCode issue(ServerSecret secret, String attempt, int issue) {
        return new ExamCode(Base32.encode(secret.derive("exam-code", attempt, Integer.toString(issue)), LENGTH));
    }

    /** @throws IllegalArgumentException when what was typed cannot be a code */
    public static ExamCode parse(String typed) {
        if (typed.length() > 64) {
            throw new IllegalArgumentException("an exam code has " + LENGTH + " letters and digits");
        }
        return new ExamCode(Base32.normalise(typed));
    }

    public String hash() {
        return Digests.sha256Hex("exam-code:" + digits);
    }

    /** As people read it: ABCD-EFGH-JKLM-NPQR. */
    public String shown() {
        return String.join(
                "-", digits.substring(0, 4), digits.substring(4, 8), digits.substring(8, 12), digits.substring(12));
    }

    @Override
    public String toString() {
        return "ExamCode[***]";
    }
}
