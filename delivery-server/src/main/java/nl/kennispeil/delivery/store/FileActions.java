package nl.kennispeil.delivery.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Every change the journal makes on disk, so that a test can let any of them fail.
 *
 * <p>{@link DiskActions} is the real thing.
 */
interface FileActions {

    /** Creates a file that does not exist yet. */
    Out create(Path file) throws IOException;

    void delete(Path file) throws IOException;

    /** Gives a file the name of another one, which is gone then; after a crash one of the two has the name. */
    void replace(Path file, Path other) throws IOException;

    /** Makes created and deleted names in a folder durable. */
    void syncFolder(Path folder) throws IOException;

    /** Free bytes that this process may use on the disk of the folder. */
    long usableBytes(Path folder) throws IOException;

    /** Called when a checkpoint or an erasure has come so far; a test may throw here to stop the world at that point. */
    default void reached(Step step) throws IOException {}

    /** An append-only file. */
    interface Out extends Closeable {
        /** Writes all remaining bytes. */
        void write(ByteBuffer bytes) throws IOException;

        /** Returns after the written bytes are on the disk. */
        void force() throws IOException;
    }

    /** The stations of a checkpoint, then those of an erasure, in order. */
    enum Step {
        NEXT_FILE_MADE,
        JOURNAL_FLUSHED,
        COMMITTED,
        SWITCHED,
        STORE_SYNCED,
        OLD_FILE_DELETED,
        ERASURE_STARTED,
        ERASURE_COPIED,
        ERASURE_CAUGHT_UP,
        ERASURE_FINISHED,
        ERASURE_REPLACED,
        ERASURE_SWITCHED,
        ERASURE_JOURNALS_DELETED
    }
}
