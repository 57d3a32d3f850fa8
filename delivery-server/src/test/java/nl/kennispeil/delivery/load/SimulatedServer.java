package nl.kennispeil.delivery.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The candidate API as far as a virtual candidate uses it, in memory and in simulated time. */
final class SimulatedServer {

    static final byte[] KEY = Arrays.copyOf("a key of thirty-two bytes".getBytes(StandardCharsets.US_ASCII), 32);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LATENCY_MILLIS = 5;

    private final SimulatedLoop loop;
    private final byte[] sealed;
    final Map<String, TreeMap<Integer, String>> saved = new LinkedHashMap<>();
    final Set<String> usedCodes = new HashSet<>();
    final Set<String> submitted = new HashSet<>();
    final Map<String, Integer> calls = new HashMap<>();
    boolean down;
    /** Stores and then loses the reply: the harshest moment to die. */
    boolean losesReplies;
    /** Refuses answers from this seq on, as made after the deadline. */
    int deadlineSeq = Integer.MAX_VALUE;

    int mostAtOnce;
    private int attempts;

    SimulatedServer(SimulatedLoop loop, int items) {
        this.loop = loop;
        ObjectNode content = JSON.createObjectNode().put("form", "T:1");
        ArrayNode list = content.putArray("items");
        for (int i = 1; i <= items; i++) {
            ObjectNode item = list.addObject().put("item", "DEMO-" + i + ":1").put("unknown", true);
            item.put("single", true);
            ArrayNode asked = item.putArray("body").add("qti-item-body").addArray();
            asked.add("qti-choice-interaction");
            asked.addArray().add("qti-simple-choice").add("one");
            asked.addArray().add("qti-simple-choice").add("other");
        }
        this.sealed = seal(content);
    }

    /** A connection; fails the test when a second request is sent before the first was answered. */
    Line line() {
        return new Line() {
            private boolean busy;

            @Override
            public void send(Request request, Consumer<Reply> then) {
                if (busy) {
                    throw new AssertionError("a second request on one connection: " + request.path());
                }
                busy = true;
                loop.after(LATENCY_MILLIS, () -> {
                    busy = false;
                    Reply reply = down ? Reply.NONE : handle(request);
                    then.accept(losesReplies ? Reply.NONE : reply);
                });
            }
        };
    }

    private Reply handle(Request request) {
        String[] path = request.path().split("/", -1);
        String call = path.length > 4 ? path[4] : path[2];
        calls.merge(call, 1, Integer::sum);
        JsonNode body = body(request);
        return switch (call) {
            case "login" -> login(body);
            case "attempts" ->
                reply(
                        200,
                        object().put("serverTime", loop.wallMillis() + 60_000)
                                .set("package", object().put("url", "/api/packages/1")));
            case "packages" -> new Reply(200, sealed);
            case "start" -> reply(200, object().put("key", Base64.getEncoder().encodeToString(KEY)));
            case "saves" -> save(path[3], body);
            case "submit" -> submit(path[3], body);
            default -> reply(404, object().put("error", "not-found"));
        };
    }

    private Reply login(JsonNode body) {
        if (!usedCodes.add(body.path("code").asText())) {
            return reply(409, object().put("error", "used-code"));
        }
        String attempt = "0000000000000000000" + ++attempts;
        saved.put(attempt, new TreeMap<>());
        return reply(200, object().put("attempt", attempt).put("epoch", 1).put("token", "t"));
    }

    private Reply save(String attempt, JsonNode body) {
        TreeMap<Integer, String> mine = saved.computeIfAbsent(attempt, any -> new TreeMap<>());
        mostAtOnce = Math.max(mostAtOnce, body.path("events").size());
        ObjectNode reply = object();
        ArrayNode refused = JSON.createArrayNode();
        for (JsonNode each : body.path("events")) {
            int seq = each.path("seq").asInt();
            if (seq >= deadlineSeq) {
                refused.add(seq);
            } else {
                mine.put(
                        seq,
                        each.path("item").asText() + "=" + each.path("value").asText());
            }
        }
        reply.put("ack", ack(mine));
        return refused.isEmpty()
                ? reply(200, reply)
                : reply(409, reply.put("error", "after-deadline").set("refused", refused));
    }

    private Reply submit(String attempt, JsonNode body) {
        int ack = ack(saved.computeIfAbsent(attempt, any -> new TreeMap<>()));
        if (ack < body.path("lastSeq").asInt()) {
            return reply(409, object().put("error", "missing-answers").put("ack", ack));
        }
        submitted.add(attempt);
        return reply(200, object().put("receipt", "KP-0000-0000"));
    }

    private static int ack(Map<Integer, String> mine) {
        int ack = 0;
        while (mine.containsKey(ack + 1)) {
            ack++;
        }
        return ack;
    }

    private static ObjectNode object() {
        return JSON.createObjectNode();
    }

    private static JsonNode body(Request request) {
        byte[] body = request.body();
        try {
            return body == null ? object() : JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reply reply(int status, JsonNode body) {
        try {
            return new Reply(status, JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] seal(ObjectNode content) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(JSON.writeValueAsBytes(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            byte[] iv = new byte[12];
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"), new GCMParameterSpec(128, iv));
            byte[] secret = cipher.doFinal(zipped.toByteArray());
            byte[] sealed = Arrays.copyOf(iv, 12 + secret.length);
            System.arraycopy(secret, 0, sealed, 12, secret.length);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
