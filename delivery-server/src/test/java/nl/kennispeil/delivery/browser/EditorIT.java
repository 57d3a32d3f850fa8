package nl.kennispeil.delivery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An item from an empty page to a version: by keyboard, with a picture, a table, a piece of Word, and two at once. */
@ExtendWith(Rehearsal.class)
class EditorIT {

    @Test
    void anItemIsWrittenByTwoAndBecomesAVersion(DemoServer server, Devices devices) throws IOException {
        Device device = devices.open(server);
        device.openBank("redactie");
        Page page = device.page();
        EditorPage desk = EditorPage.begin(device, "SINGLE_CHOICE");
        String path = desk.path();

        desk.type("body", "Een vrouw van 60 jaar hoest.");
        desk.tool("table");
        desk.keys("Lab", "Tab", "Waarde");
        assertThat(desk.field("body").locator("th").first()).hasText("Lab");
        desk.field("body").press("Control+End");
        desk.picture("longen.png", "Een röntgenfoto van de longen");
        assertThat(desk.field("body").locator(".atom img")).hasAttribute("alt", "Een röntgenfoto van de longen");
        desk.type("prompt", "Wat is het beste beleid?");
        List<String> options = List.of("Afwachten", "Amoxicilline", "Doxycycline", "Verwijzen");
        for (int i = 0; i < 4; i++) {
            desk.type("option/" + "ABCD".charAt(i), options.get(i));
        }
        desk.key(1);
        desk.fill("title", "Hoest");
        desk.fill("rationale", "Omdat het zo is.");
        desk.choose("category", "R");

        paste(desk.field("body"));
        assertThat(desk.field("body").locator("li")).hasText(new String[] {"koorts", "hoest"});
        String html = desk.field("body").innerHTML();
        assertThat(html).contains("CO<sub>2</sub>").doesNotContain("mso", "Mso", "style=", "script");
        desk.saved();

        Device second = devices.open(server);
        second.openBank("redactie2");
        second.goTo(path);
        EditorPage other = EditorPage.at(second);
        // A click puts the cursor into the text before the next key comes; focus alone may still bring it there.
        other.field("option/C").click();
        second.press("End");
        second.page().keyboard().type(" geven");
        assertThat(other.field("option/C")).hasText("Doxycycline geven");
        desk.field("option/C").click();
        page.keyboard().press("Home");
        page.keyboard().type("Direct ");
        assertThat(desk.field("option/C")).hasText("Direct Doxycycline geven");
        assertThat(other.field("option/C")).hasText("Direct Doxycycline geven");
        assertThat(page.locator("#others")).containsText("Tweede eindredactie");

        Axe axe = new Axe(device);
        axe.everywhere("the editor", () -> {
            device.goTo(path);
            page.locator("#writing[data-ready]").waitFor();
        });
        axe.everywhere("the media library", () -> device.goTo("/beheer/media"));
        axe.everywhere("the history", () -> device.goTo(path + "/geschiedenis"));
        device.goTo(path + "/voorbeeld");
        assertThat(page.locator("#shown .options")).containsText("Direct Doxycycline geven");
        device.speak("nl");
        device.goTo(path);
        page.locator("#writing[data-ready]").waitFor();
        page.locator("#fix").press("Enter");
        assertThat(page.locator("#fix-message")).containsText("Versie 1 is vastgelegd");
        assertThat(axe.problems()).isEmpty();
    }

    @Test
    void aCaseIsWrittenOnceAndShownWithEveryItemThatAsksAboutIt(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        device.openBank("redactie");
        Page page = device.page();
        Axe axe = new Axe(device);
        axe.everywhere("cases", () -> device.goTo("/beheer/vragen/casus"));
        device.speak("nl");
        device.goTo("/beheer/vragen/casus");
        page.locator("main form.form button").press("Enter");
        EditorPage desk = EditorPage.at(device);
        String write = desk.path();
        String path = write.replace("/schrijven", "");
        page.locator("#f-title").fill("Mevrouw De Wit");
        desk.type("body", "Mevrouw De Wit is 60 jaar.");
        desk.tool("lab");
        page.keyboard().type("Hb");
        assertThat(desk.field("body").locator("caption")).hasText("Laboratoriumonderzoek");
        desk.tool("caption");
        page.locator("#asked-words").fill("Lab van vandaag");
        page.keyboard().press("Enter");
        assertThat(desk.field("body").locator("caption")).hasText("Lab van vandaag");
        desk.saved();
        page.locator("#fix").press("Enter");
        assertThat(page.locator("#fix-message")).containsText("Versie 1 is vastgelegd");
        axe.everywhere("a case in the editor", () -> {
            device.goTo(write);
            page.locator("#writing[data-ready]").waitFor();
        });

        device.speak("nl");
        device.goTo(path);
        page.locator("#soort").selectOption("HOTTEXT");
        page.locator("form[action$='/nieuw'] button").press("Enter");
        page.locator("#writing[data-ready]").waitFor();
        assertThat(page.locator("details.told")).containsText("Mevrouw De Wit is 60 jaar.");
        page.navigate(page.url() + "/voorbeeld");
        assertThat(page.locator("#shown .told")).containsText("Lab van vandaag");
        axe.everywhere("a case", () -> device.goTo(path));
        assertThat(page.locator("section[aria-labelledby=items] tbody tr")).hasCount(1);
        assertThat(axe.problems()).isEmpty();
    }

    private static void paste(Locator body) throws IOException {
        try (InputStream in = EditorIT.class.getResourceAsStream("/word.html")) {
            String word = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            body.press("Control+Home");
            body.evaluate(
                    "(place, html) => { const data = new DataTransfer(); data.setData('text/html', html);"
                            + " place.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})); }",
                    word);
        }
    }

    @Test
    void aPolygonIsDrawnWithTheKeyboardMovedAndKept(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        device.openBank("redactie");
        EditorPage desk = EditorPage.begin(device, "HOTSPOT");
        Page page = device.page();
        page.locator("button:has-text('Plaatje kiezen')").press("Enter");
        page.locator(".media-card input").first().check();
        page.locator("dialog button.primary").press("Enter");
        page.locator(".stage img[width]").waitFor();
        page.locator("#place-shape").selectOption("poly");
        page.locator("button:has-text('Plaats toevoegen')").press("Enter");
        for (String key : "Space ArrowDown ArrowDown Space ArrowRight ArrowRight Space Enter".split(" ", -1)) {
            page.keyboard().press(key);
        }
        page.keyboard().type("Driehoek");
        List<Integer> drawn = points(page);
        assertThat(drawn).hasSize(6);
        page.locator("polygon.place").press("ArrowLeft");
        assertThat(points(page))
                .containsExactly(
                        drawn.get(0) - 5, drawn.get(1), drawn.get(2) - 5, drawn.get(3), drawn.get(4) - 5, drawn.get(5));
        List<Integer> moved = points(page);
        desk.saved();
        page.reload();
        page.locator("polygon.place").waitFor();
        assertThat(points(page)).isEqualTo(moved);
    }

    private static List<Integer> points(Page page) {
        return Stream.of(page.locator("polygon.place").getAttribute("points").split(" ", -1))
                .map(Integer::valueOf)
                .toList();
    }
}
