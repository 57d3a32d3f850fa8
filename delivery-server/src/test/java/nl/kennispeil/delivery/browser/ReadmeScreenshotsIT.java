package nl.kennispeil.delivery.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pictures for the documentation, only when asked: {@code -Dkennispeil.screenshots=docs/images}. */
@ExtendWith(Rehearsal.class)
@EnabledIfSystemProperty(named = "kennispeil.screenshots", matches = ".+")
class ReadmeScreenshotsIT {

    private static final Path FOLDER = Path.of(System.getProperty("kennispeil.screenshots", "target/screenshots"));

    @Test
    void theScreensAsTheyAreNow(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        device.goTo("/");
        shoot(device, "home");
        CandidateApi lhk = device.enter(server.somebody("lhk-najaar").code());
        shoot(device, "lobby");
        device.start();
        String answers = "abcab?abcaab";
        for (int i = 0; i < answers.length(); i++) {
            device.atItem(i + 1);
            device.press(answers.substring(i, i + 1));
            if (i % 4 == 2) {
                device.press("f");
            }
            device.press("ArrowRight");
        }
        device.press("b");
        device.hasState("saved");
        shoot(device, "player");
        device.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        shoot(device, "player-dark");
        device.page().setViewportSize(390, 844);
        device.goTo("/toets");
        device.shows("item");
        shoot(device, "player-phone");

        Device other = devices.open(server);
        other.enter(server.somebody("kov-najaar").code());
        other.start();
        for (int position = 1; position <= 40; position++) {
            other.atItem(position);
            other.press(position % 9 == 0 ? "w" : "abc".substring(position % 3, position % 3 + 1));
            other.press("ArrowRight");
        }
        other.shows("review");
        shoot(other, "review");
        other.page().locator("#submit").click();
        other.page().locator("#confirm-submit").click();
        other.shows("receipt");
        shoot(other, "receipt");
        other.page().locator("#result").click();
        other.page().locator(".result-score").waitFor();
        shoot(other, "result");

        Device bureau = devices.open(server);
        bureau.logIn("bureau");
        shoot(bureau, "start");
        bureau.goTo("/beheer/toetsen/lhk-najaar");
        shoot(bureau, "monitor");
        bureau.goTo("/beheer/toetsen/lhk-najaar/deelnemer/" + lhk.attempt());
        shoot(bureau, "participant");
        bureau.goTo("/beheer/toetsen/nieuw");
        shoot(bureau, "plan");
        bureau.goTo("/beheer/toetsen/lhk-voorjaar/verslag");
        shoot(bureau, "report");
    }

    @Test
    void theItemBankAsItIsNow(DemoServer server, Devices devices) {
        Device editor = devices.open(server);
        editor.openBank("redactie");
        Page page = editor.page();
        editor.goTo("/beheer/vragen/schrijven/SYN-H-006");
        page.locator("#writing[data-ready]").waitFor();
        page.locator("#preview-toggle").click();
        page.frameLocator("#preview-frame").locator("#question").waitFor();
        shoot(editor, "write");
        editor.goTo("/beheer/vragen/nakijken");
        editor.goTo(
                "/beheer/vragen/vraag/" + page.locator("main table a").first().textContent() + "/nakijken");
        page.frameLocator(".seen-frame").locator("#question").waitFor();
        shoot(editor, "review");
        editor.goTo("/beheer/vragen/actualiteit/nieuw?zoek=hart");
        page.locator("#naam").fill("Hart en vaten");
        page.locator("main form button.primary").click();
        page.waitForURL("**gedaan=planned");
        page.locator("section.card").first().scrollIntoViewIfNeeded();
        page.frameLocator(".seen-frame >> nth=0").locator("#question").waitFor();
        shoot(editor, "screen");
        editor.goTo("/beheer/media");
        shoot(editor, "media");
        editor.goTo("/beheer/vragen/toetsen");
        page.locator("main tbody tr:has(.chip-form-draft) a, main tbody tr:first-child a")
                .first()
                .click();
        page.locator(".assembly").waitFor();
        shoot(editor, "form");
        editor.goTo("/beheer/nakijken");
        page.locator("main a.button").first().click();
        page.frameLocator(".seen-frame").locator(".asked").waitFor();
        shoot(editor, "marking");
    }

    private static void shoot(Device device, String name) {
        device.page().screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
    }
}
