package nl.kennispeil.delivery.accesscopy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import nl.kennispeil.bank.form.Feedback;
import nl.kennispeil.bank.item.Answer;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.ExamFixture;
import nl.kennispeil.delivery.attempt.Incoming;
import nl.kennispeil.delivery.attempt.ResponseEvent;
import nl.kennispeil.delivery.candidate.Candidate;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Candidates;
import nl.kennispeil.delivery.candidate.Institute;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.http.Replies;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.person.Persons;
import nl.kennispeil.delivery.person.Training;
import nl.kennispeil.delivery.result.Grading;
import nl.kennispeil.delivery.result.Results;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import nl.kennispeil.delivery.sitting.Condition;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.delivery.text.Messages;
import nl.kennispeil.delivery.vault.Vault;
import nl.kennispeil.delivery.vault.Vaults;
import org.junit.jupiter.api.Test;

class AccessCopyTest {

    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
    private static final CandidateId AIOS = new CandidateId("aios-1");
    private static final PersonId PERSON = new PersonId("p-1");

    private final ExamFixture exam = new ExamFixture(new InMemoryShelves(), Feedback.ANSWERS_AND_RATIONALE);
    private final Vault vault = Vaults.inMemory(exam.shelves);
    private final Persons persons = new Persons(exam.shelves, vault, exam.secret);
    private final Enrolments enrolments = new Enrolments(exam.shelves, persons);
    private final Candidates candidates = new Candidates(exam.shelves, vault);
    private final Institutes institutes = new Institutes(exam.shelves);
    private final Results results = new Results(exam.shelves);
    private final List<CoreParts.Seen> seen = new ArrayList<>();
    private final AccessCopy copy = new AccessCopy(
            new CoreParts(
                            persons,
                            new Accounts(exam.shelves, vault),
                            candidates,
                            institutes,
                            exam.sittings,
                            exam.presence,
                            exam.exam,
                            exam.responses,
                            results,
                            exam.forms,
                            ids -> ids.contains(exam.attempt.value()) ? seen : List.of())
                    .parts(),
            enrolments,
            exam.sittings,
            exam.attempts,
            exam.secret);

    AccessCopyTest() {
        institutes.putAll(List.of(new Institute("berk", "Berk")));
        persons.addAll(List.of(new Person(
                PERSON,
                "crm-1",
                "Aios Zonnebloem",
                "zonnebloem@example.org",
                null,
                null,
                LocalDate.of(1990, 2, 28),
                "00012345678")));
        persons.correct(
                persons.find(PERSON).orElseThrow().withName("Aios Zonnebloem-Winde"), "bureau", NOW.minusSeconds(60));
        enrolments.putAll(
                List.of(new Enrolment(
                        AIOS,
                        PERSON,
                        Training.AIOS,
                        LocalDate.of(2024, 9, 1),
                        null,
                        List.of(new Enrolment.Stay("berk", LocalDate.of(2024, 9, 1))),
                        List.of(),
                        List.of(),
                        List.of(),
                        null)),
                NOW);
        candidates.putAll(List.of(new Candidate(AIOS, "Aios Zonnebloem-Winde", "berk", 3, true, 0)));
    }

    private void sat() {
        exam.start();
        exam.exam.save(
                exam.attempt,
                1,
                List.of(
                        exam.answer(1, 1, "A", ExamFixture.NINE.plusSeconds(1)),
                        exam.answer(2, 1, "B", ExamFixture.NINE.plusSeconds(2)),
                        new Incoming(
                                3,
                                exam.items.get(1),
                                ResponseEvent.Kind.COMMENT,
                                "=1+1, klopt niet",
                                ExamFixture.NINE.plusSeconds(3),
                                100)),
                ExamFixture.NINE.plusSeconds(10));
        exam.exam.submit(exam.attempt, 1, 3, ExamFixture.NINE.plusSeconds(60));
        results.append(List.of(Grading.grade(
                exam.attempt,
                1,
                exam.forms.form(
                        exam.sittings.find(ExamFixture.SITTING).orElseThrow().form()),
                Map.<ItemRef, Answer>of(exam.items.get(0), Answer.parse("B")),
                NOW)));
    }

    private Map<String, String> zip(AccessCopy.Kind kind) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        copy.write(copy.subject(AIOS).orElseThrow(), kind, NOW, out);
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
                files.put(each.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static String file(Map<String, String> files, String name) {
        return files.getOrDefault(name, "");
    }

    @Test
    void theZipHasPagesToReadAndFilesForMachines() throws IOException {
        sat();
        Map<String, String> files = zip(AccessCopy.Kind.ACCESS);
        assertThat(files)
                .containsKeys(
                        "lees-mij.html", "inzage.html", "stijl.css", "inzage.pdf", "gegevens.json", "personalia.csv");
        assertThat(file(files, "inzage.pdf")).startsWith("%PDF");
        assertThat(file(files, "inzage.html"))
                .contains("Aios Zonnebloem-Winde", "stijl.css")
                .doesNotContain("style=", "<script", "http://", "⟦");
        JsonNode json = Replies.JSON.readTree(file(files, "gegevens.json"));
        assertThat(json.at("/personalia/0/big").asText()).isEqualTo("00012345678");
        assertThat(json.at("/toetsen/0/present").asBoolean()).isTrue();
    }

    @Test
    void whatWasCorrectedIsThereAsHistory() throws IOException {
        assertThat(file(zip(AccessCopy.Kind.ACCESS), "personalia-eerder.csv")).contains("Aios Zonnebloem,");
    }

    @Test
    void everyAnswerIsThereWithEveryChangeOfMindAndEveryComment() throws IOException {
        sat();
        Map<String, String> files = zip(AccessCopy.Kind.ACCESS);
        assertThat(file(files, "antwoorden.csv")).contains("LHK,1,B,", "klopt niet");
        assertThat(file(files, "antwoorden-verloop.csv").lines().filter(each -> each.contains(",answer,")))
                .hasSize(2)
                .first()
                .asString()
                .contains(",1,answer,A,2026-03-25T08:00:01Z");
        assertThat(file(files, "antwoorden.csv"))
                .as("a spreadsheet must not run what somebody typed")
                .contains("\"'=1+1, klopt niet\"");
    }

    @Test
    void aResultIsWithheldUntilItIsReleased() throws IOException {
        sat();
        assertThat(file(zip(AccessCopy.Kind.ACCESS), "uitslagen-vragen.csv").lines())
                .hasSize(1);

        exam.sittings.release(ExamFixture.SITTING, NOW);

        Map<String, String> files = zip(AccessCopy.Kind.ACCESS);
        assertThat(file(files, "uitslagen.csv").lines()).hasSize(2);
        assertThat(file(files, "uitslagen-vragen.csv").lines()).hasSize(6);
    }

    @Test
    void textAndKeyOfAnItemThatMayBeAskedAgainAreWithheldAndOfOthersNot() throws IOException {
        sat();
        exam.sittings.release(ExamFixture.SITTING, NOW);
        String question = exam.forms
                .form(exam.sittings.find(ExamFixture.SITTING).orElseThrow().form())
                .items()
                .get(0)
                .question();
        assertThat(file(zip(AccessCopy.Kind.ACCESS), "uitslagen-vragen.csv")).contains(question);

        exam.sittings.add(ExamFixture.sitting(new SittingId("lhk-opnieuw"), true));

        Map<String, String> files = zip(AccessCopy.Kind.ACCESS);
        assertThat(file(files, "uitslagen-vragen.csv")).doesNotContain(question).contains(",B,withheld,");
        assertThat(String.join("", files.values())).doesNotContain(question);
    }

    /** The real tests: secret also after release, and when no test that is planned asks them. */
    @Test
    void ofATestThatShowsItsScoreOnlyTheQuestionsStaySecret() {
        ExamFixture secret = new ExamFixture(new InMemoryShelves(), Feedback.SCORE_ONLY);
        Results marked = new Results(secret.shelves);
        marked.append(List.of(Grading.grade(
                secret.attempt,
                1,
                secret.forms.form(
                        secret.sittings.find(ExamFixture.SITTING).orElseThrow().form()),
                Map.<ItemRef, Answer>of(secret.items.get(0), Answer.parse("B")),
                NOW)));
        secret.sittings.release(ExamFixture.SITTING, NOW);
        ResultPart part = new ResultPart(secret.exam, marked, new LiveItems(List::of, List::of));

        CopyTable questions = part
                .of(new CopySubject(
                        PERSON,
                        List.of(),
                        List.copyOf(
                                secret.attempts.findAll(List.of(secret.attempt)).values())))
                .stream()
                .filter(each -> each.name().equals("uitslagen-vragen"))
                .findFirst()
                .orElseThrow();
        assertThat(questions.rows())
                .hasSize(5)
                .allSatisfy(each -> assertThat(each)
                        .element(questions.columns().indexOf("key"))
                        .isEqualTo("withheld"));
        assertThat(questions.rows())
                .allSatisfy(each -> assertThat(each)
                        .element(questions.columns().indexOf("question"))
                        .isEqualTo("withheld"));
    }

    @Test
    void portabilityIsProfileAndRawAnswersWithoutScores() throws IOException {
        sat();
        exam.sittings.release(ExamFixture.SITTING, NOW);
        Map<String, String> files = zip(AccessCopy.Kind.PORTABLE);
        assertThat(files.keySet())
                .contains("personalia.csv", "antwoorden.csv", "antwoorden-verloop.csv")
                .noneMatch(each -> each.startsWith("uitslagen") || each.startsWith("wie-zag-wat"));
        assertThat(file(files, "gegevens.json")).doesNotContain("percentage");
    }

    @Test
    void whoSawWhatIsThereByRole() throws IOException {
        seen.add(new CoreParts.Seen(NOW, "coordinator", "berk", "result.view", "allowed"));
        assertThat(file(zip(AccessCopy.Kind.ACCESS), "wie-zag-wat.csv")).contains("coordinator,berk,result.view");
    }

    @Test
    void nobodyElseIsInIt() throws IOException {
        AttemptId other = AttemptId.of(exam.secret, ExamFixture.SITTING.value(), "aios-2");
        exam.attempts.register(List.of(Attempt.registered(
                other, ExamFixture.SITTING, new CandidateId("aios-2"), "berk", 1, Condition.HOME, 0)));
        assertThat(file(zip(AccessCopy.Kind.ACCESS), "toetsen.csv").lines()).hasSize(2);
    }

    /** Six sittings are what three years of training have; twelve with twenty changes per item are no trainee's. */
    @Test
    void aBigPersonIsCopiedInBoundedTime() throws IOException {
        for (int sitting = 0; sitting < 12; sitting++) {
            SittingId id = new SittingId("lhk-" + sitting);
            exam.sittings.add(ExamFixture.sitting(id, true));
            AttemptId attempt = AttemptId.of(exam.secret, id.value(), "aios-1");
            exam.attempts.register(List.of(Attempt.registered(attempt, id, AIOS, "berk", 1, Condition.HOME, 0)));
            List<ResponseEvent> events = new ArrayList<>();
            for (int seq = 1; seq <= 2_400; seq++) {
                events.add(new ResponseEvent(
                        1,
                        seq,
                        exam.items.get(seq % exam.items.size()),
                        ResponseEvent.Kind.ANSWER,
                        "B",
                        NOW,
                        NOW,
                        1_000,
                        false));
            }
            exam.responses.record(attempt, events);
        }
        long start = System.nanoTime();
        Map<String, String> files = zip(AccessCopy.Kind.ACCESS);
        assertThat(System.nanoTime() - start).as("nanoseconds").isLessThan(20_000_000_000L);
        assertThat(file(files, "antwoorden-verloop.csv").lines().count()).isEqualTo(1 + 12 * 2_400);
    }

    @Test
    void everyTableAndColumnHasWords() {
        CopySubject subject = copy.subject(AIOS).orElseThrow();
        for (CopyPart part : new CoreParts(
                        persons,
                        new Accounts(exam.shelves, vault),
                        candidates,
                        institutes,
                        exam.sittings,
                        exam.presence,
                        exam.exam,
                        exam.responses,
                        results,
                        exam.forms,
                        ids -> List.of())
                .parts()) {
            for (CopyTable table : part.of(subject)) {
                for (Language language : Language.values()) {
                    Messages words = Messages.in(language);
                    assertThat(words.text("page.copy.table." + table.name())).doesNotContain("⟦");
                    assertThat(table.columns())
                            .allSatisfy(each -> assertThat(words.text("page.copy.column." + each))
                                    .doesNotContain("⟦"));
                }
            }
        }
    }
}
