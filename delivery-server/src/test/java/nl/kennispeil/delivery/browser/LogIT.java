package nl.kennispeil.delivery.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Rehearsal.class)
class LogIT {

    private static final String REMARK = "Deze-opmerking-hoort-in-geen-enkel-logboek";

    @Test
    void theLogNamesNoCandidateNoAnswerNoCodeAndNoToken(DemoServer server) {
        DemoServer.Invited invited = server.somebody("lhk-najaar");
        CandidateApi api = CandidateApi.login(server, invited.code());
        List<String> items = ItemsOf.of(api);
        ObjectNode body = CandidateApi.object().put("epoch", api.epoch());
        ArrayNode events = body.putArray("events");
        long now = api.status().path("serverTime").asLong();
        for (int seq = 1; seq <= 60; seq++) {
            events.add(Saves.event(seq, items.get(seq), "answer", seq % 2 == 0 ? "A" : "?", now));
        }
        events.add(Saves.event(61, items.get(0), "comment", REMARK, now));
        assertThat(api.call("/saves", body.toString()).status()).isEqualTo(200);
        assertThat(api.call("/saves", "{\"epoch\":1,\"events\":[" + REMARK).status())
                .isEqualTo(400);
        assertThat(CandidateApi.post(server, "/api/login", "{\"code\":\"" + invited.code() + "\"}")
                        .status())
                .isEqualTo(409);
        String continuation = api.status().path("continuationCode").asText();
        String name = api.status().path("candidate").path("name").asText();
        assertThat(api.submit(61).status()).isEqualTo(200);

        assertThat(name).isNotBlank();
        for (String output : List.of(server.log(), server.console())) {
            assertThat(output)
                    .doesNotContain(name, REMARK, invited.code(), continuation, api.token())
                    .doesNotContain(invited.code().replace("-", ""), continuation.replace("-", ""))
                    .doesNotContain(items.get(5), api.attempt());
        }
        assertThat(server.log().toLowerCase(Locale.ROOT)).doesNotContain("zonnebloem", "korenbloem", "aios ");
    }
}
