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
import java.util.function.Consumer;
import org.bson.UuidRepresentation;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A document store inside this process that keeps every acknowledged write, on one disk of one machine.
 *
 * <p>A write is acknowledged after its journal record is on disk. At opening, journalled writes that the database file
 * lacks are executed again. After an input/output error, or with too little free disk, writes are refused and reads go
 * on. Folder: {@code store.mv} (database), {@code journal-*.kpj} (journal), {@code store.lock}; for the time of an
 * erasure {@code store.mv.new}; {@code restoring} while it is filled from a backup. A copy of the store is a copy of the
 * whole folder while it is closed, or a backup. Thread-safe.
 */
public final class EmbeddedStore implements AutoCloseable {

    static final long FORMAT_VERSION = 1;

    private static final Logger log = LoggerFactory.getLogger(EmbeddedStore.class);
    private static final String DATABASE_FILE = DatabaseFile.NAME;

    private final Path folder;
    private final Options options;
    private final FolderLock lock;
    private final DatabaseFile file;
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
        return open(folder, options, files, Restoration::refuseMarked);
    }

    /** Opens a new store that nobody else can open before the marker in it is gone. */
    static EmbeddedStore openForRestoration(Path folder, Options options) {
        return open(folder, options, new DiskActions(), Restoration::mark);
    }

    private static EmbeddedStore open(Path folder, Options options, FileActions files, Consumer<Path> before) {
        Path absolute = folder.toAbsolutePath().normalize();
        FolderLock lock = FolderLock.take(absolute);
        try {
            before.accept(absolute);
            JournalReader journal = JournalReader.read(absolute);
            MVStore store = DatabaseFile.open(absolute.resolve(DATABASE_FILE));
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
        this.file = new DatabaseFile(store);
        MVMap<String, Long> state = store.openMap(Checkpoints.STATE_MAP);
        long stored = checkedSequence(folder, state, old);
        List<JournalRecord> missing = old.after(stored);
        StoredBackend backend = new StoredBackend(file);
        backend.replay(missing);
        long sequence = stored + missing.size();
        JournalFile next = JournalFile.create(files, folder, old.lastNumber() + 1);
        state.put(Checkpoints.FORMAT, FORMAT_VERSION);
        Checkpoints.commit(store, state, sequence, next.number());
        store.sync();
        for (Path done : old.files()) {
            files.delete(done);
        }
        // of an erasure that was broken off
        files.delete(folder.resolve(Rewriting.NEW_NAME));
        files.syncFolder(folder);
        checkpoints = new Checkpoints(files, folder, file, options);
        journal = new Journal(next, sequence, checkpoints);
        server = new LoopbackServer(new Commands(backend, journal, secret), options.threads());
        journal.start();
        log.info(
                "embedded store open in {}: {} writes, of which {} from the journal", folder, sequence, missing.size());
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
        await("checkpoint", checkpoints.request(journal), longest);
    }

    /**
     * Leaves no byte behind of what was deleted or overwritten before: the database file is written anew beside the
     * old one, the journal is emptied. Writes go on meanwhile and wait only for the last moment, in which the new file
     * takes the place of the old one. Needs as much free disk as the database file, on top of the usual minimum.
     *
     * @throws StoreException when it fails, or takes longer: then it goes on, or is tried again with the next call
     */
    public void erase(Duration longest) {
        await("erasure", checkpoints.requestErasure(journal), longest);
    }

    /** All documents as they are at this moment, to be read while writes go on. */
    Snapshot snapshot(Duration longest) {
        CompletableFuture<Snapshot> done = checkpoints.requestSnapshot(journal);
        try {
            return await("snapshot", done, longest);
        } catch (StoreException e) {
            // given to nobody, it would keep old pages and erasures waiting
            if (!done.cancel(false) && !done.isCompletedExceptionally()) {
                done.join().close();
            }
            throw e;
        }
    }

    private <T> T await(String what, CompletableFuture<T> done, Duration longest) {
        try {
            return done.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new StoreException("no " + what + ": " + refusal().orElse(reason(e.getCause())), e);
        } catch (TimeoutException e) {
            throw new StoreException(
                    "no " + what + " within " + longest
                            + refusal().map(why -> ": " + why).orElse(""),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting for a " + what, e);
        }
    }

    private static String reason(@Nullable Throwable cause) {
        return cause == null || cause.getMessage() == null ? "it failed" : cause.getMessage();
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
            file.store().closeImmediately();
        } else {
            file.store().close();
        }
        lock.close();
    }

    private static String newSecret() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
