package nl.kennispeil.delivery.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;

/**
 * What came of a request.
 *
 * @param status of HTTP; 0 when there was no reply
 */
@SuppressWarnings("ArrayRecordComponent")
record Reply(int status, byte[] body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static final Reply NONE = new Reply(0, new byte[0]);

    boolean ok() {
        return status == 200;
    }

    /** The server is away, starting, too busy or asks for patience: the player would try again. */
    boolean passing() {
        return status == 0 || status == 429 || status >= 500;
    }

    /** The body as JSON; a missing node when it is none. */
    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** For a message: the status and the code of the error, nothing of the content. */
    String failure() {
        String code = json().path("error").asText("");
        return code.isEmpty() ? "status " + status : status + " " + code;
    }
}
