package nl.kennispeil.delivery.itembank;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.kennispeil.bank.card.Consent;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.card.Reference;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Shelves;
import org.junit.jupiter.api.Test;

/** What the stored cards promise, whatever is below them. */
abstract class ItemCardsContract {

    private static final ServerSecret SECRET = ServerSecret.random();

    /** Shelves with nothing on them. */
    abstract Shelves shelves();

    private static ItemCard full(String id) {
        LocalDate day = LocalDate.of(2026, 3, 1);
        return new ItemCard(
                new ItemId(id),
                1,
                ItemState.ACTIVE,
                3,
                List.of("an", "bea"),
                "HN",
                "EUPL-1.2",
                "thema é",
                Set.of("aios", "opleider"),
                List.of(new Reference("NHG-Standaard", "Een", day), new Reference("", "Twee", null)),
                Set.of("paar.een"),
                day.plusYears(2),
                day,
                List.of(new Consent("a.webm", "dossier 7", day, null)),
                "");
    }

    @Test
    void aCardComesBackAsItWas() {
        Shelves shelves = shelves();
        ShelfItemCards cards = new ShelfItemCards(shelves, new Bylines(shelves, SECRET));
        ItemCard card = full("A.b_c-1");

        assertThat(cards.insert(card)).isTrue();
        assertThat(cards.insert(card)).isFalse();
        assertThat(cards.find(card.id())).contains(card);
        assertThat(cards.all()).containsExactly(card);
        assertThat(cards.findAll(List.of(card.id(), new ItemId("geen")))).containsExactly(card);
    }

    @Test
    void onlyWhoReadTheNewestReplacesIt() {
        Shelves shelves = shelves();
        ShelfItemCards cards = new ShelfItemCards(shelves, new Bylines(shelves, SECRET));
        ItemCard first = full("A");
        cards.insert(first);
        ItemCard second = first.edit().theme("twee").done();
        ItemCard other = first.edit().theme("ook twee").done();

        assertThat(cards.replace(second)).isTrue();
        assertThat(cards.replace(other)).isFalse();
        assertThat(cards.replace(second.edit().theme("drie").done())).isTrue();
        assertThat(cards.replace(second.edit().theme("vier").done())).isFalse();
        assertThat(cards.find(first.id()).orElseThrow().theme()).isEqualTo("drie");
        assertThat(cards.revision(first.id(), 2)).contains(second);
        assertThat(cards.revision(first.id(), 9)).isEmpty();
    }

    @Test
    void ofManyAtOnceOneReplacesIt() throws Exception {
        Shelves shelves = shelves();
        ShelfItemCards cards = new ShelfItemCards(shelves, new Bylines(shelves, SECRET));
        ItemCard first = full("A");
        cards.insert(first);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                ItemCard next = first.edit().theme("van " + i).done();
                work.add(() -> cards.replace(next));
            }
            int won = 0;
            for (Future<Boolean> each : threads.invokeAll(work)) {
                won += each.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
        assertThat(cards.find(first.id()).orElseThrow().revision()).isEqualTo(2);
    }

    @Test
    void anAccountThatGoesLeavesTheItemAndTakesItsName() {
        Shelves shelves = shelves();
        Bylines bylines = new Bylines(shelves, SECRET);
        ShelfItemCards cards = new ShelfItemCards(shelves, bylines);
        cards.insert(full("A"));

        assertThat(bylines.forget(List.of("an"))).isEqualTo(1);

        ItemCard left = cards.find(new ItemId("A")).orElseThrow();
        assertThat(left.authors()).hasSize(2).contains("bea").noneMatch("an"::equals);
        assertThat(left.authors().get(0)).startsWith("former-").matches("former-[0-9a-z]{12}");
        assertThat(cards.replace(left.edit().theme("later").done())).isTrue();
        assertThat(cards.find(new ItemId("A")).orElseThrow().authors()).isEqualTo(left.authors());
        assertThat(bylines.count(List.of("an"))).isZero();
    }

    @Test
    void anotherNodeSeesWhatChangedAndNothingElseIsReadAgain() {
        Shelves shelves = shelves();
        Bylines bylines = new Bylines(shelves, SECRET);
        ShelfItemCards here = new ShelfItemCards(shelves, bylines);
        ItemChanges there = new ItemChanges(shelves);
        here.insertAll(List.of(full("A"), full("B")));
        int before = there.newest();
        here.replace(full("A").edit().theme("anders").done());

        assertThat(there.between(before, there.newest())).contains(Set.of(new ItemId("A")));
        assertThat(there.between(before, there.newest() + 1)).isEmpty();
        assertThat(there.between(0, 1_000)).isEmpty();
    }
}
