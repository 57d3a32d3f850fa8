package nl.kennispeil.delivery.sitting;

import java.time.Instant;
import java.util.Map;
import nl.kennispeil.delivery.shelf.Fields;

/** A message from the bureau, to one candidate or to everybody in a sitting. */
public record Announcement(String id, Instant at, String text) {

    public static final int MAXIMUM_LENGTH = 500;

    public Announcement {
        if (text.isBlank() || text.length() > MAXIMUM_LENGTH) {
            throw new IllegalArgumentException(
                    "a message has 1 to " + MAXIMUM_LENGTH + " characters, this one has " + text.length());
        }
    }

    public Map<String, Object> toMap() {
        return Map.of("id", id, "at", at, "text", text);
    }

    public static Announcement from(Fields fields) {
        return new Announcement(fields.text("id"), fields.instant("at"), fields.text("text"));
    }
}
