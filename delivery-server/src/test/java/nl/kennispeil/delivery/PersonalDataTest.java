package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.kennispeil.bank.media.MediaLibrary;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.session.SessionRules;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.MongoShelves;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Store;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.delivery.text.Messages;
import nl.kennispeil.delivery.vault.Vaults;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No feature keeps something about persons without knowing how to let go of it. */
class PersonalDataTest {

    @TempDir
    static Path folder;

    private static final Map<String, Holds> OPENED = new TreeMap<>();
    private static final Set<String> OPENERS = new TreeSet<>();
    private static Application application;
    private static List<DeletionStep> steps;

    /** A whole server, whose shelves say who opened them and for what. */
    @BeforeAll
    static void start() throws Exception {
        Store store = Store.embedded(folder.resolve("store"), EmbeddedStore.Options.defaults());
        MongoShelves shelves = new MongoShelves(store.database());
        Shelves watched = (name, holds) -> {
            note(name, holds);
            return shelves.shelf(name, holds);
        };
        Stores stores = Stores.open(store, watched, ServerSecret.random(), Vaults.masterKey(), Duration.ZERO);
        Settings settings = Settings.embedded(
                0,
                false,
                false,
                folder.resolve("purge-ledger.jsonl"),
                folder.resolve("research.key"),
                SessionRules.STRICT);
        application = Application.on(
                store,
                stores,
                MediaLibrary.ofFolder(Files.createDirectories(folder.resolve("media"))),
                settings,
                Clock.systemUTC());
        steps = PersonalData.of(stores, store, settings.ledger(), settings.researchKey(), "test", Clock.systemUTC())
                .steps();
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static synchronized void note(String name, Holds holds) {
        Holds before = OPENED.putIfAbsent(name, holds);
        assertThat(before).as("what shelf %s holds", name).isIn(null, holds);
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .forEach(frame -> OPENERS.add(frame.getDeclaringClass().getName()));
    }

    @Test
    void everyShelfThatHoldsPersonsIsEmptiedByADeletionStep() {
        Set<String> emptied = new HashSet<>();
        steps.forEach(each -> emptied.addAll(each.shelves()));
        Set<String> persons = OPENED.entrySet().stream()
                .filter(each -> each.getValue() == Holds.PERSONS)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(persons).hasSizeGreaterThan(12);
        assertThat(emptied).containsAll(persons);
    }

    @Test
    void everyShelfThatAStepNamesIsOneThatHoldsPersons() {
        for (DeletionStep step : steps) {
            for (String shelf : step.shelves()) {
                assertThat(OPENED.get(shelf))
                        .as("%s of step %s", shelf, step.name())
                        .isEqualTo(Holds.PERSONS);
            }
        }
    }

    @Test
    void everyClassThatOpensAShelfWasAskedWhatItHolds() {
        Set<String> callers = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("nl.kennispeil.delivery")
                        .stream()
                        .filter(each -> each.getMethodCallsFromSelf().stream()
                                .anyMatch(call -> call.getName().equals("shelf")
                                        && call.getTargetOwner().isAssignableTo(Shelves.class)))
                        .map(JavaClass::getName)
                        .filter(name -> !name.contains(".demo."))
                        // another database, whose records outlive the enrolment and have clocks of their own (T18)
                        .filter(name -> !name.endsWith(".ResearchStore"))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(callers).hasSizeGreaterThan(15);
        assertThat(OPENERS).containsAll(callers);
    }

    @Test
    void theDeepestDependenciesGoLastAndNoTwoStepsHaveTheSameName() {
        assertThat(steps).extracting(DeletionStep::name).doesNotHaveDuplicates();
        assertThat(steps).extracting(DeletionStep::order).isSorted();
        assertThat(steps.get(steps.size() - 2).name()).isEqualTo("keys");
    }

    @Test
    void everyStepHasAName() {
        for (Language language : Language.values()) {
            Messages messages = Messages.in(language);
            for (DeletionStep step : steps) {
                if (step.order() < 100) {
                    String key = "page.step." + step.name().replace(' ', '-');
                    assertThat(messages.text(key)).isNotEqualTo("⟦" + key + "⟧");
                }
            }
        }
    }
}
