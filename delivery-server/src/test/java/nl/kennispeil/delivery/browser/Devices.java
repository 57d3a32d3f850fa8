package nl.kennispeil.delivery.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import java.util.ArrayList;
import java.util.List;

/** The computers of one test: each a browser profile of its own, watched until the test ends. */
final class Devices {

    private final Browser browser;
    private final List<Device> open = new ArrayList<>();

    Devices(Browser browser) {
        this.browser = browser;
    }

    Device open(DemoServer server) {
        return open(server, new Browser.NewContextOptions().setViewportSize(1280, 800));
    }

    Device open(DemoServer server, Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options.setLocale("nl-NL").setTimezoneId("Europe/Amsterdam"));
        Device device = new Device(server, context);
        open.add(device);
        return device;
    }

    /** Closes this one and returns what went wrong in it, which is then no fault of the test. */
    List<String> dismiss(Device device) {
        open.remove(device);
        device.close();
        return device.troubles();
    }

    /** Closes all and returns what went wrong in them. */
    List<String> close() {
        List<String> troubles = new ArrayList<>();
        for (Device each : open) {
            each.close();
            troubles.addAll(each.troubles());
        }
        open.clear();
        return troubles;
    }
}
