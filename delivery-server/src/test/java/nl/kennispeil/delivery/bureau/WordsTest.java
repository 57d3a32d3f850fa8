package nl.kennispeil.delivery.bureau;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.delivery.text.Messages;
import org.junit.jupiter.api.Test;

/** Every text a screen or a refusal asks for is there, in both languages. */
class WordsTest {

    private static final Pattern PAGE_KEY = Pattern.compile("\\.t\\(\"([A-Za-z0-9.-]+[A-Za-z0-9])\"");
    private static final Pattern ERROR_CODE =
            Pattern.compile("(?:BadRequest\\(|error\\(context, |refuse\\(context, )\\s*\\d+, \"([a-z-]+)\"");

    @Test
    void everyTextOfATemplateExists() {
        assertAllExist("page.", found(Path.of("src/main/jte"), PAGE_KEY));
        assertAllExist("page.", found(Path.of("src/main/java/nl/kennispeil/delivery/bureau"), PAGE_KEY));
        assertAllExist("page.", found(Path.of("src/main/java/nl/kennispeil/delivery/audit"), PAGE_KEY));
    }

    @Test
    void everyErrorHasWords() {
        assertAllExist("error.", found(Path.of("src/main/java"), ERROR_CODE));
    }

    @Test
    void everyStateRoleAndStageHasAName() {
        Set<String> keys = new TreeSet<>();
        for (Standing each : Standing.values()) {
            keys.add("state." + each.code());
        }
        for (Role each : Role.values()) {
            keys.add("role." + each.code());
            keys.add("start.role." + each.code());
        }
        for (Sitting.Stage each : Sitting.Stage.values()) {
            keys.add("stage." + each.name().toLowerCase(java.util.Locale.ROOT));
        }
        assertAllExist("page.", keys);
    }

    @Test
    void everyActionOfTheLogHasWords() {
        Set<String> actions = found(
                Path.of("src/main/java/nl/kennispeil/delivery/bureau"),
                Pattern.compile("\"((?:sitting|attempt)\\.[a-z-]+)\""));
        assertThat(actions).hasSizeGreaterThan(15);
        assertAllExist("page.action.", actions);
    }

    @Test
    void everyDetailOfTheLogHasWords() {
        Pattern detail = Pattern.compile("\\.detail\\(\\s*\"([A-Za-z0-9]+)\"");
        Set<String> details = found(Path.of("src/main/java/nl/kennispeil/delivery/bureau"), detail);
        details.addAll(found(Path.of("src/main/java/nl/kennispeil/delivery/audit"), detail));
        assertThat(details).hasSizeGreaterThan(15);
        // these are said by value
        details.removeAll(Set.of("condition", "early", "method"));
        assertAllExist("page.detail.", details);
    }

    @Test
    void theLogSpeaksOfEveryRole() {
        Set<String> keys = new TreeSet<>();
        for (Role each : Role.values()) {
            keys.add("seen.role." + each.code());
        }
        assertAllExist("page.", keys);
    }

    private static void assertAllExist(String prefix, Set<String> keys) {
        assertThat(keys).isNotEmpty();
        for (Language language : Language.values()) {
            Messages messages = Messages.in(language);
            assertThat(keys)
                    .allSatisfy(key -> assertThat(messages.text(prefix + key))
                            .as("%s in %s", key, language)
                            .doesNotContain("⟦"));
        }
    }

    private static Set<String> found(Path root, Pattern pattern) {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                while (matcher.find()) {
                    keys.add(matcher.group(1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return keys;
    }
}
