package nl.kennispeil.delivery.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.audit.Line;
import nl.kennispeil.delivery.candidate.Candidate;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Candidates;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import nl.kennispeil.delivery.vault.Vault;
import nl.kennispeil.delivery.vault.Vaults;
import org.junit.jupiter.api.Test;

class EnrollingTest {

    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
    private static final LocalDate BEGIN = LocalDate.of(2025, 3, 1);
    private static final Enrolling.Actor BUREAU = new Enrolling.Actor("bureau", "bureau");

    private final InMemoryShelves shelves = new InMemoryShelves();
    private final Vault vault = Vaults.inMemory(shelves);
    private final ServerSecret secret = ServerSecret.random();
    private final AuditTrail audit = new AuditTrail(shelves, secret);
    private final Persons persons = new Persons(shelves, vault, secret);
    private final Enrolments enrolments = new Enrolments(shelves, persons);
    private final Candidates candidates = new Candidates(shelves, vault);
    private final Enrolling enrolling = new Enrolling(persons, enrolments, candidates, audit, new SecureRandom());

    private final PersonId person = enrolling.newPersonId();
    private final CandidateId id = enrolling.newEnrolmentId();

    @Test
    void somebodyNewIsKnownToSittingsWithInstituteGroupAndInvitation() {
        add(Training.AIOS);

        // 2025-03-01 to 2026-11-02 is 611 days, 87.3 weeks
        assertThat(candidates.find(id)).contains(new Candidate(id, "Roos Akelei", "berk", 4, true, 0));
        assertThat(candidates.ofInstitute("berk")).hasSize(1);
        assertThat(logged()).containsExactly("enrolment.add", "person.add");
    }

    @Test
    void idsAreNeverTheSame() {
        assertThat(List.of(
                        enrolling.newPersonId().value(), enrolling.newPersonId().value(), person.value()))
                .doesNotHaveDuplicates()
                .allMatch(each -> each.matches("p-[0-9a-z]{20}"));
    }

    @Test
    void doingTheSameAgainChangesAndLogsNothing() {
        add(Training.AIOS);
        int lines = logged().size();

        assertThat(add(Training.AIOS)).isZero();
        assertThat(logged()).hasSize(lines);
    }

    @Test
    void anotherNameReachesSittingsAndTheLogSaysWhichFieldWithoutItsValue() {
        add(Training.AIOS);
        enrolling.put(new Enrolling.Wanted(roos().withName("Roos Winde"), List.of()), BUREAU, "naam na huwelijk", NOW);

        assertThat(candidates.find(id).orElseThrow().name()).isEqualTo("Roos Winde");
        assertThat(logged()).contains("person.correct");
        assertThat(details()).contains("fields=name").doesNotContain("Winde").doesNotContain("huwelijk");
        assertThat(persons.history(person).get(0).reason()).isEqualTo("naam na huwelijk");
    }

    @Test
    void aTransferMovesTheOwnerOnItsDayAndNotBefore() {
        add(Training.AIOS);
        LocalDate day = LocalDate.of(2026, 12, 1);
        enrolling.change(id, each -> each.move("eik", day), BUREAU, NOW);

        assertThat(candidates.find(id).orElseThrow().institute()).isEqualTo("berk");
        assertThat(enrolling.refresh(Instant.parse("2026-11-30T22:59:00Z"))).isZero();
        assertThat(enrolling.refresh(Instant.parse("2026-11-30T23:00:00Z"))).isOne();
        assertThat(candidates.find(id).orElseThrow().institute()).isEqualTo("eik");
        assertThat(candidates.ofInstitute("berk")).isEmpty();
        assertThat(details()).contains("from=berk; to=eik; on=2026-12-01");
    }

    @Test
    void duringLeaveNobodyIsInvitedButInAResearchPeriodSomebodyIs() {
        add(Training.AIOS);
        enrolling.change(id, each -> each.interruptions(List.of(since("leave"))), BUREAU, NOW);
        assertThat(candidates.find(id).orElseThrow().invited()).isFalse();

        enrolling.change(id, each -> each.interruptions(List.of(since("research"))), BUREAU, NOW);
        assertThat(candidates.find(id).orElseThrow().invited()).isTrue();

        assertThat(enrolling
                        .change(id, each -> each.interruptions(List.of()), BUREAU, NOW)
                        .interruptions())
                .isEmpty();
    }

    @Test
    void beforeTheFirstAndAfterTheLastDayNobodyIsInvited() {
        add(Training.AIOS);
        LocalDate last = LocalDate.of(2026, 11, 2);
        enrolling.change(id, each -> each.end(last, Ending.Kind.COMPLETED, NOW), BUREAU, NOW);
        assertThat(candidates.find(id).orElseThrow().invited()).isTrue();

        enrolling.change(id, each -> each.end(last.minusDays(1), Ending.Kind.COMPLETED, NOW), BUREAU, NOW);
        assertThat(candidates.find(id).orElseThrow().invited()).isFalse();

        enrolling.change(id, each -> each.noEnd().begin(last.plusDays(1)), BUREAU, NOW);
        assertThat(candidates.find(id).orElseThrow().invited()).isFalse();
    }

    @Test
    void trainersAreNotInvitedWithTheAios() {
        add(Training.OPLEIDER);
        assertThat(candidates.find(id)).contains(new Candidate(id, "Roos Akelei", "berk", 1, false, 0));
    }

    @Test
    void staffSitNoTests() {
        add(Training.STAFF);
        assertThat(candidates.find(id)).isEmpty();
    }

    @Test
    void case23ACorrectedEndKeepsTheFormerOneAndWhenItWasRecorded() {
        add(Training.AIOS);
        Instant earlier = Instant.parse("2026-08-01T08:00:00Z");
        enrolling.change(
                id, each -> each.end(LocalDate.of(2026, 8, 31), Ending.Kind.COMPLETED, earlier), BUREAU, earlier);
        Enrolment corrected = enrolling.change(
                id, each -> each.end(LocalDate.of(2026, 3, 31), Ending.Kind.COMPLETED, NOW), BUREAU, NOW);

        assertThat(corrected.ending())
                .isEqualTo(
                        new Ending(LocalDate.of(2026, 3, 31), Ending.Kind.COMPLETED, NOW, LocalDate.of(2026, 8, 31)));
        assertThat(details()).contains("before=2026-08-31; day=2026-03-31; kind=COMPLETED");
    }

    @Test
    void case24AnEndByMistakeGoesAndTheLogKeepsTrace() {
        add(Training.AIOS);
        enrolling.change(id, each -> each.end(LocalDate.of(2026, 8, 31), Ending.Kind.STOPPED, NOW), BUREAU, NOW);
        assertThat(enrolling.change(id, EnrolmentDraft::noEnd, BUREAU, NOW).ending())
                .isNull();

        assertThat(logged()).contains("enrolment.end", "enrolment.end-remove");
        assertThat(details()).contains("before=2026-08-31");
    }

    @Test
    void case14ANewPeriodStopsTheClockAndTheDaysBetweenDoNotCount() {
        add(Training.AIOS);
        enrolling.change(id, each -> each.end(LocalDate.of(2026, 8, 31), Ending.Kind.STOPPED, NOW), BUREAU, NOW);
        Enrolment resumed = enrolling.change(id, each -> each.resume(LocalDate.of(2027, 2, 28)), BUREAU, NOW);

        assertThat(resumed.ending()).isNull();
        // 2025-03-01 up to and including 2026-08-31 is 549 days, then 2027-02-28 up to 2027-03-07 is 7
        assertThat(EffectiveWeeks.at(resumed, LocalDate.of(2027, 3, 7)))
                .isEqualByComparingTo(new BigDecimal("79.428571"));
        assertThat(logged()).contains("enrolment.resume");
        assertThatThrownBy(() -> enrolling.change(id, each -> each.resume(BEGIN), BUREAU, NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void extraTimeStaysWhenNothingIsSaidAboutIt() {
        add(Training.AIOS);
        enrolling.put(
                new Enrolling.Wanted(
                        roos(),
                        List.of(new Enrolling.WantedEnrolment(
                                enrolments.find(id).orElseThrow(), 30))),
                BUREAU,
                "",
                NOW);
        enrolling.change(id, each -> each.move("eik", BEGIN.plusDays(9)), BUREAU, NOW);
        assertThat(candidates.find(id)).contains(new Candidate(id, "Roos Akelei", "eik", 4, true, 30));
    }

    private int add(Training training) {
        return enrolling.put(
                new Enrolling.Wanted(
                        roos(),
                        List.of(new Enrolling.WantedEnrolment(
                                EnrolmentDraft.fresh(id, person, training, BEGIN, "berk")
                                        .build(),
                                null))),
                BUREAU,
                "",
                NOW);
    }

    private Person roos() {
        return new Person(person, "crm-7", "Roos Akelei", "roos@example.org", null, null, null, "00012345678");
    }

    private static Enrolment.Interruption since(String reason) {
        return new Enrolment.Interruption(LocalDate.of(2026, 10, 1), null, reason);
    }

    private List<String> logged() {
        return lines().stream().map(Line::action).sorted().toList();
    }

    private String details() {
        return lines().stream()
                .map(each -> each.detail().entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining("; ")))
                .toList()
                .toString();
    }

    private List<Line> lines() {
        return audit.about(List.of(person.value(), id.value()), 1_000);
    }
}
