package nl.kennispeil.delivery.session;

/** What still stands between somebody who proved one thing and the pages, in the order in which it is asked. */
public enum Stage {
    /** The code of the second factor. */
    CODE("/inloggen/code"),
    /** A second factor, which this account must have and has not. */
    SETUP("/inloggen/instellen"),
    /** Whether to link the subject of the identity provider to this account. */
    LINK("/inloggen/koppelen"),
    /** In which of several functions. */
    FUNCTION("/inloggen/functie"),
    /** The password again, after a quiet time. */
    LOCKED("/vergrendeld"),
    OPEN("/start");

    private final String path;

    Stage(String path) {
        this.path = path;
    }

    /** Where it is asked. */
    public String path() {
        return path;
    }
}
