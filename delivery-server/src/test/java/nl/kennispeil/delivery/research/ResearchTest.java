package nl.kennispeil.delivery.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import nl.kennispeil.delivery.attempt.ExamFixture;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.retention.Subject;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import nl.kennispeil.delivery.sitting.SittingId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResearchTest {

    private static final Instant NOW = ResearchFixture.NOW;

    @TempDir
    Path folder;

    private ResearchFixture fixture;
    private SittingId march;

    @BeforeEach
    void setUp() throws Exception {
        fixture = new ResearchFixture(folder);
        ResearchKey.demo(fixture.keyFile);
        march = fixture.sitting("lhk-2026-v", "2026-03-25");
    }

    @Test
    void aRecordHasTheseFieldsAndNoOther() {
        fixture.sat("a", march, null);
        fixture.copy(march, NOW);

        List<Fields> records =
                fixture.own.shelf(ResearchStore.RECORDS, Holds.PERSONS).all();
        assertThat(records).hasSize(1);
        assertThat(records.get(0).values().keySet())
                .containsExactlyInAnyOrder("_id", "schema", "institute", "group", "half", "form", "items");
        assertThat(records.get(0).id()).matches("[0-9a-f]{64}:[0-9a-f]{20}");
        assertThat(records.get(0).values().values())
                .contains("berk", 3, "2026-1", "LHK-T:1")
                .noneMatch(each -> each instanceof Instant);
        // of an item its answer, mark and points: no time, no device
        assertThat(records.get(0).texts("items"))
                .hasSize(5)
                .allMatch(each -> each.matches("T-[1-5]:1\\|[AB?]?\\|(RIGHT|WRONG|UNKNOWN|BLANK)\\|-?[0-9.]+"));
        Fields list =
                fixture.own.shelf(ResearchStore.TERMS, Holds.PERSONS).all().get(0);
        assertThat(list.values().keySet()).containsExactlyInAnyOrder("_id", "schema", "last", "r");
        assertThat(((InMemoryShelves) fixture.own)
                        .holding(
                                "person-a",
                                "candidate-a",
                                "Mens",
                                "example.org",
                                "crm-a",
                                march.value(),
                                fixture.attempt("a", march).value()))
                .isEmpty();
    }

    @Test
    void onePersonProposesAnotherApprovesAndAThirdDownloads() throws Exception {
        fixture.sat("a", march, null);
        fixture.sat("b", march, null);
        fixture.research.propose(List.of(march), ResearchFixture.PSYCHOMETRICIAN, NOW);
        String run = fixture.research.runs().get(0).id();
        assertThat(fixture.inStore()).isZero();
        assertThatThrownBy(() -> fixture.research.approve(run, ResearchFixture.PSYCHOMETRICIAN, NOW))
                .isInstanceOfSatisfying(
                        BadRequest.class, e -> assertThat(e.code()).isEqualTo("second-person"));
        assertThat(fixture.research.approve(run, ResearchFixture.PRIVACY, NOW)).isEqualTo(2);
        assertThatThrownBy(() -> fixture.research.approve(run, ResearchFixture.PRIVACY, NOW))
                .isInstanceOf(BadRequest.class);

        ResearchZip zip = new ResearchZip();
        fixture.research.download(ResearchFixture.RESEARCHER, NOW, zip::add);
        Map<String, String> files = unzip(zip.bytes());
        assertThat(files).containsOnlyKeys("dictionary.csv", "answers-LHK-T-1.csv", "points-LHK-T-1.csv");
        List<String> answers =
                files.getOrDefault("answers-LHK-T-1.csv", "").lines().toList();
        assertThat(answers.get(0)).isEqualTo("pseudonym,institute,group,half_year,T-1:1,T-2:1,T-3:1,T-4:1,T-5:1");
        assertThat(answers.subList(1, 3)).isSorted().allMatch(each -> each.endsWith(",berk,3,2026-1,A,B,?,,A"));
        assertThat(fixture.audit.latest("research", 10))
                .extracting(each -> each.role() + " " + each.action())
                .containsExactly(
                        "researcher research.download", "privacy research.approve", "psychometrician research.propose");
    }

    @Test
    void copyingASittingAgainChangesNothing() {
        fixture.sat("a", march, null);
        fixture.copy(march, NOW);
        List<Fields> before =
                fixture.own.shelf(ResearchStore.RECORDS, Holds.PERSONS).all();
        assertThat(fixture.copy(march, NOW.plusSeconds(60))).isEqualTo(1);
        assertThat(fixture.own.shelf(ResearchStore.RECORDS, Holds.PERSONS).all())
                .isEqualTo(before);
    }

    @Test
    void case27ARecordOfALeapDayExistsThrough28February2038() {
        SittingId leap = fixture.sitting("leap", "2028-02-29");
        fixture.sat("a", leap, null);
        fixture.copy(leap, Instant.parse("2028-05-01T10:00:00Z"));
        ResearchSweep sweep = new ResearchSweep(fixture.research);
        assertThat(sweep.sweep(morning("2038-02-28"))).isZero();
        assertThat(fixture.inStore()).isEqualTo(1);
        assertThat(sweep.sweep(morning("2038-03-01"))).isEqualTo(1);
        assertThat(fixture.own.shelf(ResearchStore.RECORDS, Holds.PERSONS).all())
                .isEmpty();
        assertThat(fixture.own.shelf(ResearchStore.TERMS, Holds.PERSONS).all()).isEmpty();
        assertThat(fixture.erased).isEqualTo(1);
    }

    @Test
    void case28ARecordSurvivesThePurgeOfThePersonAndGoesOn26March2036WithoutAnyKey() throws Exception {
        PersonId person = fixture.sat("a", march, null);
        fixture.copy(march, NOW);
        Subject subject = new Subject(person, new CandidateId("candidate-a"), true, List.of(), "L");
        ResearchDeletion step = new ResearchDeletion(fixture.research);
        assertThat(step.delete(subject)).isZero();
        assertThat(step.remaining(subject)).isZero();
        assertThat(fixture.inStore()).isEqualTo(1);

        Files.delete(fixture.keyFile);
        ResearchSweep sweep = new ResearchSweep(fixture.research);
        assertThat(sweep.sweep(morning("2036-03-25"))).isZero();
        assertThat(sweep.sweep(morning("2036-03-26"))).isEqualTo(1);
        assertThat(fixture.inStore()).isZero();
    }

    @Test
    void case29WhoObjectsIsOutAtOnceAndStaysOutOfTheNextExport() {
        PersonId objector = fixture.sat("a", march, null);
        PersonId other = fixture.sat("b", march, null);
        Instant day = Instant.parse("2027-01-05T10:00:00Z");
        fixture.copy(march, NOW);
        fixture.objected.add(objector);
        assertThat(fixture.research.withdraw(objector, day)).isEqualTo(Research.Withdrawal.DONE);
        assertThat(fixture.research.find(objector)).isEmpty();
        assertThat(fixture.erased).isEqualTo(1);
        assertThat(fixture.own.shelf(ResearchStore.TERMS, Holds.PERSONS).all().stream()
                        .mapToInt(each -> each.map("r").size())
                        .sum())
                .isEqualTo(1);

        assertThat(fixture.copy(march, day.plusSeconds(60))).isEqualTo(1);
        assertThat(fixture.research.find(objector)).isEmpty();
        assertThat(fixture.research.find(other)).hasSize(1);
    }

    @Test
    void anObjectionWithoutTheKeyWaitsAndMeanwhileNobodyGetsTheSet() throws Exception {
        PersonId objector = fixture.sat("a", march, null);
        fixture.sat("b", march, null);
        fixture.copy(march, NOW);
        byte[] key = Files.readAllBytes(fixture.keyFile);
        Files.delete(fixture.keyFile);

        assertThat(fixture.research.withdraw(objector, NOW)).isEqualTo(Research.Withdrawal.WAITING);
        assertThat(fixture.research.waiting()).isEqualTo(1);
        assertThat(fixture.audit.latest("research", 1).get(0).action()).isEqualTo("research.objection-waits");
        assertThatThrownBy(() -> fixture.research.download(ResearchFixture.RESEARCHER, NOW, any -> {}))
                .isInstanceOfSatisfying(
                        BadRequest.class, e -> assertThat(e.code()).isEqualTo("research-objection-waits"));

        Files.write(fixture.keyFile, key);
        assertThat(fixture.research.settle(NOW)).isEqualTo(1);
        assertThat(fixture.research.waiting()).isZero();
        List<ResearchRecord> left = new ArrayList<>();
        fixture.research.download(ResearchFixture.RESEARCHER, NOW, left::add);
        assertThat(left).hasSize(1);
    }

    @Test
    void anObjectionIsKeptEvenWhenThePersonGoesBeforeTheKeyComes() throws Exception {
        PersonId objector = fixture.sat("a", march, null);
        fixture.copy(march, NOW);
        byte[] key = Files.readAllBytes(fixture.keyFile);
        Files.delete(fixture.keyFile);
        fixture.research.withdraw(objector, NOW);

        Subject subject = new Subject(objector, new CandidateId("candidate-a"), true, List.of(), "L");
        ResearchDeletion step = new ResearchDeletion(fixture.research);
        assertThat(step.delete(subject)).isEqualTo(1);
        assertThat(step.remaining(subject)).isZero();
        fixture.vault.destroy(List.of(objector.value()));
        assertThat(fixture.exam
                        .shelves
                        .shelf(Withdrawals.LEFT, Holds.PERSONS)
                        .all()
                        .toString())
                .doesNotContain(objector.value());
        assertThat(fixture.inStore()).isEqualTo(1);

        Files.write(fixture.keyFile, key);
        fixture.research.settle(NOW);
        assertThat(fixture.inStore()).isZero();
        assertThat(fixture.research.waiting()).isZero();
        assertThat(fixture.exam.shelves.shelf(Withdrawals.LEFT, Holds.PERSONS).all())
                .isEmpty();
    }

    @Test
    void withoutTheKeyNothingIsCopiedAndNothingIsFound() throws Exception {
        PersonId person = fixture.sat("a", march, null);
        fixture.copy(march, NOW);
        Files.writeString(fixture.keyFile, "no key");
        fixture.research.propose(List.of(march), ResearchFixture.PSYCHOMETRICIAN, NOW.plusSeconds(1));
        String run = fixture.research.runs().get(0).id();
        assertThatThrownBy(() -> fixture.research.approve(run, ResearchFixture.PRIVACY, NOW))
                .isInstanceOfSatisfying(
                        BadRequest.class, e -> assertThat(e.code()).isEqualTo("research-no-key"));
        assertThat(fixture.research.find(person)).isEmpty();
        assertThat(fixture.inStore()).isEqualTo(1);
    }

    @Test
    void rowsComeInTheOrderOfThePseudonymsAndNotInThatOfTheList() {
        Set<String> pseudonyms = new TreeSet<>();
        for (int i = 0; i < 40; i++) {
            fixture.sat("n" + i, march, null);
        }
        fixture.copy(march, NOW);
        List<String> order = new ArrayList<>();
        fixture.research.download(ResearchFixture.RESEARCHER, NOW, each -> order.add(each.pseudonym()));
        pseudonyms.addAll(order);
        assertThat(order).hasSize(40).containsExactlyElementsOf(pseudonyms);
    }

    @Test
    void aSittingThatHasNotBeenReleasedCannotBeProposed() {
        assertThatThrownBy(() ->
                        fixture.research.propose(List.of(ExamFixture.SITTING), ResearchFixture.PSYCHOMETRICIAN, NOW))
                .isInstanceOf(BadRequest.class);
        assertThatThrownBy(() -> fixture.research.propose(List.of(), ResearchFixture.PSYCHOMETRICIAN, NOW))
                .isInstanceOf(BadRequest.class);
    }

    private static Map<String, String> unzip(byte[] bytes) throws Exception {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
                files.put(each.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static Instant morning(String day) {
        return LocalDate.parse(day)
                .atTime(3, 0)
                .atZone(ZoneId.of("Europe/Amsterdam"))
                .toInstant();
    }
}
