package nl.kennispeil.delivery.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a database file anew, entry by entry, so that it holds nothing but what is in the maps.
 *
 * <p>Moving live pages together would not do: a deleted {@code _id} stays as a separator in an inner page that lives on,
 * and the padding of a chunk holds what was in the buffer before. So the entries of a snapshot go into new maps of a
 * file beside the old one; then the journalled commands since the snapshot are executed on it, as after a crash; then,
 * while no write can happen, the last few of them, and the new file takes the name of the old one. The old file and
 * every journal file since its checkpoint stay until that moment.
 *
 * <p>{@link #write} runs in the background, {@link #exchange} on the journal thread, one after the other.
 */
final class Rewriting implements AutoCloseable {

    static final String NEW_NAME = DatabaseFile.NAME + ".new";

    private static final Logger log = LoggerFactory.getLogger(Rewriting.class);
    /** Bounds the memory for pages that are not in the new file yet. */
    private static final int COMMIT_BYTES = 8 << 20;
    /** So few commands are executed again in a few milliseconds. */
    private static final int FEW = 50;
    /** Under load the journal grows while it is read; what is left then waits for the gate. */
    private static final int ROUNDS = 20;

    private static final int USUAL_ENTRY_BYTES = 256;

    private final FileActions files;
    private final Path folder;
    private final DatabaseFile file;
    private final Snapshot snapshot;
    private final JournalFile since;
    private final MVStore target;

    private long sequence;
    private @Nullable StoredBackend backend;
    private volatile boolean cancelled;

    /**
     * @param snapshot everything up to {@code sequence}; closed with this
     * @param since journal file whose records begin right after it
     */
    Rewriting(FileActions files, Path folder, DatabaseFile file, Snapshot snapshot, long sequence, JournalFile since)
            throws IOException {
        this.files = files;
        this.folder = folder;
        this.file = file;
        this.snapshot = snapshot;
        this.sequence = sequence;
        this.since = since;
        files.delete(folder.resolve(NEW_NAME));
        target = DatabaseFile.builder(folder.resolve(NEW_NAME)).open();
    }

    /** Ends {@link #write} soon, with an exception. */
    void cancel() {
        cancelled = true;
    }

    /** Copies the snapshot and catches up with the journal. */
    void write() throws IOException {
        long start = System.nanoTime();
        snapshot.maps().forEach(this::copy);
        snapshot.close();
        target.commit();
        files.reached(FileActions.Step.ERASURE_COPIED);
        backend = new StoredBackend(new DatabaseFile(target));
        int rounds = 0;
        while (catchUp() > FEW && ++rounds < ROUNDS) {
            stopWhenCancelled();
        }
        target.commit();
        target.sync();
        log.debug("database file written anew in {} ms", (System.nanoTime() - start) / 1_000_000);
        files.reached(FileActions.Step.ERASURE_CAUGHT_UP);
    }

    private void copy(String name, Cursor<?, ?> entries) {
        MVMap<?, ?> opened = DatabaseFile.open(target, name);
        @SuppressWarnings("unchecked") // the cursor is of the map with the same name, hence the same types
        MVMap<Object, Object> map = (MVMap<Object, Object>) opened;
        long unsaved = 0;
        while (entries.hasNext()) {
            Object key = entries.next();
            Object value = entries.getValue();
            map.put(key, value);
            unsaved += USUAL_ENTRY_BYTES + (value instanceof byte[] bson ? bson.length : 0);
            if (unsaved > COMMIT_BYTES) {
                target.commit();
                unsaved = 0;
                stopWhenCancelled();
            }
        }
    }

    private void stopWhenCancelled() {
        if (cancelled) {
            throw new CancellationException("the store is closing");
        }
    }

    /** Executes what the journal has more; the number of commands. */
    private int catchUp() throws IOException {
        List<JournalRecord> more = JournalScan.of(since.path(), durablePart()).records().stream()
                .filter(record -> record.sequence() > sequence)
                .toList();
        if (!more.isEmpty()) {
            if (more.get(0).sequence() != sequence + 1) {
                throw new StoreException("after record " + sequence + " comes record "
                        + more.get(0).sequence() + " in " + since.path());
            }
            onTarget().replay(more);
            sequence = more.get(more.size() - 1).sequence();
        }
        return more.size();
    }

    /** What follows may be half written at this moment. */
    private byte[] durablePart() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(since.durableBytes()));
        try (FileChannel channel = FileChannel.open(since.path(), StandardOpenOption.READ)) {
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
        }
        return bytes.array();
    }

    private StoredBackend onTarget() {
        if (backend == null) {
            throw new IllegalStateException("catches up after the copy");
        }
        return backend;
    }

    /**
     * Catches up with the rest and puts the new file in the place of the old one. The caller keeps writes out and has
     * flushed the journal.
     *
     * @param now sequence number of the last write
     * @param journalNumber number of the journal file that goes on
     * @throws StoreException when the new file is not equal to the old one; nothing has changed then
     * @throws IOException when the store must stop
     */
    void exchange(long now, long journalNumber) throws IOException {
        catchUp();
        checkEqual(now);
        Checkpoints.commit(target, target.openMap(Checkpoints.STATE_MAP), now, journalNumber);
        target.close();
        files.reached(FileActions.Step.ERASURE_FINISHED);
        file.exchange(() -> {
            Path name = folder.resolve(DatabaseFile.NAME);
            files.replace(folder.resolve(NEW_NAME), name);
            files.reached(FileActions.Step.ERASURE_REPLACED);
            files.syncFolder(folder);
            return DatabaseFile.open(name);
        });
    }

    private void checkEqual(long now) {
        Map<String, Long> old = DatabaseFile.sizes(file.store());
        Map<String, Long> copied = DatabaseFile.sizes(target);
        if (sequence != now || !copied.equals(old)) {
            throw new StoreException("the rewritten database file differs: write " + sequence + " of " + now + ", "
                    + copied.size() + " maps of " + old.size());
        }
    }

    /** Lets go of the new file, which the next start deletes. */
    void release() {
        snapshot.close();
        target.closeImmediately();
    }

    /** Leaves nothing behind; for a rewriting that was not exchanged. */
    @Override
    public void close() throws IOException {
        release();
        files.delete(folder.resolve(NEW_NAME));
    }
}
