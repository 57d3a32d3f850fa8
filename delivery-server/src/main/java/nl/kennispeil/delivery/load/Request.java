package nl.kennispeil.delivery.load;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A request of a virtual candidate.
 *
 * @param token of the attempt; null before the log-in
 * @param body JSON of a POST; null for a GET
 */
@SuppressWarnings("ArrayRecordComponent")
record Request(String path, @Nullable String token, byte @Nullable [] body) {

    static Request get(String path, @Nullable String token) {
        return new Request(path, token, null);
    }

    static Request post(String path, @Nullable String token, String body) {
        return new Request(path, token, body.getBytes(StandardCharsets.UTF_8));
    }
}
