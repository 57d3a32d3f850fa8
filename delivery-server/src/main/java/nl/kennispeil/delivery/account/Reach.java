package nl.kennispeil.delivery.account;

/** How far a permission goes for a role: whose data it may reach. */
public enum Reach {
    /** Nobody's: the permission is not there. */
    NONE("-"),
    /** Those of the person whose account it is. */
    OWN("o"),
    /** Those of the institute the account is bound to; an account bound to none reaches nobody's. */
    INSTITUTE("i"),
    /** Everybody's, without a name. */
    PSEUDONYMS("p"),
    /** Nobody's in particular: totals over at least ten people. */
    TOTALS("a"),
    /** Everybody's; of one institute when the account is bound to it. */
    COUNTRY("x");

    private final String code;

    Reach(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
