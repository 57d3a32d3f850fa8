package nl.kennispeil.delivery.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.ShelfException;
import org.junit.jupiter.api.Test;

class ResponseWriterTest {

    private static final Instant NOON = Instant.parse("2026-03-25T11:00:00Z");
    private static final AttemptId ATTEMPT = new AttemptId("ABCDEFGHJKMNPQRSTVWX");

    @Test
    void savesThatArriveTogetherAreStoredTogetherAndAllTold() throws Exception {
        CountingShelf shelf = new CountingShelf();
        CountDownLatch told = new CountDownLatch(500);
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        try (ResponseWriter writer = new ResponseWriter(new Responses((name, holds) -> shelf))) {
            for (int seq = 1; seq <= 500; seq++) {
                writer.write(ATTEMPT, List.of(event(seq)), failure -> {
                    if (failure != null) {
                        failures.add(failure);
                    }
                    told.countDown();
                });
            }
            assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(failures).isEmpty();
        assertThat(shelf.groups.get()).isLessThan(100);
        assertThat(shelf.inner.find(ATTEMPT + ":T-1:1").orElseThrow().map("e")).hasSize(500);
    }

    @Test
    void nobodyIsToldBeforeTheStoreHasIt() throws Exception {
        CountingShelf shelf = new CountingShelf();
        CountDownLatch told = new CountDownLatch(1);
        AtomicReference<Boolean> storedWhenTold = new AtomicReference<>();
        try (ResponseWriter writer = new ResponseWriter(new Responses((name, holds) -> shelf))) {
            writer.write(ATTEMPT, List.of(event(1)), failure -> {
                storedWhenTold.set(shelf.inner.find(ATTEMPT + ":T-1:1").isPresent());
                told.countDown();
            });
            assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(storedWhenTold.get()).isTrue();
    }

    @Test
    void aStoreThatRefusesIsToldToEverySaveOfItsGroup() throws Exception {
        CountingShelf shelf = new CountingShelf();
        shelf.refuses = true;
        CountDownLatch failed = new CountDownLatch(20);
        try (ResponseWriter writer = new ResponseWriter(new Responses((name, holds) -> shelf))) {
            for (int seq = 1; seq <= 20; seq++) {
                writer.write(ATTEMPT, List.of(event(seq)), failure -> {
                    if (failure instanceof ShelfException) {
                        failed.countDown();
                    }
                });
            }
            assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void closingStoresWhatWaitsAndTakesNoMore() throws Exception {
        CountingShelf shelf = new CountingShelf();
        ResponseWriter writer = new ResponseWriter(new Responses((name, holds) -> shelf));
        CountDownLatch told = new CountDownLatch(2);
        AtomicReference<Throwable> afterwards = new AtomicReference<>();
        writer.write(ATTEMPT, List.of(event(1)), failure -> told.countDown());
        writer.close();
        writer.write(ATTEMPT, List.of(event(2)), failure -> {
            afterwards.set(failure);
            told.countDown();
        });
        assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(afterwards.get()).isInstanceOf(ShelfException.class);
        assertThat(shelf.inner.find(ATTEMPT + ":T-1:1").orElseThrow().map("e")).hasSize(1);
    }

    private static ResponseEvent event(int seq) {
        return new ResponseEvent(
                1, seq, ItemRef.parse("T-1:1"), ResponseEvent.Kind.ANSWER, "A", NOON, NOON, 1_000, false);
    }

    /** A shelf that counts groups, and can refuse. */
    private static final class CountingShelf implements Shelf {

        private final Shelf inner = new InMemoryShelves().shelf("responses", Holds.PERSONS);
        private final AtomicInteger groups = new AtomicInteger();
        private volatile boolean refuses;

        @Override
        public void changeAll(List<Change> changes) {
            groups.incrementAndGet();
            if (refuses) {
                throw new ShelfException("the disk is full", new IllegalStateException());
            }
            inner.changeAll(changes);
        }

        @Override
        public Optional<Fields> find(String id) {
            return inner.find(id);
        }

        @Override
        public List<Fields> findAll(Collection<String> ids) {
            return inner.findAll(ids);
        }

        @Override
        public List<Fields> all() {
            return inner.all();
        }

        @Override
        public boolean insert(Fields document) {
            return inner.insert(document);
        }

        @Override
        public void putAll(Collection<Fields> documents) {
            inner.putAll(documents);
        }

        @Override
        public Optional<Fields> change(Change change) {
            return inner.change(change);
        }

        @Override
        public void delete(Collection<String> ids) {
            inner.delete(ids);
        }
    }
}
