package nl.kennispeil.delivery.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Rehearsal.class)
class FullExamIT {

    private static final String LETTERS =
            "() => [...document.querySelectorAll('[data-option]')].map(e => e.dataset.option).join('')";

    @Test
    void aWholeExamByKeyboardEndsInAReceiptAndEveryAnswerStoredAsTyped(DemoServer server, Devices devices) {
        DemoServer.Invited invited = server.somebody("lhk-najaar");
        Device device = devices.open(server);
        device.goTo("/toets");
        device.tabTo("#code");
        device.page().keyboard().type(invited.code());
        CandidateApi api = device.enterBy(() -> device.press("Enter"));
        device.tabTo("#start");
        device.press("Enter");
        device.shows("item");

        SplittableRandom random = new SplittableRandom(2026);
        Map<Integer, String> typed = new HashMap<>();
        TreeSet<Integer> flags = new TreeSet<>();
        for (int position = 1; position <= 120; position++) {
            device.atItem(position);
            String letters = (String) device.page().evaluate(LETTERS);
            if (position % 10 == 4) {
                device.press("b"); // thought better of, below
            }
            String answer = String.valueOf(letters.charAt(random.nextInt(letters.length())));
            device.press(answer.equals("?") ? "w" : answer.toLowerCase(Locale.ROOT));
            typed.put(position, answer);
            if (position == 60) {
                device.press("Backspace");
                typed.remove(position);
            }
            if (position % 9 == 0) {
                device.press("f");
                flags.add(position);
            }
            device.press("ArrowRight");
        }
        device.shows("review");
        device.tabTo("#submit");
        device.press("Enter");
        device.tabTo("#confirm-submit");
        device.press("Enter");
        device.shows("receipt");
        assertThat(device.page().locator("#receipt").textContent()).matches("KP-[0-9A-Z]{4}-[0-9A-Z]{4}");

        List<String> items = ItemsOf.lhk(server);
        JsonNode stored = api.responses();
        assertThat(typed).hasSize(119);
        assertThat(api.answers()).isEqualTo(ItemsOf.byItem(typed, items));
        for (int position = 1; position <= 120; position++) {
            String flag = stored.path(items.get(position - 1)).path("flag").asText("");
            assertThat(flag).as("flag of %d", position).isEqualTo(flags.contains(position) ? "1" : "");
        }
        assertThat(api.status().path("state").asText()).isEqualTo("submitted");
    }
}
