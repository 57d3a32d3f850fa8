package nl.kennispeil.delivery.humanmarking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.demo.DemoTypes;
import nl.kennispeil.bank.form.InMemoryTestForms;
import nl.kennispeil.bank.form.TestForm;
import nl.kennispeil.bank.item.Answer;
import nl.kennispeil.bank.item.InMemoryItems;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Mark;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.result.Grading;
import nl.kennispeil.delivery.result.Results;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import nl.kennispeil.delivery.sitting.Condition;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.text.Bilingual;
import org.junit.jupiter.api.Test;

class HumanMarkingTest {

    private static final Instant NOON = Instant.parse("2026-03-25T11:00:00Z");
    private static final ItemRef ESSAY = ItemRef.parse("VORM-21:1");
    private static final AttemptId ONE = new AttemptId("AAAAAAAAAAAAAAAAAAAA");
    private static final AttemptId OTHER = new AttemptId("BBBBBBBBBBBBBBBBBBBB");
    private static final AttemptId SILENT = new AttemptId("CCCCCCCCCCCCCCCCCCCC");

    private final InMemoryShelves shelves = new InMemoryShelves();
    private final HumanMarks marks = new HumanMarks(shelves);
    private final Results results = new Results(shelves);
    private final FormLibrary forms;
    private final Sitting sitting;
    private final HumanMarking marking;

    HumanMarkingTest() {
        List<ItemVersion> items = DemoTypes.items();
        TestForm form = DemoTypes.form(items);
        InMemoryItems bank = new InMemoryItems();
        bank.add(items);
        InMemoryTestForms stored = new InMemoryTestForms();
        stored.add(form);
        forms = new FormLibrary(stored, bank);
        sitting = new Sitting(
                new SittingId("open"),
                new Bilingual("Toets", "Test"),
                "LHK",
                form.ref(),
                false,
                NOON,
                NOON.plus(Duration.ofHours(3)),
                Condition.HOME,
                Sitting.Progress.CLOSED,
                null,
                List.of(),
                0);
        marking = new HumanMarking(
                marks,
                results,
                forms,
                ServerSecret.random(),
                any -> List.of(ONE, OTHER, SILENT),
                id -> grade(id, 2, Map.of(ESSAY, written("Een antwoord."))));
        grade(ONE, 1, Map.of(ESSAY, written("Een antwoord.")));
        grade(OTHER, 1, Map.of(ESSAY, written("Iets | anders.")));
        grade(SILENT, 1, Map.of(ESSAY, new Answer.Unknown()));
    }

    @Test
    void everyMarkerGetsEveryWrittenAnswerOnceAndNeverAName() {
        Set<String> numbers = new HashSet<>();
        Set<String> texts = new HashSet<>();
        for (int left = 2; left > 0; left--) {
            HumanMarking.Task task = marking.next(sitting, ESSAY, "eerste").orElseThrow();
            assertThat(task.left()).isEqualTo(left);
            assertThat(task.number()).doesNotContain("AAAA", "BBBB");
            numbers.add(task.number());
            texts.addAll(task.answer());
            assertThat(mark(task, "eerste", "1", "1", "0")).isTrue();
        }
        assertThat(numbers).hasSize(2);
        assertThat(texts).containsExactlyInAnyOrder("Een antwoord.", "Iets | anders.");
        assertThat(marking.next(sitting, ESSAY, "eerste")).isEmpty();
        assertThat(marking.unmarked(sitting.id())).isTrue();
    }

    @Test
    void twoWhoAgreeDecideByTheirMean() {
        markBoth("eerste", "2", "1", "0");
        markBoth("tweede", "2", "1", "1");
        assertThat(marking.unmarked(sitting.id())).isFalse();
        // (3 + 4) / 2 of 4 points
        assertThat(results.find(ONE).orElseThrow().items().get(20).points()).isEqualByComparingTo("0.875");
        assertThat(results.find(ONE).orElseThrow().items().get(20).mark()).isEqualTo(Mark.PARTIAL);
        assertThat(results.find(ONE).orElseThrow().themes())
                .hasEntrySatisfying("P/Z", theme -> assertThat(theme.partial()).isEqualTo(1));
        assertThat(marking.next(sitting, ESSAY, "derde")).isEmpty();
    }

    @Test
    void whereTwoDifferTooMuchAThirdDecides() {
        markBoth("eerste", "2", "1", "1");
        markBoth("tweede", "0", "1", "0");
        assertThat(marking.unmarked(sitting.id())).isTrue();
        assertThat(marking.next(sitting, ESSAY, "tweede")).isEmpty();
        HumanMarking.Task task = marking.next(sitting, ESSAY, "derde").orElseThrow();
        assertThat(task.stage()).isEqualTo(Decision.Stage.MODERATION);
        assertThat(task.given())
                .extracting(HumanMark::sum)
                .map(BigDecimal::intValue)
                .containsExactly(4, 1);
        assertThat(task.given()).extracting(HumanMark::remark).containsOnly("Omdat.");
        markBoth("derde", "1", "0", "0");
        assertThat(marking.unmarked(sitting.id())).isFalse();
        assertThat(results.find(ONE).orElseThrow().items().get(20).points()).isEqualByComparingTo("0.25");
    }

    @Test
    void theSecondMarkerSeesNothingOfTheFirst() {
        markBoth("eerste", "2", "1", "1");
        assertThat(marking.next(sitting, ESSAY, "tweede").orElseThrow().given()).isEmpty();
    }

    @Test
    void aMarkerMayCorrectUntilAnotherHasMarked() {
        HumanMarking.Task task = marking.next(sitting, ESSAY, "eerste").orElseThrow();
        mark(task, "eerste", "2", "1", "1");
        assertThat(marking.own(sitting, ESSAY, task.number(), "tweede")).isEmpty();
        HumanMarking.Task own =
                marking.own(sitting, ESSAY, task.number(), "eerste").orElseThrow();
        assertThat(own.given().get(0).sum()).isEqualByComparingTo("4");
        assertThat(mark(own, "eerste", "0", "0", "1")).isTrue();
        HumanMarking.Task second = marking.next(sitting, ESSAY, "tweede").orElseThrow();
        while (!second.number().equals(task.number())) {
            mark(second, "tweede", "0", "0", "0");
            second = marking.next(sitting, ESSAY, "tweede").orElseThrow();
        }
        assertThat(mark(second, "tweede", "0", "0", "2")).isFalse();
        assertThat(mark(second, "tweede", "0", "0", "0")).isTrue();
        assertThat(marking.own(sitting, ESSAY, task.number(), "eerste")).isEmpty();
        assertThat(mark(task, "eerste", "2", "1", "1")).isFalse();
        // (1 + 0) / 2 of 4 points
        AttemptId marked = marks.of(ONE, ESSAY).size() == 2 ? ONE : OTHER;
        assertThat(results.find(marked).orElseThrow().items().get(20).points()).isEqualByComparingTo("0.125");
    }

    @Test
    void theItemSaysByHowMuchMarkersMayDiffer() {
        Rubric rubric = Rubric.of(essay("2.5"));
        assertThat(rubric.tolerance()).isEqualByComparingTo("2.5");
        assertThat(rubric.guidance()).containsExactly("Let op de toon.");
        assertThat(rubric.criteria()).extracting(Rubric.Criterion::text).containsExactly("vraagt door");
        List<HumanMark> two = List.of(one("3"), one("0.5"));
        assertThat(Decision.of(two, rubric.tolerance()).points()).contains(new BigDecimal("1.75"));
        assertThat(Decision.of(two, Rubric.of(essay("2.4")).tolerance()).stage())
                .isEqualTo(Decision.Stage.MODERATION);
    }

    private static HumanMark one(String points) {
        return new HumanMark("wie", List.of(new BigDecimal(points)), NOON, "");
    }

    private static ItemVersion essay(String tolerance) {
        ItemVersion item = DemoTypes.items().stream()
                .filter(each -> each.ref().equals(ESSAY))
                .findFirst()
                .orElseThrow();
        Element rubric = Element.of(
                "qti-rubric-block",
                Map.of("view", "scorer", "data-tolerance", tolerance),
                List.of(
                        Element.text("p", Map.of(), "Let op de toon."),
                        Element.of(
                                "ul",
                                Map.of(),
                                List.of(Element.text("li", Map.of("data-points", "3"), "vraagt door")))));
        Element root = item.content().root().rewrite(each -> each.is("qti-rubric-block") ? rubric : each);
        return new ItemVersion(
                item.ref(),
                item.language(),
                item.synthetic(),
                item.tests(),
                item.classification(),
                ItemContent.of(root),
                item.rationale(),
                item.calibration());
    }

    @Test
    void pointsOutsideTheRubricAreRefused() {
        HumanMarking.Task task = marking.next(sitting, ESSAY, "eerste").orElseThrow();
        assertThat(task.rubric().most()).isEqualByComparingTo("4");
        assertThat(mark(task, "eerste", "3", "1", "1")).isFalse();
        assertThat(mark(task, "eerste", "1", "1")).isFalse();
        assertThat(mark(task, "eerste", "0.001", "1", "1")).isFalse();
        assertThat(marks.of(ONE, ESSAY)).isEmpty();
        assertThat(marking.next(sitting, ItemRef.parse("VORM-01:1"), "eerste")).isEmpty();
    }

    private void markBoth(String marker, String... points) {
        for (int i = 0; i < 2; i++) {
            assertThat(mark(marking.next(sitting, ESSAY, marker).orElseThrow(), marker, points))
                    .isTrue();
        }
    }

    private boolean mark(HumanMarking.Task task, String marker, String... points) {
        List<BigDecimal> given = new ArrayList<>();
        for (String each : points) {
            given.add(new BigDecimal(each));
        }
        return marking.mark(sitting, ESSAY, task.number(), given, "Omdat.", marker, NOON.plusSeconds(marker.length()))
                .isPresent();
    }

    private void grade(AttemptId attempt, int version, Map<ItemRef, Answer> answers) {
        FormLibrary.Delivered form = forms.form(sitting.form());
        results.append(List.of(
                Grading.grade(attempt, version, form, answers, HumanMarking.decided(marks, attempt, form), NOON)));
    }

    private static Answer written(String text) {
        return new Answer.Given(new TreeMap<>(Map.of("RESPONSE", List.of(text))));
    }
}
