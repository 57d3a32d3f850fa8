package nl.kennispeil.delivery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Rehearsal.class)
class OfflineIT {

    @Test
    void answersGoOnWithoutANetworkSurviveAReloadAndReachTheServerAfterwards(DemoServer server, Devices devices) {
        List<String> items = ItemsOf.lhk(server);
        Device device = devices.open(server);
        CandidateApi api = device.enter(server.somebody("lhk-najaar").code());
        device.waitForOfflineShell();
        device.start();
        device.press("a");
        device.hasState("saved");

        device.expectLostLine().context().setOffline(true);
        device.press("ArrowRight");
        device.press("b");
        device.press("ArrowRight");
        device.press("w");
        device.press("f");
        device.hasState("local");
        assertThat(device.banner("offline")).isVisible();
        assertThat(device.banner("offline")).containsText("staan veilig op deze computer");

        device.page().reload();
        device.shows("item");
        device.atItem(3);
        assertThat(device.chosen()).isEqualTo("?");
        assertThat(device.page().locator("#flag")).hasAttribute("aria-pressed", "true");
        device.press("ArrowLeft");
        device.atItem(2);
        assertThat(device.chosen()).isEqualTo("B");
        device.press("a");
        device.hasState("local");
        assertThat(api.answers()).as("before the line is back").isEqualTo(Map.of(items.get(0), "A"));

        device.context().setOffline(false);
        device.hasState("saved");
        assertThat(device.banner("offline")).hasCount(0);
        assertThat(api.answers()).isEqualTo(Map.of(items.get(0), "A", items.get(1), "A", items.get(2), "?"));
        assertThat(api.responses().path(items.get(2)).path("flag").asText()).isEqualTo("1");
    }
}
