package nl.kennispeil.delivery.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.kennispeil.bank.demo.DemoBank;
import nl.kennispeil.bank.item.ItemVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What no browser of ours would send. Every refusal has a code, stores nothing and tells nothing. */
@ExtendWith(Rehearsal.class)
class BadInputIT {

    private static final String SITTING = "kov-najaar";

    private DemoServer server;
    private CandidateApi api;
    private List<String> items;
    private long now;

    @BeforeEach
    void logIn(DemoServer running) {
        server = running;
        api = CandidateApi.login(server, server.somebody(SITTING).code());
        items = ItemsOf.of(api);
        now = api.status().path("serverTime").asLong();
        assertThat(save(event(1, "A", now)).status()).isEqualTo(200);
    }

    @Test
    void aBodyThatIsNoSaveIsRefusedWholeAndNothingOfItIsStored() {
        List<String> bodies = new ArrayList<>(List.of("", " ", "null", "[]", "{}", "7", "\"x\"", "{", "{\"epoch\":1}"));
        bodies.add("\u0000\u0001\uffff");
        bodies.add("{\"epoch\":1,\"events\":null}");
        bodies.add("{\"epoch\":1,\"events\":[]}");
        bodies.add("{\"epoch\":1,\"events\":{}}");
        bodies.add("{\"epoch\":1,\"events\":[null]}");
        bodies.add("{\"epoch\":1,\"events\":[[]]}");
        bodies.add("{\"events\":[" + event(2, "A", now) + "]}");
        bodies.add(Saves.body(2, event(2, "A", now)));
        bodies.add(Saves.body(-1, event(2, "A", now)));
        bodies.add(Saves.body(1, event(2, "A", now), event(2, "B", now)));
        ObjectNode[] many = new ObjectNode[101];
        for (int i = 0; i < many.length; i++) {
            many[i] = event(2 + i, "A", now);
        }
        bodies.add(Saves.body(1, many));
        for (String each : bodies) {
            CandidateApi.Reply reply = api.call("/saves", each);
            assertThat(reply.status()).as(each).isEqualTo(400);
            assertThat(reply.error()).as(each).isEqualTo("malformed");
            assertThat(reply.json().path("message").path("nl").asText()).isNotBlank();
            assertThat(reply.json().path("message").path("en").asText()).isNotBlank();
            tellsNothing(reply);
        }
        nothingButTheFirstAnswer();
    }

    @Test
    void anEventWithAWrongPartIsRefusedTogetherWithTheGoodOnesBesideIt() {
        List<ObjectNode> events = new ArrayList<>();
        for (int seq : new int[] {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 100_000_000}) {
            events.add(event(seq, "A", now));
        }
        for (String item :
                List.of("", ":", "NOPE:1", "NOPE:0", "KOV", "../../x:1", "x".repeat(5_000) + ":1", "$where:1")) {
            events.add(Saves.event(2, item, "answer", "A", now));
        }
        for (String kind : List.of("", "ANSWER", "key", "e", "$set", "answer\u0000")) {
            events.add(Saves.event(2, items.get(1), kind, "A", now));
        }
        for (String value : List.of("Z", "AA", "a", "?A", "A ", "1", "ABCDEFGHIJKLMNOPQRSTUVWXYZA", "<b>", "\u0000")) {
            events.add(event(2, value, now));
        }
        events.add(Saves.event(2, items.get(1), "comment", "x".repeat(2_001), now));
        events.add(Saves.event(2, items.get(1), "highlight", "x".repeat(4_001), now));
        events.add(Saves.event(2, items.get(1), "flag", "11", now));
        events.add(event(2, "A", now).put("activeMs", -1));
        events.add(event(2, "A", now).put("activeMs", 1L << 40));
        events.add(event(2, "A", now).put("value", 7));
        events.add(event(2, "A", now).put("value", true));
        for (String field : List.of("seq", "item", "kind", "value", "clientTime", "activeMs")) {
            events.add(event(2, "A", now).putNull(field));
            ObjectNode list = event(2, "A", now);
            list.putArray(field).add(1);
            events.add(list);
            ObjectNode nested = event(2, "A", now);
            nested.putObject(field).put("$gt", "");
            events.add(nested);
        }
        for (String number : List.of("seq", "clientTime", "activeMs")) {
            events.add(event(2, "A", now).put(number, "x"));
            events.add(event(2, "A", now).put(number, true));
            events.add(event(2, "A", now).put(number, 2.5));
            events.add(event(2, "A", now).put(number, "2"));
        }
        for (ObjectNode each : events) {
            CandidateApi.Reply reply = save(event(3, "A", now), each);
            assertThat(reply.status()).as(each.toString()).isEqualTo(400);
            assertThat(reply.error()).as(each.toString()).isEqualTo("malformed");
            tellsNothing(reply);
        }
        nothingButTheFirstAnswer();
    }

    @Test
    void deepAndOversizedBodiesAreRefusedBeforeTheyAreUnderstood() {
        String deep = "[".repeat(20_000);
        String inside =
                "{\"epoch\":1,\"x\":" + "[".repeat(200) + "]".repeat(200) + ",\"events\":[" + event(2, "A", now) + "]}";
        for (String each : List.of(deep, inside, "{\"a\":".repeat(5_000))) {
            CandidateApi.Reply reply = api.call("/saves", each);
            assertThat(reply.status()).isEqualTo(400);
            tellsNothing(reply);
        }
        String padding = ",\"x\":\"" + "y".repeat(270_000) + "\"}";
        String valid = Saves.body(1, event(2, "A", now));
        CandidateApi.Reply tooLarge = api.call("/saves", valid.substring(0, valid.length() - 1) + padding);
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.error()).isEqualTo("too-large");
        CandidateApi.Reply login = CandidateApi.post(server, "/api/login", "{\"code\":\"" + "A".repeat(10_000) + "\"}");
        assertThat(login.status()).isEqualTo(413);
        nothingButTheFirstAnswer();
    }

    @Test
    void aTokenOpensItsOwnAttemptOnly() {
        CandidateApi other = CandidateApi.login(server, server.somebody(SITTING).code());
        String path = "/api/attempts/" + other.attempt();
        for (String each : List.of("", "/responses")) {
            refused(403, "foreign-attempt", bearer(path + each, api.token()).GET());
        }
        for (String each : List.of("/start", "/saves", "/submit")) {
            HttpRequest.Builder request = bearer(path + each, api.token());
            refused(
                    403,
                    "foreign-attempt",
                    request.POST(HttpRequest.BodyPublishers.ofString(Saves.body(1, event(2, "A", now)))));
        }
        assertThat(other.status().path("state").asText()).isEqualTo("ready");
        nothingButTheFirstAnswer();
    }

    @Test
    void aForgedTokenOpensNothing() {
        String token = api.token();
        int dot = token.lastIndexOf('.');
        Set<String> forged =
                new TreeSet<>(Set.of("x", ".", "..", "null", token + token, "x" + token, token.substring(1)));
        forged.add(token.substring(0, Math.max(1, dot)));
        forged.add(token.substring(0, token.length() / 2));
        forged.add(token.replace(api.attempt(), "AAAAAAAAAAAAAAAAAAAA"));
        forged.add(new StringBuilder(token).reverse().toString());
        forged.add(flipped(token, dot + 1));
        forged.add(flipped(token, token.length() / 2));
        forged.add(Base64.getEncoder().encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8)) + "..");
        forged.remove(token);
        String path = "/api/attempts/" + api.attempt();
        for (String each : forged) {
            refused(401, "bad-token", bearer(path, each).GET());
            HttpRequest.Builder save = bearer(path + "/saves", each);
            refused(
                    401,
                    "bad-token",
                    save.POST(HttpRequest.BodyPublishers.ofString(Saves.body(1, event(2, "A", now)))));
        }
        refused(401, "bad-token", HttpRequest.newBuilder(server.at(path)));
        refused(401, "bad-token", HttpRequest.newBuilder(server.at(path)).header("Authorization", "Basic " + token));
        nothingButTheFirstAnswer();
    }

    @Test
    void aCodeOpensOnceAndAnUnknownCodeNever() {
        DemoServer.Invited invited = server.somebody(SITTING);
        CandidateApi.login(server, invited.code().toLowerCase(Locale.ROOT).replace("-", " "));
        String body = CandidateApi.object().put("code", invited.code()).toString();
        CandidateApi.Reply replayed = CandidateApi.post(server, "/api/login", body);
        assertThat(replayed.status()).isEqualTo(409);
        assertThat(replayed.error()).isEqualTo("used-code");
        for (String code : List.of("", "x", "AAAA-AAAA-AAAA-AAAA", "' OR 1=1", "{$ne:1}", "%00", "ÿ".repeat(16))) {
            CandidateApi.Reply unknown = CandidateApi.post(
                    server,
                    "/api/login",
                    CandidateApi.object().put("code", code).toString());
            assertThat(unknown.status()).as(code).isEqualTo(401);
            assertThat(unknown.error()).isEqualTo("unknown-code");
            tellsNothing(unknown);
        }
        for (String malformed : List.of("", "[]", "null", "{", "\"AAAA\"")) {
            assertThat(CandidateApi.post(server, "/api/login", malformed).status())
                    .isEqualTo(400);
        }
        for (String odd : List.of("{\"code\":{\"$ne\":1}}", "{\"code\":[\"" + invited.code() + "\"]}", "{}")) {
            assertThat(CandidateApi.post(server, "/api/login", odd).status()).isEqualTo(401);
        }
    }

    @Test
    void aClockThatIsAnHourOffIsForgivenAndTheFirstArrivalStands() {
        long hour = 3_600_000;
        CandidateApi.Reply ahead = save(event(2, "A", now + hour));
        CandidateApi.Reply behind = save(Saves.event(3, items.get(2), "answer", "B", now - hour));
        assertThat(ahead.status()).isEqualTo(200);
        assertThat(behind.status()).isEqualTo(200);
        assertThat(behind.json().path("ack").asInt()).isEqualTo(3);
        CandidateApi.Reply again = save(event(2, "B", now - hour), Saves.event(3, items.get(2), "answer", "A", now));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("ack").asInt()).isEqualTo(3);
        assertThat(api.answers()).isEqualTo(Map.of(items.get(0), "A", items.get(1), "A", items.get(2), "B"));
    }

    @Test
    void eventsInAnyOrderAndTwiceAreAcknowledgedOnlyAsFarAsTheyAreContiguous() {
        assertThat(ack(event(3, "A", now))).isEqualTo(1);
        assertThat(ack(event(4, "B", now), event(3, "A", now))).isEqualTo(1);
        assertThat(api.submit(4).error()).isEqualTo("missing-answers");
        assertThat(ack(event(2, "?", now))).isEqualTo(4);
        assertThat(ack(event(2, "?", now), event(4, "B", now))).isEqualTo(4);
        assertThat(api.answers()).isEqualTo(Map.of(items.get(0), "A", items.get(1), "B"));
        CandidateApi fresh = CandidateApi.login(server, server.somebody(SITTING).code());
        fresh.start();
        assertThat(fresh.call("/saves", Saves.body(1, event(2, "B", now)))
                        .json()
                        .path("ack")
                        .asInt(-1))
                .isZero();
        assertThat(fresh.call("/saves", Saves.body(1, event(1, "A", now)))
                        .json()
                        .path("ack")
                        .asInt())
                .isEqualTo(2);
        assertThat(fresh.answers()).isEqualTo(Map.of(items.get(0), "A", items.get(1), "B"));
    }

    @Test
    void aRequestThatAnotherSiteMadeABrowserSendIsRefused() {
        String path = "/api/attempts/" + api.attempt() + "/saves";
        String body = Saves.body(1, event(2, "A", now));
        for (String[] header : new String[][] {
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"},
            {"Origin", "https://example.org"},
            {"Origin", "null"}
        }) {
            refused(
                    403,
                    "other-site",
                    bearer(path, api.token())
                            .header(header[0], header[1])
                            .POST(HttpRequest.BodyPublishers.ofString(body)));
        }
        nothingButTheFirstAnswer();
    }

    @Test
    void filesOutsideTheAssetsAreNotFound() {
        for (String path : List.of(
                "/assets/x/../../server.key",
                "/assets/..%2f..%2fserver.key",
                "/media/..%2fserver.key",
                "/server.key",
                "/assets/%2e%2e/%2e%2e/etc/passwd",
                "/media/" + "0".repeat(64),
                "/api/packages/" + "0".repeat(64),
                "/data/accounts.csv",
                "/accounts.csv",
                "/.git/config",
                "/nl/kennispeil/delivery/Main.class")) {
            CandidateApi.Reply reply = CandidateApi.get(server, path);
            assertThat(reply.status()).as(path).isEqualTo(404);
            tellsNothing(reply);
        }
    }

    @Test
    void theTestOnADeviceHoldsNoKeyNoRationaleAndNoCalibration() {
        CandidateApi lhk =
                CandidateApi.login(server, server.somebody("lhk-najaar").code());
        DemoBank bank = DemoBank.create();
        for (JsonNode content : List.of(api.content(), lhk.content())) {
            Set<String> names = new TreeSet<>();
            names(content, names);
            assertThat(names)
                    .contains("items", "body", "single")
                    .allSatisfy(name -> assertThat(name)
                            .doesNotContainIgnoringCase("key")
                            .doesNotContainIgnoringCase("sleutel")
                            .doesNotContainIgnoringCase("rationale")
                            .doesNotContainIgnoringCase("calibration")
                            .doesNotContainIgnoringCase("correct"));
            String all = content.toString();
            for (ItemVersion item : bank.items()) {
                assertThat(all).doesNotContain(item.rationale().text());
            }
        }
    }

    private static void names(JsonNode node, Set<String> names) {
        node.properties().forEach(each -> names.add(each.getKey()));
        node.forEach(each -> names(each, names));
    }

    private ObjectNode event(int seq, String value, long clientTime) {
        return Saves.event(seq, items.get(seq == 1 ? 0 : 1), "answer", value, clientTime);
    }

    private CandidateApi.Reply save(ObjectNode... events) {
        return api.call("/saves", Saves.body(1, events));
    }

    private int ack(ObjectNode... events) {
        CandidateApi.Reply reply = save(events);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json().path("ack").asInt(-1);
    }

    private HttpRequest.Builder bearer(String path, String token) {
        return HttpRequest.newBuilder(server.at(path)).header("Authorization", "Bearer " + token);
    }

    private static String flipped(String token, int index) {
        char other = token.charAt(index) == 'A' ? 'B' : 'A';
        return token.substring(0, index) + other + token.substring(index + 1);
    }

    private void refused(int status, String error, HttpRequest.Builder request) {
        CandidateApi.Reply reply = CandidateApi.send(request);
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.error()).isEqualTo(error);
        tellsNothing(reply);
    }

    private void nothingButTheFirstAnswer() {
        assertThat(api.answers()).isEqualTo(Map.of(items.get(0), "A"));
        assertThat(api.responses().size()).isEqualTo(1);
        assertThat(CandidateApi.get(server, "/health/ready").status()).isEqualTo(200);
    }

    /** No trace, no class, no library, no path. */
    static void tellsNothing(CandidateApi.Reply reply) {
        assertThat(reply.text())
                .doesNotContain("nl.kennispeil", "io.vertx", "com.fasterxml", "java.", "Exception", ".java", "\tat ")
                .doesNotContain("mongo", "/tmp", "server.key");
    }
}
