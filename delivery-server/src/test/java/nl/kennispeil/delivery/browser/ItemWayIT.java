package nl.kennispeil.delivery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One item all the way: written, approved by two, screened, put in a form, looked at, sent out and read in again. */
@ExtendWith(Rehearsal.class)
class ItemWayIT {

    private static final String BLUEPRINT = """
            {"name":"Weg","length":1,"constraints":[{"column":"category","value":"R","min":1,"max":1}]}
            """;

    private static final String FORM = "/beheer/vragen/toetsen/vorm/WEG-1:1";

    @TempDir
    Path folder;

    @Test
    void anItemIsWrittenApprovedScreenedPutInAFormAndComesBackEqual(DemoServer server, Devices devices)
            throws IOException {
        Device author = devices.open(server);
        author.openBank("auteur");
        String item = write(author);
        String path = "/beheer/vragen/vraag/" + item;
        author.goTo(path + "/gegevens");
        author.page().locator("[name=references]").fill("richtlijn | NHG-Standaard Acuut hoesten | 2026-03-01");
        author.page().locator("main form[action$='/gegevens'] button.primary").click();
        author.page().waitForURL("**gedaan=described");
        author.page().locator("main form:has(input[value=submit]) button").press("Enter");
        author.page().waitForURL("**gedaan=moved");

        Device editor = devices.open(server);
        Device second = devices.open(server);
        editor.openBank("redactie");
        second.openBank("redactie2");
        for (Device each : List.of(editor, second)) {
            each.goTo(path + "/nakijken");
            each.page()
                    .locator("section[aria-labelledby=decide] form:has(input[value=approve]) button")
                    .press("Enter");
            each.page().waitForURL("**gedaan=*");
        }
        assertThat(second.page().locator(".chip.state-approved").first()).isVisible();

        screen(server, item, List.of(editor, second));
        Device bureau = devices.open(server);
        bureau.logIn("bureau");
        assemble(bureau, item);
        look(editor);
        comesBackEqual(editor, item);
    }

    /** An item with a table and a picture, up to its first version. */
    private static String write(Device author) throws IOException {
        EditorPage page = EditorPage.begin(author, "SINGLE_CHOICE");
        page.type("body", "Een vrouw van 60 jaar hoest sinds vier dagen.");
        page.tool("table");
        page.keys("Bepaling", "Tab", "Waarde");
        page.field("body").press("Control+End");
        page.picture("weg.png", "Een foto van de longen");
        page.type("prompt", "Wat is het beste beleid bij deze vrouw?");
        List<String> options = List.of("Afwachten", "Amoxicilline", "Doxycycline", "Verwijzen");
        for (int i = 0; i < options.size(); i++) {
            page.type("option/" + "ABCD".charAt(i), options.get(i));
        }
        page.key(1);
        page.fill("title", "Hoest");
        page.fill("rationale", "Zonder alarmtekenen gaat hoest vanzelf over.");
        page.choose("category", "R");
        page.fill("tests", "OEFEN");
        return page.fix();
    }

    private static void screen(DemoServer server, String item, List<Device> screeners) {
        Page page = screeners.get(0).page();
        screeners.get(0).goTo("/beheer/vragen/actualiteit/nieuw?zoek=" + item);
        page.locator("#naam").fill("Ronde om een vraag");
        page.locator("main form button.primary").click();
        page.waitForURL("**gedaan=planned");
        String round = page.url().substring(server.url().length()).replaceAll("\\?.*", "");
        for (Device each : screeners) {
            each.goTo(round);
            if (each.page().locator("input[value=usable]").count() > 0) {
                each.page().locator("input[value=usable]").first().press("Space");
                each.page().locator("section.card form button").first().press("Enter");
                each.page().waitForURL("**gedaan=judged");
                return;
            }
        }
        throw new AssertionError("nobody was asked to screen " + item);
    }

    private static void assemble(Device bureau, String item) {
        Page page = bureau.page();
        bureau.goTo("/beheer/vragen/blauwdrukken");
        page.setInputFiles(
                "#file", new FilePayload("weg.json", "application/json", BLUEPRINT.getBytes(StandardCharsets.UTF_8)));
        page.locator("main form[enctype] button").click();
        assertThat(page.locator("h1")).hasText("Weg");
        bureau.goTo("/beheer/vragen/toetsen/nieuw");
        page.locator("#title").fill("Een vraag op weg");
        page.locator("#id").fill("WEG-1");
        page.locator("#kind").selectOption("OEFEN");
        page.locator("#blueprint").selectOption("weg:1");
        page.locator("main button.primary").click();
        bureau.goTo(FORM + "?q=" + item);
        page.locator(".bank-rows button[value=add]").first().click();
        assertThat(page.locator("ol.places > li")).hasAttribute("data-item", item);
        assertThat(page.locator("#work form[action$=voorstellen]")).hasCount(1);
    }

    /** The form in the player, with the picture, and no word of the key. */
    private static void look(Device editor) {
        Page page = editor.page();
        editor.goTo(FORM + "/bekijken");
        Response content = page.waitForResponse(
                each -> each.url().contains("/inhoud.json"),
                () -> page.locator("#walk-begin").click());
        assertThat(content.text()).doesNotContain("qti-correct-response", "alarmtekenen");
        assertThat(page.locator("#question")).containsText("Wat is het beste beleid");
        assertThat(page.locator("main table")).containsText("Bepaling");
        Locator picture = page.locator("main figure img");
        assertThat(picture).hasAttribute("alt", "Een foto van de longen");
        assertThat(picture.evaluate("each => each.decode().then(() => each.naturalWidth)"))
                .isEqualTo(60);
    }

    /** The form goes out as a package; read in again, the bank says it has this very item. */
    private void comesBackEqual(Device editor, String item) throws IOException {
        Page page = editor.page();
        editor.goTo(FORM);
        Path zip = folder.resolve("weg.zip");
        Download download =
                page.waitForDownload(() -> page.locator("a[href*='qti3.zip']").click());
        download.saveAs(zip);
        editor.goTo("/beheer/vragen/uitwisselen");
        page.setInputFiles("#files", new FilePayload("weg.zip", "application/zip", Files.readAllBytes(zip)));
        page.locator("section[aria-labelledby=in] button.primary").click();
        page.locator("dl.counts").waitFor();
        assertThat(page.locator("section[aria-labelledby=part-known]"))
                .containsText("Gelijk aan versie " + item + ":1");
        assertThat(page.locator("section[aria-labelledby=part-ready], section[aria-labelledby=part-refused]"))
                .hasCount(0);
    }
}
