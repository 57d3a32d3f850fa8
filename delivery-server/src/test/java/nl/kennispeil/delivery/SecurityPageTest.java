package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code docs/security.md} leaves no requirement out and names only what exists. */
class SecurityPageTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
    private static final Pattern NUMBER = Pattern.compile("\\d+\\.\\d+\\.\\d+");

    /** How many requirements each section has, and which are not of level 2: OWASP ASVS 4.0.3, English list. */
    private static final Map<String, Integer> SECTIONS = new TreeMap<>();

    private static final Set<String> HIGHER_OR_DELETED = Set.of(
            "1.4.2", "1.4.3", "1.11.3", "1.12.1", "2.2.4", "2.2.5", "2.2.6", "2.2.7", "4.1.4", "6.2.7", "6.2.8",
            "6.3.3", "7.3.2", "8.1.5", "8.1.6", "9.2.5", "10.1.1", "10.2.3", "10.2.4", "10.2.5", "10.2.6", "13.1.2",
            "13.2.4", "14.1.5", "14.3.1");

    private static String page = "";

    /** Cells of each row. */
    private static final List<List<String>> ROWS = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        section("1", 7, 4, 0, 5, 4, 4, 2, 2, 2, 1, 3, 2, 0, 6);
        section("2", 12, 7, 3, 6, 7, 3, 6, 7, 3, 4);
        section("3", 1, 4, 4, 5, 3, 0, 1);
        section("4", 3, 2, 3);
        section("5", 5, 8, 10, 3, 4);
        section("6", 3, 8, 3, 2);
        section("7", 4, 2, 4, 3);
        section("8", 6, 3, 8);
        section("9", 3, 5);
        section("10", 1, 6, 3);
        section("11", 8);
        section("12", 3, 1, 6, 2, 2, 1);
        section("13", 5, 6, 2, 2);
        section("14", 5, 6, 3, 7, 4);
        SECTIONS.put("4.1", 5);
        page = Files.readString(ROOT.resolve("docs/security.md"));
        page.lines()
                .filter(each -> each.matches("\\| \\d+\\..*"))
                .forEach(each -> ROWS.add(Arrays.stream(each.split("\\|", -1))
                        .skip(1)
                        .limit(5)
                        .map(String::strip)
                        .toList()));
    }

    private static void section(String chapter, int... requirements) {
        for (int i = 0; i < requirements.length; i++) {
            SECTIONS.put(chapter + "." + (i + 1), requirements[i]);
        }
    }

    @Test
    void everyRequirementOfLevelTwoStandsThereOnce() {
        List<String> wanted = SECTIONS.entrySet().stream()
                .flatMap(each ->
                        Stream.iterate(1, n -> n + 1).limit(each.getValue()).map(n -> each.getKey() + "." + n))
                .filter(each -> !HIGHER_OR_DELETED.contains(each))
                .toList();
        List<String> there = ROWS.stream()
                .flatMap(each -> Arrays.stream(each.get(0).split(", ")))
                .toList();

        assertThat(there).allMatch(each -> NUMBER.matcher(each).matches()).doesNotHaveDuplicates();
        assertThat(there).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void everyRowSaysHowItStandsAndWhyWhenItDoesNot() {
        for (List<String> row : ROWS) {
            String state = row.get(3);
            assertThat(state).as("%s", row).isIn("met", "part", "open", "n/a");
            if (!state.equals("met")) {
                assertThat(row.get(4)).as("%s", row).isNotBlank();
            }
            if (state.equals("met")) {
                assertThat(row.get(1)).as("%s", row).isNotEqualTo("-");
            }
            if (state.equals("open")) {
                assertThat(page).as("the open points").contains("* " + row.get(0) + ": " + row.get(4));
            }
        }
    }

    @Test
    void whatThePageNamesExists() throws IOException {
        Set<String> names;
        try (Stream<Path> files = Files.walk(ROOT)) {
            names = files.filter(each -> !each.toString().contains("/target/"))
                    .map(each -> each.getFileName().toString())
                    .filter(each -> each.endsWith(".java"))
                    .map(each -> each.substring(0, each.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
        List<String> missing = new ArrayList<>();
        int checked = 0;
        Matcher spans = SPAN.matcher(page);
        while (spans.find()) {
            String span = spans.group(1);
            if (span.matches("[A-Z][A-Za-z0-9]+")) {
                checked++;
                if (!names.contains(span)) {
                    missing.add(span);
                }
            } else if (!span.equals("n/a") && (span.matches("[\\w.-]+(/[\\w.-]+)+") || span.endsWith(".md"))) {
                checked++;
                if (!Files.exists(ROOT.resolve(span))) {
                    missing.add(span);
                }
            }
        }
        for (List<String> row : ROWS) {
            Matcher tests = SPAN.matcher(row.get(2));
            while (tests.find()) {
                assertThat(tests.group(1)).as("tests of %s", row.get(0)).matches("[A-Z][A-Za-z]+(Test|IT)");
            }
        }
        assertThat(missing).as("named in docs/security.md but not there").isEmpty();
        assertThat(checked).isGreaterThan(200);
    }
}
