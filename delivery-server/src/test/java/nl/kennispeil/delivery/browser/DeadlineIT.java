package nl.kennispeil.delivery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Rehearsal.class)
class DeadlineIT {

    @Test
    void whenTimeEndsWithoutANetworkWhatWasAnsweredInTimeIsStoredLateAndNothingAfterIt(Devices devices) {
        try (DemoServer server = DemoServer.start("--candidates", "16", "--time", "PT15S", "--grace", "PT5M")) {
            List<String> items = ItemsOf.lhk(server);
            CandidateApi direct =
                    CandidateApi.login(server, server.somebody("lhk-najaar").code());
            long deadline = direct.start().path("deadline").asLong();
            Device device = devices.open(server);
            CandidateApi api = device.enter(server.somebody("lhk-najaar").code());
            device.start();
            device.press("a");
            device.hasState("saved");
            device.expectLostLine().context().setOffline(true);
            device.press("ArrowRight");
            device.press("b");
            device.press("ArrowRight");
            device.press("w");
            device.hasState("local");

            Page page = device.page();
            assertThat(page.locator("main"))
                    .hasAttribute("data-view", "ended", new LocatorAssertions.HasAttributeOptions().setTimeout(30_000));
            assertThat(device.banner("deadline")).containsText("staan veilig op deze computer");
            assertThat(page.locator("h1")).hasText("De tijd is om");
            assertThat(page.locator("input[name=answer]")).hasCount(0);
            device.press("a");
            device.press("ArrowLeft");
            device.shows("ended");
            assertThat(api.answers()).isEqualTo(Map.of(items.get(0), "A"));

            Response save = page.waitForResponse(
                    each -> each.url().endsWith("/saves"),
                    () -> device.context().setOffline(false));
            JsonNode said = CandidateApi.parse(save.text());
            assertThat(save.status()).isEqualTo(200);
            assertThat(said.path("late").asBoolean()).isTrue();
            device.shows("receipt");
            assertThat(api.answers()).isEqualTo(Map.of(items.get(0), "A", items.get(1), "B", items.get(2), "?"));

            lateByHttp(direct, items, deadline);
        }
    }

    /** A device that does not keep to the rules: what it says it made after the deadline is never stored. */
    private static void lateByHttp(CandidateApi direct, List<String> items, long deadline) {
        DemoServer.await(
                "the deadline",
                Duration.ofSeconds(30),
                () -> direct.status().path("serverTime").asLong() > deadline);
        String body = Saves.body(
                1,
                Saves.event(1, items.get(0), "answer", "A", deadline - 1),
                Saves.event(2, items.get(1), "answer", "A", deadline + 1));
        CandidateApi.Reply reply = direct.call("/saves", body);
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.error()).isEqualTo("after-deadline");
        assertThat(reply.json().path("refused").toString()).isEqualTo("[2]");
        assertThat(reply.json().path("late").asBoolean()).isTrue();
        assertThat(direct.answers()).isEqualTo(Map.of(items.get(0), "A"));
    }
}
