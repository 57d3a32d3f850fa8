package nl.kennispeil.delivery.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten thousand requests that mean nothing, on a server of their own because they use up its patience for one address. */
class JunkFloodIT {

    private static final int REQUESTS = 10_000;
    private static final int AT_ONCE = 8;

    private final SplittableRandom random = new SplittableRandom(10_000);

    @Test
    @Timeout(180)
    void tenThousandJunkRequestsAreRefusedAndLeaveNoTraceInTheAnswers() throws InterruptedException {
        try (DemoServer server = DemoServer.start("--candidates", "16")) {
            CandidateApi api =
                    CandidateApi.login(server, server.somebody("lhk-najaar").code());
            List<String> items = ItemsOf.of(api);
            long now = api.status().path("serverTime").asLong();
            String valid = Saves.body(1, Saves.event(1, items.get(0), "answer", "A", now));
            assertThat(api.call("/saves", valid).status()).isEqualTo(200);
            JsonNode before = api.call("/responses").json();
            JsonNode statusBefore = api.status();

            HttpClient client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            Semaphore slots = new Semaphore(AT_ONCE);
            Queue<String> wrong = new ConcurrentLinkedQueue<>();
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                HttpRequest request = junk(server, api, valid);
                slots.acquire();
                all.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                        .handle((reply, failure) -> {
                            slots.release();
                            judge(request, reply, failure, wrong);
                            return null;
                        }));
            }
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
            assertThat(wrong).isEmpty();
            assertThat(api.call("/responses").json()).isEqualTo(before);
            assertThat(api.status().path("epoch")).isEqualTo(statusBefore.path("epoch"));
            assertThat(api.status().path("state").asText()).isEqualTo("busy");
            assertThat(CandidateApi.get(server, "/health/ready").status()).isEqualTo(200);
            assertThat(server.log()).doesNotContain(" ERROR ");
        }
    }

    private static void judge(HttpRequest request, HttpResponse<String> reply, Throwable failure, Queue<String> wrong) {
        if (failure != null) {
            wrong.add(request.method() + " " + request.uri() + ": " + failure);
        } else if (reply.statusCode() < 400 || reply.statusCode() > 499) {
            wrong.add(request.method() + " " + request.uri() + ": " + reply.statusCode() + " " + reply.body());
        } else {
            BadInputIT.tellsNothing(new CandidateApi.Reply(reply.statusCode(), reply.body()));
        }
    }

    private HttpRequest junk(DemoServer server, CandidateApi api, String valid) {
        String attempt = pick(
                "/api/attempts/" + api.attempt(),
                "/api/attempts/" + letters(20),
                "/api/attempts/%00",
                "/api/attempts/..");
        String path = pick(
                "/api/login",
                attempt + "/saves",
                attempt + "/saves",
                attempt + "/submit",
                attempt + "/start",
                attempt,
                attempt + "/responses",
                "/api/packages/" + letters(64),
                "/media/" + letters(64) + ".webm",
                "/assets/" + letters(12) + "/player/main.js",
                "/api/" + letters(8),
                "/" + letters(200));
        boolean mine = path.endsWith("/saves") || path.endsWith("/submit");
        String token = mine && random.nextBoolean()
                ? api.token()
                : pick(letters(40), api.token() + "x", "." + letters(30), "");
        HttpRequest.Builder request = HttpRequest.newBuilder(server.at(path)).timeout(Duration.ofSeconds(30));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString(body(valid));
        String method = path.endsWith("s") && !mine ? "POST" : pick("POST", "POST", "POST", "PUT", "DELETE", "PATCH");
        return request.method(method, body).build();
    }

    private String body(String valid) {
        return switch (random.nextInt(7)) {
            case 0 -> "";
            case 1 -> letters(1 + random.nextInt(300));
            case 2 -> valid.substring(0, random.nextInt(valid.length() - 1));
            case 3 -> "[".repeat(1 + random.nextInt(3_000));
            case 4 -> valid.replace("\"epoch\":1", "\"epoch\":" + (2 + random.nextInt()));
            case 5 -> "{\"code\":\"" + letters(16) + "\",\"epoch\":null,\"events\":[{}],\"lastSeq\":-1}";
            default -> "{\"epoch\":{\"$gt\":0},\"events\":" + random.nextInt() + ",\"lastSeq\":[]}";
        };
    }

    private String letters(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) ('A' + random.nextInt(26)));
        }
        return text.toString();
    }

    private String pick(String... from) {
        return from[random.nextInt(from.length)];
    }
}
