package nl.kennispeil.delivery.testform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.demo.DemoBank;
import nl.kennispeil.bank.form.InMemoryTestForms;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.Attempts;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.itembank.ItemFixture;
import nl.kennispeil.delivery.itemcase.StoredCases;
import nl.kennispeil.delivery.itemstats.ItemStatistics;
import nl.kennispeil.delivery.result.Results;
import nl.kennispeil.delivery.sitting.Condition;
import nl.kennispeil.delivery.sitting.Rosters;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.sitting.Sittings;
import nl.kennispeil.delivery.text.Bilingual;
import org.junit.jupiter.api.Test;

/** The practice form of the demonstration, planned for tomorrow. */
class FormAlarmsTest {

    private static final Instant NOW = ItemFixture.NOW;
    private static final SittingId TOMORROW = new SittingId("oefen-morgen");
    private static final CandidateId AN = new CandidateId("an-aios");

    private final ItemFixture bank = new ItemFixture();
    private final DemoBank demo = DemoBank.create();
    private final InMemoryTestForms forms = new InMemoryTestForms();
    private final Sittings sittings = new Sittings(bank.shelves, Duration.ZERO);
    private final Attempts attempts = new Attempts(bank.shelves, Duration.ZERO);
    private final List<ItemId> items =
            demo.practice().items().stream().map(each -> each.item().id()).toList();

    FormAlarmsTest() {
        forms.add(demo.practice());
        items.forEach(each -> bank.item(each.value(), ItemState.ACTIVE));
        sittings.add(sitting());
    }

    private Sitting sitting() {
        return new Sitting(
                TOMORROW,
                new Bilingual("Oefentoets", "Practice test"),
                "OEFEN",
                demo.practice().ref(),
                false,
                NOW.plus(Duration.ofDays(1)),
                NOW.plus(Duration.ofDays(2)),
                Condition.HOME,
                Sitting.Progress.PLANNED,
                null,
                List.of(),
                0);
    }

    private Stream<String> alarms(Instant at) {
        FormBank shelf = new FormBank(
                bank.items,
                bank.cards,
                forms,
                sittings,
                new ItemStatistics(
                        bank.shelves,
                        sittings,
                        new FormLibrary(forms, bank.items),
                        new Rosters(bank.shelves),
                        new Institutes(bank.shelves),
                        attempts,
                        new Results(bank.shelves)),
                new Flaws(files -> Set.of()),
                new Sitters(sittings, attempts, bank.secret, any -> Map.of("an", Set.of(AN)))::authors,
                new StoredCases(bank.shelves, bank.bylines));
        return new FormAlarms(new ShelfFormDesigns(bank.shelves, bank.bylines), forms, shelf)
                .of(sitting(), at).stream()
                        .map(each -> each.finding().problem() + " "
                                + each.finding().item().id());
    }

    private void change(ItemId item, java.util.function.UnaryOperator<ItemCard> change) {
        bank.cards.replace(change.apply(bank.cards.find(item).orElseThrow()));
    }

    @Test
    void nothingIsWrongAtFirst() {
        assertThat(alarms(NOW)).isEmpty();
    }

    @Test
    void anItemThatIsBlockedOrRetiredAfterFreezingIsAnAlarmUntilTheSittingIsOver() {
        change(
                items.get(2),
                each -> each.edit().block("twijfel over de sleutel").done());
        change(items.get(5), each -> each.edit().state(ItemState.RETIRED).done());

        assertThat(alarms(NOW)).containsExactly("BLOCKED " + items.get(2), "NOT_APPROVED " + items.get(5));
        assertThat(alarms(NOW.plus(Duration.ofHours(30))))
                .as("while it is open")
                .hasSize(2);
        assertThat(alarms(NOW.plus(Duration.ofDays(3)))).as("when it is over").isEmpty();
    }

    @Test
    void aNewerVersionIsNoReasonNotToSitThisOne() {
        change(items.get(0), each -> each.edit().version(2).done());

        assertThat(alarms(NOW)).isEmpty();
    }

    @Test
    void anAuthorWhoIsOnTheListIsAnAlarmForEachOfTheOwnItems() {
        attempts.register(List.of(Attempt.registered(
                AttemptId.of(bank.secret, TOMORROW.value(), AN.value()), TOMORROW, AN, "eik", 1, Condition.HOME, 0)));

        assertThat(alarms(NOW))
                .hasSize(items.size())
                .allSatisfy(each -> assertThat(each).startsWith("AUTHOR_SITS "));
    }
}
