package nl.kennispeil.delivery.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The candidate's interface without a browser: what the server stored for one attempt, whatever the page shows. */
final class CandidateApi {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final int IV = 12;

    /** A reply as it came. */
    record Reply(int status, String text) {

        JsonNode json() {
            return parse(text);
        }

        String error() {
            return json().path("error").asText("");
        }
    }

    private final DemoServer server;
    private final String attempt;
    private final int epoch;
    private final String token;

    CandidateApi(DemoServer server, JsonNode opened) {
        this.server = server;
        this.attempt = opened.path("attempt").asText();
        this.epoch = opened.path("epoch").asInt();
        this.token = opened.path("token").asText();
    }

    static CandidateApi login(DemoServer server, String code) {
        Reply reply = post(server, "/api/login", object().put("code", code).toString());
        if (reply.status() != 200) {
            throw new IllegalStateException("login gave " + reply);
        }
        return new CandidateApi(server, reply.json());
    }

    static Reply post(DemoServer server, String path, String body) {
        return send(HttpRequest.newBuilder(server.at(path)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    static Reply get(DemoServer server, String path) {
        return send(HttpRequest.newBuilder(server.at(path)));
    }

    String attempt() {
        return attempt;
    }

    int epoch() {
        return epoch;
    }

    String token() {
        return token;
    }

    Reply call(String path) {
        return send(authorised(path));
    }

    Reply call(String path, String body) {
        return send(authorised(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    JsonNode status() {
        return call("").json();
    }

    JsonNode start() {
        return call("/start", object().put("epoch", epoch).toString()).json();
    }

    Reply submit(int lastSeq) {
        return call(
                "/submit", object().put("epoch", epoch).put("lastSeq", lastSeq).toString());
    }

    JsonNode responses() {
        return call("/responses").json().path("items");
    }

    /** The stored answer per item that has one which is not empty. */
    Map<String, String> answers() {
        Map<String, String> answers = new TreeMap<>();
        responses().properties().forEach(each -> {
            String answer = each.getValue().path("answer").asText("");
            if (!answer.isEmpty()) {
                answers.put(each.getKey(), answer);
            }
        });
        return answers;
    }

    /** The test as a device decrypts it; starts the attempt if that has not been done. */
    JsonNode content() {
        byte[] key = Base64.getDecoder().decode(start().path("key").asText());
        byte[] sealed = bytes(status().path("package").path("url").asText());
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(128, Arrays.copyOf(sealed, IV)));
            byte[] plain = cipher.doFinal(sealed, IV, sealed.length - IV);
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(plain))) {
                return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the package cannot be opened", e);
        }
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Reply send(HttpRequest.Builder request) {
        return exchange(request.timeout(Duration.ofSeconds(20)).build());
    }

    private HttpRequest.Builder authorised(String path) {
        return HttpRequest.newBuilder(server.at("/api/attempts/" + attempt + path))
                .header("Authorization", "Bearer " + token);
    }

    private byte[] bytes(String path) {
        try {
            return CLIENT.send(HttpRequest.newBuilder(server.at(path)).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Reply exchange(HttpRequest request) {
        try {
            HttpResponse<String> reply = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(reply.statusCode(), reply.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
