package nl.kennispeil.delivery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Rehearsal.class)
class AdaptiveIT {

    private static final Pattern ITEM = Pattern.compile("[A-Z]+-[A-Z]+-\\d{3}:\\d+");

    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());

    @Test
    void anAdaptiveTestGoesOnAfterALostLineAKilledServerAndOnAnotherDevice(Devices devices) {
        try (DemoServer server = DemoServer.start("--candidates", "16")) {
            Device device = listened(devices.open(server));
            CandidateApi api = device.enter(server.somebody("lhk-adaptief").code());
            device.waitForOfflineShell();
            device.start();
            device.atItem(1);
            device.press("a");
            device.page().locator("#next").click();
            device.atItem(2);

            lostLine(device);
            device.atItem(3);
            String third = item(api);

            device.press("b");
            device.hasState("saved");
            device.expectLostLine();
            server.kill();
            server.restart();
            assertThat(item(api)).as("after the server was killed").isEqualTo(third);

            Device other = listened(devices.open(server));
            CandidateApi elsewhere = other.enter(CandidateApi.parse(api.call("").text())
                    .path("continuationCode")
                    .asText());
            other.atItem(3);
            assertThat(other.chosen()).isEqualTo("B");
            assertThat(item(elsewhere)).isEqualTo(third);
            assertThat(api.call("/item").json().at("/course/item").isMissingNode())
                    .as("the device left behind is given nothing")
                    .isTrue();

            finish(other);
            other.page().locator("#submit").click();
            other.shows("receipt");
            other.page().locator("a[href^='/uitslag/']").click();
            assertThat(other.page().locator("h1")).hasText("Uw uitslag");
            assertThat(other.page().locator(".result-number")).hasText(Pattern.compile("\\d{3}"));
            assertThat(other.page().locator(".result-settled")).containsText("voorlopige uitslag");
            Axe axe = new Axe(other).everywhere("result", () -> other.page().reload());
            assertThat(axe.problems()).isEmpty();
        }
        assertThat(bodies).hasSizeGreaterThan(15).allSatisfy(AdaptiveIT::tellsOneItemAtMost);
        // once at the start and after each reload, break or change of device: the next one comes with the answer
        assertThat(bodies).filteredOn(each -> each.contains("/item ")).hasSizeLessThan(8);
    }

    /** Answers offline, even over a reload; goes on by itself afterwards. */
    private static void lostLine(Device device) {
        device.expectLostLine().context().setOffline(true);
        device.press("c");
        device.page().locator("#next").click();
        assertThat(device.page().locator(".waiting")).containsText("staat veilig op deze computer");
        device.hasState("local");
        device.page().reload();
        device.shows("item");
        device.atItem(2);
        assertThat(device.chosen()).isEqualTo("C");
        assertThat(device.page().locator("#next")).isDisabled();
        device.context().setOffline(false);
    }

    /** Answers what is left; returns at the end. */
    private static void finish(Device device) {
        for (int i = 0; i < 40; i++) {
            if (device.page().locator("#submit").isVisible()) {
                return;
            }
            String before = device.page().locator("main h1").textContent();
            if (device.page().locator("#go-on").isVisible()) {
                device.page().locator("#go-on").click();
            } else {
                device.press(List.of("a", "b", "w").get(i % 3));
                device.page().locator("#next").click();
            }
            assertThat(device.page().locator("main h1")).not().hasText(before);
        }
        throw new AssertionError("after 40 answers still no end");
    }

    private Device listened(Device device) {
        device.context().onResponse((Response response) -> {
            if (response.url().contains("/api/attempts/") || response.url().contains("/api/packages/")) {
                response.finished();
                bodies.add(response.url() + " " + response.text());
            }
        });
        return device;
    }

    private static String item(CandidateApi api) {
        JsonNode course = api.call("/item").json().path("course");
        return course.at("/item/item").asText();
    }

    private static void tellsOneItemAtMost(String body) {
        Set<String> items = new TreeSet<>();
        Matcher matcher = ITEM.matcher(body);
        while (matcher.find()) {
            items.add(matcher.group());
        }
        assertThat(items).as(body).hasSizeLessThan(2);
        assertThat(body.toLowerCase(Locale.ROOT))
                .doesNotContain("correct", "rationale", "calibration", "difficulty", "\"theta\"", "category");
    }
}
