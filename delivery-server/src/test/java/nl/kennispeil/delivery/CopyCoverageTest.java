package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.kennispeil.delivery.accesscopy.Withheld;
import nl.kennispeil.delivery.attempt.Exam;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Store;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.delivery.text.Messages;
import nl.kennispeil.delivery.vault.Vaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything the server has of a person is in the copy of it, or there is a reason that the person can read. */
class CopyCoverageTest {

    private static final Path SOURCES = Path.of("src/main/java/nl/kennispeil/delivery");
    private static final Pattern SHELF =
            Pattern.compile("\\.shelf\\(\\s*(\"[a-z_]+\"|[A-Z_a-z.]+),\\s*Holds\\.PERSONS\\)");

    @Test
    void everyShelfThatHoldsPersonsIsInAPartOfTheCopyOrHasAReason(@TempDir Path folder) throws IOException {
        Set<String> told = new TreeSet<>(Withheld.SHELVES.keySet());
        try (Store store = Store.embedded(
                folder.resolve("store"), EmbeddedStore.Options.defaults().withMinimumFreeBytes(0))) {
            Stores stores = Stores.open(store, ServerSecret.random(), Vaults.masterKey(), Duration.ZERO);
            Exam exam = new Exam(
                    stores.attempts(), stores.responses(), stores.sittings(), stores.forms(), stores.presence());
            PersonalData personal = PersonalData.of(
                    stores, store, folder.resolve("ledger.jsonl"), null, "test", java.time.Clock.systemUTC());
            PrivacyOffice.parts(stores, exam, personal.research()).forEach(each -> told.addAll(each.shelves()));
        }
        Set<String> kept = shelves();
        assertThat(kept).as("found in the sources").hasSizeGreaterThan(15).contains("persons", "rights_requests");
        assertThat(told).as("parts of the copy, or Withheld").containsAll(kept);
    }

    @Test
    void everyReasonHasWords() {
        for (Language language : Language.values()) {
            Messages words = Messages.in(language);
            assertThat(Withheld.SHELVES.values())
                    .allSatisfy(each ->
                            assertThat(words.text("page.copy.withheld." + each)).doesNotContain("⟦"));
        }
    }

    /** The names of all shelves that hold persons, as the sources have them. */
    private static Set<String> shelves() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                Matcher found = SHELF.matcher(source);
                while (found.find()) {
                    names.add(name(found.group(1), source, file));
                }
            }
        }
        return names;
    }

    private static String name(String argument, String source, Path file) {
        if (argument.startsWith("\"")) {
            return argument.substring(1, argument.length() - 1);
        }
        Matcher constant =
                Pattern.compile("String " + argument + " = \"([a-z_]+)\"").matcher(source);
        assertThat(constant.find())
                .as("the name of shelf %s in %s", argument, file)
                .isTrue();
        return constant.group(1);
    }
}
