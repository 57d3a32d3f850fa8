package nl.kennispeil.delivery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import nl.kennispeil.bank.demo.DemoBank;
import nl.kennispeil.bank.item.ItemId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A form from blueprint to planning, by keyboard, with three people. */
@ExtendWith(Rehearsal.class)
class FormIT {

    private static final String BLUEPRINT = """
            {"name":"Proef","length":3,"constraints":[
            {"column":"category","value":"K","min":2,"max":2},{"column":"category","value":"R","min":1,"max":1}]}
            """;

    private static final String FORM = "/beheer/vragen/toetsen/vorm/PROEF-1:1";

    @Test
    void aFormIsAssembledByKeyboardRefusedForEnemiesApprovedByTwoFrozenAndPlanned(DemoServer server, Devices devices) {
        Device bureau = devices.open(server);
        bureau.logIn("bureau");
        Axe axe = new Axe(bureau);
        axe.everywhere("blueprints", () -> bureau.goTo("/beheer/vragen/blauwdrukken"));
        bureau.speak("nl");
        bureau.goTo("/beheer/vragen/blauwdrukken");
        Page page = bureau.page();
        page.setInputFiles(
                "#file",
                new FilePayload("blueprint.json", "application/json", BLUEPRINT.getBytes(StandardCharsets.UTF_8)));
        page.locator("main form[enctype] button").click();
        assertThat(page.locator("h1")).hasText("Proef");
        axe.everywhere("a blueprint", () -> bureau.goTo("/beheer/vragen/blauwdrukken/een/proef"));
        axe.everywhere("a new form", () -> bureau.goTo("/beheer/vragen/toetsen/nieuw"));
        bureau.speak("nl");
        bureau.goTo("/beheer/vragen/toetsen/nieuw");
        page.locator("#title").fill("Proef van een vorm");
        page.locator("#id").fill("PROEF-1");
        page.locator("#kind").selectOption("OEFEN");
        page.locator("#blueprint").selectOption("proef:1");
        page.locator("main button.primary").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Proef van een vorm");

        List<ItemId> pair = DemoBank.create().enemies().get(0);
        String one = pair.get(0).value();
        String other = pair.get(1).value();
        add(bureau, "?alles=1&q=" + one, 1);
        add(bureau, "?alles=1&q=" + other, 2);
        assertThat(page.locator("#work")).containsText("mag niet samen met");
        assertThat(page.locator("#work form[action$=voorstellen]")).hasCount(0);
        for (int left = 1; left >= 0; left--) {
            page.locator("[data-focus=undo]").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("ol.places > li")).hasCount(left);
        }

        add(bureau, "?category=K", 1);
        add(bureau, "?category=K", 2);
        add(bureau, "?category=R", 3);
        assertThat(page.locator(".cover-short, .cover-over")).hasCount(0);
        String last = page.locator("ol.places > li").last().getAttribute("data-item");
        page.locator("ol.places > li").last().locator("button[value=up]").focus();
        page.keyboard().press("Alt+ArrowUp");
        assertThat(page.locator("ol.places > li").nth(1)).hasAttribute("data-item", last);
        assertThat(page.locator("[data-live]")).containsText(last);
        assertThat(page.evaluate("document.activeElement.dataset.focus")).isEqualTo(last + ":up");
        axe.everywhere("the desk of a form", () -> bureau.goTo(FORM));
        bureau.speak("nl");
        bureau.goTo(FORM);
        step(page, "voorstellen", "voorgesteld");
        assertThat(page.locator("#work form[action$=goedkeuren]")).hasCount(0);

        // the test office sees no question
        assertThat(page.locator("a[href$=bekijken]")).hasCount(0);
        for (String who : List.of("redactie", "redactie2")) {
            Device reviewer = devices.open(server);
            reviewer.openBank(who);
            reviewer.goTo(FORM);
            if (who.equals("redactie")) {
                walk(reviewer);
            }
            step(reviewer.page(), "goedkeuren", who.equals("redactie") ? "voorgesteld" : "goedgekeurd");
            assertThat(reviewer.page().locator("#work form[action$=goedkeuren]"))
                    .hasCount(0);
        }
        bureau.goTo(FORM);
        step(page, "bevriezen", "bevroren");
        assertThat(page.locator("#work form[data-quiet]")).hasCount(0);
        bureau.goTo("/beheer/toetsen/nieuw");
        assertThat(page.locator("#form option[value='PROEF-1:1']")).hasCount(1);
        axe.everywhere("the list of forms", () -> bureau.goTo("/beheer/vragen/toetsen"));
        assertThat(axe.problems()).isEmpty();
    }

    @Test
    void aBlueprintIsTypedBesideWhatTheBankHasAndAFormIsFilledByItDraggedAndTakenBack(
            DemoServer server, Devices devices) {
        Device desk = devices.open(server);
        desk.openBank("psychometricus");
        Page page = desk.page();
        Axe axe = new Axe(desk);
        axe.everywhere("a blueprint with gaps", () -> desk.goTo("/beheer/vragen/blauwdrukken/een/lhk-120"));
        desk.speak("nl");
        desk.goTo("/beheer/vragen/blauwdrukken/een/lhk-120");
        assertThat(page.locator("#beside")).containsText("B Bloed en afweer: 2 te weinig");
        assertThat(page.locator("tr.gap .gap-word").first()).isVisible();

        desk.goTo("/beheer/vragen/blauwdrukken/een/tussen-45");
        assertThat(page.locator("#beside")).containsText("De bank heeft genoeg voor elke eis");
        page.locator("[data-keep='dim-category'] input[name^=min]").first().focus();
        page.keyboard().press("Control+a");
        page.keyboard().type("9");
        assertThat(page.locator("#problems a")).hasText("A Algemeen: Dit is minder dan het minimum.");
        page.keyboard().press("Tab");
        page.keyboard().press("Control+a");
        page.keyboard().type("30");
        assertThat(page.locator("#problems a")).hasCount(0);
        page.keyboard().press("ArrowDown");
        assertThat(page.evaluate("document.activeElement.name")).asString().startsWith("max");

        desk.goTo("/beheer/vragen/blauwdrukken/een/tussen-45");
        page.locator("#objective").selectOption("maximin");
        page.locator("#theta").fill("-1; 0; 1");
        page.locator("main button.primary").click();
        assertThat(page.locator("[data-told], .banner.ok").first()).isVisible();

        desk.goTo("/beheer/vragen/toetsen/nieuw");
        page.locator("#title").fill("Tussentijds");
        page.locator("#id").fill("TUSSEN-1");
        page.locator("#kind").selectOption("TUSSEN");
        page.locator("#blueprint").selectOption("tussen-45:2");
        page.locator("main button.primary").click();
        page.locator("form[action$=vullen] button").click();
        page.waitForURL(Pattern.compile(".*keuze=.*"), new Page.WaitForURLOptions().setTimeout(60_000));
        assertThat(page.locator(".banner.ok")).containsText("het laagste punt zo hoog mogelijk");
        assertThat(page.locator(".banner.ok"))
                .containsText(Pattern.compile("bewezen de beste keuze|kan hooguit [0-9,]+ % beter zijn"));
        assertThat(page.locator("ol.places > li")).hasCount(45);
        assertThat(page.locator(".cover-short, .cover-over, .cover-unknown")).hasCount(0);
        String third = page.locator("ol.places > li").nth(2).getAttribute("data-item");
        page.locator("ol.places > li")
                .nth(2)
                .locator(".place-head")
                .dragTo(page.locator("ol.places > li").first().locator(".place-head"));
        assertThat(page.locator("ol.places > li").first()).hasAttribute("data-item", third);
        page.locator("[data-focus=undo]").click();
        assertThat(page.locator("ol.places > li").nth(2)).hasAttribute("data-item", third);
        page.locator("[data-focus=undo]").click();
        assertThat(page.locator("ol.places > li")).hasCount(0);
        assertThat(axe.problems()).isEmpty();
    }

    /** From the first question to the end in the player; nothing stays, nothing is sent. */
    private static void walk(Device reviewer) {
        Page page = reviewer.page();
        List<String> sent = new ArrayList<>();
        page.onRequest(each -> {
            if (!each.method().equals("GET")) {
                sent.add(each.method() + " " + each.url());
            }
        });
        page.locator("a[href$=bekijken]").click();
        page.locator("#walk-begin").click();
        for (int at = 1; at <= 3; at++) {
            assertThat(page.locator("#item-heading")).containsText("Vraag " + at + " van 3");
            page.keyboard().press("a");
            assertThat(page.locator(".option input:checked")).hasCount(1);
            page.locator("#next").click();
        }
        assertThat(page.locator("h1")).hasText("Nakijken");
        page.locator("#submit").click();
        page.locator("#confirm-submit").click();
        assertThat(page.locator("#walk-begin")).isEnabled();
        assertThat(sent).isEmpty();
        assertThat(page.evaluate("indexedDB.databases().then((all) => all.length)"))
                .isEqualTo(0);
        assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
        reviewer.goTo(FORM);
        assertThat(page.request()
                        .get(page.url().split("[?]", 2)[0] + "/qti3.zip")
                        .body())
                .startsWith('P', 'K');
    }

    /** Puts the first item that the filters leave in the form, by keyboard. */
    private static void add(Device device, String filters, int size) {
        device.goTo(FORM + filters);
        device.page().locator(".bank-rows button[value=add]").first().focus();
        device.page().keyboard().press("Enter");
        assertThat(device.page().locator("ol.places > li")).hasCount(size);
    }

    private static void step(Page page, String step, String state) {
        page.locator("#work form[action$=" + step + "] button").focus();
        page.keyboard().press("Enter");
        page.waitForURL("**gedaan=**");
        assertThat(page.locator(".facts .chip").first()).hasText(state);
    }
}
