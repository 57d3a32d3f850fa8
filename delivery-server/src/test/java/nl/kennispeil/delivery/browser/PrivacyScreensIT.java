package nl.kennispeil.delivery.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What persons can do about their data, and the privacy officer who answers, in a browser. */
@ExtendWith(Rehearsal.class)
class PrivacyScreensIT {

    private static final String DESK = "/beheer/privacy";

    @Test
    void somebodyReadsTheNoticeTakesACopyAsksAndIsAnswered(DemoServer server, Devices devices, @TempDir Path folder)
            throws IOException {
        Device device = devices.open(server);
        device.logIn(server.aios().get(1));
        Page page = device.page();

        Axe axe = new Axe(device);
        for (String path : List.of("/privacy", "/mijn/privacyverklaring", "/mijn/privacy")) {
            axe.everywhere(path, () -> device.goTo(path));
        }
        assertThat(axe.problems()).isEmpty();

        device.goTo("/mijn/privacy");
        Download download = page.waitForDownload(
                () -> page.locator("form[action='/mijn/privacy/kopie'] button").click());
        Path zip = folder.resolve("inzage.zip");
        download.saveAs(zip);
        try (ZipFile files = new ZipFile(zip.toFile())) {
            assertThat(files.stream().map(each -> each.getName()).toList())
                    .contains("lees-mij.html", "inzage.html", "inzage.pdf", "gegevens.json", "wie-zag-wat.csv");
        }
        assertThat(Files.size(zip)).isGreaterThan(10_000);

        page.locator("#text").fill("Mijn naam is verkeerd gespeld.");
        page.locator("form[action='/mijn/privacy/verzoek'] button").click();
        page.locator(".banner.ok").waitFor();

        Device officer = devices.open(server);
        officer.logIn("privacy");
        officer.goTo(DESK);
        officer.page().locator("table.list a").first().click();
        officer.page().locator("#reason").fill("Dit is verbeterd.");
        officer.page().locator("form[action$='/besluit'] button").click();
        officer.page().locator(".banner.ok").waitFor();

        device.goTo("/mijn/privacy");
        assertThat(page.locator("section:has(#requests)").textContent()).contains("Dit is verbeterd.");
    }

    @Test
    void thePrivacyOfficersDeskHasNoBarriers(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        device.logIn("privacy");
        Axe axe = new Axe(device);
        for (String path : List.of(
                DESK,
                DESK + "/verzoeken",
                DESK + "/verzoeken/nieuw",
                DESK + "/bewaring",
                DESK + "/datalekken",
                DESK + "/verwerkingen",
                DESK + "/verwerkingen/berk")) {
            axe.everywhere(path, () -> device.goTo(path));
        }
        assertThat(axe.problems()).isEmpty();
    }
}
