package nl.kennispeil.delivery.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightlyBackupTest {

    private static final Instant NIGHT = Instant.parse("2026-11-22T02:30:00Z");

    @TempDir
    Path folder;

    @Test
    void thereIsOneADay() throws IOException {
        Backups backups = new Backups(folder.resolve("backups"));
        NightlyBackup nightly =
                new NightlyBackup(backups, () -> BackupKey.loadOrCreate(folder.resolve("backup.key")), "test");
        try (Store store = Store.embedded(folder.resolve("store"), EmbeddedStore.Options.defaults())) {
            new RandomDocuments(7).fill(store, 20, 2);
            assertThat(nightly.make(store, NIGHT)).isTrue();
            assertThat(nightly.make(store, NIGHT.plus(Duration.ofHours(20)))).isFalse();
            assertThat(nightly.make(store, NIGHT.plus(Duration.ofHours(24)))).isTrue();
        }
        assertThat(backups.list()).hasSize(4);
    }

    @Test
    void aBackupThatCannotBeMadeKeepsNoneThatIsTooOld() throws IOException {
        Path to = Files.createDirectory(folder.resolve("backups"));
        Path old = Files.createFile(to.resolve("kennispeil-20261001T023000Z-data.kpb"));
        Path oldKeys = Files.createFile(to.resolve("kennispeil-20261110T023000Z-keys.kpb"));
        Path young = Files.createFile(to.resolve("kennispeil-20261121T023000Z-data.kpb"));
        NightlyBackup nightly = new NightlyBackup(
                new Backups(to),
                () -> {
                    throw new IOException("the key cannot be read");
                },
                "test");
        try (Store store = Store.embedded(folder.resolve("store"), EmbeddedStore.Options.defaults())) {
            assertThatThrownBy(() -> nightly.make(store, NIGHT)).hasMessage("the key cannot be read");
        }
        assertThat(old).doesNotExist();
        assertThat(oldKeys).doesNotExist();
        assertThat(young).exists();
    }
}
