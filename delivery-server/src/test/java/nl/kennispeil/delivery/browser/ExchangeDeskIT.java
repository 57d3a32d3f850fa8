package nl.kennispeil.delivery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An item comes in from another system, is taken into the bank, goes out as a package, and is known when it comes back. */
@ExtendWith(Rehearsal.class)
class ExchangeDeskIT {

    private static final String GIFT = """
            ::Duif:: Welke kleur heeft de verzonnen postduif van Noordmerk? {
              =Paars met gele stippen
              ~Effen bruin met strepen
              ~Groen als een sparrenbos
            }

            ::Stuk:: Deze vraag houdt niet op {
            """;

    @TempDir
    Path folder;

    private static void handIn(Device device, FilePayload file) {
        device.goTo("/beheer/vragen/uitwisselen");
        device.page().setInputFiles("#files", file);
        device.page().locator("section[aria-labelledby=in] button.primary").click();
        device.page().locator("dl.counts").waitFor();
    }

    @Test
    void anItemComesInIsTakenGoesOutAndIsKnownAgain(DemoServer server, Devices devices) throws IOException {
        Device device = devices.open(server);
        device.openBank("redactie2");
        Page page = device.page();
        Axe axe = new Axe(device);
        axe.everywhere("nothing handed in", () -> device.goTo("/beheer/vragen/uitwisselen"));

        device.speak("nl");
        handIn(device, new FilePayload("duif.gift", "text/plain", GIFT.getBytes(StandardCharsets.UTF_8)));
        String report = page.url().substring(server.url().length());
        assertThat(page.locator("#part-ready")).containsText("1");
        assertThat(page.locator("#part-refused")).containsText("1");
        page.locator(".arrival-look summary").first().click();
        assertThat(page.frameLocator(".arrival-look iframe").locator("#shown")).containsText("verzonnen postduif");
        assertThat(page.frameLocator(".arrival-look iframe").locator("#shown input[type=radio]"))
                .hasCount(4);
        axe.everywhere("a report", () -> device.goTo(report));

        device.speak("nl");
        device.goTo(report);
        page.locator(".arrival-take button").click();
        page.locator("#part-taken").waitFor();
        String item = page.locator("[aria-labelledby=part-taken] .marked a").textContent();
        assertThat(item).matches("KP-[A-Z0-9]{8}");
        device.goTo("/beheer/vragen?zoek=postduif");
        assertThat(page.locator("main table")).containsText(item);
        device.goTo("/beheer/vragen/vraag/" + item);
        assertThat(page.locator("section[aria-labelledby=origin] a")).containsText("duif.gift");
        assertThat(page.locator("main")).containsText("open opmerkingen: 1");

        axe.everywhere("a package", () -> device.goTo("/beheer/vragen/uitwisselen/pakket?vraag=" + item));
        device.speak("nl");
        Path zip = folder.resolve("terug.zip");
        device.goTo("/beheer/vragen/uitwisselen/pakket?vraag=" + item);
        Download download = page.waitForDownload(
                () -> page.locator("main form button.primary").click());
        download.saveAs(zip);
        assertThat(download.suggestedFilename()).isEqualTo(item + "-1-qti3.zip");

        handIn(device, new FilePayload("terug.zip", "application/zip", Files.readAllBytes(zip)));
        assertThat(page.locator("section[aria-labelledby=part-known]"))
                .containsText("Gelijk aan versie " + item + ":1");
        assertThat(page.locator("section[aria-labelledby=part-known] input[type=checkbox]"))
                .not()
                .isChecked();
        axe.everywhere("imports", () -> device.goTo("/beheer/vragen/uitwisselen"));
        assertThat(axe.problems()).isEmpty();
    }
}
