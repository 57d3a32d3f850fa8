package nl.kennispeil.delivery.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Training;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.Standing;
import nl.kennispeil.delivery.retention.Subject;
import nl.kennispeil.delivery.retention.Sweep;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PurgeRunTest {

    @TempDir
    Path folder;

    private PurgeFixture fixture;

    @BeforeEach
    void setUp() {
        fixture = new PurgeFixture(folder);
    }

    @Test
    void onTheLastDayEverythingIsThereAndOnTheNextNothing() {
        CandidateId leaver = fixture.sat("a", "2026-08-31");
        CandidateId stayer = fixture.sat("b", null);
        fixture.others(30);

        fixture.at("2027-02-28");
        assertThat(fixture.run().run("system").purged()).isZero();
        assertThat(fixture.exam.attempts.find(fixture.attempt(leaver))).isPresent();

        fixture.at("2027-03-01");
        PurgeRun.Outcome outcome = fixture.run().run("system");
        assertThat(outcome.purged()).isEqualTo(1);
        assertThat(outcome.late()).isZero();
        assertThat(outcome.failed()).isZero();
        assertThat(fixture.holding("p-a", fixture.attempt(leaver).value())).isEmpty();
        assertThat(fixture.vault.holds("a")).isFalse();
        assertThat(fixture.vault.holds("p-a")).isFalse();
        assertThat(fixture.exam.attempts.find(fixture.attempt(stayer))).isPresent();
        assertThat(fixture.holding("p-b")).isNotEmpty();
    }

    @Test
    void theLogSaysInWhichRoleSomebodyHadItRun() {
        fixture.sat("a", "2026-08-31");
        fixture.others(30);
        fixture.at("2027-03-01");
        fixture.run().run("fg", "privacy");
        assertThat(fixture.audit.latest("retention", 10))
                .filteredOn(line -> line.action().equals("retention.purge"))
                .singleElement()
                .satisfies(line -> assertThat(line.owner()).isEqualTo("berk"));
        assertThat(fixture.audit.latest("retention", 10)).hasSize(2).allSatisfy(line -> {
            assertThat(line.actor().raw()).isEqualTo("fg");
            assertThat(line.role()).isEqualTo("privacy");
        });
    }

    @Test
    void aSecondTryKnowsTheAccountsThatWentWithTheFirst() {
        fixture.sat("a", "2026-08-31");
        fixture.others(30);
        fixture.at("2027-03-01");
        fixture.logins = List.of("anna");
        assertThat(fixture.run(breaking(fixture.steps(), 9), "node")
                        .run("system")
                        .failed())
                .isEqualTo(1);

        fixture.logins = List.of();
        List<String> seen = new ArrayList<>();
        List<DeletionStep> steps = new ArrayList<>(fixture.steps());
        steps.add(new Step("looking", 40) {
            @Override
            public int delete(Subject subject) {
                seen.addAll(subject.logins());
                return 0;
            }
        });
        assertThat(fixture.run(steps, "node").run("system").purged()).isEqualTo(1);
        assertThat(seen).containsExactly("anna");
    }

    @Test
    void theCertificateCountsWhatWentAndNamesNobody() {
        CandidateId leaver = fixture.sat("a", "2026-08-31");
        fixture.others(30);
        fixture.at("2027-03-01");
        fixture.run().run("system");

        Certificate certificate =
                fixture.certificates.find(fixture.ledgerId(leaver)).orElseThrow();
        assertThat(certificate.counts())
                .containsEntry("responses", 2)
                .containsEntry("attempts", 1)
                .containsEntry("lists of sittings", 1)
                .containsEntry("candidates", 2)
                .containsEntry("keys", 2)
                .containsEntry("presence", 1)
                .containsKey("exam codes")
                .doesNotContainKey("results");
        assertThat(certificate.dueOn()).isEqualTo(LocalDate.parse("2027-03-01"));
        assertThat(certificate.daysLate()).isZero();
        assertThat(certificate.institute()).isEqualTo("berk");
        assertThat(certificate.erasedAt()).isEqualTo(fixture.now);
        assertThat(fixture.erased).hasSize(1);
    }

    @Test
    void case33AJobThatWasDownDeletesAtItsFirstRunAndReportsThreeDaysLate() {
        CandidateId leaver = fixture.sat("a", "2026-08-31");
        fixture.others(30);
        fixture.at("2027-03-04");
        PurgeRun.Outcome outcome = fixture.run().run("system");
        assertThat(outcome.late()).isEqualTo(1);
        assertThat(fixture.certificates
                        .find(fixture.ledgerId(leaver))
                        .orElseThrow()
                        .daysLate())
                .isEqualTo(3);
    }

    @Test
    void case25TheResultsOfTheAiosGoAndThePersonStaysAsTrainer() {
        CandidateId aios = fixture.sat("a", "p-1", "2026-08-31");
        CandidateId trainer = fixture.enrolled("t", "p-1", Training.OPLEIDER, null);
        // as trainer from 1 October on: not a new period of the same training
        fixture.others(30);
        fixture.at("2027-03-01");
        assertThat(fixture.run().run("system").purged()).isEqualTo(1);
        assertThat(fixture.enrolments.find(aios)).isEmpty();
        assertThat(fixture.exam.attempts.find(fixture.attempt(aios))).isEmpty();
        assertThat(fixture.enrolments.find(trainer)).isPresent();
        assertThat(fixture.persons.all()).extracting(Object::toString).contains("p-1");
        assertThat(fixture.vault.holds("p-1")).isTrue();
        assertThat(fixture.vault.holds("a")).isFalse();
    }

    @Test
    void twoTrainingsOfOnePersonThatEndTogetherTakeThePersonAlong() {
        fixture.enrolled("t", "p-1", Training.OPLEIDER, "2026-08-31");
        fixture.sat("a", "p-1", "2026-08-31");
        fixture.others(60);
        fixture.at("2027-03-01");
        assertThat(fixture.run().run("system").purged()).isEqualTo(2);
        assertThat(fixture.holding("p-1")).isEmpty();
    }

    @Test
    void case35ARunThatWouldTakeMoreThanOneInTwentyStopsAndGoesOnOnceTwoPeopleSaidSo() {
        for (int i = 0; i < 3; i++) {
            fixture.sat("a" + i, "2026-08-31");
        }
        fixture.others(40);
        fixture.at("2027-03-01");
        PurgeRun.Outcome outcome = fixture.run().run("system");
        assertThat(outcome.stopped()).isTrue();
        assertThat(outcome.purged()).isZero();
        assertThat(fixture.holding("p-a0")).isNotEmpty();

        String list = fixture.confirmations.stops().get(0).list();
        fixture.confirmations.allow(list, "privacy");
        assertThatThrownBy(() -> fixture.confirmations.allow(list, "privacy")).isInstanceOf(BadRequest.class);
        assertThat(fixture.run().run("system").stopped()).isTrue();
        fixture.confirmations.allow(list, "privacy2");
        assertThat(fixture.run().run("system").purged()).isEqualTo(3);
        assertThat(fixture.confirmations.stops().get(0).spent()).isTrue();
    }

    @Test
    void whereverARunIsBrokenOffTheNextOneFinishesItWithTheSameCounts() throws Exception {
        fixture.sat("whole", "2026-08-31");
        fixture.others(60);
        fixture.at("2027-03-01");
        fixture.run().run("system");
        Map<String, Integer> expected = fixture.certificates
                .find(fixture.ledgerId(new CandidateId("whole")))
                .orElseThrow()
                .counts();

        int steps = fixture.steps().size();
        for (int broken = 0; broken < steps; broken++) {
            PurgeFixture other = new PurgeFixture(Files.createDirectories(folder.resolve("ledger" + broken)));
            CandidateId leaver = other.sat("a", "2026-08-31");
            other.others(60);
            other.at("2027-03-01");
            PurgeRun.Outcome first =
                    other.run(breaking(other.steps(), broken), "node").run("system");
            assertThat(first.failed()).as("broken at %d", broken).isEqualTo(1);
            assertThat(other.certificates.find(other.ledgerId(leaver))).isEmpty();
            assertThat(other.ledger.contains(other.ledgerId(leaver))).isTrue();

            PurgeRun.Outcome second = other.run().run("system");
            assertThat(second.failed()).isZero();
            assertThat(second.purged()).isEqualTo(1);
            assertThat(other.holding("p-a", other.attempt(leaver).value())).isEmpty();
            assertThat(other.certificates
                            .find(other.ledgerId(leaver))
                            .orElseThrow()
                            .counts())
                    .as("broken at %d", broken)
                    .isEqualTo(expected);
        }
    }

    @Test
    void anEnrolmentThatCannotBeReadStopsNoneOfTheOthersAndCountsAsFailed() {
        CandidateId leaver = fixture.sat("a", "2026-08-31");
        fixture.others(30);
        fixture.exam
                .shelves
                .shelf("enrolments", Holds.PERSONS)
                .putAll(List.of(Fields.of("broken").with("training", "none").build()));
        fixture.at("2027-03-01");
        PurgeRun.Outcome outcome = fixture.run().run("system");
        assertThat(outcome.purged()).isEqualTo(1);
        assertThat(outcome.failed()).isEqualTo(1);
        assertThat(certificate(leaver).erasedAt()).isEqualTo(fixture.now);
    }

    @Test
    void aHoldThatCannotBeReadKeepsItsEnrolmentAndStopsNoneOfTheOthers() {
        CandidateId leaver = fixture.sat("a", "2026-08-31");
        CandidateId held = fixture.sat("b", "2026-08-31");
        fixture.others(60);
        fixture.obstacle = facts -> {
            if (facts.enrolment().id().equals(held)) {
                throw new IllegalArgumentException("this hold has no day");
            }
            return facts;
        };
        fixture.at("2027-03-01");
        PurgeRun.Outcome outcome = fixture.run().run("system");
        assertThat(outcome.purged()).isEqualTo(1);
        assertThat(outcome.failed()).isEqualTo(1);
        assertThat(fixture.enrolments.find(leaver)).isEmpty();
        assertThat(fixture.enrolments.find(held)).isPresent();
    }

    @Test
    void aLedgerFileThatCannotBeReadDoesNotKeepTheFilesFromBeingErased() throws Exception {
        fixture.sat("a", "2026-08-31");
        fixture.others(30);
        Files.writeString(fixture.ledgerFile, "nonsense\n");
        fixture.at("2027-03-01");
        PurgeRun.Outcome outcome = fixture.run().run("system");
        assertThat(outcome.purged()).isEqualTo(1);
        assertThat(outcome.failed()).isPositive();
        assertThat(fixture.erased).hasSize(1);
    }

    @Test
    void aRunThatLeftSomethingIsTriedAgainTheSameDayAndShownAfterTwentySixHours() {
        fixture.others(1);
        fixture.at("2027-03-01");
        PurgeRun run = fixture.run();
        assertThat(run.troubleSince(fixture.now)).isEmpty();
        assertThat(run.run("system").failed()).isZero();
        Instant good = fixture.now;
        assertThat(run.doneToday(good.plus(Duration.ofHours(20)))).isTrue();

        fixture.at("2027-03-02");
        fixture.sweeps.add(sweep("broken", () -> {
            throw new IllegalStateException("no");
        }));
        assertThat(run.run("system").failed()).isEqualTo(1);
        assertThat(run.doneToday(fixture.now.plus(Duration.ofHours(3)))).isTrue();
        assertThat(run.doneToday(fixture.now.plus(Duration.ofHours(4)))).isFalse();
        assertThat(run.troubleSince(good.plus(Duration.ofHours(26)))).isEmpty();
        assertThat(run.troubleSince(good.plus(Duration.ofHours(26)).plusSeconds(1)))
                .contains(good);

        fixture.sweeps.clear();
        fixture.now = good.plus(Duration.ofHours(27));
        run.run("system");
        assertThat(run.troubleSince(fixture.now)).isEmpty();
    }

    @Test
    void whatWentWrongBeforehandCountsAsFailedAndStopsNothing() {
        fixture.sat("a", "2026-08-31");
        fixture.others(30);
        fixture.at("2027-03-01");
        PurgeRun.Outcome outcome = fixture.run().run("system", 1);
        assertThat(outcome.purged()).isEqualTo(1);
        assertThat(outcome.failed()).isEqualTo(1);
    }

    @Test
    void anErasureOfTheFilesThatFailsIsReportedAndDoneByTheNextRun() {
        CandidateId leaver = fixture.sat("a", "2026-08-31");
        fixture.others(30);
        fixture.at("2027-03-01");
        Runnable works = fixture.eraseFiles;
        fixture.eraseFiles = () -> {
            throw new IllegalStateException("the disk is full");
        };
        PurgeRun.Outcome first = fixture.run().run("system");
        assertThat(first.purged()).isEqualTo(1);
        assertThat(first.failed()).isEqualTo(1);
        assertThat(first.filesLeft()).isTrue();
        assertThat(fixture.run().latest(1).get(0).outcome().filesLeft()).isTrue();
        assertThat(certificate(leaver).erasedAt()).isNull();

        fixture.at("2027-03-02");
        fixture.eraseFiles = works;
        PurgeRun.Outcome second = fixture.run().run("system");
        assertThat(second.filesLeft()).isFalse();
        assertThat(fixture.erased).containsExactly(fixture.now);
        assertThat(certificate(leaver).erasedAt()).isEqualTo(fixture.now);

        fixture.run().run("system");
        assertThat(fixture.erased).as("nothing is left to erase").hasSize(1);
    }

    @Test
    void aRunThatDiedAfterItsLastStepLeavesTheErasureToTheNextOne() {
        CandidateId leaver = fixture.sat("a", "2026-08-31");
        fixture.others(30);
        fixture.at("2027-03-01");
        fixture.eraseFiles = () -> {
            throw new OutOfMemoryError("as if the process died");
        };
        assertThatThrownBy(() -> fixture.run().run("system")).isInstanceOf(OutOfMemoryError.class);
        assertThat(fixture.enrolments.find(leaver)).isEmpty();
        assertThat(certificate(leaver).erasedAt()).isNull();

        fixture.eraseFiles = () -> fixture.erased.add(fixture.now);
        assertThat(fixture.run().run("system").purged()).isZero();
        assertThat(fixture.erased).hasSize(1);
        assertThat(certificate(leaver).erasedAt()).isEqualTo(fixture.now);
    }

    @Test
    void onADatabaseServerTheCertificateClaimsNoErasureOfFilesAndNothingWaitsForOne() {
        CandidateId leaver = fixture.sat("a", "2026-08-31");
        fixture.others(30);
        fixture.at("2027-03-01");
        fixture.ownFiles = false;
        assertThat(fixture.run().run("system").filesLeft()).isFalse();
        assertThat(certificate(leaver).erasedAt()).isNull();
        assertThat(certificate(leaver).outOfReach()).isTrue();
        fixture.run().run("system");
        assertThat(fixture.erased).hasSize(1);
    }

    @Test
    void whatWasSweptIsErasedByTheNextRunWhenThisOneCouldNot() {
        AtomicInteger left = new AtomicInteger(3);
        fixture.sweeps.add(sweep("photos", () -> left.getAndSet(0)));
        fixture.eraseFiles = () -> {
            throw new IllegalStateException("the disk is full");
        };
        assertThat(fixture.run().run("system").filesLeft()).isTrue();
        fixture.eraseFiles = () -> fixture.erased.add(fixture.now);
        assertThat(fixture.run().run("system").swept()).isEmpty();
        assertThat(fixture.erased).hasSize(1);
    }

    @Test
    void oneThatCannotBeDeletedStopsNoneOfTheOthersAndGetsNoCertificate() {
        CandidateId stuck = fixture.sat("stuck", "2026-08-31");
        CandidateId free = fixture.sat("free", "2026-08-31");
        fixture.others(60);
        fixture.at("2027-03-01");
        DeletionStep sticky = new Step("sticky", 40) {
            @Override
            public int remaining(Subject subject) {
                return subject.enrolment().equals(stuck) ? 2 : 0;
            }
        };
        List<DeletionStep> steps = new ArrayList<>(fixture.steps());
        steps.add(sticky);
        PurgeRun.Outcome outcome = fixture.run(steps, "node").run("system");
        assertThat(outcome.purged()).isEqualTo(1);
        assertThat(outcome.failed()).isEqualTo(1);
        assertThat(fixture.certificates.find(fixture.ledgerId(free))).isPresent();
        assertThat(fixture.certificates.find(fixture.ledgerId(stuck))).isEmpty();
        assertThat(fixture.audit.latest("retention", 10))
                .anySatisfy(line -> assertThat(line.detail().toString()).contains("sticky=2"));
    }

    @Test
    void onlyOneNodeRunsAtATimeAndALeaseThatWasLeftBehindRunsOut() {
        Lease dead = new Lease(fixture.exam.shelves, "retention", "dead", Duration.ofMinutes(10));
        assertThat(dead.take(fixture.now)).isTrue();
        assertThat(fixture.run().run("system").busy()).isTrue();
        fixture.now = fixture.now.plus(Duration.ofMinutes(10));
        assertThat(fixture.run().run("system").busy()).isFalse();
        assertThat(dead.renew(fixture.now)).isFalse();
    }

    @Test
    void aRunThatTakesLongKeepsOtherNodesOut() {
        Lease other = new Lease(fixture.exam.shelves, "retention", "other", Duration.ofMinutes(10));
        List<Boolean> taken = new ArrayList<>();
        Runnable slow = () -> {
            fixture.now = fixture.now.plus(Duration.ofMinutes(10));
            taken.add(other.take(fixture.now));
        };
        for (int i = 0; i < 3; i++) {
            fixture.sweeps.add(sweep("slow " + i, () -> {
                slow.run();
                return 1;
            }));
        }
        fixture.eraseFiles = slow;
        PurgeRun.Outcome outcome = fixture.run().run("system");
        assertThat(outcome.failed()).isZero();
        assertThat(taken).containsExactly(false, false, false, false);
        assertThat(other.take(fixture.now)).as("afterwards").isTrue();
    }

    @Test
    void aRunWhoseLeaseWasLostStopsAndSaysSo() {
        fixture.sat("a", "2026-08-31");
        fixture.others(30);
        fixture.at("2027-03-01");
        Lease other = new Lease(fixture.exam.shelves, "retention", "other", Duration.ofMinutes(10));
        AtomicInteger later = new AtomicInteger();
        fixture.sweeps.add(sweep("stuck", () -> {
            fixture.now = fixture.now.plus(Duration.ofMinutes(20));
            assertThat(other.take(fixture.now)).isTrue();
            return 1;
        }));
        fixture.sweeps.add(sweep("later", later::incrementAndGet));
        PurgeRun.Outcome outcome = fixture.run().run("system");
        assertThat(outcome.failed()).isEqualTo(1);
        assertThat(later).hasValue(0);
        assertThat(fixture.erased).isEmpty();
        assertThat(other.renew(fixture.now)).as("the other one goes on").isTrue();
    }

    @Test
    void anEndThatWasMovedFarBackWaitsForAWeekAndTwoPeople() {
        CandidateId id = fixture.sat("a", "2026-08-31");
        fixture.others(30);
        Enrolment before = fixture.enrolments.find(id).orElseThrow();
        fixture.at("2026-11-02");
        Ending ending = new Ending(
                LocalDate.parse("2026-03-31"), Ending.Kind.COMPLETED, fixture.now, LocalDate.parse("2026-08-31"));
        fixture.enrolments.putAll(
                List.of(new Enrolment(
                        before.id(),
                        before.person(),
                        before.training(),
                        before.begin(),
                        ending,
                        before.stays(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null)),
                fixture.now);
        assertThat(fixture.run().run("system").purged()).isZero();
        assertThat(standing(id, "2026-11-02").state()).isEqualTo(Standing.State.QUARANTINED);
        fixture.confirmations.confirmEnd(id, ending, "privacy", fixture.now);
        fixture.confirmations.confirmEnd(id, ending, "privacy2", fixture.now);
        fixture.at("2026-11-08");
        assertThat(fixture.run().run("system").purged()).isZero();
        fixture.at("2026-11-09");
        assertThat(fixture.run().run("system").purged()).isEqualTo(1);
    }

    /** T3: five percent of those in training; who already ended and is still here does not count. */
    @Test
    void aRunIsMeasuredAgainstTheEnrolmentsThatRun() {
        fixture.others(20);
        for (int i = 0; i < 20; i++) {
            fixture.enrolled("ended-" + i, "p-ended-" + i, Training.AIOS, "2026-12-31");
        }
        fixture.sat("a", "2026-08-31");
        fixture.sat("b", "2026-08-31");
        fixture.at("2027-03-01");
        PurgeRun.Outcome stopped = fixture.run().run("system");
        assertThat(stopped.stopped()).isTrue();
        assertThat(stopped.active()).isEqualTo(20);
        assertThat(stopped.purged()).isZero();
    }

    @Test
    void anErasureBeforeItsTimeTakesTwoPeople() {
        CandidateId id = fixture.sat("a", null);
        fixture.others(30);
        fixture.confirmations.askErasure(id, "privacy", fixture.now);
        assertThat(fixture.run().run("privacy").purged()).isZero();
        assertThatThrownBy(() -> fixture.confirmations.confirmErasure(id, "privacy"))
                .isInstanceOf(BadRequest.class);
        fixture.confirmations.confirmErasure(id, "privacy2");
        assertThat(fixture.run().run("privacy").purged()).isEqualTo(1);
        assertThat(fixture.certificates.find(fixture.ledgerId(id)).orElseThrow().dueOn())
                .isNull();
    }

    @Test
    void whatARestoreBroughtBackGoesAgainBeforeAnybodyComesIn() {
        CandidateId back = fixture.sat("a", "2026-08-31");
        CandidateId stays = fixture.sat("b", null);
        fixture.others(3);
        Path file = folder.resolve("kept-outside.jsonl");
        new PurgeLedger(new nl.kennispeil.delivery.shelf.InMemoryShelves(), file)
                .add(List.of(new PurgeLedger.Entry(fixture.ledgerId(back), "enrolment", fixture.now)));
        assertThat(fixture.ledger.adopt(file)).isEqualTo(1);
        assertThat(fixture.run().replay()).containsExactly(fixture.ledgerId(back));
        assertThat(fixture.holding("p-a")).isEmpty();
        assertThat(fixture.enrolments.find(stays)).isPresent();
        assertThat(fixture.erased).hasSize(1);
    }

    @Test
    void aSweepThatFailsIsReportedAndStopsNoOther() {
        AtomicInteger swept = new AtomicInteger();
        fixture.sweeps.add(sweep("broken", () -> {
            throw new IllegalStateException("no");
        }));
        fixture.sweeps.add(sweep("photos", () -> swept.addAndGet(3)));
        PurgeRun.Outcome outcome = fixture.run().run("system");
        assertThat(outcome.swept()).containsExactly(Map.entry("photos", 3));
        assertThat(outcome.failed()).isEqualTo(1);
    }

    @Test
    void theLedgerFileHoldsWhatTheStoreHoldsAndALineThatWasCutOffIsWrittenAgain() throws Exception {
        PurgeLedger.Entry first = new PurgeLedger.Entry("AAAA", "enrolment", fixture.now);
        fixture.ledger.add(List.of(first));
        fixture.ledger.add(List.of(first));
        assertThat(Files.readAllLines(fixture.ledgerFile)).hasSize(1);
        Files.writeString(fixture.ledgerFile, "{\"ledger\":\"BB", StandardOpenOption.APPEND);
        PurgeLedger.Entry second = new PurgeLedger.Entry("BBBB", "enrolment", fixture.now);
        fixture.ledger.add(List.of(second));
        assertThat(PurgeLedger.read(fixture.ledgerFile)).containsExactly(first, second);
        Files.delete(fixture.ledgerFile);
        assertThat(fixture.ledger.mirror()).isEqualTo(2);
        assertThat(PurgeLedger.read(fixture.ledgerFile)).containsExactlyInAnyOrder(first, second);
        Files.writeString(fixture.ledgerFile, "nonsense\n", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> fixture.ledger.mirror())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 1");
    }

    @Test
    void theLedgerForgetsAfterTenYears() {
        fixture.at("2026-11-22");
        fixture.ledger.add(List.of(new PurgeLedger.Entry("AAAA", "enrolment", fixture.now)));
        fixture.at("2036-11-22");
        assertThat(fixture.ledger.trim(fixture.now)).isZero();
        fixture.at("2036-11-23");
        assertThat(fixture.ledger.trim(fixture.now)).isEqualTo(1);
        assertThat(PurgeLedger.read(fixture.ledgerFile)).isEmpty();
    }

    private Certificate certificate(CandidateId enrolment) {
        return fixture.certificates.find(fixture.ledgerId(enrolment)).orElseThrow();
    }

    private Standing standing(CandidateId id, String day) {
        return new Register(fixture.enrolments, List.of(fixture.confirmations::with))
                .find(id, LocalDate.parse(day))
                .orElseThrow()
                .standing();
    }

    /** The same steps, of which one fails. */
    private static List<DeletionStep> breaking(List<DeletionStep> steps, int turn) {
        List<DeletionStep> broken = new ArrayList<>(steps);
        DeletionStep whole = steps.get(turn);
        broken.set(turn, new Step(whole.name(), whole.order()) {
            @Override
            public Set<String> shelves() {
                return whole.shelves();
            }

            @Override
            public int delete(Subject subject) {
                throw new IllegalStateException("broken off");
            }
        });
        return broken;
    }

    private static Sweep sweep(String name, java.util.function.IntSupplier work) {
        return new Sweep() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public int sweep(java.time.Instant now) {
                return work.getAsInt();
            }
        };
    }

    private abstract static class Step implements DeletionStep {

        private final String name;
        private final int order;

        Step(String name, int order) {
            this.name = name;
            this.order = order;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int order() {
            return order;
        }

        @Override
        public Set<String> shelves() {
            return Set.of();
        }

        @Override
        public int delete(Subject subject) {
            return 0;
        }

        @Override
        public int remaining(Subject subject) {
            return 0;
        }
    }
}
