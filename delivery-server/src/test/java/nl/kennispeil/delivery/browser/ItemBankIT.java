package nl.kennispeil.delivery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A review round, a screening and a spreadsheet, by those who do them, without barriers. */
@ExtendWith(Rehearsal.class)
class ItemBankIT {

    private static Device promised(DemoServer server, Devices devices, String login) {
        Device device = devices.open(server);
        device.openBank(login);
        return device;
    }

    @Test
    void anItemIsDiscussedApprovedByTwoAndScreened(DemoServer server, Devices devices) {
        Device first = promised(server, devices, "redactie");
        Axe axe = new Axe(first);
        axe.everywhere("the promise", () -> first.goTo("/beheer/vragen/geheimhouding"));
        axe.everywhere("items", () -> first.goTo("/beheer/vragen"));
        axe.everywhere("no items", () -> first.goTo("/beheer/vragen?zoek=bestaatniet"));
        axe.everywhere("queue", () -> first.goTo("/beheer/vragen/nakijken"));
        axe.everywhere("production", () -> first.goTo("/beheer/vragen/productie"));

        Page page = first.page();
        first.speak("nl");
        first.goTo("/beheer/vragen/nakijken");
        String item = page.locator("main table a").first().textContent();
        String path = "/beheer/vragen/vraag/" + item;
        axe.everywhere("a review", () -> first.goTo(path + "/nakijken"));
        FrameLocator seen = page.frameLocator(".seen-frame");
        assertThat(seen.locator(".options .option").first()).isVisible();
        assertThat(seen.locator("input:checked")).hasCount(0);
        assertThat(page.locator(".seen-key .marked.ok").first()).isVisible();
        page.locator("[data-seen=key]").click();
        assertThat(seen.locator("input:checked")).hasCount(1);
        page.locator(".passage details summary").first().click();
        page.locator(".passage textarea").first().fill("Kan dit korter?");
        page.locator(".passage details button").first().click();
        assertThat(page.locator(".thread").first()).containsText("Kan dit korter?");
        assertThat(page.locator("button[type=submit]:has-text('Goedkeuren')")).hasCount(0);
        axe.everywhere("a thread", () -> first.goTo(path + "/nakijken"));
        first.speak("nl");
        while (page.locator("button[value=oplossen]").count() > 0) {
            page.locator("button[value=oplossen]").first().click();
            page.locator("[role=status]").waitFor();
        }
        page.locator("section[aria-labelledby=decide] button.primary").click();
        page.waitForURL("**gedaan=**");

        Device second = promised(server, devices, "redactie2");
        second.goTo(path + "/nakijken");
        if (second.page()
                        .locator("section[aria-labelledby=decide] button.primary")
                        .count()
                > 0) {
            second.page()
                    .locator("section[aria-labelledby=decide] button.primary")
                    .click();
            second.page().waitForURL("**gedaan=moved");
        }
        second.goTo(path);
        assertThat(second.page().locator(".chip.state-approved").first()).isVisible();
        assertThat(second.page()
                        .frameLocator(".seen-frame")
                        .locator(".options .option")
                        .first())
                .isVisible();
        for (String each : new String[] {"", "/versies", "/gebruik", "/gegevens"}) {
            axe.everywhere("item " + each, () -> first.goTo(path + each));
        }

        axe.everywhere("campaigns", () -> first.goTo("/beheer/vragen/actualiteit"));
        axe.everywhere("a plan", () -> first.goTo("/beheer/vragen/actualiteit/nieuw?zoek=" + item));
        first.speak("nl");
        page.locator("#naam").fill("Najaarsronde");
        page.locator("main form button.primary").click();
        page.waitForURL("**gedaan=planned");
        String round = page.url().substring(server.url().length()).replaceAll("\\?.*", "");
        for (Device each : new Device[] {first, second}) {
            each.goTo(round);
            if (each.page().locator("input[value=usable]").count() > 0) {
                axe.everywhere("a campaign", () -> first.goTo(round));
                each.goTo(round);
                assertThat(each.page()
                                .locator(".seen-frame")
                                .first()
                                .contentFrame()
                                .locator("#item-heading"))
                        .isVisible();
                assertThat(each.page().locator(".seen-key").first()).isVisible();
                each.page().locator("input[value=usable]").first().check();
                each.page().locator("section.card form button").first().click();
                each.page().waitForURL("**gedaan=judged");
            }
        }
        first.goTo(round);
        assertThat(page.locator("main .chip").first()).isVisible();
        assertThat(axe.problems()).isEmpty();
    }

    @Test
    void detailsComeInFromASpreadsheetAfterALook(DemoServer server, Devices devices) {
        Device device = promised(server, devices, "redactie");
        Axe axe = new Axe(device);
        axe.everywhere("import", () -> device.goTo("/beheer/vragen/inlezen"));
        Page page = device.page();
        byte[] csv = "code;thema\nDEMO-001;Ingelezen thema\nGEEN-9;Iets\n".getBytes(StandardCharsets.UTF_8);
        page.setInputFiles("#file", new FilePayload("vragen.csv", "text/csv", csv));
        page.locator("main form button.primary").click();
        page.locator("#k0").waitFor();
        String file = page.url().substring(server.url().length());
        axe.everywhere("columns", () -> device.goTo(file));
        page.locator("#k0").selectOption("item");
        page.locator("main form button.primary").click();
        page.waitForURL("**/bekijken");
        axe.everywhere("preview", () -> device.goTo(file + "/bekijken"));
        page.locator("main form button.primary").click();
        axe.check("taken");
        assertThat(page.locator("a[href$='terug.csv']")).isVisible();
        device.goTo("/beheer/vragen/vraag/DEMO-001");
        assertThat(page.locator("main")).containsText("Ingelezen thema");
        assertThat(axe.problems()).isEmpty();
    }

    @Test
    void aSearchIsKeptAndWhatItFindsIsChangedTogetherAfterALook(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        device.openBank("redactie");
        Page page = device.page();
        device.goTo("/beheer/vragen?categorie=K&staat=active");
        page.locator("details:has(#naam) summary").click();
        page.locator("#naam").fill("Hart, in gebruik");
        page.locator("form[action='/beheer/vragen/filters'] button").click();
        page.locator("[role=status]").waitFor();
        device.goTo("/beheer/vragen");
        page.locator(".views a:has-text('Hart, in gebruik')").click();
        assertThat(page.locator("#categorie")).hasValue("K");

        List<String> chosen = page.locator("table.items tbody input[name=item]").all().stream()
                .limit(2)
                .map(each -> {
                    each.check();
                    return each.inputValue();
                })
                .toList();
        page.locator("#veld").selectOption("theme");
        page.locator("#waarde").fill("Samen gewijzigd");
        page.locator("fieldset.bulk button").first().click();
        page.waitForURL("**/wijzigen");
        chosen.forEach(each -> assertThat(page.locator("main")).containsText(each));
        Page beside = page.context().newPage();
        beside.navigate(server.url() + "/beheer/vragen/vraag/" + chosen.get(0));
        assertThat(beside.locator("main")).not().containsText("Samen gewijzigd");
        beside.close();

        page.locator("main form button.primary").click();
        page.locator("a[href$='terug.csv'], [role=status]").first().waitFor();
        for (String each : chosen) {
            device.goTo("/beheer/vragen/vraag/" + each);
            assertThat(page.locator("main")).containsText("Samen gewijzigd");
        }
    }
}
