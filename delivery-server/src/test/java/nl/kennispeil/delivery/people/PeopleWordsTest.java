package nl.kennispeil.delivery.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.kennispeil.delivery.apikey.ApiKey;
import nl.kennispeil.delivery.intake.Column;
import nl.kennispeil.delivery.intake.Outcome;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.Training;
import nl.kennispeil.delivery.screening.Screening;
import nl.kennispeil.delivery.text.Words;
import org.junit.jupiter.api.Test;

/** Texts whose keys are put together in code are there, in both languages. */
class PeopleWordsTest {

    private static final Path SOURCES = Path.of("src/main/java/nl/kennispeil/delivery");
    private static final Pattern PROBLEM = Pattern.compile(
            "Problem(?:\\.in|\\.ofRow)?\\((?:[A-Za-z.]+(?:\\([^)]*\\))*(?:\\.orElse\\(null\\))?, )?\"([a-z-]{3,})\"");
    private static final Pattern ROW = Pattern.compile("Row\\([^;]*?, List\\.of\\(\\), \"([a-z-]+)\"\\)");
    private static final Pattern CODE = Pattern.compile("(?:checkTaken|taken)\\([^;]*\"([a-z]+-other)\"");
    private static final Pattern FILE = Pattern.compile("UnreadableFile\\(\\s*\"([a-z-]+[a-z0-9])\"");
    private static final Pattern ACTION = Pattern.compile("\"((?:person|persons|enrolment|import|key)\\.[a-z-]+)\"");

    @Test
    void everyProblemOfARowOrFileHasWords() {
        Set<String> problems = Words.found(SOURCES.resolve("intake"), PROBLEM);
        problems.addAll(Words.found(SOURCES.resolve("intake"), ROW));
        problems.addAll(Words.found(SOURCES.resolve("intake"), CODE));
        problems.addAll(List.of("training", "end-kind", "reason", "weeks", "minutes", "big-zeros", "big-digits"));
        for (Screening.Problem each : Screening.Problem.values()) {
            problems.add(each.code());
        }
        assertThat(problems).contains("date-serial", "quotes", "to-be-deleted", "mail-other", "past-term", "required");
        Words.exist("page.intake.problem.", problems);
        Set<String> files = Words.found(SOURCES.resolve("intake"), FILE);
        assertThat(files).contains("utf8", "zip-size", "forbidden");
        Words.exist("page.intake.file.", files);
        Words.exist("page.intake.file.oneroster-", Set.of("manifest", "orgs", "users", "roles"));
    }

    @Test
    void everyFieldKindStateAndScopeHasAName() {
        Set<String> keys = new TreeSet<>();
        for (Column each : Column.values()) {
            keys.add("field." + each.code());
        }
        for (Training each : Training.values()) {
            keys.add("training." + each.code());
        }
        for (Ending.Kind each : Ending.Kind.values()) {
            keys.add("ending." + each.name().toLowerCase(Locale.ROOT));
        }
        for (Outcome.Kind each : Outcome.Kind.values()) {
            keys.add("intake.tab." + each.code());
        }
        for (ApiKey.Scope each : ApiKey.Scope.values()) {
            keys.add("keys.scope." + each.code().replace(':', '-'));
        }
        for (ApiKey.Standing each : ApiKey.Standing.values()) {
            keys.add("keys.standing." + each.name().toLowerCase(Locale.ROOT));
        }
        for (String each : List.of("leave", "force-majeure", "research", "between")) {
            keys.add("reason." + each);
        }
        for (String each : List.of("coming", "active", "leave", "ended")) {
            keys.add("persons.state." + each);
        }
        Words.exist("page.", keys);
    }

    @Test
    void everyActionOfTheLogHasWords() {
        Set<String> actions = Words.found(SOURCES.resolve("person"), ACTION);
        for (String each : List.of("intake", "people", "api", "apikey")) {
            actions.addAll(Words.found(SOURCES.resolve(each), ACTION));
        }
        actions.remove("persons.interruption");
        actions.remove("persons.stays");
        actions.remove("persons.weeks");
        assertThat(actions).hasSizeGreaterThan(15);
        Words.exist("page.action.", actions);
    }
}
