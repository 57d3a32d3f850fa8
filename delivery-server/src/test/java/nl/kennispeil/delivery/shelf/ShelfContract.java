package nl.kennispeil.delivery.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every shelf promises, whatever is behind it. */
abstract class ShelfContract {

    private static final Instant NOON = Instant.parse("2026-03-25T11:00:00Z");

    /** An empty shelf. */
    abstract Shelf shelf();

    @Test
    void whatWasPutComesBackAsItWas() {
        Shelf shelf = shelf();
        Fields document = Fields.of("a")
                .with("text", "é€😀")
                .with("number", 7)
                .with("flag", true)
                .with("at", NOON)
                .with("bytes", new byte[] {1, 2, 3})
                .with("decimal", new BigDecimal("-0.33"))
                .with("list", List.of(Map.of("x", "y"), Map.of("x", "z")))
                .with("map", Map.of("k", Map.of("deep", 1)))
                .build();
        shelf.putAll(List.of(document));
        Fields found = shelf.find("a").orElseThrow();
        assertThat(found.text("text")).isEqualTo("é€😀");
        assertThat(found.number("number")).isEqualTo(7);
        assertThat(found.flag("flag")).isTrue();
        assertThat(found.instant("at")).isEqualTo(NOON);
        assertThat(found.bytes("bytes")).containsExactly(1, 2, 3);
        assertThat(found.values().get("decimal")).isEqualTo(new BigDecimal("-0.33"));
        assertThat(found.documents("list")).extracting(each -> each.text("x")).containsExactly("y", "z");
        assertThat(found.map("map")).isEqualTo(Map.of("k", Map.of("deep", 1)));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        Shelf shelf = shelf();
        shelf.insert(Fields.of("a").build());
        assertThat(shelf.find("b")).isEmpty();
        assertThat(shelf.findAll(List.of("a", "b"))).hasSize(1);
        assertThat(shelf.change(Change.of("b").set("x", 1))).isEmpty();
        assertThat(shelf.find("b")).isEmpty();
    }

    @Test
    void anInsertNeverReplaces() {
        Shelf shelf = shelf();
        assertThat(shelf.insert(Fields.of("a").with("x", 1).build())).isTrue();
        assertThat(shelf.insert(Fields.of("a").with("x", 2).build())).isFalse();
        assertThat(shelf.find("a").orElseThrow().number("x")).isEqualTo(1);
    }

    @Test
    void aPutReplacesTheWholeDocument() {
        Shelf shelf = shelf();
        shelf.putAll(List.of(Fields.of("a").with("x", 1).with("y", 1).build()));
        shelf.putAll(List.of(Fields.of("a").with("x", 2).build()));
        assertThat(shelf.find("a").orElseThrow().values()).isEqualTo(Map.of("_id", "a", "x", 2));
    }

    @Test
    void moreDocumentsThanOneBulkAreAllPutAndFound() {
        Shelf shelf = shelf();
        List<Fields> many = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 257; i++) {
            many.add(Fields.of("d" + i).with("x", i).build());
            ids.add("d" + i);
        }
        shelf.putAll(many);
        assertThat(shelf.findAll(ids)).hasSize(257);
        assertThat(shelf.all()).hasSize(257);
        shelf.delete(ids.subList(0, 250));
        assertThat(shelf.all()).hasSize(7);
    }

    @Test
    void aChangeReturnsTheDocumentAfterIt() {
        Shelf shelf = shelf();
        shelf.insert(Fields.of("a").with("count", 1).with("gone", "x").build());
        Fields after = shelf.change(Change.of("a")
                        .increment("count", 2)
                        .set("text", "new")
                        .unset("gone")
                        .push("list", "first"))
                .orElseThrow();
        assertThat(after.values()).isEqualTo(Map.of("_id", "a", "count", 3, "text", "new", "list", List.of("first")));
    }

    @Test
    void theEarliestAndTheLatestStandWhateverTheOrder() {
        Shelf shelf = shelf();
        shelf.insert(Fields.of("a").build());
        for (int seconds : new int[] {20, 10, 30}) {
            shelf.change(Change.of("a").min("first", NOON.plusSeconds(seconds)).max("last", NOON.plusSeconds(seconds)));
        }
        Fields after = shelf.find("a").orElseThrow();
        assertThat(after.instant("first")).isEqualTo(NOON.plusSeconds(10));
        assertThat(after.instant("last")).isEqualTo(NOON.plusSeconds(30));
    }

    @Test
    void whatIsSetOnInsertIsNotSetAgain() {
        Shelf shelf = shelf();
        shelf.change(Change.ofOrCreate("a").setOnInsert("x", 1).set("y", 1));
        Fields after = shelf.change(Change.ofOrCreate("a").setOnInsert("x", 2).set("y", 2))
                .orElseThrow();
        assertThat(after.values()).isEqualTo(Map.of("_id", "a", "x", 1, "y", 2));
    }

    @Test
    void aMapGrowsByDottedKeysAndARepeatChangesNothing() {
        Shelf shelf = shelf();
        Change second = Change.ofOrCreate("a").set("e.0001-00000002", Map.of("v", "C"));
        Change first = Change.ofOrCreate("a").set("e.0001-00000001", Map.of("v", "B"));
        shelf.changeAll(List.of(second));
        shelf.changeAll(List.of(first, Change.ofOrCreate("b").set("e.x", 1)));
        shelf.changeAll(List.of(second));
        assertThat(shelf.find("a").orElseThrow().map("e"))
                .isEqualTo(Map.of("0001-00000001", Map.of("v", "B"), "0001-00000002", Map.of("v", "C")));
        assertThat(shelf.find("b")).isPresent();
    }

    @Test
    void changesOfManyThreadsToOneDocumentAllCount() throws Exception {
        Shelf shelf = shelf();
        shelf.insert(Fields.of("a").with("n", 0).build());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                String key = "e.k" + i;
                work.add(() -> shelf.change(Change.of("a").increment("n", 1).set(key, 1))
                        .isPresent());
            }
            for (Future<Boolean> each : threads.invokeAll(work)) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(shelf.find("a").orElseThrow().number("n")).isEqualTo(80);
        assertThat(shelf.find("a").orElseThrow().map("e")).hasSize(80);
    }

    @Test
    void onlyOneOfManyInsertsOfTheSameIdSucceeds() throws Exception {
        Shelf shelf = shelf();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                Fields document = Fields.of("once").with("by", i).build();
                work.add(() -> shelf.insert(document));
            }
            int won = 0;
            for (Future<Boolean> each : threads.invokeAll(work)) {
                won += each.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
    }
}
