package nl.kennispeil.delivery.intake;

import static nl.kennispeil.delivery.intake.IntakeFixture.BERK;
import static nl.kennispeil.delivery.intake.IntakeFixture.BUREAU;
import static nl.kennispeil.delivery.intake.IntakeFixture.BUREAU_TWO;
import static nl.kennispeil.delivery.intake.IntakeFixture.HEADER;
import static nl.kennispeil.delivery.intake.IntakeFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.Enrolling;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.EnrolmentDraft;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.person.Persons;
import nl.kennispeil.delivery.retention.Subject;
import nl.kennispeil.delivery.shelf.Holds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IntakeTest {

    private static final String ROOS = "crm-1;Roos Akelei;roos@example.org;00012345678;Berk;2025-03-01;\n";
    private static final String TIJM = "crm-2;Tijm Linde;tijm@example.org;;eik;01-09-2025;\n";

    private final IntakeFixture fixture = new IntakeFixture();

    @Test
    void lookingWritesNothingAndTakingBringsPersonsEnrolmentsAndCandidates() {
        Plan plan = fixture.look(HEADER + ROOS + TIJM);
        assertThat(plan.count(Outcome.Kind.NEW)).isEqualTo(2);
        assertThat(fixture.persons.all()).isEmpty();

        fixture.take(HEADER + ROOS + TIJM);
        assertThat(fixture.person("crm-1").big()).isEqualTo("00012345678");
        assertThat(fixture.candidates.ofInstitute("berk")).hasSize(1);
        assertThat(fixture.enrolment("crm-2").begin()).isEqualTo(LocalDate.of(2025, 9, 1));
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        fixture.take(HEADER + ROOS + TIJM);
        int lines = fixture.logged().size();
        Plan again = fixture.look(HEADER + ROOS + TIJM);

        assertThat(again.count(Outcome.Kind.UNCHANGED)).isEqualTo(2);
        assertThat(again.wanted()).isEmpty();
        fixture.take(HEADER + ROOS + TIJM);
        assertThat(fixture.persons.all()).hasSize(2);
        // sent, sent and taken; nothing about persons
        assertThat(fixture.logged()).hasSize(lines + 3);
    }

    @Test
    void whatDiffersIsShownOldAndNewWithTheBigNumberMasked() {
        fixture.take(HEADER + ROOS);
        Plan plan = fixture.look(HEADER + "crm-1;Roos Winde;;00087654321;Berk;2025-03-01;\n");

        assertThat(plan.only(Outcome.Kind.CHANGED).get(0).changes())
                .containsExactly(
                        new Outcome.FieldChange("name", "Roos Akelei", "Roos Winde"),
                        new Outcome.FieldChange("mail", "roos@example.org", ""),
                        new Outcome.FieldChange("big", "•••••••5678", "•••••••4321"));
    }

    @Test
    void aRowOfSomebodySetApartIsRefusedAndShowsNothingOfWhatIsKnown() {
        filled(40);
        fixture.take(HEADER + ended("2026-08-31") + TIJM);
        fixture.hidden.add(fixture.enrolment("crm-1").id());
        String winde = "crm-1;Roos Winde;roos2@example.org;;Berk;2025-03-01;2026-10-31\n";

        Plan plan = fixture.look(HEADER + winde + TIJM);
        Outcome refused = plan.only(Outcome.Kind.REFUSED).get(0);
        assertThat(refused.problem()).isEqualTo(Problem.ofRow("set-apart", ""));
        assertThat(refused.toString()).doesNotContain("Akelei").doesNotContain("roos@example.org");
        assertThat(plan.count(Outcome.Kind.UNCHANGED)).isEqualTo(1);

        // a training that has nothing to do with it may begin all the same
        fixture.take(HEADER + "crm-1;Roos Winde;roos2@example.org;;Berk;2027-06-01;\n");
        assertThat(fixture.person("crm-1").name()).isEqualTo("Roos Akelei");
        assertThat(fixture.enrolments.of(fixture.person("crm-1").id())).hasSize(2);
    }

    @Test
    void aRowThatUndoesACorrectionThePersonAskedForSaysSo() {
        fixture.take(HEADER + ROOS);
        Person corrected = fixture.person("crm-1");
        fixture.enrolling.put(
                new Enrolling.Wanted(
                        new Person(
                                corrected.id(),
                                corrected.externalId(),
                                "Roos Winde",
                                corrected.mail(),
                                null,
                                null,
                                null,
                                corrected.big()),
                        List.of()),
                Enrolling.Actor.of(BUREAU),
                Persons.Earlier.ON_REQUEST,
                NOW);

        assertThat(fixture.look(HEADER + ROOS.replace("roos@", "roos2@"))
                        .only(Outcome.Kind.CHANGED)
                        .get(0)
                        .changes())
                .containsExactly(
                        new Outcome.FieldChange("name", "Roos Winde", "Roos Akelei", true),
                        new Outcome.FieldChange("mail", "roos@example.org", "roos2@example.org", false));
        assertThat(fixture.look(HEADER + ROOS.replace("Akelei", "Winde")).count(Outcome.Kind.UNCHANGED))
                .isOne();
    }

    @Test
    void aColumnThatIsNotThereLeavesAloneWhatIsKnown() {
        fixture.take(HEADER + ROOS);
        fixture.take("extern id;naam;instituut;begindatum\ncrm-1;Roos Winde;berk;2025-03-01\n");
        assertThat(fixture.person("crm-1").mail()).isEqualTo("roos@example.org");
        assertThat(fixture.person("crm-1").name()).isEqualTo("Roos Winde");
    }

    @Test
    void oneBadRowNeverStopsItsNeighbours() {
        String csv = HEADER
                + ROOS
                + "crm-3;Naam;n@example.org;1,9E+10;Berk;2025-03-01;\n"
                + "crm-4;Naam;n@example.org;;Spar;2025-03-01;\n"
                + "crm-5;Naam;n@example.org;;Berk;45717;\n"
                + "crm-6;;n@example.org;;Berk;2025-03-01;\n"
                + "crm-7;\"Naam;n@example.org;;Berk;2025-03-01;\n"
                + "111222333;Naam;;;Berk;2025-03-01;\n"
                + "crm-8;NL91 ABNA 0417 1643 00;;;Berk;2025-03-01;\n"
                + "crm-9;Naam;roos@example.org;;Berk;2025-03-01;\n"
                + "crm-10;Naam;;;Berk;2025-03-01;2024-01-01\n"
                + TIJM;
        Plan plan = fixture.take(csv);

        assertThat(problems(plan))
                .containsExactly(
                        "3 big scientific",
                        "4 institute institute",
                        "5 begin date-serial",
                        "6 name required",
                        "7 - quotes",
                        "8 externalId bsn",
                        "9 name iban",
                        "10 mail twice",
                        "11 end end-before-begin");
        assertThat(fixture.persons.all()).hasSize(2);
    }

    @Test
    void aBsnIsFoundInColumnsThatMeanNothingHereAndAColumnForItStopsTheFile() {
        Plan plan = fixture.look(
                "extern id;naam;instituut;begindatum;opmerking\ncrm-1;Roos;berk;2025-03-01;zie 123456782\n");
        assertThat(problems(plan)).containsExactly("2 - bsn");
        assertThat(plan.outcomes().toString()).doesNotContain("123456782");

        assertThatThrownBy(() -> fixture.look("extern id;naam;BSN\n"))
                .isInstanceOfSatisfying(
                        UnreadableFile.class, e -> assertThat(e.code()).isEqualTo("forbidden"));
    }

    @Test
    void severalRowsMakeSeveralEnrolmentsInterruptionsAndShares() {
        String csv = """
                id;naam;instituut;soort;begin;einde;onderbreking vanaf;onderbreking tot en met;reden onderbreking;fte;fte vanaf
                crm-1;Roos;berk;aios;2024-03-01;2026-08-31;2025-01-01;2025-04-22;verlof;1;2024-03-01
                crm-1;Roos;berk;aios;2024-03-01;2026-08-31;2025-09-01;2025-10-01;onderzoek;0,8;2025-05-01
                crm-1;Roos;eik;opleider;2026-10-01;;;;;;
                """;
        Plan plan = fixture.take(csv);
        assertThat(problems(plan)).isEmpty();

        List<Enrolment> both = fixture.enrolments.of(fixture.person("crm-1").id());
        assertThat(both).hasSize(2);
        Enrolment aios =
                both.stream().filter(each -> each.ending() != null).findFirst().orElseThrow();
        assertThat(aios.interruptions())
                .containsExactly(
                        new Enrolment.Interruption(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 4, 22), "leave"),
                        new Enrolment.Interruption(LocalDate.of(2025, 9, 1), LocalDate.of(2025, 10, 1), "research"));
        assertThat(aios.shares()).containsExactly(new Enrolment.Share(LocalDate.of(2025, 5, 1), new BigDecimal("0.8")));
        assertThat(fixture.look(csv).count(Outcome.Kind.UNCHANGED)).isEqualTo(3);
    }

    @Test
    void rowsOfOnePersonThatDisagreeAreRefusedWithTheOtherLine() {
        Plan plan = fixture.look(HEADER + ROOS + ROOS.replace("Akelei", "Winde"));
        assertThat(problems(plan)).containsExactly("3 name contradiction");
        assertThat(problem(plan.only(Outcome.Kind.REFUSED).get(0)).detail()).isEqualTo("2");
    }

    @Test
    void aTransferMakesANewStayFromToday() {
        fixture.take(HEADER + ROOS);
        fixture.take(HEADER + ROOS.replace("Berk", "Eik"));
        assertThat(fixture.enrolment("crm-1").stays())
                .containsExactly(
                        new Enrolment.Stay("berk", LocalDate.of(2025, 3, 1)),
                        new Enrolment.Stay("eik", LocalDate.of(2026, 11, 22)));
        assertThat(fixture.candidates.ofInstitute("berk")).isEmpty();
        assertThat(fixture.look(HEADER + ROOS.replace("Berk", "Eik")).count(Outcome.Kind.UNCHANGED))
                .isOne();
    }

    @Test
    void case14ANewPeriodWithinTheTermGoesOnWithTheSameEnrolment() {
        filled(40);
        fixture.take(HEADER + ended("2026-08-31"));
        CandidateId id = fixture.enrolment("crm-1").id();
        String next = HEADER + ROOS.replace("2025-03-01", "2027-02-28");
        fixture.take(next);

        assertThat(fixture.enrolment("crm-1").id()).isEqualTo(id);
        assertThat(fixture.enrolment("crm-1").ending()).isNull();
        assertThat(fixture.look(next).count(Outcome.Kind.UNCHANGED)).isOne();
        assertThat(fixture.look(HEADER + ended("2026-08-31") + next.substring(HEADER.length()))
                        .count(Outcome.Kind.UNCHANGED))
                .isEqualTo(2);
    }

    @Test
    void case15ANewPeriodAfterTheTermIsANewEnrolment() {
        filled(40);
        fixture.take(HEADER + ended("2026-08-31"));
        fixture.take(HEADER + ROOS.replace("2025-03-01", "2027-03-01"));
        assertThat(fixture.enrolments.of(fixture.person("crm-1").id())).hasSize(2);
    }

    /** T2: registered after the last day, whatever first day it has; the old one is no longer changed by anything. */
    @Test
    void whoseLastDayIsPastIsNotBroughtBack() {
        Enrolment over = over(null);
        String revived = "2 - past-last";
        // without an end, with a later one, with another first day
        assertThat(problems(fixture.look(HEADER + ROOS))).containsExactly(revived);
        assertThat(problems(fixture.look(HEADER + ended("2026-12-31")))).containsExactly(revived);
        assertThat(problems(fixture.look(HEADER + ROOS.replace("2025-03-01", "2025-09-01"))))
                .containsExactly(revived);
        assertThat(problems(fixture.look(HEADER + ended("2026-05-20") + TIJM))).containsExactly(revived);

        fixture.take(HEADER + ROOS.replace("2025-03-01", "2026-11-01"));
        assertThat(fixture.enrolments.find(over.id())).contains(over);
        assertThat(fixture.enrolments.of(over.person())).hasSize(2);
    }

    /** Case 16: out of sight, and open again once a right to resume is used. */
    @Test
    void aRecordedRightToResumeOpensItAgain() {
        Enrolment over = over(LocalDate.of(2027, 5, 20));
        assertThat(problems(fixture.look(HEADER + ROOS))).containsExactly("2 - set-apart");

        Plan plan = fixture.take(HEADER + ROOS.replace("2025-03-01", "2026-12-01"));
        assertThat(plan.only(Outcome.Kind.CHANGED))
                .singleElement()
                .satisfies(each -> assertThat(each.changes()).isEmpty());
        assertThat(fixture.enrolments.of(over.person()))
                .singleElement()
                .satisfies(each -> assertThat(each.ending()).isNull());
    }

    /** Ended half a year and two days ago, and noted then. */
    private Enrolment over(@Nullable LocalDate resumable) {
        filled(40);
        fixture.take(HEADER + ROOS);
        Enrolment running = fixture.enrolment("crm-1");
        Enrolment over = EnrolmentDraft.of(running)
                .end(LocalDate.of(2026, 5, 20), Ending.Kind.COMPLETED, NOW.minus(Duration.ofDays(186)))
                .resumableUntil(resumable)
                .build();
        fixture.enrolments.putAll(List.of(over), NOW);
        return over;
    }

    @Test
    void case23And24AnEndIsCorrectedAndTakenAway() {
        filled(40);
        fixture.take(HEADER + ended("2026-08-31"));
        fixture.take(HEADER + ended("2026-03-31"));
        assertThat(fixture.enrolment("crm-1").ending())
                .isEqualTo(
                        new Ending(LocalDate.of(2026, 3, 31), Ending.Kind.COMPLETED, NOW, LocalDate.of(2026, 8, 31)));
        fixture.take(HEADER + ROOS);
        assertThat(fixture.enrolment("crm-1").ending()).isNull();
    }

    @Test
    void somebodyWhoWouldHaveToGoAtOnceIsNotTaken() {
        assertThat(problems(fixture.look(HEADER + ended("2026-05-21")))).containsExactly("2 end past-term");
        assertThat(problems(fixture.look(HEADER + ended("2026-05-22")))).isEmpty();
    }

    /** T11: four weeks for every applicant, as the deletion has it. */
    @Test
    void anApplicantWhoWasPlacedWouldHaveToGoAfterFourWeeksToo() {
        String header = "extern id;naam;instituut;soort opleiding;begindatum;einddatum;soort einde\n";
        String row = "crm-9;Els Meidoorn;berk;sollicitant;2026-09-01;%s;geplaatst\n";
        assertThat(problems(fixture.look(header + String.format(row, "2026-10-24"))))
                .containsExactly("2 end past-term");
        assertThat(problems(fixture.look(header + String.format(row, "2026-10-25"))))
                .isEmpty();
    }

    @Test
    void case35AFileThatEndsManyWaitsForASecondPerson() {
        filled(40);
        assertThat(fixture.look(many(2, "2026-11-30")).massEnd()).isEqualTo(new MassEnd(41, 2));
        assertThat(fixture.look(many(2, "2026-11-30")).massEnd().stops()).isFalse();

        Upload upload = fixture.send(many(3, "2026-11-30"), BUREAU);
        Plan plan = fixture.intake.look(upload, NOW);
        assertThat(fixture.intake.find(upload.id(), BUREAU_TWO, NOW)).isEmpty();
        assertThat(fixture.intake.confirm(upload, plan.digest(), BUREAU, NOW).result())
                .isEqualTo(Intake.Result.WAITING);
        assertThat(fixture.intake.confirm(upload, plan.digest(), BUREAU, NOW).result())
                .isEqualTo(Intake.Result.WAITING);
        assertThat(fixture.enrolment("c-0").ending()).isNull();

        Upload waiting = fixture.intake.find(upload.id(), BUREAU_TWO, NOW).orElseThrow();
        String seen = fixture.intake.look(waiting, NOW).digest();
        assertThat(fixture.intake.confirm(waiting, seen, BUREAU_TWO, NOW).result())
                .isEqualTo(Intake.Result.TAKEN);
        assertThat(fixture.enrolment("c-0").ending()).isNotNull();
        assertThat(fixture.intake.find(upload.id(), BUREAU, NOW)).isEmpty();
        assertThat(fixture.vault.holds(upload.id())).isFalse();
    }

    @Test
    void aFileThatDoesSomethingElseByNowIsShownAgain() {
        Upload upload = fixture.send(HEADER + ROOS, BUREAU);
        String seen = fixture.intake.look(upload, NOW).digest();
        fixture.take(HEADER + ROOS);
        assertThat(fixture.intake.confirm(upload, seen, BUREAU, NOW).result()).isEqualTo(Intake.Result.STALE);
    }

    @Test
    void aCoordinatorTouchesTheOwnInstituteOnlyAndLearnsNothingOfOthers() {
        fixture.take(HEADER + TIJM);
        Plan plan = fixture.look(
                HEADER
                        + ROOS
                        + TIJM
                        + TIJM.replace("crm-2", "crm-3").replace("tijm@", "t3@")
                        + TIJM.replace("eik", "berk"),
                BERK);
        assertThat(problems(plan))
                .containsExactly("3 institute other-institute", "4 institute other-institute", "5 - elsewhere");
        assertThat(plan.count(Outcome.Kind.NEW)).isOne();
    }

    @Test
    void aFileThatWaitsIsSealedExpiresAndGoesWithAPersonInIt() {
        Upload upload = fixture.send(HEADER + ROOS, BUREAU);
        for (var each : fixture.shelves.shelf("intake_pieces", Holds.PERSONS).all()) {
            assertThat(new String(each.bytes("data"), StandardCharsets.ISO_8859_1))
                    .doesNotContain("Akelei");
        }
        assertThat(fixture.intake.find(upload.id(), BUREAU, NOW.plus(Duration.ofHours(24))))
                .isEmpty();
        assertThat(fixture.intake.expire(NOW.plus(Duration.ofHours(24)))).isOne();
        assertThat(fixture.vault.holds(upload.id())).isFalse();

        fixture.take(HEADER + ROOS + TIJM);
        Upload withRoos = fixture.send(HEADER + ROOS, BUREAU);
        fixture.intake.look(withRoos, NOW);
        Upload withTijm = fixture.send(HEADER + TIJM, BUREAU);
        fixture.intake.look(withTijm, NOW);
        IntakeDeletion deletion = new IntakeDeletion(fixture.shelves, fixture.vault);
        PersonId roos = fixture.person("crm-1").id();
        Subject subject = new Subject(roos, fixture.enrolment("crm-1").id(), true, List.of(), "ledger");
        assertThat(deletion.remaining(subject)).isOne();
        assertThat(deletion.delete(subject)).isOne();
        assertThat(deletion.remaining(subject)).isZero();
        assertThat(fixture.intake.find(withTijm.id(), BUREAU, NOW)).isPresent();
    }

    @Test
    void aMappingIsRememberedPerInstitute() {
        String odd = "kenmerk;wie;waar;sinds\ncrm-1;Roos;berk;2025-03-01\n";
        Upload upload = fixture.send(odd, BERK);
        assertThat(fixture.intake.columns(upload).mapping().missing()).hasSize(4);
        Upload mapped = fixture.intake.map(
                upload, Map.of(Column.EXTERNAL_ID, 0, Column.NAME, 1, Column.INSTITUTE, 2, Column.BEGIN, 3), BERK);
        assertThat(fixture.intake.look(mapped, NOW).count(Outcome.Kind.NEW)).isOne();
        assertThat(fixture.intake.columns(fixture.send(odd, BERK)).mapping().missing())
                .isEmpty();
        assertThat(fixture.intake.columns(fixture.send(odd, BUREAU)).mapping().missing())
                .hasSize(4);
    }

    @Test
    void twentyThousandRowsTakeSeconds() {
        String csv = many(20_000, "");
        long start = System.nanoTime();
        Plan plan = fixture.look(csv);
        long looked = System.nanoTime();
        assertThat(plan.count(Outcome.Kind.NEW)).isEqualTo(20_000);
        fixture.take(csv);
        long taken = System.nanoTime();
        Plan again = fixture.look(csv);
        long end = System.nanoTime();
        assertThat(again.count(Outcome.Kind.UNCHANGED)).isEqualTo(20_000);
        System.err.printf(
                Locale.ROOT,
                "20,000 rows: look %d ms, look and take %d ms, look again %d ms%n",
                (looked - start) / 1_000_000,
                (taken - looked) / 1_000_000,
                (end - taken) / 1_000_000);
        assertThat(Duration.ofNanos(end - start)).isLessThan(Duration.ofMinutes(2));
    }

    /** Enough people beside Roos, so that the end of one is not that of many. */
    private void filled(int size) {
        fixture.take(many(size, ""));
        fixture.take(HEADER + ROOS);
    }

    private static String many(int size, String end) {
        return HEADER
                + IntStream.range(0, size)
                        .mapToObj(each -> "c-" + each + ";Aios " + each + ";a" + each + "@example.org;;berk;2025-03-01;"
                                + end + "\n")
                        .collect(Collectors.joining());
    }

    private static String ended(String day) {
        return ROOS.replace("2025-03-01;", "2025-03-01;" + day);
    }

    private static List<String> problems(Plan plan) {
        return plan.only(Outcome.Kind.REFUSED).stream()
                .map(each -> each.line() + " "
                        + problem(each).where().map(Column::code).orElse("-") + " "
                        + problem(each).code())
                .toList();
    }

    private static Problem problem(Outcome refused) {
        return Objects.requireNonNull(refused.problem());
    }
}
