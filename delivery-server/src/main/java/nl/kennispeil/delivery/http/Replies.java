package nl.kennispeil.delivery.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.UncheckedIOException;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.delivery.text.Messages;

/** How this server answers: JSON with bounded parsing, errors as a code with words in both languages. */
public final class Replies {

    /** Reads and writes all JSON of the server; what it reads is bounded in depth and length. */
    public static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxStringLength(100_000)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            // a number is a whole number and a text is a text: 2.5 is not the second event
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private static final Messages DUTCH = Messages.in(Language.NL);
    private static final Messages ENGLISH = Messages.in(Language.EN);

    private Replies() {}

    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    public static void json(RoutingContext context, JsonNode body) {
        json(context, 200, body);
    }

    public static void json(RoutingContext context, int status, JsonNode body) {
        if (context.response().ended() || context.response().closed()) {
            return;
        }
        context.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .putHeader("cache-control", "no-store")
                .end(Buffer.buffer(bytes(body)));
    }

    /** An error as the API has it; the words come from the bundles under {@code error.<code>}. */
    public static void error(RoutingContext context, int status, String code) {
        json(context, status, errorBody(code));
    }

    public static ObjectNode errorBody(String code) {
        ObjectNode body = object().put("error", code);
        body.putObject("message").put("nl", DUTCH.text("error." + code)).put("en", ENGLISH.text("error." + code));
        return body;
    }

    private static byte[] bytes(JsonNode body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
