package nl.kennispeil.delivery.sitting;

/** Identifies a sitting, in URLs and files: lower-case letters, digits and dashes. */
public record SittingId(String value) {

    public SittingId {
        if (!value.matches("[a-z0-9][a-z0-9-]{0,63}")) {
            throw new IllegalArgumentException("a sitting id has 1 to 64 lower-case letters, digits and dashes; got "
                    + value.length() + " characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
