package nl.kennispeil.delivery.bureau;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.text.Words;
import org.junit.jupiter.api.Test;

/** Every text a screen or a refusal asks for is there, in both languages. */
class WordsTest {

    private static final Pattern PAGE_KEY = Pattern.compile("\\.t\\(\"([A-Za-z0-9.-]+[A-Za-z0-9])\"");
    private static final Pattern ERROR_CODE =
            Pattern.compile("(?:BadRequest\\(|error\\(context, |refuse\\(context, )\\s*\\d+, \"([a-z-]+)\"");

    @Test
    void everyTextOfATemplateExists() {
        Words.exist("page.", Words.found(Path.of("src/main/jte"), PAGE_KEY));
        Words.exist("page.", Words.found(Path.of("src/main/java/nl/kennispeil/delivery/bureau"), PAGE_KEY));
        Words.exist("page.", Words.found(Path.of("src/main/java/nl/kennispeil/delivery/audit"), PAGE_KEY));
    }

    @Test
    void everyErrorHasWords() {
        Words.exist("error.", Words.found(Path.of("src/main/java"), ERROR_CODE));
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
        Words.exist("page.", keys);
    }

    @Test
    void everyActionOfTheLogHasWords() {
        Set<String> actions = Words.found(
                Path.of("src/main/java/nl/kennispeil/delivery/bureau"),
                Pattern.compile("\"((?:sitting|attempt)\\.[a-z-]+)\""));
        assertThat(actions).hasSizeGreaterThan(15);
        Words.exist("page.action.", actions);
    }

    @Test
    void everyDetailOfTheLogHasWords() {
        Pattern detail = Pattern.compile("\\.detail\\(\\s*\"([A-Za-z0-9]+)\"");
        Set<String> details = Words.found(Path.of("src/main/java/nl/kennispeil/delivery/bureau"), detail);
        details.addAll(Words.found(Path.of("src/main/java/nl/kennispeil/delivery/audit"), detail));
        assertThat(details).hasSizeGreaterThan(15);
        // these are said by value
        details.removeAll(Set.of("condition", "early", "method"));
        Words.exist("page.detail.", details);
    }

    @Test
    void theLogSpeaksOfEveryRole() {
        Set<String> keys = new TreeSet<>();
        for (Role each : Role.values()) {
            keys.add("seen.role." + each.code());
        }
        Words.exist("page.", keys);
    }
}
