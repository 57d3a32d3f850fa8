package nl.kennispeil.delivery.sitting;

import java.time.Instant;
import java.util.Map;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.shelf.Fields;

/**
 * An item that nobody in an adaptive sitting is given any more.
 *
 * @param reason as somebody of the bureau wrote it, 1 to {@value #LONGEST_REASON} characters
 */
public record RetiredItem(ItemRef item, Instant at, String reason) {

    public static final int LONGEST_REASON = 300;

    public RetiredItem {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException(
                    "a reason of " + reason.length() + " characters: allowed is 1 to " + LONGEST_REASON);
        }
    }

    Map<String, Object> toMap() {
        return Map.of("item", item.toString(), "at", at, "reason", reason);
    }

    static RetiredItem from(Fields fields) {
        return new RetiredItem(ItemRef.parse(fields.text("item")), fields.instant("at"), fields.text("reason"));
    }
}
