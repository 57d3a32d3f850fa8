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
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erasures, one at a time: a snapshot under the gate, the {@link Rewriting} of the database file in the background, the
 * exchange under the gate, and only then the end of the old journal files.
 *
 * <p>A failure before the exchange ends the erasure and leaves the store as it was. Journal thread only, but for
 * {@link #queue}.
 */
final class Erasures {

    private static final Logger log = LoggerFactory.getLogger(Erasures.class);

    private final FileActions files;
    private final Path folder;
    private final DatabaseFile file;
    private final ExecutorService background;
    private final long minimumFreeBytes;
    private final Queue<CompletableFuture<Void>> queue = new ConcurrentLinkedQueue<>();
    /** Journal files, before the present one, that the database file still needs at a restart. */
    private final List<Path> needed = new ArrayList<>();

    private @Nullable Running running;

    Erasures(FileActions files, Path folder, DatabaseFile file, ExecutorService background, long minimumFreeBytes) {
        this.files = files;
        this.folder = folder;
        this.file = file;
        this.background = background;
        this.minimumFreeBytes = minimumFreeBytes;
    }

    /** An erasure under way. */
    private record Running(Rewriting rewriting, Future<?> written, CompletableFuture<Void> asked, long since) {}

    Queue<CompletableFuture<Void>> queue() {
        return queue;
    }

    boolean wanted() {
        return !queue.isEmpty();
    }

    boolean running() {
        return running != null;
    }

    /** Journal files that may go once a checkpoint is on disk; the list is the caller's then. */
    List<Path> takeNeeded() {
        List<Path> taken = List.copyOf(needed);
        needed.clear();
        return taken;
    }

    /** Whether writes are in journal files before the present one only. */
    boolean leftJournal() {
        return !needed.isEmpty();
    }

    void start(Journal journal) throws IOException {
        CompletableFuture<Void> asked = queue.poll();
        if (asked == null) {
            return;
        }
        long bytes = file.store().getFileStore().size();
        long free = files.usableBytes(folder);
        if (free - bytes < minimumFreeBytes) {
            asked.completeExceptionally(new StoreException(
                    "%d MB free on the disk of %s: an erasure needs the %d MB of the database file on top of %d MB"
                            .formatted(free >> 20, folder, bytes >> 20, minimumFreeBytes >> 20)));
            return;
        }
        try {
            begin(journal, asked);
        } catch (IOException | RuntimeException e) {
            asked.completeExceptionally(e);
            throw e;
        }
    }

    private void begin(Journal journal, CompletableFuture<Void> asked) throws IOException {
        long start = System.nanoTime();
        JournalFile next = JournalFile.create(files, folder, journal.fileNumber() + 1);
        Snapshot[] snapshot = new Snapshot[1];
        long[] last = new long[1];
        JournalFile old;
        try {
            old = journal.switchTo(next, sequence -> {
                last[0] = sequence;
                snapshot[0] = file.snapshot();
            });
        } catch (StoreException e) {
            // a map that this program does not know is no reason to stop taking answers
            next.close();
            files.delete(next.path());
            asked.completeExceptionally(e);
            return;
        }
        needed.add(old.path());
        files.reached(FileActions.Step.ERASURE_STARTED);
        Rewriting rewriting;
        try {
            rewriting = new Rewriting(files, folder, file, snapshot[0], last[0], next);
        } catch (MVStoreException e) {
            snapshot[0].close();
            asked.completeExceptionally(e);
            return;
        }
        Future<?> written = background.submit(() -> {
            try {
                rewriting.write();
            } finally {
                journal.nudge();
            }
            return null;
        });
        running = new Running(rewriting, written, asked, start);
    }

    /** Goes on when the background is ready. */
    void advance(Journal journal) throws IOException {
        Running now = running;
        if (now == null || !now.written().isDone()) {
            return;
        }
        running = null;
        try {
            finish(journal, now);
        } catch (IOException | RuntimeException e) {
            now.rewriting().release();
            now.asked().completeExceptionally(e);
            throw e;
        }
    }

    private void finish(Journal journal, Running now) throws IOException {
        JournalFile next = JournalFile.create(files, folder, journal.fileNumber() + 1);
        JournalFile old;
        long[] closedAt = new long[1];
        try {
            now.written().get();
            old = journal.switchTo(next, sequence -> {
                closedAt[0] = System.nanoTime();
                now.rewriting().exchange(sequence, next.number());
            });
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            giveUp(now, next, e.getCause() == null ? e : e.getCause());
            return;
        } catch (StoreException e) {
            giveUp(now, next, e);
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted during an erasure", e);
        }
        long end = System.nanoTime();
        files.reached(FileActions.Step.ERASURE_SWITCHED);
        for (Path each : takeNeeded()) {
            files.delete(each);
        }
        files.delete(old.path());
        files.syncFolder(folder);
        files.reached(FileActions.Step.ERASURE_JOURNALS_DELETED);
        log.info(
                "erasure in {} ms, of which writes waited {} ms; the database file has {} kB",
                TimeUnit.NANOSECONDS.toMillis(end - now.since()),
                TimeUnit.NANOSECONDS.toMillis(end - closedAt[0]),
                file.store().getFileStore().size() >> 10);
        now.asked().complete(null);
    }

    /** The old file is whole and goes on, with all its journal files. */
    private void giveUp(Running now, JournalFile unused, Throwable cause) throws IOException {
        log.warn("an erasure failed and changed nothing: {}", cause.toString());
        unused.close();
        files.delete(unused.path());
        now.rewriting().close();
        now.asked().completeExceptionally(cause);
    }

    /** Ends what is under way because the store closes or failed; nothing changes. */
    void abandon() throws IOException {
        Running now = running;
        running = null;
        StoreException closing = new StoreException("the store is closing");
        if (now != null) {
            now.rewriting().cancel();
            try {
                now.written().get();
            } catch (ExecutionException e) {
                log.info("an erasure ends early: {}", String.valueOf(e.getCause()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            now.rewriting().close();
            now.asked().completeExceptionally(closing);
        }
        for (CompletableFuture<Void> asked = queue.poll(); asked != null; asked = queue.poll()) {
            asked.completeExceptionally(closing);
        }
    }
}
