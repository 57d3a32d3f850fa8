package nl.kennispeil.delivery.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Restoration;
import nl.kennispeil.delivery.store.Store;
import nl.kennispeil.delivery.store.StoreException;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupsTest {

    private static final EmbeddedStore.Options OPTIONS =
            EmbeddedStore.Options.defaults().withMinimumFreeBytes(1 << 20);
    private static final Instant NOW = Instant.parse("2026-11-22T03:15:00Z");
    private static final AfterRestore NOBODY = (store, ledger) -> List.of();

    @TempDir
    Path folder;

    private Path backupFolder;
    private Backups backups;
    private BackupKey key;

    @BeforeEach
    void start() throws IOException {
        backupFolder = folder.resolve("backups");
        backups = new Backups(backupFolder);
        key = BackupKey.loadOrCreate(folder.resolve("backup.key"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void everyDocumentOfEveryTypeComesBackEqual(long seed) throws IOException {
        Map<String, Map<String, String>> before;
        List<Backups.Made> made;
        try (Store store = Store.embedded(folder.resolve("store"), OPTIONS)) {
            new RandomDocuments(seed).fill(store, 3_000, 200);
            before = RandomDocuments.content(store);
            made = backups.write(store, key, "1.0", NOW);
        }
        assertThat(made)
                .containsExactly(
                        new Backups.Made(file("keys"), BackupKind.KEYS, NOW, 1, 200),
                        new Backups.Made(file("data"), BackupKind.DATA, NOW, 3, 3_050));

        Restore restore = Restore.of(List.of(file("data"), file("keys")), key, false);
        assertThat(restore.warning()).isEmpty();
        try (Restoration target = Restoration.intoFolder(folder.resolve("again"), OPTIONS)) {
            assertThat(restore.into(target, NOBODY, null)).isEqualTo(new Restore.Outcome(3_250, 0, List.of()));
        }

        try (Store again = Store.embedded(folder.resolve("again"), OPTIONS)) {
            assertThat(RandomDocuments.content(again)).isEqualTo(before);
            assertThatThrownBy(() -> again.database()
                            .getCollection("coded")
                            .insertOne(new Document("_id", "other").append("code", 7)))
                    .as("the unique index is back")
                    .hasMessageContaining("11000");
        }
    }

    @Test
    void aFileIsProvenToRestoreAndNothingStaysBehind() throws IOException {
        long before = temporaryFolders();
        write(500);

        assertThat(Backups.verify(file("data"), key))
                .isEqualTo(new Backups.Proof(file("data"), BackupKind.DATA, NOW, "1.0", 3, 550));
        assertThat(Backups.verify(file("keys"), key))
                .isEqualTo(new Backups.Proof(file("keys"), BackupKind.KEYS, NOW, "1.0", 1, 20));
        Path damaged = damage(file("data"), (int) Files.size(file("data")) - 20);
        assertThatThrownBy(() -> Backups.verify(damaged, key)).isInstanceOf(BackupException.class);

        assertThat(temporaryFolders()).isEqualTo(before);
    }

    @Test
    void aBackupIsOfOneMomentWhileWritesGoOn() throws IOException, InterruptedException {
        try (Store store = Store.embedded(folder.resolve("store"), OPTIONS.withJournalBytes(100_000))) {
            new RandomDocuments(3).fill(store, 2_000, 10);
            Thread writing = new Thread(() -> {
                for (int i = 0; i < 3_000; i++) {
                    // first in the one, then in the other collection; so "b" never has more than "a"
                    store.database().getCollection("a").insertOne(new Document("_id", i));
                    store.database().getCollection("b").insertOne(new Document("_id", i));
                }
            });
            writing.start();
            List<Path> files = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                files.add(backups.write(store, key, "1.0", NOW.plusSeconds(i))
                        .get(1)
                        .file());
            }
            writing.join();
            for (Path file : files) {
                Map<String, Long> counts = counts(file);
                long first = counts.getOrDefault("a", 0L);
                long second = counts.getOrDefault("b", 0L);
                assertThat(first - second).isBetween(0L, 1L);
            }
            assertThat(counts(files.get(2)).getOrDefault("responses", 0L)).isEqualTo(2_000);
        }
    }

    @Test
    void nothingInAFileCanBeReadWithoutTheKey() throws IOException {
        try (Store store = Store.embedded(folder.resolve("store"), OPTIONS)) {
            store.database()
                    .getCollection("people")
                    .insertOne(new Document("_id", "1").append("name", "Jansen-Zwq7Kx"));
            backups.write(store, key, "1.0", NOW);
        }
        assertThat(Files.readString(file("data"), StandardCharsets.ISO_8859_1))
                .startsWith("KPBACKUP")
                .doesNotContain("Zwq7Kx", "people", "name");
        assertThat(Files.getPosixFilePermissions(file("data"))).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(folder.resolve("backup.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.readString(folder.resolve("backup.key"))).hasSize(44);
    }

    @Test
    void oneChangedByteAnywhereIsFound() throws IOException {
        write(800);
        long size = Files.size(file("data"));
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 60; i++) {
            long at = i < 30 ? i : random.nextLong(size);
            Path damaged = damage(file("data"), at);
            assertThatThrownBy(() -> readAll(damaged)).as("byte " + at).isInstanceOf(BackupException.class);
        }
        readAll(file("data"));
    }

    @Test
    void aFileThatWasCutOffIsFoundWhereverItIs() throws IOException {
        write(800);
        byte[] whole = Files.readAllBytes(file("data"));
        for (int length :
                new int[] {0, 5, 20, 26, 40, 70, 1000, whole.length / 2, whole.length - 16, whole.length - 1}) {
            Path cut = folder.resolve("cut.kpb");
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> readAll(cut)).as(length + " bytes").isInstanceOf(BackupException.class);
        }
    }

    @Test
    void somethingAppendedIsFound() throws IOException {
        write(100);
        Path longer = folder.resolve("longer.kpb");
        Files.write(longer, concat(Files.readAllBytes(file("data")), new byte[] {1}));

        assertThatThrownBy(() -> readAll(longer)).isInstanceOf(BackupException.class);
    }

    @Test
    void aWrongKeyAForeignFileAndANewerFormatAreNamed() throws IOException {
        write(100);
        BackupKey other = BackupKey.loadOrCreate(folder.resolve("other.key"));
        assertThatThrownBy(() -> Backups.verify(file("data"), other))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("another backup key");

        Path foreign = Files.writeString(folder.resolve("foreign.zip"), "PK and more than thirty bytes of something");
        assertThatThrownBy(() -> Backups.verify(foreign, key)).hasMessageContaining("no backup of Kennispeil");
        assertThatThrownBy(() -> Backups.verify(folder.resolve("absent"), key))
                .hasMessageContaining("there is no file");

        byte[] newer = Files.readAllBytes(file("data"));
        newer[8] = 2;
        Path file = Files.write(folder.resolve("newer.kpb"), newer);
        assertThatThrownBy(() -> Backups.verify(file, key))
                .hasMessageContaining("format 2")
                .hasMessageContaining("newer version");

        assertThatThrownBy(() -> BackupKey.load(foreign)).hasMessageContaining("no backup key");
        assertThatThrownBy(() -> BackupKey.load(folder.resolve("absent")))
                .hasMessageContaining("there is no backup key");
    }

    @Test
    void dataAndKeysCannotTakeEachOthersPlace() throws IOException {
        write(100);
        Path pretended = folder.resolve("kennispeil-20261122T031500Z-data.kpb");
        byte[] keys = Files.readAllBytes(file("keys"));
        keys[9] = 'D';
        Files.write(pretended, keys);
        assertThatThrownBy(() -> readAll(pretended)).isInstanceOf(BackupException.class);

        assertThatThrownBy(() -> Restore.of(List.of(file("data"), file("data")), key, false))
                .hasMessageContaining("both hold data");
        assertThatThrownBy(() -> Restore.of(List.of(file("keys")), key, false))
                .hasMessageContaining("no file with data");
        assertThatThrownBy(() -> Restore.of(List.of(file("data")), key, false)).hasMessageContaining("--no-keys");
        assertThat(Restore.of(List.of(file("data")), key, true).warning()).isEmpty();
    }

    @Test
    void keysOlderThanTheDataAreWarnedOf() throws IOException {
        try (Store store = Store.embedded(folder.resolve("store"), OPTIONS)) {
            new RandomDocuments(1).fill(store, 10, 10);
            Path keys = backups.write(store, key, "1.0", NOW).get(0).file();
            Path data =
                    backups.write(store, key, "1.0", NOW.plusSeconds(1)).get(1).file();

            assertThat(Restore.of(List.of(keys, data), key, false).warning())
                    .hasValueSatisfying(text -> assertThat(text).contains("older than the data"));
        }
    }

    @Test
    void theLedgerIsReplayedBeforeAnybodyElseCanOpenTheStore() throws IOException {
        write(100);
        Path ledger = Files.writeString(folder.resolve("ledger"), "{\"id\":\"a\"}\n{\"id\":\"b\"}\n");
        Path again = folder.resolve("again");
        List<String> seen = new ArrayList<>();
        AfterRestore deleting = (store, file) -> {
            assertThat(file).isEqualTo(ledger);
            assertThatThrownBy(() -> Store.embedded(again, OPTIONS)).isInstanceOf(StoreException.class);
            seen.add(store.database().getCollection("coded").countDocuments() + "");
            store.database().getCollection("coded").deleteOne(new Document("_id", "c7"));
            return List.of("a");
        };

        try (Restoration target = Restoration.intoFolder(again, OPTIONS)) {
            Restore.Outcome outcome =
                    Restore.of(List.of(file("data"), file("keys")), key, false).into(target, deleting, ledger);
            assertThat(outcome).isEqualTo(new Restore.Outcome(170, 2, List.of("a")));
        }

        assertThat(seen).containsExactly("50");
        try (Store store = Store.embedded(again, OPTIONS)) {
            assertThat(store.database().getCollection("coded").countDocuments()).isEqualTo(49);
        }
    }

    @Test
    void aRestoreThatDidNotFinishLeavesAFolderThatDoesNotOpen() throws IOException {
        write(100);
        Path ledger = Files.writeString(folder.resolve("ledger"), "{}\n");
        Path again = folder.resolve("again");
        try (Restoration target = Restoration.intoFolder(again, OPTIONS)) {
            Restore restore = Restore.of(List.of(file("data"), file("keys")), key, false);
            AfterRestore failing = (store, file) -> {
                throw new IOException("the power failed");
            };
            assertThatThrownBy(() -> restore.into(target, failing, ledger)).hasMessageContaining("the power failed");
        }

        assertThatThrownBy(() -> Store.embedded(again, OPTIONS))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("half restored");
        assertThatThrownBy(() -> Restoration.intoFolder(again, OPTIONS)).hasMessageContaining("already holds");
    }

    @Test
    void aFolderThatHoldsSomethingIsNotRestoredInto() throws IOException {
        Path used = folder.resolve("store");
        Store.embedded(used, OPTIONS).close();

        assertThatThrownBy(() -> Restoration.intoFolder(used, OPTIONS))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("already holds journal-");
        Store.embedded(used, OPTIONS).close();
    }

    @Test
    void aBackupOfTheSameSecondIsRefusedAndTheFirstStays() throws IOException {
        write(100);
        byte[] first = Files.readAllBytes(file("data"));

        assertThatThrownBy(() -> write(10)).isInstanceOf(BackupException.class).hasMessageContaining("exists already");

        assertThat(file("data")).hasBinaryContent(first);
        assertThat(names()).hasSize(2);
    }

    /** Domain rule T21: data at most 35 days, keys at most 7. */
    @Test
    void tooOldBackupsAreDeletedToTheSecond() throws IOException {
        Files.createDirectories(backupFolder);
        make("data", NOW.minus(Duration.ofDays(35)));
        make("data", NOW.minus(Duration.ofDays(35)).minusSeconds(1));
        make("data", NOW.minus(Duration.ofDays(8)));
        make("keys", NOW.minus(Duration.ofDays(7)));
        make("keys", NOW.minus(Duration.ofDays(7)).minusSeconds(1));
        make("keys", NOW);
        Files.createFile(backupFolder.resolve("kennispeil-20200101T000000Z-data.kpb.new"));
        Files.createFile(backupFolder.resolve("kennispeil-20261122T000000Z-data.kpb.new"));
        Files.createFile(backupFolder.resolve("kennispeil-20201399T000000Z-data.kpb"));
        Files.createFile(backupFolder.resolve("kennispeil-20200101T000000Z-data.kpb.txt"));
        Files.createFile(backupFolder.resolve("letter.pdf"));

        List<Path> gone = backups.prune(NOW);

        assertThat(gone.stream().map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrder(
                        "kennispeil-20261018T031459Z-data.kpb",
                        "kennispeil-20261115T031459Z-keys.kpb",
                        "kennispeil-20200101T000000Z-data.kpb.new");
        assertThat(names()).hasSize(8).contains("kennispeil-20261018T031500Z-data.kpb", "letter.pdf");
        assertThat(backups.list().stream().map(Backups.Listed::kind))
                .containsExactly(BackupKind.DATA, BackupKind.DATA, BackupKind.KEYS, BackupKind.KEYS);
    }

    @Test
    void aFolderThatIsNotThereHasNoBackups() throws IOException {
        assertThat(backups.list()).isEmpty();
        assertThat(backups.prune(NOW)).isEmpty();
    }

    private void make(String kind, Instant created) throws IOException {
        String time = created.toString().replaceAll("[-:]", "");
        Files.createFile(backupFolder.resolve("kennispeil-" + time + "-" + kind + ".kpb"));
    }

    private void write(int documents) throws IOException {
        Path store = Files.createTempDirectory(folder, "store");
        try (Store filled = Store.embedded(store, OPTIONS)) {
            new RandomDocuments(11).fill(filled, documents, 20);
            backups.write(filled, key, "1.0", NOW);
        }
    }

    private Path file(String kind) {
        return backupFolder.resolve("kennispeil-20261122T031500Z-" + kind + ".kpb");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(backupFolder)) {
            return all.map(file -> file.getFileName().toString()).toList();
        }
    }

    private Path damage(Path file, long at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) at] ^= 1;
        return Files.write(folder.resolve("damaged.kpb"), bytes);
    }

    private void readAll(Path file) throws IOException {
        counts(file);
    }

    private Map<String, Long> counts(Path file) throws IOException {
        Map<String, Long> counts = new HashMap<>();
        try (BackupReader reader = BackupReader.open(file, key)) {
            for (Contents.Counted each :
                    reader.readAll(new Ignoring()).written().collections()) {
                counts.put(each.name(), each.documents());
            }
        }
        return counts;
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static long temporaryFolders() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(each -> each.getFileName().toString().startsWith("kennispeil-verify-"))
                    .count();
        }
    }

    private static final class Ignoring implements BackupReader.Sink {

        @Override
        public void collection(String name, List<byte[]> indexes) {}

        @Override
        public void document(byte[] bson) {}

        @Override
        public void end() {}
    }
}
