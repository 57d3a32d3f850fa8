package nl.kennispeil.delivery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Rehearsal.class)
class ServerCrashIT {

    @Test
    void aServerThatIsKilledInMidExamLosesNothingAndTheCandidateGoesOn(Devices devices) {
        try (DemoServer server = DemoServer.start("--candidates", "16")) {
            Device device = devices.open(server);
            CandidateApi api = device.enter(server.somebody("kov-najaar").code());
            device.start();
            Map<Integer, String> typed = new TreeMap<>();
            for (int position = 1; position <= 5; position++) {
                answer(device, position, "a", typed);
            }
            device.hasState("saved");

            device.expectLostLine();
            for (int position = 6; position <= 8; position++) {
                answer(device, position, "a", typed);
            }
            server.kill();
            for (int position = 9; position <= 12; position++) {
                answer(device, position, "b", typed);
            }
            assertThat(device.banner("offline")).isVisible();
            assertThat(device.banner("offline")).containsText("staan veilig op deze computer");
            device.hasState("local");
            for (int position = 13; position <= 20; position++) {
                answer(device, position, "?", typed);
            }

            server.restart();
            device.hasState("saved");
            assertThat(device.banner("offline")).hasCount(0);
            assertThat(device.handIn()).startsWith("KP-");
            assertThat(api.answers())
                    .isEqualTo(ItemsOf.byItem(
                            typed,
                            ItemsOf.of(CandidateApi.login(
                                    server, server.somebody("kov-najaar").code()))));
        }
    }

    private static void answer(Device device, int position, String key, Map<Integer, String> typed) {
        device.atItem(position);
        device.press(key.equals("?") ? "w" : key);
        typed.put(position, key.toUpperCase(Locale.ROOT));
        device.press("ArrowRight");
    }
}
