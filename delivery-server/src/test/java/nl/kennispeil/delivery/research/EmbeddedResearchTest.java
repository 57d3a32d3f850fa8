package nl.kennispeil.delivery.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.kennispeil.delivery.attempt.AttemptDeletion;
import nl.kennispeil.delivery.attempt.CodeDeletion;
import nl.kennispeil.delivery.attempt.PresenceDeletion;
import nl.kennispeil.delivery.attempt.ResponseDeletion;
import nl.kennispeil.delivery.candidate.CandidateDeletion;
import nl.kennispeil.delivery.person.EnrolmentDeletion;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.purge.Certificates;
import nl.kennispeil.delivery.purge.Confirmations;
import nl.kennispeil.delivery.purge.PurgeLedger;
import nl.kennispeil.delivery.purge.PurgeRun;
import nl.kennispeil.delivery.purge.Register;
import nl.kennispeil.delivery.result.ResultDeletion;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.shelf.MongoShelves;
import nl.kennispeil.delivery.sitting.RosterDeletion;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Store;
import nl.kennispeil.delivery.vault.KeyDeletion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The research store of a single machine, in a folder of its own. */
class EmbeddedResearchTest {

    @TempDir
    Path folder;

    private Store store;
    private ResearchFixture fixture;
    private SittingId march;

    @BeforeEach
    void open() throws Exception {
        store = Store.embedded(
                folder.resolve("store"), EmbeddedStore.Options.defaults().withMinimumFreeBytes(0));
        Store own = store.beside("research");
        fixture = new ResearchFixture(
                new MongoShelves(store.database()),
                new MongoShelves(own.database()),
                folder,
                () -> own.checkpoint(Duration.ofMinutes(1)));
        ResearchKey.demo(fixture.keyFile);
        march = fixture.sitting("lhk-2026-v", "2026-03-25");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void afterThePurgeTheRecordIsThereAndNothingInItsFolderSaysWhoseItIs() throws Exception {
        PersonId leaver = fixture.sat("leaver", march, "2026-08-31");
        for (int i = 0; i < 30; i++) {
            fixture.sat("other" + i, march, null);
        }
        assertThat(fixture.copy(march, ResearchFixture.NOW)).isEqualTo(31);
        ResearchRecord record = fixture.research.find(leaver).get(0);

        PurgeRun.Outcome outcome = purge(Instant.parse("2027-03-01T03:00:00Z"));
        assertThat(outcome.purged()).isEqualTo(1);
        assertThat(outcome.failed()).isZero();
        assertThat(fixture.persons.find(leaver)).isEmpty();
        assertThat(fixture.results.find(fixture.attempt("leaver", march))).isEmpty();

        List<ResearchRecord> left = new ArrayList<>();
        fixture.research.download(ResearchFixture.RESEARCHER, ResearchFixture.NOW, left::add);
        assertThat(left).hasSize(31).contains(record);

        store.beside("research").checkpoint(Duration.ofMinutes(1));
        String attempt = fixture.attempt("leaver", march).value();
        String other = fixture.attempt("other1", march).value();
        // the search can find: what is in the record is found
        assertThat(filesWith(record.pseudonym())).isNotEmpty();
        for (String each : List.of(
                "person-leaver",
                "candidate-leaver",
                "person-other1",
                "candidate-other1",
                "Mens",
                "example.org",
                "crm-",
                attempt,
                other,
                march.value(),
                "2026-03-25")) {
            assertThat(filesWith(each)).as(each).isEmpty();
        }
    }

    @Test
    void anObjectionLeavesNothingInTheFiles() throws Exception {
        PersonId objector = fixture.sat("a", march, null);
        fixture.sat("b", march, null);
        fixture.copy(march, ResearchFixture.NOW);
        String pseudonym = fixture.research.find(objector).get(0).pseudonym();
        assertThat(filesWith(pseudonym)).isNotEmpty();
        assertThat(fixture.research.withdraw(objector, ResearchFixture.NOW)).isEqualTo(Research.Withdrawal.DONE);
        assertThat(fixture.inStore()).isEqualTo(1);
        assertThat(filesWith(pseudonym)).isEmpty();
    }

    @Test
    void recordsAreThereAfterARestart() throws Exception {
        fixture.sat("a", march, null);
        fixture.copy(march, ResearchFixture.NOW);
        store.close();
        store = Store.embedded(
                folder.resolve("store"), EmbeddedStore.Options.defaults().withMinimumFreeBytes(0));
        List<ResearchRecord> found = new ArrayList<>();
        new ResearchStore(new MongoShelves(store.beside("research").database())).each(found::add);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).items()).hasSize(5);
    }

    private PurgeRun.Outcome purge(Instant now) {
        Confirmations confirmations = new Confirmations(fixture.exam.shelves);
        List<DeletionStep> steps = List.of(
                new CodeDeletion(fixture.exam.codes),
                new PresenceDeletion(fixture.exam.presence),
                new ResponseDeletion(fixture.exam.responses, fixture.exam.sittings, fixture.exam.forms),
                new ResultDeletion(fixture.results),
                new RosterDeletion(fixture.rosters, () -> List.of("berk", "eik")),
                new AttemptDeletion(fixture.exam.attempts),
                new ResearchDeletion(fixture.research),
                new CandidateDeletion(fixture.candidates, fixture.institutes),
                new EnrolmentDeletion(fixture.persons, fixture.enrolments),
                new KeyDeletion(fixture.vault));
        return new PurgeRun(
                        new PurgeRun.Tools(
                                new Register(fixture.enrolments, List.of()),
                                fixture.enrolments,
                                fixture.exam.sittings,
                                fixture.exam.secret,
                                confirmations,
                                new Certificates(fixture.exam.shelves),
                                new PurgeLedger(fixture.exam.shelves, folder.resolve("purge-ledger.jsonl")),
                                fixture.audit,
                                steps,
                                List.of(new ResearchSweep(fixture.research)),
                                () -> {
                                    store.checkpoint(Duration.ofMinutes(1));
                                    return true;
                                },
                                "test",
                                subject -> List.of()),
                        fixture.exam.shelves,
                        "node",
                        Clock.fixed(now, ZoneOffset.UTC))
                .run("system");
    }

    private List<Path> filesWith(String text) throws IOException {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder.resolve("research"))) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                if (contains(Files.readAllBytes(each), wanted)) {
                    found.add(each);
                }
            }
        }
        return found;
    }

    private static boolean contains(byte[] all, byte[] wanted) {
        return new String(all, StandardCharsets.ISO_8859_1).contains(new String(wanted, StandardCharsets.ISO_8859_1));
    }
}
