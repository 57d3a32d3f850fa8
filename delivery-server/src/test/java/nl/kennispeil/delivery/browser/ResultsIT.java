package nl.kennispeil.delivery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.List;
import java.util.Locale;
import nl.kennispeil.bank.demo.DemoBank;
import nl.kennispeil.bank.item.ItemVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Rehearsal.class)
class ResultsIT {

    @Test
    void aPracticeTestNeedsNoAccountAndEndsWithAnswersAndRationale(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        Page page = device.page();
        device.goTo("/oefenen");
        CandidateApi api = device.enterBy(() -> page.locator("#login").click());
        device.start();
        List<String> items = ItemsOf.of(api);
        ItemVersion first = item(items.get(0));
        String right = first.keyLetters().iterator().next();
        String wrong = first.options().stream()
                .map(option -> option.id())
                .filter(letter -> !first.keyLetters().contains(letter))
                .findFirst()
                .orElseThrow();
        device.press(wrong.toLowerCase(Locale.ROOT));
        device.press("ArrowRight");
        device.press("w");
        device.handIn();
        page.locator("#result").click();
        assertThat(page.locator(".result-items > li")).hasCount(items.size());
        page.locator(".result-items summary").first().click();
        assertThat(page.locator(".result-items > li").first().locator(".result-rationale"))
                .hasText(first.rationale().text());
        assertThat(page.locator(".result-items > li").first().locator(".is-key .result-letter"))
                .hasText(right);
        assertThat(page.locator(".result-items > li").first().locator(".is-chosen .result-letter"))
                .hasText(wrong);
        assertThat(page.locator(".mark-WRONG")).hasCount(1);
        assertThat(page.locator(".mark-UNKNOWN")).hasCount(1);
        assertThat(page.locator(".mark-BLANK")).hasCount(items.size() - 2);
    }

    @Test
    void aKovGivesItsResultAtOnceToTheDeviceThatHandedInAndToNobodyElse(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        CandidateApi api = device.enter(server.somebody("kov-najaar").code());
        device.start();
        device.press("a");
        device.handIn();
        device.page().locator("#result").click();
        assertThat(device.page().locator(".result-score")).isVisible();
        assertThat(device.page().locator(".result-rationale").first()).isAttached();
        String path = "/uitslag/" + api.attempt();

        Device stranger = devices.open(server).expect("status of 40[34]");
        stranger.goTo(path);
        assertThat(stranger.page().locator(".result-score")).hasCount(0);
        assertThat(stranger.page().locator("#password")).isVisible();
        stranger.logIn(server.aios().get(0));
        Response refused = stranger.page().navigate(server.url() + path);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(stranger.page().locator(".result-score")).hasCount(0);
    }

    @Test
    void anLhkSaysThatTheBureauReleasesTheResultAndShowsNothingBefore(DemoServer server, Devices devices) {
        String login = server.aios().get(1);
        Device device = devices.open(server).expect("status of 40[34]");
        CandidateApi api = device.enter(server.person("lhk-najaar", login).code());
        device.start();
        device.press("a");
        device.handIn();
        assertThat(device.page().locator("main")).containsText("Het toetsbureau stelt de uitslag vast");
        assertThat(device.page().locator("#result")).hasCount(0);
        String path = "/uitslag/" + api.attempt();
        device.goTo(path);
        assertThat(device.page().locator("#password")).isVisible();

        device.logIn(login);
        Response early = device.page().navigate(server.url() + path);
        assertThat(early.status()).isEqualTo(404);
        assertThat(device.page().locator(".result-score")).hasCount(0);
        device.goTo("/mijn");
        assertThat(device.page().locator("main")).containsText("LHK najaar");
        assertThat(device.page().locator("a[href='" + path + "']")).hasCount(0);
        assertThat(device.page().locator("a[href^='/uitslag/']").first()).isVisible();
    }

    private static ItemVersion item(String ref) {
        return DemoBank.create().items().stream()
                .filter(each -> each.ref().toString().equals(ref))
                .findFirst()
                .orElseThrow();
    }
}
