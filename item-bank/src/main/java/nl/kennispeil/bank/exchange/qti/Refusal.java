package nl.kennispeil.bank.exchange.qti;

/** Why an item, or a part of it, does not come in; the message is for people. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean whole;

    /** A fault that a part of the item has, so that the rest may come in without that part. */
    Refusal(String reason) {
        this(reason, false);
    }

    private Refusal(String reason, boolean whole) {
        super(reason, null, false, false);
        this.whole = whole;
    }

    /** What must never come in, or cannot be asked: the whole item stays out. */
    static Refusal whole(String reason) {
        return new Refusal(reason, true);
    }

    /** True when leaving a part out is not enough. */
    boolean isWhole() {
        return whole;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
