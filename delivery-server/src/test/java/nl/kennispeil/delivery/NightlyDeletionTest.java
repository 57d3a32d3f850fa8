package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.delivery.purge.Runs;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.sitting.Condition;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Store;
import nl.kennispeil.delivery.text.Bilingual;
import nl.kennispeil.delivery.vault.Vaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightlyDeletionTest {

    private static final Instant NIGHT = Instant.parse("2026-11-22T02:30:00Z");

    @TempDir
    Path folder;

    @Test
    void statisticsThatCannotBeMadeDoNotStopTheDeletionAndShowAsFailed() {
        try (Store store = Store.embedded(folder.resolve("store"), EmbeddedStore.Options.defaults())) {
            Stores stores = Stores.open(store, ServerSecret.random(), Vaults.masterKey(), Duration.ZERO);
            stores.sittings()
                    .add(new Sitting(
                            new SittingId("lhk-kwijt"),
                            new Bilingual("Toets", "Test"),
                            "LHK",
                            new FormRef("NOT-THERE", 1),
                            true,
                            NIGHT.minus(Duration.ofDays(30)),
                            NIGHT.minus(Duration.ofDays(29)),
                            Condition.HOME,
                            Sitting.Progress.RELEASED,
                            null,
                            List.of(),
                            1));
            PersonalData data = PersonalData.of(
                    stores,
                    store,
                    folder.resolve("purge-ledger.jsonl"),
                    null,
                    "test",
                    Clock.fixed(NIGHT, ZoneOffset.UTC));
            data.nightly(NIGHT);
            assertThat(data.run().latest(2))
                    .singleElement()
                    .extracting(Runs.Done::outcome)
                    .satisfies(outcome -> assertThat(outcome.failed()).isEqualTo(1));
        }
    }
}
