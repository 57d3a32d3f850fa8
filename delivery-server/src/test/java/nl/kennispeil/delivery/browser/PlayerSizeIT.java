package nl.kennispeil.delivery.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Rehearsal.class)
class PlayerSizeIT {

    private static final String SIZES = "() => [...performance.getEntriesByType('navigation'),"
            + " ...performance.getEntriesByType('resource')].map(e => [new URL(e.name).pathname, e.encodedBodySize])"
            + ".filter(([path]) => !path.startsWith('/api') && !path.startsWith('/media'))"
            + ".map(([path, size]) => path + ' ' + size).join('\\n')";

    @Test
    void allThatTheTestPageLoadsIsUnderAHundredKilobytesCompressed(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        Map<String, Boolean> seen = new ConcurrentHashMap<>();
        device.context().onResponse((Response response) -> seen.put(response.url(), response.ok()));
        device.enter(server.somebody("lhk-najaar").code());
        device.start();
        String lines = (String) device.page().evaluate(SIZES);
        int sum = lines.lines()
                .mapToInt(line -> Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        assertThat(lines.lines()).as("files").hasSizeGreaterThan(20);
        assertThat(lines.lines().filter(line -> line.endsWith(" 0")))
                .as("files without a size")
                .isEmpty();
        assertThat(sum).as(lines).isBetween(20_000, 100_000);
        assertThat(seen.values()).doesNotContain(false);
    }
}
