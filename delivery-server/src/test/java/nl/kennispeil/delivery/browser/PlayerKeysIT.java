package nl.kennispeil.delivery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever has no mouse is never stuck, never loses the place, and is told in words what cannot be. */
@ExtendWith(Rehearsal.class)
class PlayerKeysIT {

    @Test
    void askingForTheKeysChangesNoAnswer(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        device.practise("vraagvormen");
        Locator help = device.page().locator("[data-panel=help]");
        device.press("b");
        String chosen = device.chosen();
        assertThat(chosen).isNotEmpty();
        device.press("?");
        assertThat(help).containsText("„Ik weet het niet” kiezen");
        device.press("ArrowDown");
        device.press("?");
        assertThat(help).hasCount(0);
        device.press("?");
        device.press("Escape");
        assertThat(help).hasCount(0);
        assertThat(focused(device)).as("back at the option").isEqualTo(chosen);
        assertThat(device.chosen()).isEqualTo(chosen);
        assertThat(device.page().locator("[data-option='?'] .letter")).hasText("W");
        device.press("w");
        assertThat(device.chosen()).isEqualTo("?");
    }

    @Test
    void withLettersSwitchedOffTheKeysAreStillUnderF1(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        device.practise("vraagvormen");
        Locator help = device.page().locator("[data-panel=help]");
        device.press("F1");
        help.locator("input[type=checkbox]").press("Space");
        device.press("Escape");
        device.press("?");
        device.press("w");
        assertThat(help).hasCount(0);
        assertThat(device.chosen()).isEmpty();
        device.press("F1");
        assertThat(help).isVisible();
    }

    @Test
    void oneMoreThanMayBeChosenIsSaidAtTheQuestion(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        device.practise("vraagvormen");
        turn(device, 2);
        Page page = device.page();
        Locator limit = page.locator(".asked .limit");
        Locator spoken = page.locator("body > [role=status]");
        for (String letter : List.of("a", "c", "e")) {
            device.press(letter);
        }
        assertThat(limit).hasText("Kies er minstens 1 en hoogstens 3.");
        device.press("b");
        assertThat(limit).hasText("U kunt ten hoogste 3 antwoorden kiezen. Haal er eerst een weg.");
        assertThat(spoken).hasText("U kunt ten hoogste 3 antwoorden kiezen. Haal er eerst een weg.");
        Axe axe = new Axe(device);
        axe.check("one too many");
        assertThat(axe.problems()).isEmpty();
        device.press("c");
        assertThat(limit).hasText("Kies er minstens 1 en hoogstens 3.");
        assertThat(spoken).hasText("C niet meer gekozen");
        page.locator("[data-option=B]").click();
        assertThat(page.locator("[data-option=B] input")).isChecked();
        page.locator("[data-option=D]").click();
        assertThat(limit).hasText("U kunt ten hoogste 3 antwoorden kiezen. Haal er eerst een weg.");
        assertThat(page.locator("[data-option=D] input")).not().isChecked();
    }

    @Test
    void arrowsPassOverWhatIsUsedUp(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        device.practise("vraagvormen");
        turn(device, 9);
        Page page = device.page();
        arrows(page.locator("[data-blank='1']"), "blaas");
        arrows(page.locator("[data-blank='2']"), "lever", "nier", "nier");
        assertThat(page.locator("[data-blank='2'] option[value=blaas]")).isDisabled();
        assertThat(page.locator("[data-blank='1'] option[value=blaas]")).isEnabled();
        assertThat(page.locator(".asked")).containsText("Wat al gebruikt is, kunt u niet nog eens kiezen.");
        page.locator("[data-blank='1']").selectOption("");
        assertThat(page.locator("[data-blank='2'] option[value=blaas]")).isEnabled();
        turn(device, 17);
        Locator menus = page.locator(".menus select");
        arrows(menus.nth(0), "hamer");
        arrows(menus.nth(1), "reflex", "reflex");
        assertThat(menus.nth(0)).hasValue("hamer");
    }

    @Test
    void aLineThatComesToTheTopKeepsTheFocus(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        device.practise("vraagvormen");
        turn(device, 7);
        Locator up =
                device.page().locator(".order-row").nth(2).locator("button").first();
        String name = up.getAttribute("aria-label");
        up.focus();
        for (int press = 0; press < 4; press++) {
            device.press("Enter");
        }
        assertThat(focused(device)).isEqualTo(name);
        assertThat(device.page().locator(".order-row").first().locator("button").first())
                .hasAttribute("aria-label", name);
    }

    @Test
    void playingKeepsTheFocusAndTellsWhatLeavingCosts(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        device.practise("vraagvormen");
        turn(device, 19);
        Page page = device.page();
        Locator play = page.locator(".plays button");
        Locator turns = page.locator(".turns");
        assertThat(turns).containsText("Gaat u tijdens het afspelen weg van deze vraag");
        play.focus();
        for (int turn = 1; turn <= 2; turn++) {
            play.press("Enter");
            assertThat(play).hasText("Pauze");
            assertThat(play).isFocused();
            assertThat(turns).containsText("Gaat u nu weg, dan telt deze keer als afgespeeld.");
            page.evaluate("() => { const film = document.querySelector('video'); film.currentTime = film.duration; }");
            assertThat(play).hasText(turn == 1 ? "Afspelen" : "Afspelen kan niet meer");
            assertThat(play).isFocused();
        }
        assertThat(play).hasAttribute("aria-disabled", "true");
        assertThat(turns).hasText("U hebt dit 2 keer afgespeeld, zo vaak als het kan.");
        play.press("Enter");
        assertThat(play).hasText("Afspelen kan niet meer");
    }

    @Test
    void captionsAreSwitchedWithTheKeyboard(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        device.practise("vraagvormen");
        turn(device, 20);
        Page page = device.page();
        Locator dutch = page.locator(".captions button").nth(0);
        Locator english = page.locator(".captions button").nth(1);
        assertThat(dutch).hasAttribute("aria-pressed", "true");
        english.press("Enter");
        assertThat(english).hasAttribute("aria-pressed", "true");
        assertThat(dutch).hasAttribute("aria-pressed", "false");
        page.evaluate("() => document.querySelector('audio').play()");
        assertThat(page.locator(".cue")).containsText("tones");
        english.press("Enter");
        assertThat(english).hasAttribute("aria-pressed", "false");
        assertThat(page.locator(".cue")).hasText("");
        page.evaluate("() => document.querySelector('audio').dispatchEvent(new Event('error'))");
        assertThat(page.locator(".exhibit [role=status]")).containsText("Het geluid is nog niet geladen.");
    }

    @Test
    void aPictureIsEnlargedAndLabValuesAreFoundWithTheKeyboard(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        device.practise("vraagvormen");
        turn(device, 12);
        Page page = device.page();
        Locator zoom = page.locator(".zoom");
        zoom.press("Enter");
        assertThat(page.locator(".viewer")).isVisible();
        device.press("+");
        assertThat(page.locator(".viewer .figures")).hasText("150 %");
        device.press("Escape");
        assertThat(page.locator(".viewer")).hasCount(0);
        assertThat(zoom).isFocused();
        device.press("l");
        assertThat(page.locator("[data-panel=lab] input[type=search]")).isFocused();
        page.keyboard().type("zzz");
        assertThat(page.locator("[data-panel=lab] [role=status]")).isVisible();
        device.press("Escape");
        assertThat(page.locator("[data-panel=lab]")).hasCount(0);
        assertThat(zoom).isFocused();
    }

    private static void turn(Device device, int position) {
        Page page = device.page();
        page.locator("[data-tile='" + position + "']").click();
        device.atItem(position);
    }

    /** Goes down in a closed menu and looks what each step chooses. */
    private static void arrows(Locator menu, String... expected) {
        menu.focus();
        for (String value : expected) {
            menu.press("ArrowDown");
            assertThat(menu).hasValue(value);
        }
    }

    /** The value or the name of what has the focus. */
    private static String focused(Device device) {
        return (String) device.page()
                .evaluate("() => document.activeElement.value || document.activeElement.getAttribute('aria-label')");
    }
}
