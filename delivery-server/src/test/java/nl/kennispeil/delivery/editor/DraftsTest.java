package nl.kennispeil.delivery.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import nl.kennispeil.bank.draft.DraftMerge;
import nl.kennispeil.bank.draft.DraftType;
import nl.kennispeil.bank.draft.NewDraft;
import nl.kennispeil.bank.draft.Rich;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DraftsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final ItemId ITEM = new ItemId("KP-1");

    private final Drafts drafts = new Drafts(new InMemoryShelves());

    @BeforeEach
    void begin() {
        drafts.begin(ITEM, NewDraft.of(DraftType.SINGLE_CHOICE, "nl"), 0, "one", NOW);
    }

    private Saved save(int seen, String field, String before, String now, String save) {
        return drafts.save(ITEM, seen, Map.of(field, before), Map.of(field, now), save, "one", NOW);
    }

    @Test
    void whatTwoWroteInDifferentFieldsIsBothThere() {
        save(1, "title", "", "Hoest", "a");
        Saved both = save(1, "rationale", "", "Daarom", "b");
        assertThat(both.draft().get("title")).isEqualTo("Hoest");
        assertThat(both.draft().get("rationale")).isEqualTo("Daarom");
        assertThat(both.revision()).isEqualTo(3);
    }

    @Test
    void aSaveThatIsSentTwiceIsTakenOnce() {
        Saved first = save(1, "prompt", "", Rich.ofText("Wat doet u"), "a");
        save(2, "prompt", Rich.ofText("Wat doet u"), Rich.ofText("Wat doet u nu"), "b");
        Saved again = save(1, "prompt", "", Rich.ofText("Wat doet u"), "a");
        assertThat(again.revision()).isEqualTo(first.revision() + 1);
        assertThat(again.draft().get("prompt")).isEqualTo(Rich.ofText("Wat doet u nu"));
        assertThat(DraftMerge.besides(again.draft())).isEmpty();
    }

    @Test
    void anEarlierStandComesBackAndWhatCameAfterStays() {
        save(1, "title", "", "Hoest", "a");
        save(2, "title", "Hoest", "Koorts", "b");
        Saved back = drafts.restore(ITEM, 2, "two", NOW);
        assertThat(back.draft().get("title")).isEqualTo("Hoest");
        assertThat(drafts.history(ITEM, 10))
                .extracting(Saved::kind)
                .containsExactly("restore", "save", "save", "start");
        assertThat(drafts.find(ITEM, 3).orElseThrow().draft().get("title")).isEqualTo("Koorts");
    }

    @Test
    void ofManyWhoSaveAtOnceNobodyLosesAWord() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<Saved>> all = IntStream.range(0, 24)
                    .mapToObj(i -> pool.submit(() -> save(1, "option/" + (i % 4) + "/x" + i, "", "woord" + i, "s" + i)))
                    .toList();
            for (Future<Saved> each : all) {
                each.get();
            }
        } finally {
            pool.shutdown();
        }
        String text = drafts.newest(ITEM).orElseThrow().draft().fields().toString();
        assertThat(IntStream.range(0, 24).mapToObj(i -> "woord" + i)).allMatch(text::contains);
    }
}
