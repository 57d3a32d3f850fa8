package nl.kennispeil.delivery.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * axe-core on a page, by the rules of WCAG 2.0 to 2.2 at levels A and AA; and a look whether anything sticks out of a
 * narrow screen. Problems are gathered, so that one run tells all.
 */
final class Axe {

    /** How a page is looked at. Four of the eight together hold every pair of language, colours and width. */
    enum Look {
        NL_LIGHT_WIDE("nl", ColorScheme.LIGHT, 1280),
        NL_DARK_NARROW("nl", ColorScheme.DARK, 320),
        EN_LIGHT_NARROW("en", ColorScheme.LIGHT, 320),
        EN_DARK_WIDE("en", ColorScheme.DARK, 1280);

        private final String language;
        private final ColorScheme colours;
        private final int width;

        Look(String language, ColorScheme colours, int width) {
            this.language = language;
            this.colours = colours;
            this.width = width;
        }
    }

    private static final String SCRIPT = script();
    private static final String RUN =
            "async () => JSON.stringify((await axe.run(document, {resultTypes: ['violations'],"
                    + " runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}}))"
                    + ".violations.flatMap(v => v.nodes.map(n => ({rule: v.id, target: n.target.join(' '),"
                    + " why: (n.any.concat(n.all, n.none)[0] || {}).message || ''}))))";
    private static final String OUTSIDE = "() => { const wide = document.documentElement.clientWidth;"
            + " if (document.documentElement.scrollWidth <= wide) return '';"
            + " const within = e => { for (let p = e.parentElement; p && p !== document.body; p = p.parentElement)"
            + " if (getComputedStyle(p).overflowX !== 'visible') return true; return false; };"
            + " return [...document.querySelectorAll('body *')]"
            + ".filter(e => e.getBoundingClientRect().right > wide + 1 && !within(e))"
            + ".slice(0, 5).map(e => e.tagName + '.' + e.className + ' ' + e.textContent.trim().slice(0, 30)).join(' | ')"
            + " || 'something'; }";

    private final Device device;
    private final List<String> problems = new ArrayList<>();

    Axe(Device device) {
        this.device = device;
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    /** Visits a scene in every look and notes what is wrong. The scene starts by loading its page. */
    Axe everywhere(String what, Runnable scene) {
        for (Look look : Look.values()) {
            in(look);
            scene.run();
            check(what + " " + look);
        }
        return this;
    }

    void in(Look look) {
        Page page = device.page();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.colours));
        page.setViewportSize(look.width, 900);
        device.speak(look.language);
    }

    /** Notes what is wrong with what is on screen now. */
    void check(String what) {
        Page page = device.page();
        String shown = page.evaluate("() => document.documentElement.lang") + " " + page.evaluate("() => innerWidth");
        if (!(Boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(SCRIPT);
        }
        JsonNode found = CandidateApi.parse((String) page.evaluate(RUN));
        found.forEach(each ->
                problems.add(what + " (" + shown + "): " + each.path("rule").asText() + " at "
                        + each.path("target").asText() + ": " + each.path("why").asText()));
        String outside = (String) page.evaluate(OUTSIDE);
        if (!outside.isEmpty()) {
            problems.add(what + " (" + shown + "): scrolls sideways: " + outside);
        }
        String text = page.locator("body").innerText();
        if (text.contains("⟦")) {
            problems.add(what + " (" + shown + "): missing words "
                    + text.substring(text.indexOf('⟦')).lines().findFirst().orElse(""));
        }
    }

    private static String script() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            if (in == null) {
                throw new IllegalStateException("axe.min.js is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
