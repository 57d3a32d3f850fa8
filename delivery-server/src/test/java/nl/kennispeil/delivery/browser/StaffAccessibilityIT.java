package nl.kennispeil.delivery.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
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
    void functionsAndAccountsHaveNoBarriersAndTakeTwo(DemoServer server, Devices devices) {
        Device first = devices.open(server);
        first.logIn("beheer");
        Axe axe = new Axe(first);
        first.goTo("/beheer/accounts");
        first.page().locator("#name").fill("Eva Esdoorn");
        first.page().locator("#role").selectOption("bureau");
        first.page().locator("form[action='/beheer/accounts'] button").click();
        first.page().locator("ol.two").waitFor();
        axe.everywhere("a function that is asked for", () -> first.goTo("/beheer/accounts"));
        assertThat(first.page().locator("form[action$='/bevestigen']").count()).isZero();
        Device second = devices.open(server);
        second.logIn("beheer2");
        second.goTo("/beheer/accounts");
        second.page().locator("form[action$='/bevestigen'] button").click();
        second.page().locator(".code-shown").waitFor();
        Axe confirmed = new Axe(second);
        confirmed.check("a function that is given");
        Device coordinator = devices.open(server);
        coordinator.logIn("coordinator-berk");
        Axe trainers = new Axe(coordinator);
        trainers.everywhere("trainers", () -> coordinator.goTo("/beheer/opleiders"));

        assertThat(axe.problems()).isEmpty();
        assertThat(confirmed.problems()).isEmpty();
        assertThat(trainers.problems()).isEmpty();
    }

    @Test
    void researchEmergencyAndLocksHaveNoBarriers(DemoServer server, Devices devices) {
        Map<String, List<String>> screens = Map.of(
                "psychometricus", List.of("/beheer/onderzoek"),
                "helpdesk", List.of("/beheer/ontgrendelen", "/beheer/noodtoegang"),
                "privacy", List.of("/beheer/privacy/noodtoegang"));
        screens.forEach((login, paths) -> {
            Device device = devices.open(server);
            device.logIn(login);
            Axe axe = new Axe(device);
            paths.forEach(each -> axe.everywhere(each, () -> device.goTo(each)));
            assertThat(axe.problems()).as(login).isEmpty();
        });
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
        axe.everywhere("my tests, about to let a trainer look along", () -> {
            device.goTo("/mijn");
            device.page().locator("#meekijken summary").click();
        });
        axe.everywhere("who saw mine", () -> device.goTo("/mijn/logboek"));
        axe.everywhere("my result", () -> {
            device.goTo("/mijn");
            device.page().locator("a[href^='/uitslag/']").first().click();
            device.page().locator(".result-score").waitFor();
            device.page().locator("#meekijken summary").click();
        });
        assertThat(axe.problems()).isEmpty();
    }

    @Test
    void theResultsThatATrainerMaySeeHaveNoBarriers(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        device.logIn("opleider");
        Axe axe = new Axe(device);
        axe.everywhere("own data of a trainer", () -> device.goTo("/mijn/privacy"));
        axe.everywhere("what aios let see", () -> device.goTo("/opleider"));
        axe.everywhere("a result that an aios lets see", () -> {
            device.goTo("/opleider");
            device.page().locator("main a[href^='/uitslag/']").first().click();
            device.page().locator(".result-score").waitFor();
        });
        Device other = devices.open(server);
        other.goTo("/inloggen");
        other.page().locator("#login").fill("auteur-opleider");
        other.page().locator("#password").fill(server.password("auteur-opleider"));
        other.page().locator("#password").press("Enter");
        other.page().waitForURL("**/inloggen/functie");
        other.page().locator("button[value^='opleider']").click();
        other.page().waitForURL("**/start");
        Axe empty = new Axe(other);
        empty.everywhere("nothing that aios let see", () -> {
            other.goTo("/opleider");
            other.page().locator(".empty").waitFor();
        });
        assertThat(axe.problems()).isEmpty();
        assertThat(empty.problems()).isEmpty();
    }

    @Test
    void theItemBankHasNoBarriers(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        device.logIn("redactie");
        promise(device);
        Axe axe = new Axe(device);
        String item = "/beheer/vragen/vraag/SYN-A-001";
        for (String path : List.of(
                "/beheer/vragen",
                "/beheer/vragen/nakijken",
                "/beheer/vragen/productie",
                "/beheer/vragen/inlezen",
                "/beheer/vragen/actualiteit/nieuw",
                "/beheer/vragen/schrijven",
                item,
                item + "/nakijken",
                item + "/versies",
                item + "/gebruik",
                item + "/gegevens",
                "/beheer/media",
                "/beheer/vragen/toetsen/nieuw",
                "/beheer/vragen/blauwdrukken/nieuw",
                "/beheer/nakijken")) {
            axe.everywhere(path, () -> device.goTo(path));
        }
        axe.everywhere("an item that is written", () -> {
            device.goTo("/beheer/vragen/schrijven/SYN-A-001");
            device.page().locator("[data-ready]").waitFor();
        });
        assertThat(axe.problems()).isEmpty();
    }

    @Test
    void whatTheBankHasIsShownWhileABlueprintIsTyped(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        device.logIn("redactie2");
        promise(device);
        device.goTo("/beheer/vragen/blauwdrukken/nieuw");
        device.page().locator("#name").fill("Klein");
        device.page().locator("#length").fill("5");
        device.page().locator("[name=min0]").fill("1");
        device.page().locator("[name=min0]").press("Tab");
        device.page().locator("#row-0 .cellbar").waitFor();
        assertThat(device.page().url()).endsWith("/nieuw");
    }

    private static void promise(Device device) {
        device.goTo("/beheer/vragen");
        if (device.page().url().contains("geheimhouding")) {
            device.page().locator("main input[type=checkbox]").first().check();
            device.page().locator("main form button[type=submit]").click();
        }
        device.page().locator("table.items").waitFor();
    }
}
