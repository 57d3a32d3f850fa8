package nl.kennispeil.delivery.adaptive;

import static java.util.Objects.requireNonNull;
import static nl.kennispeil.delivery.adaptive.AdaptiveFixture.LENGTH;
import static nl.kennispeil.delivery.adaptive.AdaptiveFixture.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.delivery.attempt.Exam;
import nl.kennispeil.delivery.attempt.Plays;
import nl.kennispeil.delivery.attempt.ResponseEvent;
import nl.kennispeil.delivery.attempt.Responses;
import nl.kennispeil.delivery.attempt.SaveOutcome;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import nl.kennispeil.delivery.shelf.MongoShelves;
import nl.kennispeil.delivery.sitting.RetiredItem;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Store;
import nl.kennispeil.scoring.adaptive.EligibilityTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoursesTest {

    private final AdaptiveFixture fixture = new AdaptiveFixture(new InMemoryShelves()).started();
    private final Exam exam = fixture.exam;

    @Test
    void aConfirmedAnswerIsFinalAndTheNextItemIsAnother() {
        ItemRef first = fixture.due(exam);
        assertThat(fixture.confirm(exam, 1, first, "A", 1)).isInstanceOf(SaveOutcome.Saved.class);

        Place second = fixture.place(exam, 1);

        assertThat(second.answered()).isEqualTo(1);
        assertThat(second.item()).isNotNull().extracting(ItemVersion::ref).isNotEqualTo(first);
        assertThat(fixture.logged()).singleElement().satisfies(each -> {
            assertThat(each.item()).isEqualTo(first);
            assertThat(each.answer()).isEqualTo("A");
        });
    }

    @Test
    void aDraftIsSavedAndMovesNothing() {
        ItemRef first = fixture.due(exam);
        fixture.send(exam, 1, 1, first, ResponseEvent.Kind.ANSWER, "B", 1, 1);
        fixture.send(exam, 1, 2, first, ResponseEvent.Kind.ANSWER, "C", 1, 1);

        assertThat(fixture.due(exam)).isEqualTo(first);
        assertThat(fixture.logged()).isEmpty();
    }

    @Test
    void anyOtherNodeIsAtTheSameItemAfterEveryAnswer() {
        List<Exam> nodes = List.of(exam, fixture.node(), fixture.node());
        for (int round = 1; round <= LENGTH; round++) {
            int i = round;
            Exam node = nodes.get(i % nodes.size());
            ItemRef due = fixture.due(node);
            fixture.confirm(node, i, due, i % 3 == 0 ? "?" : i % 2 == 0 ? "A" : "B", i);
            Place here = fixture.place(node, i);
            assertThat(fixture.place(fixture.node(), i)).as("a fresh node").isEqualTo(here);
            nodes.forEach(other -> assertThat(fixture.place(other, i)).isEqualTo(here));
        }
        assertThat(fixture.place(exam, 9).finished()).isTrue();
        assertThat(fixture.logged())
                .extracting(CourseLog.Confirmed::item)
                .hasSize(LENGTH)
                .doesNotHaveDuplicates();
    }

    @Test
    void aServerThatIsKilledGoesOnWithTheIdenticalItem(@TempDir Path folder) throws IOException {
        EmbeddedStore.Options options = EmbeddedStore.Options.defaults().withMinimumFreeBytes(0);
        Place before;
        List<CourseLog.Confirmed> logged;
        try (Store store = Store.embedded(folder.resolve("store"), options)) {
            AdaptiveFixture stored = new AdaptiveFixture(new MongoShelves(store.database())).started();
            for (int i = 1; i <= 4; i++) {
                stored.confirm(stored.exam, i, stored.due(stored.exam), i % 2 == 0 ? "A" : "D", i);
            }
            before = stored.place(stored.exam, 5);
            logged = stored.logged();
            // what is on disk while the server runs is what a power cut leaves
            copy(folder.resolve("store"), folder.resolve("cut"));
        }
        try (Store store = Store.embedded(folder.resolve("cut"), options)) {
            AdaptiveFixture again = new AdaptiveFixture(new MongoShelves(store.database()));
            assertThat(again.logged()).isEqualTo(logged).hasSize(4);
            assertThat(again.place(again.exam, 5)).isEqualTo(before);
            again.confirm(again.exam, 5, again.due(again.exam), "A", 6);
            assertThat(again.place(again.exam, 7).answered()).isEqualTo(5);
        }
    }

    @Test
    void anAnswerThatWasStoredJustBeforeAServerDiedIsFinal() {
        ItemRef first = fixture.due(exam);
        new Responses(fixture.shelves)
                .record(
                        fixture.attempt,
                        List.of(new ResponseEvent(
                                1, 1, first, ResponseEvent.Kind.FINAL, "C", at(1), at(1), 1_000, false)));

        Place place = fixture.place(fixture.node(), 2);

        assertThat(place.answered()).isEqualTo(1);
        assertThat(fixture.logged())
                .singleElement()
                .satisfies(each -> assertThat(each.answer()).isEqualTo("C"));
    }

    @Test
    void sentAgainItIsAcknowledgedAndTheFirstOneStays() {
        ItemRef first = fixture.due(exam);
        fixture.confirm(exam, 1, first, "A", 1);
        Place second = fixture.place(exam, 1);

        assertThat(fixture.confirm(exam, 1, first, "A", 2)).isInstanceOf(SaveOutcome.Saved.class);
        assertThat(fixture.confirm(fixture.node(), 2, first, "B", 2)).isInstanceOf(SaveOutcome.Saved.class);

        assertThat(fixture.place(exam, 2)).isEqualTo(second);
        assertThat(fixture.logged())
                .singleElement()
                .satisfies(each -> assertThat(each.answer()).isEqualTo("A"));
    }

    @Test
    void anOldDeviceThatComesBackChangesNothingAndIsGivenNoItem() {
        ItemRef first = fixture.due(exam);
        exam.open(fixture.attempt);
        fixture.send(exam, 2, 1, first, ResponseEvent.Kind.FINAL, "B", 2, 2);
        fixture.send(exam, 1, 1, first, ResponseEvent.Kind.FINAL, "A", 1, 3);

        assertThat(fixture.logged())
                .singleElement()
                .satisfies(each -> assertThat(each.answer()).isEqualTo("B"));
        assertThat(exam.place(exam.context(fixture.attempt), 1, at(3)).item()).isNull();
        assertThat(exam.place(exam.context(fixture.attempt), 2, at(3)).item()).isNotNull();
    }

    @Test
    void twoNodesAtTheSameMomentKeepOneAnswer() {
        Exam other = fixture.node();
        ItemRef first = fixture.due(exam);
        assertThat(fixture.due(other)).isEqualTo(first);
        fixture.confirm(exam, 1, first, "A", 1);
        fixture.confirm(other, 2, first, "B", 1);

        assertThat(fixture.logged())
                .singleElement()
                .satisfies(each -> assertThat(each.answer()).isEqualTo("A"));
        assertThat(fixture.place(other, 1)).isEqualTo(fixture.place(exam, 1));
    }

    @Test
    void whatWasNeverInViewIsRefusedAsIfItDidNotExist() {
        ItemRef first = fixture.due(exam);
        ItemRef inPool = fixture.form.form().refs().stream()
                .filter(each -> !each.equals(first))
                .findFirst()
                .orElseThrow();
        for (ItemRef each : List.of(inPool, ItemRef.parse("NOWHERE-1:1"))) {
            assertThat(fixture.confirm(exam, 1, each, "A", 1))
                    .isEqualTo(new SaveOutcome.Refused(SaveOutcome.Refusal.MALFORMED));
            assertThat(fixture.send(exam, 1, 1, each, ResponseEvent.Kind.ANSWER, "A", 1, 1))
                    .isEqualTo(new SaveOutcome.Refused(SaveOutcome.Refusal.MALFORMED));
        }
        assertThat(new Plays(exam, new Responses(fixture.shelves)).play(fixture.attempt, inPool, "RESPONSE", "", at(1)))
                .isEmpty();
        assertThat(fixture.due(exam)).isEqualTo(first);
    }

    @Test
    void afterTheDeadlineAnAnswerMadeInTimeStillCountsAndNothingIsShown() {
        ItemRef first = fixture.due(exam);
        SaveOutcome late = fixture.send(exam, 1, 1, first, ResponseEvent.Kind.FINAL, "A", 59, 70);

        assertThat(late)
                .isInstanceOfSatisfying(
                        SaveOutcome.Saved.class, each -> assertThat(each.late()).isTrue());
        assertThat(fixture.logged())
                .singleElement()
                .satisfies(each -> assertThat(each.late()).isTrue());
        assertThat(fixture.place(exam, 70).item()).isNull();
        assertThat(fixture.place(exam, 70).finished()).isFalse();
    }

    @Test
    void aBreakComesAfterSoManyAnswersAndEndsWhenTheCandidateAsks() {
        AdaptiveFixture breaks = new AdaptiveFixture(new InMemoryShelves(), AdaptiveFixture.RULES, 2).started();
        Exam.Context context = breaks.exam.context(breaks.attempt);
        ItemRef first = breaks.due(breaks.exam);
        List<Boolean> pauses = new ArrayList<>();
        ItemRef due = first;
        for (int i = 1; i <= LENGTH; i++) {
            Place place = breaks.exam
                    .courses()
                    .confirm(
                            context,
                            List.of(new ResponseEvent(
                                    1, i, due, ResponseEvent.Kind.FINAL, "A", at(i), at(i), 0, false)),
                            at(i));
            assertThat(place.item() == null).isEqualTo(place.pause() || place.finished());
            pauses.add(place.pause());
            if (!place.finished()) {
                due = breaks.due(breaks.exam);
            }
        }
        assertThat(pauses).containsExactly(false, true, false, true, false, true, false, false);
    }

    @Test
    void aRetiredItemIsPassedOverByWhoHasItInViewAndGivenToNobody() {
        fixture.confirm(exam, 1, fixture.due(exam), "A", 1);
        ItemRef inView = fixture.due(exam);
        fixture.send(exam, 1, 2, inView, ResponseEvent.Kind.ANSWER, "B", 2, 2);
        fixture.sittings.retire(AdaptiveFixture.SITTING, new RetiredItem(inView, at(2), "de sleutel klopt niet"));

        fixture.confirm(exam, 3, inView, "B", 3);

        assertThat(fixture.logged()).hasSize(2).last().satisfies(each -> {
            assertThat(each.passedOver()).isTrue();
            assertThat(each.answer()).isEqualTo("B");
            assertThat(each.retired()).containsExactly(inView);
        });
        Place place = fixture.place(exam, 3);
        assertThat(place.answered()).isEqualTo(1);
        assertThat(fixture.place(fixture.node(), 3)).as("replayed elsewhere").isEqualTo(place);
        for (int i = 4; !fixture.place(exam, i).finished(); i++) {
            assertThat(fixture.due(exam)).isNotEqualTo(inView);
            fixture.confirm(exam, i, fixture.due(exam), "A", i);
        }
        assertThat(fixture.place(exam, 30).answered()).isEqualTo(LENGTH);
        Course course = requireNonNull(
                exam.courses().replayed(exam.context(fixture.attempt).attempt(), fixture.form));
        assertThat(course.counts(inView)).isFalse();
    }

    @Test
    void whoComesBackToARetiredItemIsGivenAnother() {
        ItemRef inView = fixture.due(exam);
        fixture.sittings.retire(AdaptiveFixture.SITTING, new RetiredItem(inView, at(2), "verouderd"));

        assertThat(fixture.due(fixture.node())).isNotEqualTo(inView);
        assertThat(fixture.logged())
                .singleElement()
                .satisfies(each -> assertThat(each.passedOver()).isTrue());
    }

    @Test
    void whatWasRetiredBeforeTheStartIsNeverGiven() {
        AdaptiveFixture fresh = new AdaptiveFixture(new InMemoryShelves());
        List<ItemRef> gone = fresh.form.form().refs().subList(8, 24);
        gone.forEach(each -> fresh.sittings.retire(AdaptiveFixture.SITTING, new RetiredItem(each, at(0), "verouderd")));
        fresh.started();
        for (int i = 1; i <= LENGTH; i++) {
            assertThat(gone).doesNotContain(fresh.due(fresh.exam));
            fresh.confirm(fresh.exam, i, fresh.due(fresh.exam), "A", i);
        }
        assertThat(fresh.place(fresh.exam, 9).finished()).isTrue();
    }

    @Test
    void aPoolOfWhichAllIsRetiredEndsTheTest() {
        fixture.confirm(exam, 1, fixture.due(exam), "A", 1);
        fixture.form
                .form()
                .refs()
                .forEach(each ->
                        fixture.sittings.retire(AdaptiveFixture.SITTING, new RetiredItem(each, at(2), "verouderd")));

        assertThat(fixture.place(exam, 3)).isEqualTo(new Place(1, null, true, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "?", ""})
    void allRightAllWrongAllUnknownAndAllBlankComeToTheirEnd(String answer) {
        for (int i = 1; i <= LENGTH; i++) {
            fixture.confirm(exam, i, fixture.due(exam), answer, i);
        }
        assertThat(fixture.place(exam, 9)).isEqualTo(new Place(LENGTH, null, true, false));
        Course course = requireNonNull(
                exam.courses().replayed(exam.context(fixture.attempt).attempt(), fixture.form));
        assertThat(course.run().finalAbility().theta()).isBetween(-4.0, 4.0);
    }

    @Test
    void aCourseKeepsTheTableOfEligibilityItBeganWith() {
        EligibilityTables tables = new EligibilityTables(fixture.shelves);
        ItemRef due = fixture.due(exam);
        double[] hard = new double[40];
        Arrays.fill(hard, 20, 40, 1);
        tables.add(AdaptiveFixture.SITTING, EligibilityTable.of(1, new double[0], new double[][] {hard}));

        assertThat(fixture.due(fixture.node())).as("begun before").isEqualTo(due);
        assertThat(new CourseLog(fixture.shelves).beginning(fixture.attempt))
                .hasValueSatisfying(each -> assertThat(each.table()).isZero());
        assertThat(tables.newest(AdaptiveFixture.SITTING)).isEqualTo(1);
        assertThat(tables.find(AdaptiveFixture.SITTING, 1).orElseThrow().probability(0, 19))
                .isZero();
    }

    @Test
    void aTableIsWrittenOnceAndComesBackToTheLastBit() {
        EligibilityTables tables = new EligibilityTables(fixture.shelves);
        double[][] odd = {{1.0 / 3, 1}, {0, 0.1 + 0.2}};
        tables.add(AdaptiveFixture.SITTING, EligibilityTable.of(3, new double[] {-0.1}, odd));
        tables.add(AdaptiveFixture.SITTING, EligibilityTable.of(3, new double[] {0.5}, new double[][] {{1, 1}, {1, 1}
        }));

        EligibilityTable back = new EligibilityTables(fixture.shelves)
                .find(AdaptiveFixture.SITTING, 3)
                .orElseThrow();

        assertThat(back.probabilities()).isDeepEqualTo(odd);
        assertThat(back.edges()).containsExactly(-0.1);
    }

    @Test
    void deletingTheAnswersDeletesTheCourse() {
        fixture.confirm(exam, 1, fixture.due(exam), "A", 1);
        CourseLog log = new CourseLog(fixture.shelves);
        assertThat(log.count(fixture.attempt)).isEqualTo(2);

        new Responses(fixture.shelves)
                .delete(fixture.attempt, fixture.form.form().refs());

        assertThat(log.count(fixture.attempt)).isZero();
        assertThat(log.beginning(fixture.attempt)).isEmpty();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path each : files.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                }
            }
        }
    }
}
