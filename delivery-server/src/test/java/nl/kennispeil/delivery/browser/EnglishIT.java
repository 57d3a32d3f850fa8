package nl.kennispeil.delivery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Rehearsal.class)
class EnglishIT {

    /** What shows when a text is missing: a bracketed key from the server, a bare key from the page. */
    private static final Pattern MISSING =
            Pattern.compile("⟦|\\{\\d}|(?<![\\w.])(player|login|lobby|rules|device|save|banner|tool|item|option|filter|"
                    + "state|keys|review|confirm|receipt|ended|code|error)\\.[a-z][a-z.-]*");

    @Test
    void everyScreenOfTheTestIsInEnglishAfterOneClick(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        device.goTo("/toets");
        Page page = device.page();
        assertThat(page.locator("html")).hasAttribute("lang", "nl");
        page.locator(".language").click();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page.locator("#login")).hasText("Log in");
        complete(device);
        device.enter(server.somebody("lhk-najaar").code());
        assertThat(page.locator("#start")).hasText("Start the test");
        complete(device);
        device.start();
        assertThat(page.locator("#item-heading")).hasText("Question 1 of 120");
        assertThat(page.locator("[data-option='?']")).containsText("I do not know");
        for (String panel : List.of("#help", "#lab", "#comment", "#note", "#menu")) {
            page.locator(panel).click();
            assertThat(page.locator("dialog.panel")).isVisible();
            complete(device);
            page.locator("dialog.panel .square").click();
        }
        page.locator("#to-review").click();
        device.shows("review");
        complete(device);
        page.locator("#submit").click();
        assertThat(page.locator("#confirm-submit")).isVisible();
        complete(device);
        page.locator("#confirm-submit").click();
        device.shows("receipt");
        complete(device);
        page.reload();
        device.shows("receipt");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
    }

    @Test
    void theLanguageStaysWhenGoingFromPageToPage(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        device.goTo("/inloggen?lang=en");
        assertThat(device.page().locator("html")).hasAttribute("lang", "en");
        complete(device);
        device.goTo("/toets");
        device.shows("login");
        assertThat(device.page().locator("html")).hasAttribute("lang", "en");
        device.goTo("/oefenen");
        device.shows("login");
        assertThat(device.page().locator("html")).hasAttribute("lang", "en");
        complete(device);
    }

    private static void complete(Device device) {
        String text =
                device.page().locator("body").innerText() + "\n" + device.page().title();
        assertThat(text.lines().filter(line -> MISSING.matcher(line).find())).isEmpty();
        assertThat(text).doesNotContainIgnoringCase("inloggen").doesNotContain("Vraag ", "Volgende", "Toets ");
    }
}
