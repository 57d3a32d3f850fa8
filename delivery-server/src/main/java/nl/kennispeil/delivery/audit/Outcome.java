package nl.kennispeil.delivery.audit;

import java.util.Locale;
import java.util.Optional;

/** What came of an action. */
public enum Outcome {
    ALLOWED,
    /** Not permitted: the person has not seen or changed anything. */
    REFUSED,
    /** Permitted, but it did not succeed. */
    FAILED;

    /** The name in the log, in URLs and in message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Outcome> of(String code) {
        for (Outcome each : values()) {
            if (each.code().equals(code)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
