package nl.kennispeil.delivery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Persons come in from a file, step by step, by keyboard as well, without barriers. */
@ExtendWith(Rehearsal.class)
class ImportIT {

    private static final String CSV = """
            kenmerk;naam;e-mail;instituut;begindatum
            nieuw-1;Aios Zonnedauw-901;zonnedauw@example.org;Berk;2026-03-01
            nieuw-2;Aios Guldenroede-902;guldenroede@example.org;Spar;2026-03-01
            """;

    @Test
    void aFileIsSentMappedLookedAtAndTaken(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        device.logIn("bureau");
        Axe axe = new Axe(device);
        axe.everywhere("persons", () -> device.goTo("/beheer/personen"));
        axe.everywhere("import", () -> device.goTo("/beheer/personen/import"));
        Page page = device.page();
        page.setInputFiles("#file", new FilePayload("personen.csv", "text/csv", CSV.getBytes(StandardCharsets.UTF_8)));
        page.locator("main form button[type=submit]").first().click();
        page.locator("#externalId").waitFor();
        String columns = page.url().substring(server.url().length());
        axe.everywhere("columns", () -> device.goTo(columns));
        page.locator("#externalId").selectOption("0");
        page.locator("main button.primary").focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/bekijken");
        axe.everywhere("preview", () -> device.goTo(columns + "/bekijken"));
        page.locator("main button.primary").click();
        assertThat(page.locator("[role=status]")).containsText("1");
        axe.check("report");

        device.speak("nl");
        device.goTo("/beheer/personen");
        page.locator("#zoek").fill("Zonnedauw-901");
        page.locator("#zoek").press("Enter");
        page.locator("table a").first().click();
        page.locator("h1").waitFor();
        assertThat(page.locator("h1")).hasText("Aios Zonnedauw-901");
        assertThat(page.url()).doesNotContain("onnedauw");
        String person = page.url().substring(server.url().length());
        axe.everywhere("a person", () -> device.goTo(person));
        axe.everywhere("a correction", () -> device.goTo(person + "/wijzigen"));
        assertThat(axe.problems()).isEmpty();
    }

    @Test
    void keysHaveNoBarriers(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        device.logIn("beheer");
        Axe axe = new Axe(device);
        axe.everywhere("keys", () -> device.goTo("/beheer/sleutels"));
        assertThat(axe.problems()).isEmpty();
    }
}
