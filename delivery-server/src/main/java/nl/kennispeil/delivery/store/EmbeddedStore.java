package nl.kennispeil.delivery.store;

import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ServerMonitoringMode;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bson.UuidRepresentation;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A document store inside this process that keeps every acknowledged write, on one disk of one machine.
 *
 * <p>A write is acknowledged after its journal record is on disk. At opening, journalled writes that the database file
 * lacks are executed again. After an input/output error, or with too little free disk, writes are refused and reads go
 * on. Folder: {@code store.mv} (database), {@code journal-*.kpj} (journal), {@code store.lock}; a copy of the store is a
 * copy of the whole folder while it is closed. Thread-safe.
 */
public final class EmbeddedStore implements AutoCloseable {

    static final long FORMAT_VERSION = 1;

    private static final Logger log = LoggerFactory.getLogger(EmbeddedStore.class);
    private static final String DATABASE_FILE = "store.mv";

    private final Path folder;
    private final Options options;
    private final FolderLock lock;
    private final MVStore store;
    private final Journal journal;
    private final Checkpoints checkpoints;
    private final LoopbackServer server;
    private final String secret = newSecret();

    /**
     * Settings of an embedded store.
     *
     * @param journalBytes size of the journal at which its writes go into the database file
     * @param checkpointAge the same, by age of the oldest write
     * @param minimumFreeBytes free disk space below which writes are refused; must leave room for one checkpoint
     * @param poolSize most connections, so most commands at a time
     * @param threads event loops that execute the commands
     */
    public record Options(long journalBytes, Duration checkpointAge, long minimumFreeBytes, int poolSize, int threads) {

        public Options {
            if (journalBytes < 1 || minimumFreeBytes < 0 || poolSize < 1 || threads < 1 || checkpointAge.isNegative()) {
                throw new IllegalArgumentException(
                        ("journalBytes %d, checkpointAge %s, minimumFreeBytes %d, poolSize %d,"
                                        + " threads %d: allowed are 1 or more, free bytes and age 0 or more")
                                .formatted(journalBytes, checkpointAge, minimumFreeBytes, poolSize, threads));
            }
        }

        /** 16 MB of journal, 5 minutes, 200 MB free, 16 connections, 4 threads. */
        public static Options defaults() {
            return new Options(16L << 20, Duration.ofMinutes(5), 200L << 20, 16, 4);
        }

        public Options withPoolSize(int size) {
            return new Options(journalBytes, checkpointAge, minimumFreeBytes, size, threads);
        }

        public Options withMinimumFreeBytes(long bytes) {
            return new Options(journalBytes, checkpointAge, bytes, poolSize, threads);
        }

        public Options withJournalBytes(long bytes) {
            return new Options(bytes, checkpointAge, minimumFreeBytes, poolSize, threads);
        }
    }

    /**
     * Opens the store in a folder, which is made when absent, and executes what a crash left in the journal.
     *
     * @throws StoreException when the folder is in use, cannot be written, is damaged or from a newer version
     */
    public static EmbeddedStore open(Path folder, Options options) {
        return open(folder, options, new DiskActions());
    }

    static EmbeddedStore open(Path folder, Options options, FileActions files) {
        Path absolute = folder.toAbsolutePath().normalize();
        FolderLock lock = FolderLock.take(absolute);
        try {
            JournalReader journal = JournalReader.read(absolute);
            MVStore store = openFile(absolute.resolve(DATABASE_FILE));
            try {
                return new EmbeddedStore(absolute, options, files, lock, store, journal);
            } catch (IOException e) {
                store.closeImmediately();
                throw new StoreException("the store in " + absolute + " cannot be written: " + e, e);
            } catch (RuntimeException e) {
                store.closeImmediately();
                throw e;
            }
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private EmbeddedStore(
            Path folder, Options options, FileActions files, FolderLock lock, MVStore store, JournalReader old)
            throws IOException {
        this.folder = folder;
        this.options = options;
        this.lock = lock;
        this.store = store;
        MVMap<String, Long> state = store.openMap(Checkpoints.STATE_MAP);
        long stored = checkedSequence(folder, state, old);
        List<JournalRecord> missing = old.after(stored);
        StoredBackend backend = new StoredBackend(store);
        backend.replay(missing);
        long sequence = stored + missing.size();
        JournalFile file = JournalFile.create(files, folder, old.lastNumber() + 1);
        state.put(Checkpoints.FORMAT, FORMAT_VERSION);
        Checkpoints.commit(store, state, sequence, file.number());
        store.sync();
        for (Path done : old.files()) {
            files.delete(done);
        }
        files.syncFolder(folder);
        checkpoints = new Checkpoints(files, folder, store, options);
        journal = new Journal(file, sequence, checkpoints);
        server = new LoopbackServer(new Commands(backend, journal, secret), options.threads());
        journal.start();
        log.info(
                "embedded store open in {}: {} writes, of which {} from the journal", folder, sequence, missing.size());
    }

    private static MVStore openFile(Path file) {
        try {
            MVStore store = new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .autoCompactFillRate(0)
                    .open();
            // starts the threads that write pages in the background; by themselves they would commit every 25 days
            store.setAutoCommitDelay(Integer.MAX_VALUE);
            return store;
        } catch (RuntimeException e) {
            throw new StoreException(
                    "database file " + file + " cannot be opened: " + e.getMessage()
                            + ". Nothing was changed; restore the whole folder from a copy",
                    e);
        }
    }

    private static long checkedSequence(Path folder, MVMap<String, Long> state, JournalReader journal) {
        long format = state.getOrDefault(Checkpoints.FORMAT, 0L);
        if (format > FORMAT_VERSION) {
            throw new StoreException(
                    ("the store in %s has format %d, this program reads up to format %d: it was written by"
                                    + " a newer version of Kennispeil. Start that version; nothing was changed")
                            .formatted(folder, format, FORMAT_VERSION));
        }
        long expected = state.getOrDefault(Checkpoints.JOURNAL, 0L);
        boolean present = journal.files().stream()
                .anyMatch(file -> JournalFile.numberOf(file).orElseThrow() == expected);
        if (expected > 0 && !present) {
            throw new StoreException(("journal file number %d is missing in %s; it may hold saved answers. Nothing was"
                            + " changed; restore the whole folder from one copy")
                    .formatted(expected, folder));
        }
        if (expected == 0 && journal.lastNumber() > 1) {
            throw new StoreException(
                    ("the folder %s has a journal but the database file %s is missing or empty. Nothing was"
                                    + " changed; restore the whole folder from one copy")
                            .formatted(folder, DATABASE_FILE));
        }
        return state.getOrDefault(Checkpoints.SEQUENCE, 0L);
    }

    Options options() {
        return options;
    }

    /** The folder that holds the store. */
    public Path folder() {
        return folder;
    }

    /** Whether writes are taken at this moment. */
    public boolean writable() {
        return journal.refusal().isEmpty();
    }

    /** Why writes are refused; empty when they are taken. */
    public Optional<String> refusal() {
        return journal.refusal().map(Refusal::reason);
    }

    /**
     * Moves everything into the database file and empties the journal, for instance after an erasure.
     *
     * @throws StoreException when it fails or takes longer
     */
    public void checkpoint(Duration longest) {
        CompletableFuture<Void> done = checkpoints.request(journal);
        try {
            done.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new StoreException(
                    "no checkpoint within " + longest + ": " + refusal().orElse(e.toString()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting for a checkpoint", e);
        }
    }

    /**
     * Driver settings for this store, with the secret of this start.
     *
     * <p>Nothing here needs watching: one server in the same process. So the driver looks once a minute instead of
     * every ten seconds, and does not stream server states.
     */
    MongoClientSettings.Builder clientSettings() {
        return MongoClientSettings.builder()
                .applicationName(secret)
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .retryWrites(false)
                .applyToClusterSettings(cluster -> cluster.hosts(List.of(new ServerAddress(server.address())))
                        .serverSelectionTimeout(10, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.readTimeout(60, TimeUnit.SECONDS))
                .applyToServerSettings(watch ->
                        watch.heartbeatFrequency(60, TimeUnit.SECONDS).serverMonitoringMode(ServerMonitoringMode.POLL))
                .applyToConnectionPoolSettings(
                        pool -> pool.maxSize(options.poolSize()).maintenanceFrequency(10, TimeUnit.MINUTES));
    }

    /** Ends as a crash would: nothing more is written. For tests. */
    void abandon() {
        journal.fail("abandoned", new StoreException("abandoned"));
        close();
    }

    /** Finishes running writes, stores everything and gives the folder free. */
    @Override
    public void close() {
        journal.close();
        server.close();
        if (journal.failed()) {
            // memory holds writes that nobody was told are saved; the journal decides at the next start
            store.closeImmediately();
        } else {
            store.close();
        }
        lock.close();
    }

    private static String newSecret() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
