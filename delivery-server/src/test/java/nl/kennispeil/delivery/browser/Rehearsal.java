package nl.kennispeil.delivery.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands tests a running {@link DemoServer} and {@link Devices}. One server and one browser serve the whole run, because
 * starting them takes longer than most tests; each device is a fresh profile. Tests that harm a server start their own.
 *
 * <p>Without Chromium the tests are skipped, except where the environment says CI: there a skipped test proves nothing.
 */
final class Rehearsal implements ParameterResolver, AfterEachCallback {

    private static final Namespace SPACE = Namespace.create(Rehearsal.class);
    private static final Path CHROMIUM = Path.of(System.getProperty("chromium", "/usr/bin/chromium"));
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update");

    /** Closed by JUnit when the last test of the run is done. */
    private record SharedServer(DemoServer server) implements AutoCloseable {
        @Override
        public void close() {
            server.close();
        }
    }

    private record SharedBrowser(Playwright playwright, Browser browser) implements AutoCloseable {
        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == DemoServer.class || type == Devices.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (parameter.getParameter().getType() == DemoServer.class) {
            return context.getRoot()
                    .getStore(SPACE)
                    .getOrComputeIfAbsent(
                            "server",
                            any -> new SharedServer(DemoServer.start("--candidates", "200")),
                            SharedServer.class)
                    .server();
        }
        requireChromium();
        SharedBrowser shared =
                context.getRoot().getStore(SPACE).getOrComputeIfAbsent("browser", any -> launch(), SharedBrowser.class);
        return context.getStore(SPACE)
                .getOrComputeIfAbsent("devices", any -> new Devices(shared.browser()), Devices.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Devices devices = context.getStore(SPACE).remove("devices", Devices.class);
        if (devices != null) {
            assertThat(devices.close())
                    .as("what pages did that no page should do")
                    .isEmpty();
        }
    }

    private static void requireChromium() {
        boolean there = Files.isExecutable(CHROMIUM);
        if (System.getenv("CI") != null) {
            assertThat(there).as(CHROMIUM + " is needed for the browser tests").isTrue();
        }
        assumeTrue(there, CHROMIUM + " is not here, so the browser tests are skipped; -Dchromium=… names another");
    }

    private static SharedBrowser launch() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        // as long as the page's own back-off may take; a passing assertion does not wait for it
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(ARGUMENTS));
        return new SharedBrowser(playwright, browser);
    }
}
