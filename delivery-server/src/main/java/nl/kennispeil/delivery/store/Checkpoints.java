package nl.kennispeil.delivery.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves journalled writes into the database file, and watches the free disk space.
 *
 * <p>Rare on purpose: each checkpoint rewrites whole pages. Order: make the next journal file durable; under the
 * journal's lock flush, note the sequence number in the database and commit; switch files; sync the database; only then
 * delete the old journal. A crash at any point leaves a database and the journal files it still needs. Journal thread
 * only, but for {@link #request}.
 */
final class Checkpoints implements Journal.Housekeeping {

    static final String STATE_MAP = "kennispeil.store";
    static final String SEQUENCE = "sequence";
    static final String FORMAT = "format";
    static final String JOURNAL = "journal";

    private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);
    private static final long DISK_CHECK_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** Below this share of live data in the file, old pages are rewritten. */
    private static final int FILL_RATE = 50;
    /** Bounds the time of one compaction. */
    private static final int COMPACTED_BYTES = 4 << 20;

    private final FileActions files;
    private final Path folder;
    private final DatabaseFile file;
    private final EmbeddedStore.Options options;
    private final Queue<CompletableFuture<Void>> requests = new ConcurrentLinkedQueue<>();
    private final Queue<CompletableFuture<Snapshot>> snapshots = new ConcurrentLinkedQueue<>();
    private final AtomicInteger readers = new AtomicInteger();
    private final Erasures erasures;

    private long diskCheckedAt = System.nanoTime() - DISK_CHECK_NANOS;
    private final ExecutorService background = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "store-checkpoint");
        thread.setDaemon(true);
        return thread;
    });

    private long pendingSince;
    private boolean pending;
    private @Nullable Future<?> running;

    Checkpoints(FileActions files, Path folder, DatabaseFile file, EmbeddedStore.Options options) {
        this.files = files;
        this.folder = folder;
        this.file = file;
        this.options = options;
        this.erasures = new Erasures(files, folder, file, background, options.minimumFreeBytes());
    }

    /** Asks for a checkpoint soon; completes when it is on disk. */
    CompletableFuture<Void> request(Journal journal) {
        return ask(requests, journal);
    }

    /** Asks for a database file without dead bytes and an empty journal; completes when they are on disk. */
    CompletableFuture<Void> requestErasure(Journal journal) {
        return ask(erasures.queue(), journal);
    }

    /** Asks for all maps as of one moment; the asker closes them. */
    CompletableFuture<Snapshot> requestSnapshot(Journal journal) {
        return ask(snapshots, journal);
    }

    private static <T> CompletableFuture<T> ask(Queue<CompletableFuture<T>> queue, Journal journal) {
        CompletableFuture<T> done = new CompletableFuture<>();
        queue.add(done);
        journal.nudge();
        if (journal.failed() || journal.over()) {
            done.completeExceptionally(new StoreException("the store is closed or refuses writes"));
        }
        return done;
    }

    @Override
    public void tick(Journal journal) throws IOException {
        long now = System.nanoTime();
        if (now - diskCheckedAt >= DISK_CHECK_NANOS) {
            diskCheckedAt = now;
            checkDisk(journal);
        }
        if (journal.fileBytes() > 0 && !pending) {
            pending = true;
            pendingSince = now;
        }
        if (erasures.running()) {
            // until it ends the database file must stay as it was at its start
            erasures.advance(journal);
            return;
        }
        if (!snapshots.isEmpty()) {
            journal.underGate(sequence -> giveSnapshots());
        }
        if (!settled(journal) || lowOnDisk(journal)) {
            return;
        }
        boolean due = journal.fileBytes() >= options.journalBytes()
                || (pending && now - pendingSince >= options.checkpointAge().toNanos());
        if (erasures.wanted() && readers.get() == 0) {
            erasures.start(journal);
        } else if (due || !requests.isEmpty()) {
            checkpoint(journal);
        }
    }

    private void giveSnapshots() {
        for (CompletableFuture<Snapshot> asked = snapshots.poll(); asked != null; asked = snapshots.poll()) {
            try {
                Snapshot snapshot = file.snapshot(readers::decrementAndGet);
                readers.incrementAndGet();
                if (!asked.complete(snapshot)) {
                    snapshot.close();
                }
            } catch (StoreException e) {
                asked.completeExceptionally(e);
            }
        }
    }

    @Override
    public void last(Journal journal) throws IOException {
        erasures.abandon();
        await();
        // without one, what only the journal has would be stored and yet executed again at the next start
        if (journal.fileBytes() > 0 || erasures.leftJournal()) {
            checkpoint(journal);
            await();
        }
        requests.forEach(asked -> asked.complete(null));
    }

    @Override
    public void ended() {
        try {
            erasures.abandon();
        } catch (IOException e) {
            log.warn("an erasure could not be cleaned up; the next start does", e);
        } finally {
            background.shutdown();
        }
        StoreException closed = new StoreException("the store is closed or refuses writes");
        requests.forEach(asked -> asked.completeExceptionally(closed));
        snapshots.forEach(asked -> asked.completeExceptionally(closed));
    }

    /** True when no checkpoint is being written; throws what went wrong with the one before. */
    private boolean settled(Journal journal) throws IOException {
        Future<?> under = running;
        if (under == null) {
            return true;
        }
        if (!under.isDone()) {
            return false;
        }
        await();
        // bounded, and the numbers in the store are right for whatever compaction commits
        journal.underGate(sequence -> {
            file.state().put(SEQUENCE, sequence);
            file.store().compact(FILL_RATE, COMPACTED_BYTES);
        });
        return true;
    }

    private void await() throws IOException {
        Future<?> under = running;
        running = null;
        if (under == null) {
            return;
        }
        try {
            under.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause
                    ? cause
                    : new IOException("the checkpoint failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted during a checkpoint", e);
        }
    }

    private static boolean lowOnDisk(Journal journal) {
        return journal.refusal().isPresent();
    }

    /** The limit leaves room for a checkpoint, so writes stop while the database file can still be written. */
    private void checkDisk(Journal journal) throws IOException {
        long free = files.usableBytes(folder);
        if (free < options.minimumFreeBytes()) {
            journal.refuse(new Refusal(
                    "%d MB free on the disk of %s, at least %d MB is needed"
                            .formatted(free >> 20, folder, options.minimumFreeBytes() >> 20),
                    false));
            return;
        }
        // a margin, so that the store does not flutter around the limit
        if (free >= options.minimumFreeBytes() + options.minimumFreeBytes() / 16) {
            journal.allow();
        }
    }

    /**
     * The gate is closed only while the roots of all maps are taken; their pages never change, so they are written and
     * synced in the background while new writes go on into the next journal file. Until then both files are kept.
     */
    private void checkpoint(Journal journal) throws IOException {
        long start = System.nanoTime();
        long bytes = journal.fileBytes();
        CompletableFuture<Void> asked = requests.poll();
        try {
            JournalFile next = JournalFile.create(files, folder, journal.fileNumber() + 1);
            files.reached(FileActions.Step.NEXT_FILE_MADE);
            JournalFile old = journal.switchTo(next, sequence -> snapshot(sequence, next.number()));
            files.reached(FileActions.Step.SWITCHED);
            pending = false;
            List<Path> done = new ArrayList<>(erasures.takeNeeded());
            done.add(old.path());
            running = background.submit(() -> {
                finish(done, asked);
                log.debug("checkpoint of {} kB in {} ms", bytes >> 10, (System.nanoTime() - start) / 1_000_000);
                journal.nudge();
                return null;
            });
        } catch (IOException | RuntimeException e) {
            if (asked != null) {
                asked.completeExceptionally(e);
            }
            throw e;
        }
    }

    private void finish(List<Path> done, @Nullable CompletableFuture<Void> asked) throws IOException {
        try {
            // waits for the pages that are being written
            file.store().getFileStore().executeFileStoreOperation(() -> {});
            file.store().sync();
            files.reached(FileActions.Step.STORE_SYNCED);
            for (Path each : done) {
                files.delete(each);
            }
            files.syncFolder(folder);
            files.reached(FileActions.Step.OLD_FILE_DELETED);
            if (asked != null) {
                asked.complete(null);
            }
        } catch (IOException | RuntimeException e) {
            if (asked != null) {
                asked.completeExceptionally(e);
            }
            throw e;
        }
    }

    private void snapshot(long sequence, long journalNumber) throws IOException {
        files.reached(FileActions.Step.JOURNAL_FLUSHED);
        MVStore store = file.store();
        MVMap<String, Long> state = file.state();
        state.put(SEQUENCE, sequence);
        state.put(JOURNAL, journalNumber);
        long before = store.getCurrentVersion();
        store.tryCommit();
        if (store.getCurrentVersion() == before) {
            // something else held the store's own lock
            store.commit();
        }
        files.reached(FileActions.Step.COMMITTED);
    }

    /** Commits memory together with the number of the last write in it and of the journal file that goes on. */
    static void commit(MVStore store, MVMap<String, Long> state, long sequence, long journalNumber) {
        state.put(SEQUENCE, sequence);
        state.put(JOURNAL, journalNumber);
        store.commit();
    }
}
