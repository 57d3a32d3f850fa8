package nl.kennispeil.delivery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One computer with one page. It notes everything a page should not do: errors on the console, exceptions, breaches of
 * the content security policy, requests to another host. Whoever makes something fail on purpose says so first.
 */
final class Device {

    private static final String LISTEN = "document.addEventListener('securitypolicyviolation',"
            + " e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sourceFile))";

    private final DemoServer server;
    private final BrowserContext context;
    private final Page page;
    private final List<String> troubles = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();

    Device(DemoServer server, BrowserContext context) {
        this.server = server;
        this.context = context;
        context.setDefaultTimeout(20_000);
        context.addInitScript(LISTEN);
        context.onConsoleMessage(this::spoke);
        context.onWebError(error -> trouble("exception: " + error.error()));
        context.onRequest(this::asked);
        this.page = context.newPage();
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** Console errors that match are part of this test. */
    Device expect(String pattern) {
        expected.add(Pattern.compile(pattern));
        return this;
    }

    /** From here on the line may be down: failed requests are part of this test. */
    Device expectLostLine() {
        return expect(
                "Failed to load resource: net::ERR_(INTERNET_DISCONNECTED|CONNECTION_\\w+|FAILED|EMPTY_RESPONSE)");
    }

    Device goTo(String path) {
        page.navigate(server.url() + path);
        return this;
    }

    /** Logs in with the account's password; who has not read the privacy notice yet does so. */
    void logIn(String login) {
        goTo("/inloggen");
        page.locator("#login").fill(login);
        page.locator("#password").fill(server.password(login));
        page.locator("#password").press("Enter");
        page.waitForURL(Pattern.compile(".*/(start|mijn/privacyverklaring)$"));
        if (page.url().endsWith("/mijn/privacyverklaring")) {
            page.locator("main form button[type=submit]").click();
            page.waitForURL(server.url() + "/start");
        }
    }

    /** Logs in and stands before the items of the bank, in Dutch; who has not promised to keep them secret does so. */
    void openBank(String login) {
        logIn(login);
        speak("nl");
        goTo("/beheer/vragen");
        if (page.url().contains("geheimhouding")) {
            page.locator("#promise").check();
            page.locator("main button.primary").click();
            page.waitForURL("**/beheer/vragen");
        }
    }

    /** Pages loaded from now on are in this language: nl or en. */
    void speak(String language) {
        context.addCookies(List.of(new Cookie("lang", language).setUrl(server.url())));
    }

    /** Logs in with an exam code and stands in the lobby, or in a test begun elsewhere; returns the way round the browser to the same attempt. */
    CandidateApi enter(String code) {
        goTo("/toets");
        page.locator("#code").fill(code);
        return enterBy(() -> page.locator("#login").click());
    }

    /** Stands at the first question of a practice test, and returns the way round the browser to the same attempt. */
    CandidateApi practise(String test) {
        goTo("/oefenen");
        CandidateApi api =
                enterBy(() -> page.locator("[data-practice=" + test + "]").click());
        start();
        atItem(1);
        return api;
    }

    /** The same, by whatever sends the form. */
    CandidateApi enterBy(Runnable send) {
        Response login = page.waitForResponse(
                each -> each.url().endsWith("/api/login") || each.url().endsWith("/api/practice"), send);
        CandidateApi api = new CandidateApi(server, CandidateApi.parse(login.text()));
        assertThat(page.locator("main")).hasAttribute("data-view", Pattern.compile("lobby|item"));
        return api;
    }

    /** Waits until this page would load without a network. */
    void waitForOfflineShell() {
        page.evaluate("() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null"
                + " || new Promise(done => navigator.serviceWorker.addEventListener('controllerchange', done)))"
                + ".then(() => true)");
    }

    void start() {
        page.locator("#start").click();
        shows("item");
    }

    /** Waits until this view is on screen. */
    void shows(String view) {
        assertThat(page.locator("main")).hasAttribute("data-view", view);
    }

    /** Waits until the bar shows this saved state: typed, local or saved. */
    void hasState(String state) {
        assertThat(page.locator("[data-save-state]")).hasAttribute("data-save-state", state);
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    /** Waits until this question is on screen. */
    void atItem(int position) {
        assertThat(page.locator("#item-heading")).hasText(Pattern.compile("\\D" + position + "\\D.*"));
    }

    /** The value of the radio that is on, or "". */
    String chosen() {
        return (String) page.evaluate("() => document.querySelector('input[name=answer]:checked')?.value ?? ''");
    }

    void choose(String letter) {
        page.locator("[data-option='" + letter + "']").click();
    }

    Locator banner(String name) {
        return page.locator("[data-banner=" + name + "]");
    }

    /** Presses Tab until this has the focus, as somebody without a mouse would. */
    void tabTo(String selector) {
        for (int i = 0; i < 200; i++) {
            if ((Boolean) page.evaluate("s => document.activeElement?.matches(s) ?? false", selector)) {
                return;
            }
            press("Tab");
        }
        throw new AssertionError("200 times Tab did not lead to " + selector);
    }

    /** Reviews and hands in, and returns the receipt number. */
    String handIn() {
        page.locator("#to-review").click();
        shows("review");
        page.locator("#submit").click();
        page.locator("#confirm-submit").click();
        shows("receipt");
        return page.locator("#receipt").textContent();
    }

    List<String> troubles() {
        return List.copyOf(troubles);
    }

    void close() {
        context.close();
    }

    private void spoke(ConsoleMessage message) {
        if (message.type().equals("error")) {
            trouble("console: " + message.text() + " at " + message.location());
        }
    }

    private void asked(Request request) {
        String url = request.url();
        if (!url.startsWith(server.url() + "/") && !url.startsWith("blob:") && !url.startsWith("data:")) {
            troubles.add("another host: " + url);
        }
    }

    private void trouble(String what) {
        if (expected.stream().noneMatch(each -> each.matcher(what).find())) {
            troubles.add(what);
        }
    }
}
