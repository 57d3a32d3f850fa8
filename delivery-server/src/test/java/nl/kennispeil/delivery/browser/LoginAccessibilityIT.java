package nl.kennispeil.delivery.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import nl.kennispeil.delivery.account.AuthenticatorApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The way in, as staff of a production server meet it, and the lock after a quiet time. */
@ExtendWith(Rehearsal.class)
class LoginAccessibilityIT {

    @Test
    void theSecondStepAndTheOwnAccountHaveNoBarriers(Devices devices) {
        try (DemoServer server = DemoServer.start("--candidates", "8", "--second-factor")) {
            Device device = devices.open(server);
            Axe axe = new Axe(device);
            typePassword(server, device, "beheer");
            device.page().waitForURL("**/inloggen/instellen");
            axe.everywhere("setting up the second step", () -> device.goTo("/inloggen/instellen"));
            AuthenticatorApp app =
                    AuthenticatorApp.typed(device.page().locator(".sample").innerText());
            device.page().locator("#code").fill("000000");
            device.page().locator("#code").press("Enter");
            device.page().locator("[role=alert]").waitFor();
            axe.check("a code that is not right");
            device.page().locator("#code").fill(app.code(now()));
            device.page().locator("#code").press("Enter");
            device.page().locator(".recovery").waitFor();
            axe.check("recovery codes");
            String paper = device.page().locator(".recovery .code").first().innerText();
            device.page().locator("main a.primary").click();
            device.page().waitForURL("**/start");
            axe.everywhere("my account", () -> device.goTo("/account"));
            axe.everywhere("a password that is too easy", () -> {
                device.goTo("/account");
                device.page().locator("#current").fill("x");
                device.page().locator("#fresh").fill("wachtwoord1234");
                device.page().locator("#again").fill("wachtwoord1234");
                device.page().locator("#again").press("Enter");
                device.page().locator("[role=alert]").waitFor();
            });

            Device again = devices.open(server);
            Axe second = new Axe(again);
            typePassword(server, again, "beheer");
            again.page().waitForURL("**/inloggen/code");
            second.everywhere("the code", () -> again.goTo("/inloggen/code"));
            again.page().locator("#code").fill(paper);
            again.page().locator("#code").press("Enter");
            again.page().waitForURL("**/start");

            assertThat(axe.problems()).isEmpty();
            assertThat(second.problems()).isEmpty();
            assertThat(server.log()).doesNotContain("beheer");
        }
    }

    @Test
    void takingAnAccountIntoUseHasNoBarriersAndLeadsIn(Devices devices) {
        try (DemoServer server = DemoServer.start("--candidates", "8")) {
            Device desk = devices.open(server);
            desk.logIn("bureau");
            Axe axe = new Axe(desk);
            axe.everywhere("inviting", () -> desk.goTo("/beheer/personen/uitnodigen"));
            desk.goTo("/beheer/personen?soort=aios");
            desk.page().locator("table.list tbody a").last().click();
            String person = desk.page().url().substring(server.url().length());
            axe.everywhere("a person with an account to make", () -> desk.goTo(person));
            desk.goTo(person + "/wijzigen");
            String born = desk.page().locator("#birthDate").inputValue();
            desk.goTo(person);
            desk.page().locator("form[action$='/activeren'] button").click();
            desk.page().locator(".code-shown").waitFor();
            axe.check("a code that was made");
            String login = desk.page().locator(".code-shown .code").first().innerText();
            String code = desk.page().locator(".code-shown .wrap").innerText();

            Device home = devices.open(server).expect("401 .*/activeren");
            Axe own = new Axe(home);
            own.everywhere("activating", () -> home.goTo("/activeren"));
            activate(home, login, code, "1950-01-01");
            home.page().locator("[role=alert]").waitFor();
            own.check("a date of birth that is not right");
            activate(home, login, code, born);
            // whoever comes for the first time reads the privacy notice before anything else
            home.page().waitForURL("**/mijn/privacyverklaring");

            assertThat(axe.problems()).isEmpty();
            assertThat(own.problems()).isEmpty();
            assertThat(server.log()).doesNotContain(code);
        }
    }

    private static void activate(Device device, String login, String code, String born) {
        device.page().locator("#login").fill(login);
        device.page().locator("#code").fill(code);
        device.page().locator("#birth").fill(born);
        device.page().locator("#fresh").fill("groene fiets in april");
        device.page().locator("#again").fill("groene fiets in april");
        device.page().locator("#again").press("Enter");
    }

    @Test
    void choosingAFunctionAndTheLockHaveNoBarriersAndTheWayGoesBack(Devices devices) {
        try (DemoServer server = DemoServer.start("--candidates", "8", "--idle", "PT2S")) {
            Device device = devices.open(server);
            Axe axe = new Axe(device);
            typePassword(server, device, "auteur-opleider");
            device.page().waitForURL("**/inloggen/functie");
            axe.everywhere("choosing a function", () -> device.goTo("/inloggen/functie"));

            Device bureau = devices.open(server);
            Axe locked = new Axe(bureau);
            bureau.logIn("bureau");
            DemoServer.await("the idle lock", Duration.ofSeconds(20), () -> (Boolean) bureau.page()
                    .evaluate("async () => (await fetch('/start', {headers: {accept: 'application/json'},"
                            + " redirect: 'manual'})).type === 'opaqueredirect'"));
            bureau.goTo("/beheer/toetsen?filter=x");
            String lock = bureau.page().url().substring(server.url().length());
            assertThat(lock).isEqualTo("/vergrendeld?terug=%2Fbeheer%2Ftoetsen%3Ffilter%3Dx");
            locked.everywhere("the lock", () -> bureau.goTo(lock));
            bureau.page().locator("#password").fill(server.password("bureau"));
            bureau.page().locator("#password").press("Enter");
            bureau.page().waitForURL("**/beheer/toetsen?filter=x");

            assertThat(axe.problems()).isEmpty();
            assertThat(locked.problems()).isEmpty();
        }
    }

    private static void typePassword(DemoServer server, Device device, String login) {
        device.goTo("/inloggen");
        device.page().locator("#login").fill(login);
        device.page().locator("#password").fill(server.password(login));
        device.page().locator("#password").press("Enter");
    }

    private static Instant now() {
        return java.time.Clock.systemUTC().instant();
    }
}
