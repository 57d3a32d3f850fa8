package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.audit.Line;
import nl.kennispeil.delivery.audit.Query;
import nl.kennispeil.delivery.audit.Scope;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.person.Training;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.sitting.Condition;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Store;
import nl.kennispeil.delivery.vault.Vaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A coordinator reads what others did with the own aios, whoever they were (R10). */
class DataOwnersTest {

    private static final Instant BEFORE = Instant.parse("2026-09-30T10:00:00Z");
    private static final Instant AFTER = Instant.parse("2026-10-01T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void theInstituteOfTheDayOwnsWhatAnybodyDid() {
        try (Store store = Store.embedded(folder.resolve("store"), EmbeddedStore.Options.defaults())) {
            Stores stores = stores(store);
            stores.audit().append("person/p-anna", "fg", "privacy", "person.see", "p-anna", "", BEFORE);
            stores.audit().append("enrolment/anna", "api:crm", "api", "person.read", "anna", "", AFTER);
            AttemptId attempt = AttemptId.of(stores.secret(), "lhk", "bram");
            stores.attempts()
                    .register(List.of(Attempt.registered(
                            attempt, new SittingId("lhk"), new CandidateId("bram"), "berk", 6, Condition.HOME, 0)));
            stores.audit().append("sitting/lhk", "lutz", "bureau", "attempt.reopen", attempt.value(), "", AFTER);
            // who says whose it is, is believed
            stores.audit()
                    .write(Entry.of("x", "bureau", "result.view", "sitting/lhk", AFTER)
                            .about("bram")
                            .owner("eik"));

            assertThat(actions(stores, "berk")).containsExactly("lutz attempt.reopen", "fg person.see");
            assertThat(actions(stores, "eik")).containsExactly("x result.view", "api:crm person.read");
        }
    }

    @Test
    void aListOfSeveralInstitutesIsALineForEachWithTheOwnPeopleOnly() {
        try (Store store = Store.embedded(folder.resolve("store"), EmbeddedStore.Options.defaults())) {
            Stores stores = stores(store);
            stores.audit()
                    .write(Entry.of("api:crm", "api", "persons.list", "api", AFTER)
                            .about(List.of("anna", "bram", "gone")));
            for (String[] each : new String[][] {{"berk", "bram"}, {"eik", "anna"}}) {
                assertThat(lines(stores, each[0]))
                        .singleElement()
                        .satisfies(line -> assertThat(line.about())
                                .extracting(about -> about.raw())
                                .containsExactly(each[1]));
            }
            assertThat(stores.audit().verify().ok()).isTrue();
        }
    }

    private static List<String> actions(Stores stores, String institute) {
        return lines(stores, institute).stream()
                .map(each -> each.actor().raw() + " " + each.action())
                .toList();
    }

    private static List<Line> lines(Stores stores, String institute) {
        return stores.audit()
                .find(Query.in(Scope.ofInstitute(institute)), 0, 100, AFTER)
                .lines();
    }

    private static Stores stores(Store store) {
        Stores stores = Stores.open(store, ServerSecret.random(), Vaults.masterKey(), Duration.ZERO);
        enrol(
                stores,
                "anna",
                new Enrolment.Stay("berk", day("2025-09-01")),
                new Enrolment.Stay("eik", day("2026-10-01")));
        enrol(stores, "bram", new Enrolment.Stay("berk", day("2025-09-01")));
        return stores;
    }

    private static void enrol(Stores stores, String id, Enrolment.Stay... stays) {
        PersonId person = new PersonId("p-" + id);
        stores.persons()
                .addAll(List.of(new Person(person, "crm-" + id, "Mens", "mens@example.org", null, null, null, null)));
        stores.enrolments()
                .putAll(
                        List.of(new Enrolment(
                                new CandidateId(id),
                                person,
                                Training.AIOS,
                                day("2025-09-01"),
                                null,
                                List.of(stays),
                                List.of(),
                                List.of(),
                                List.of(),
                                null)),
                        BEFORE);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
