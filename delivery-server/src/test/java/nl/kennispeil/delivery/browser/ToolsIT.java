package nl.kennispeil.delivery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Rehearsal.class)
class ToolsIT {

    @Test
    void aCommentANoteAStrikeAndAFlagReachTheServerAndComeBackAfterAReload(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        CandidateApi api = device.enter(server.somebody("lhk-najaar").code());
        device.start();
        Page page = device.page();
        page.locator("[data-strike=B]").click();
        page.locator("#flag").click();
        page.locator("#comment").click();
        page.locator("#comment-text").fill("Twee antwoorden lijken juist.");
        page.keyboard().press("Escape");
        page.locator("#note").click();
        page.locator("#note-text").fill("Later nog eens lezen.");
        page.keyboard().press("Escape");
        device.hasState("saved");

        JsonNode item =
                api.call("/responses").json().path("items").path(ItemsOf.of(api).get(0));
        assertThat(item.path("comment").asText()).isEqualTo("Twee antwoorden lijken juist.");
        assertThat(item.path("note").asText()).isEqualTo("Later nog eens lezen.");
        assertThat(item.path("strike").asText()).isEqualTo("B");
        assertThat(item.path("flag").asText()).isEqualTo("1");

        page.reload();
        assertThat(page.locator("[data-strike=B]")).hasAttribute("aria-pressed", "true");
        assertThat(page.locator("[data-tile='1']")).hasAttribute("data-flagged", Pattern.compile(".*"));
        page.locator("#note").click();
        assertThat(page.locator("#note-text")).hasValue("Later nog eens lezen.");
    }
}
