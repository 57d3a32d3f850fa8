package nl.kennispeil.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import nl.kennispeil.delivery.http.Assets;
import org.junit.jupiter.api.Test;

/** What can be said of the candidate's page without a browser: nothing missing, nothing unsafe, nothing illegible. */
class PlayerFilesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path WEB = RESOURCES.resolve("web");
    private static final String FONTS = "/META-INF/resources/_static/inter/5.2.5/files/inter-latin-%s-normal.woff2";

    @Test
    void theServiceWorkerKeepsEveryModule() throws IOException {
        String list = read(WEB.resolve("sw.js")).replaceAll("(?s).*const MODULES =(.*?);.*", "$1");
        List<String> kept = List.of(list.replaceAll("[\"+\\s]+", " ").trim().split(" "));
        List<String> there = modules().stream()
                .map(file -> file.getFileName().toString().replace(".js", ""))
                .toList();
        assertThat(kept).containsExactlyInAnyOrderElementsOf(there);
    }

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        Properties dutch = words("nl");
        Properties english = words("en");
        assertThat(english.stringPropertyNames()).isEqualTo(dutch.stringPropertyNames());
        for (String key : dutch.stringPropertyNames()) {
            assertThat(arguments(english.getProperty(key))).as(key).isEqualTo(arguments(dutch.getProperty(key)));
        }
    }

    @Test
    void everySentenceThePageAsksForExists() throws IOException {
        Properties dutch = words("nl");
        Pattern asked = Pattern.compile("\\bt\\(\"([a-z0-9.-]+)\"");
        for (Path module : everyModule()) {
            Matcher matcher = asked.matcher(read(module));
            while (matcher.find()) {
                String key = matcher.group(1);
                assertThat(dutch.getProperty("player." + key, dutch.getProperty("interaction." + key)))
                        .as("%s in %s", matcher.group(1), module.getFileName())
                        .isNotNull();
            }
        }
    }

    @Test
    void nothingTurnsTextIntoMarkupOrCode() throws IOException {
        for (Path module : everyModule()) {
            assertThat(read(module))
                    .as("%s", module)
                    .doesNotContain(
                            "innerHTML",
                            "outerHTML",
                            "insertAdjacentHTML",
                            "document.write",
                            "eval(",
                            "new Function",
                            "DOMParser",
                            "srcdoc");
        }
        assertThat(read(WEB.resolve("candidate.html"))).doesNotContain("<style", "style=", "onload=", "javascript:");
    }

    @Test
    void everyPairOfColoursIsLegibleInBothSchemes() throws IOException {
        String css = read(WEB.resolve("css/tokens.css"));
        Map<String, String> light = colours(css.substring(0, css.indexOf("prefers-color-scheme: dark")));
        Map<String, String> dark = new HashMap<>(light);
        dark.putAll(colours(css.substring(css.indexOf("prefers-color-scheme: dark"), css.indexOf("@media (forced"))));
        for (Map<String, String> scheme : List.of(light, dark)) {
            check(scheme, 7, "ink", "paper", "surface", "tint", "warn-tint", "danger-tint");
            check(scheme, 7, "on-marker", "marker");
            check(scheme, 4.5, "muted", "paper", "surface", "tint");
            check(scheme, 4.5, "primary", "paper", "surface", "tint");
            check(scheme, 4.5, "on-primary", "primary");
            check(scheme, 4.5, "ok", "paper", "surface");
            check(scheme, 4.5, "warn", "paper", "surface", "warn-tint");
            check(scheme, 4.5, "danger", "paper", "surface", "danger-tint");
            check(scheme, 3, "line-strong", "paper", "surface");
            check(scheme, 3, "focus", "paper", "surface", "tint", "warn-tint");
        }
    }

    @Test
    void thePlayerWithItsFontsIsUnderAHundredKilobytes() throws IOException {
        Assets served = new Assets();
        int size = compressed(served.text("messages.nl.json"));
        for (Path module : modules()) {
            size += compressed(served.text("player/" + module.getFileName()));
        }
        for (String sheet : List.of("tokens", "base", "player")) {
            size += compressed(served.text("css/" + sheet + ".css"));
        }
        for (String weight : List.of("400", "600")) {
            try (InputStream font =
                    requireNonNull(PlayerFilesTest.class.getResourceAsStream(FONTS.formatted(weight)))) {
                size += font.readAllBytes().length;
            }
        }
        assertThat(size).isLessThan(100_000);
    }

    private static void check(Map<String, String> colours, double least, String front, String... grounds) {
        for (String ground : grounds) {
            double one = luminance(requireNonNull(colours.get(front)));
            double other = luminance(requireNonNull(colours.get(ground)));
            double contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
            assertThat(contrast).as("%s on %s", front, ground).isGreaterThanOrEqualTo(least);
        }
    }

    /** Relative luminance, WCAG 2.2. */
    private static double luminance(String hex) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int channel = 0; channel < 3; channel++) {
            double value = Integer.parseInt(hex.substring(1 + 2 * channel, 3 + 2 * channel), 16) / 255.0;
            sum += weights[channel] * (value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    private static Map<String, String> colours(String css) {
        Map<String, String> colours = new HashMap<>();
        Matcher matcher = Pattern.compile("--([\\w-]+): (#[0-9a-f]{6});").matcher(css);
        while (matcher.find()) {
            colours.put(matcher.group(1), matcher.group(2));
        }
        return colours;
    }

    private static Set<String> arguments(String pattern) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{\\d}").matcher(pattern);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        try (var reader = Files.newBufferedReader(RESOURCES.resolve("messages_" + language + ".properties"), UTF_8)) {
            words.load(reader);
        }
        words.keySet().removeIf(key -> !key.toString().matches("(player|interaction)[.].*"));
        return words;
    }

    /** Also those that only some tests need. */
    private static List<Path> everyModule() throws IOException {
        List<Path> all = modules();
        try (Stream<Path> files = Files.list(WEB.resolve("player/interactions"))) {
            files.sorted().forEach(all::add);
        }
        return all;
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> files = Files.list(WEB.resolve("player"))) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(".js"))
                    .sorted()
                    .toList());
        }
    }

    private static int compressed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.size();
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, UTF_8);
    }
}
