package nl.kennispeil.delivery.rights;

import java.util.function.Predicate;
import nl.kennispeil.delivery.http.BadRequest;

/** What people may type: bounded, and never a citizen service number (R16). */
public final class FreeText {

    /** Characters a text may have. */
    public static final int LONGEST = 4_000;

    private final Predicate<String> holdsBsn;

    /** @param holdsBsn whether a text holds what looks like a citizen service number */
    public FreeText(Predicate<String> holdsBsn) {
        this.holdsBsn = holdsBsn;
    }

    /** @throws BadRequest 400 when it is empty, too long, or holds a number that must not be here */
    public String required(String text) {
        String stripped = optional(text);
        if (stripped.isEmpty()) {
            throw new BadRequest(400, "text-empty");
        }
        return stripped;
    }

    /** The same, but it may be empty. */
    public String optional(String text) {
        String stripped = text.strip();
        if (stripped.length() > LONGEST) {
            throw new BadRequest(400, "text-long");
        }
        if (holdsBsn.test(stripped)) {
            throw new BadRequest(400, "text-bsn");
        }
        return stripped;
    }
}
