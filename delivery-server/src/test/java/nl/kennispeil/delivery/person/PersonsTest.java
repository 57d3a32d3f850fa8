package nl.kennispeil.delivery.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.retention.Subject;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import nl.kennispeil.delivery.vault.Vaults;
import org.junit.jupiter.api.Test;

class PersonsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final PersonId ID = new PersonId("p-1");
    private static final Person ROOS = new Person(
            ID,
            "crm-7",
            "Roos Akelei",
            "Roos@Example.org",
            "06-0000000",
            "Laan 1, Dorp",
            LocalDate.of(1990, 2, 28),
            "00012345678");

    private final InMemoryShelves shelves = new InMemoryShelves();
    private final Persons persons = new Persons(shelves, Vaults.inMemory(shelves), ServerSecret.random());
    private final Enrolments enrolments = new Enrolments(shelves, persons);

    @Test
    void aPersonComesBackAsItWasPutAndIsFoundByExternalIdMailAndBigNumber() {
        persons.addAll(List.of(ROOS));
        assertThat(persons.find(ID)).contains(ROOS);
        assertThat(persons.find(Persons.Lookup.EXTERNAL_ID, "crm-7")).contains(ID);
        assertThat(persons.find(Persons.Lookup.MAIL, " roos@example.org ")).contains(ID);
        assertThat(persons.find(Persons.Lookup.BIG, "00012345678")).contains(ID);
        assertThat(persons.find(Persons.Lookup.BIG, "12345678")).isEmpty();
    }

    @Test
    void nothingPersonalStandsInTheStoreInClear() {
        persons.addAll(List.of(ROOS));
        persons.correct(ROOS.withName("Roos Winde"), "bureau", NOW);
        for (String shelf : List.of("persons", "person_lookups", "person_keys")) {
            for (var each : shelves.shelf(shelf, Holds.PERSONS).all()) {
                String seen = each.values().toString()
                        + (each.values().get("data") instanceof byte[] bytes
                                ? new String(bytes, StandardCharsets.ISO_8859_1)
                                : "");
                assertThat(seen)
                        .doesNotContain("Akelei")
                        .doesNotContain("Winde")
                        .doesNotContainIgnoringCase("example.org")
                        .doesNotContain("00012345678")
                        .doesNotContain("crm-7");
            }
        }
    }

    @Test
    void aCorrectionKeepsWhatStoodThereAndTheOldMailFindsNobodyAnyMore() {
        persons.addAll(List.of(ROOS));
        Person corrected = new Person(ID, "crm-7", "Roos Winde", "winde@example.org", null, null, null, null);
        assertThat(persons.correct(corrected, "bureau", NOW)).isTrue();
        assertThat(persons.correct(corrected, "bureau", NOW)).isFalse();
        assertThat(persons.find(ID)).contains(corrected);
        assertThat(persons.history(ID)).containsExactly(new Persons.Earlier(ROOS, NOW, "bureau"));
        assertThat(persons.find(Persons.Lookup.MAIL, "roos@example.org")).isEmpty();
        assertThat(persons.find(Persons.Lookup.BIG, "00012345678")).isEmpty();
        assertThat(persons.find(Persons.Lookup.MAIL, "winde@example.org")).contains(ID);
    }

    @Test
    void whoGoesTakesNoMailAddressAlongThatSomebodyElseHasByNow() {
        persons.addAll(List.of(ROOS));
        persons.correct(
                new Person(ID, "crm-7", "Roos Akelei", "roos@elders.example", null, null, null, null), "bureau", NOW);
        PersonId other = new PersonId("p-other");
        persons.addAll(List.of(new Person(other, "crm-8", "Roos Anjer", "roos@example.org", null, null, null, null)));

        persons.delete(ID);

        assertThat(persons.remaining(ID)).isZero();
        assertThat(persons.find(Persons.Lookup.MAIL, "roos@elders.example")).isEmpty();
        assertThat(persons.find(Persons.Lookup.MAIL, "roos@example.org")).contains(other);
    }

    @Test
    void aBigNumberIsElevenDigitsOfTextAndTheRefusalDoesNotShowIt() {
        assertThatThrownBy(() -> new Person(ID, null, "Roos", null, null, null, null, "19011111"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("11 digits")
                .hasMessageNotContaining("19011111");
    }

    @Test
    void anEnrolmentComesBackAsItWasPut() {
        persons.addAll(List.of(ROOS));
        Enrolment whole = enrolment("aios-1", Training.AIOS);
        enrolments.putAll(List.of(whole), NOW);
        assertThat(enrolments.find(whole.id())).contains(whole);
        assertThat(enrolments.of(ID)).containsExactly(whole);
        assertThat(whole.institute(LocalDate.of(2026, 8, 31))).isEqualTo("berk");
        assertThat(whole.institute(LocalDate.of(2026, 9, 1))).isEqualTo("eik");
        Enrolment going = new Enrolment(
                new CandidateId("e-2"),
                ID,
                Training.OPLEIDER,
                LocalDate.of(2026, 10, 1),
                null,
                List.of(new Enrolment.Stay("eik", LocalDate.of(2026, 10, 1))),
                List.of(),
                List.of(),
                List.of(),
                null);
        enrolments.putAll(List.of(going), NOW.plusSeconds(60));
        enrolments.putAll(List.of(whole), NOW.plusSeconds(90));
        assertThat(enrolments.of(ID)).containsExactlyInAnyOrder(whole, going);
        assertThat(enrolments.registrations(ID))
                .containsEntry(whole.id(), NOW)
                .containsEntry(going.id(), NOW.plusSeconds(60));
    }

    @Test
    void deletingAnEnrolmentKeepsThePersonWhileAnotherIsLeftAndTakesThePersonWithTheLast() {
        persons.addAll(List.of(ROOS));
        enrolments.putAll(List.of(enrolment("aios-1", Training.AIOS), enrolment("e-2", Training.OPLEIDER)), NOW);
        EnrolmentDeletion step = new EnrolmentDeletion(persons, enrolments);

        Subject first = new Subject(ID, new CandidateId("aios-1"), false, List.of(), "L1");
        assertThat(step.remaining(first)).isEqualTo(1);
        step.delete(first);
        assertThat(step.remaining(first)).isZero();
        assertThat(persons.find(ID)).contains(ROOS);
        assertThat(enrolments.of(ID)).extracting(each -> each.id().value()).containsExactly("e-2");

        Subject last = new Subject(ID, new CandidateId("e-2"), true, List.of(), "L2");
        assertThat(step.remaining(last)).isEqualTo(1 + 1 + 3);
        step.delete(last);
        assertThat(step.remaining(last)).isZero();
        step.delete(last);
        assertThat(persons.find(ID)).isEmpty();
        assertThat(persons.find(Persons.Lookup.EXTERNAL_ID, "crm-7")).isEmpty();
    }

    private static Enrolment enrolment(String id, Training training) {
        return new Enrolment(
                new CandidateId(id),
                ID,
                training,
                LocalDate.of(2024, 3, 1),
                new Ending(LocalDate.of(2027, 2, 28), Ending.Kind.COMPLETED, NOW, LocalDate.of(2027, 8, 31)),
                List.of(
                        new Enrolment.Stay("berk", LocalDate.of(2024, 3, 1)),
                        new Enrolment.Stay("eik", LocalDate.of(2026, 9, 1))),
                List.of(
                        new Enrolment.Interruption(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 4, 22), "leave"),
                        new Enrolment.Interruption(LocalDate.of(2026, 1, 1), null, "research")),
                List.of(new Enrolment.Share(LocalDate.of(2024, 3, 1), new BigDecimal("0.8"))),
                List.of(new Enrolment.Exemption(26, "earlier training")),
                LocalDate.of(2027, 12, 31));
    }
}
