package nl.kennispeil.bank.processing;

/**
 * Something that could not be computed, or a remark. Holds no answer and no key.
 *
 * @param reason what kind
 * @param where element or variable it is about; may be empty
 * @param detail for people
 */
public record Problem(Reason reason, String where, String detail) {

    @Override
    public String toString() {
        return where.isEmpty() ? detail : where + ": " + detail;
    }
}
