package nl.kennispeil.delivery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Rehearsal.class)
class ExtraTimeIT {

    @Test
    void aCandidateWithHalfAnHourExtraSeesItInTheRulesAndOnTheClock(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        CandidateApi api = device.enter(somebodyWithExtra(30, server));
        assertThat(device.page().locator(".rules")).containsText("210 minuten, waarvan 30 minuten extra tijd");
        device.start();
        assertThat(device.page().locator("#clock")).hasText(Pattern.compile("3:(30:00|29:5\\d)"));
        JsonNode status = api.status();
        assertThat(status.path("deadline").asLong() - status.path("startedAt").asLong())
                .isEqualTo(210 * 60_000L);
    }

    @Test
    void aCandidateWithoutExtraTimeHasThreeHours(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        CandidateApi api = device.enter(somebodyWithExtra(0, server));
        assertThat(device.page().locator(".rules")).containsText("180 minuten");
        device.start();
        assertThat(device.page().locator("#clock")).hasText(Pattern.compile("(3:00:00|2:59:5\\d)"));
        assertThat(api.status().path("rules").path("extraMinutes").asInt()).isZero();
    }

    @Test
    void timeThatTheBureauGrantsDuringTheTestReachesTheClock(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        CandidateApi api = device.enter(somebodyWithExtra(0, server));
        device.start();
        assertThat(device.page().locator("#clock")).hasText(Pattern.compile("(3:00:00|2:5\\d:\\d\\d)"));
        Device bureau = devices.open(server);
        bureau.logIn("bureau");
        bureau.goTo("/beheer/toetsen/lhk-najaar/deelnemer/" + api.attempt());
        bureau.page().locator("#minutes").fill("20");
        bureau.page().locator("#minutes").press("Enter");
        bureau.page().waitForLoadState();
        assertThat(bureau.page().locator("#minutes")).hasValue("20");
        device.press("a");
        assertThat(device.page().locator("#clock")).hasText(Pattern.compile("3:(20:00|1\\d:\\d\\d)"));
        JsonNode status = api.status();
        assertThat(status.path("deadline").asLong() - status.path("startedAt").asLong())
                .isEqualTo(200 * 60_000L);
    }

    /**
     * The code of somebody who is entitled to this much extra. One in fifty candidates of the demonstration has half an
     * hour; the draw is the same every time.
     */
    private static String somebodyWithExtra(int minutes, DemoServer server) {
        for (; ; ) {
            CandidateApi api =
                    CandidateApi.login(server, server.somebody("lhk-najaar").code());
            JsonNode status = api.status();
            if (status.path("rules").path("extraMinutes").asInt() == minutes) {
                return status.path("continuationCode").asText();
            }
        }
    }
}
