package nl.kennispeil.delivery.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same for those who work with it. */
@ExtendWith(Rehearsal.class)
class StaffAccessibilityIT {

    @Test
    void theBureauHasNoBarriers(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        device.logIn("bureau");
        Axe axe = new Axe(device);
        String sitting = "/beheer/toetsen/lhk-najaar";
        for (String path : List.of(
                "/start",
                "/beheer/toetsen",
                "/beheer/toetsen/nieuw",
                sitting,
                sitting + "/deelnemers",
                sitting + "/bericht",
                sitting + "/afronden",
                "/beheer/toetsen/lhk-voorjaar/verslag",
                "/beheer/herstel")) {
            axe.everywhere(path, () -> device.goTo(path));
        }
        String person = sitting + "/deelnemer/"
                + CandidateApi.login(server, server.somebody("lhk-najaar").code())
                        .attempt();
        axe.everywhere("a participant", () -> device.goTo(person));
        axe.everywhere("a plan with everything missing", () -> {
            device.goTo("/beheer/toetsen/nieuw");
            device.page().locator("main form button[type=submit]").click();
            device.page().locator("[role=alert]").waitFor();
        });
        assertThat(axe.problems()).isEmpty();
    }

    @Test
    void theLogbookHasNoBarriers(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        device.logIn("privacy");
        Axe axe = new Axe(device);
        axe.everywhere("start of the privacy officer", () -> device.goTo("/start"));
        axe.everywhere("logbook", () -> device.goTo("/beheer/logboek"));
        axe.everywhere("logbook of nobody", () -> device.goTo("/beheer/logboek?id=nobody"));
        axe.everywhere("logbook asked wrongly", () -> device.goTo("/beheer/logboek?van=x"));
        axe.everywhere("what stands out", () -> device.goTo("/beheer/logboek/opvallend"));
        axe.everywhere("logbook per sitting", () -> device.goTo("/beheer/logboek/toetsen"));
        assertThat(axe.problems()).isEmpty();
    }

    @Test
    void theOwnResultsOfACandidateHaveNoBarriers(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        device.logIn(server.aios().get(2));
        Axe axe = new Axe(device);
        axe.everywhere("my tests", () -> device.goTo("/mijn"));
        axe.everywhere("who saw mine", () -> device.goTo("/mijn/logboek"));
        axe.everywhere("my result", () -> {
            device.goTo("/mijn");
            device.page().locator("a[href^='/uitslag/']").first().click();
            device.page().locator(".result-score").waitFor();
        });
        assertThat(axe.problems()).isEmpty();
    }
}
