package nl.kennispeil.delivery.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The watch that is kept over every page of these tests, tested itself. */
@ExtendWith(Rehearsal.class)
class DeviceIT {

    @Test
    void whatAPageShouldNotDoIsNoticed(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        Page page = device.page();
        device.goTo("/toets");
        device.shows("login");
        assertThat(device.troubles()).isEmpty();
        page.evaluate("() => console.error('a complaint')");
        page.evaluate("() => { setTimeout(() => { throw new Error('a mistake'); }); }");
        page.evaluate("() => fetch('https://elsewhere.invalid/').catch(() => 0)");
        page.evaluate("() => document.body.setAttribute('style', 'color: red')");
        page.navigate(server.url().replace("127.0.0.1", "localhost") + "/health/live");
        assertThat(devices.dismiss(device))
                .anyMatch(each -> each.contains("a complaint"))
                .anyMatch(each -> each.startsWith("exception: ") && each.contains("a mistake"))
                .anyMatch(each -> each.contains("policy: connect-src https://elsewhere.invalid"))
                .anyMatch(each -> each.contains("policy: style-src"))
                .anyMatch(each -> each.startsWith("another host: http://localhost"));
    }
}
