package nl.kennispeil.delivery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Rehearsal.class)
class TwoDevicesIT {

    @Test
    void theSecondDeviceTakesOverAndTheFirstUploadsWhatItHadWithoutOverridingNewerAnswers(
            DemoServer server, Devices devices) {
        List<String> items = ItemsOf.lhk(server);
        DemoServer.Invited invited = server.somebody("lhk-najaar");
        Device first = devices.open(server);
        CandidateApi api = first.enter(invited.code());
        first.start();
        first.press("a");
        first.hasState("saved");
        String continuation = api.status().path("continuationCode").asText();
        first.expectLostLine().context().setOffline(true);
        first.press("ArrowRight");
        first.press("b");
        first.press("ArrowRight");
        first.press("a");
        first.hasState("local");

        Device second = devices.open(server);
        CandidateApi newer = second.enter(continuation);
        second.shows("item");
        second.atItem(1);
        assertThat(second.page().locator("input[value=A]")).isChecked();
        second.press("ArrowRight");
        second.press("ArrowRight");
        second.atItem(3);
        assertThat(second.chosen()).isEmpty();
        second.press("w");
        second.hasState("saved");
        assertThat(newer.epoch()).isEqualTo(2);

        first.context().setOffline(false);
        assertThat(first.banner("superseded")).containsText("Alles van deze computer is verstuurd");
        assertThat(first.page().locator("input[value=A]")).isDisabled();
        first.press("b");
        assertThat(first.chosen()).isEqualTo("A");
        assertThat(newer.answers()).isEqualTo(Map.of(items.get(0), "A", items.get(1), "B", items.get(2), "?"));

        assertThat(second.handIn()).startsWith("KP-");
        assertThat(newer.answers()).isEqualTo(Map.of(items.get(0), "A", items.get(1), "B", items.get(2), "?"));
    }

    @Test
    void aCodeThatWasUsedIsRefusedInWordsThatSayWhatToDo(DemoServer server, Devices devices) {
        DemoServer.Invited invited = server.somebody("lhk-najaar");
        CandidateApi.login(server, invited.code());
        Device device = devices.open(server).expect("status of 409");
        device.goTo("/toets");
        device.page().locator("#code").fill(invited.code());
        device.page().locator("#login").click();
        assertThat(device.page().locator("#code-error")).containsText("Deze code is al gebruikt");
        assertThat(device.page().locator("#code-error")).containsText("vervolgcode");
        assertThat(device.page().locator("#code")).isFocused();
        device.shows("login");
    }
}
