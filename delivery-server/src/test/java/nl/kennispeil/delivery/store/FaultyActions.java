package nl.kennispeil.delivery.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The real disk until a chosen moment. Thread-safe. */
final class FaultyActions implements FileActions {

    private static final int NEVER = Integer.MAX_VALUE;

    private final FileActions disk = new DiskActions();
    private final AtomicInteger writesLeft = new AtomicInteger(NEVER);
    private final AtomicInteger forcesLeft = new AtomicInteger(NEVER);
    private volatile @Nullable Step last;
    private volatile @Nullable IOException creation;
    private volatile long usable = Long.MAX_VALUE;

    /** The n-th write from now gets half of its bytes to the disk and fails. */
    void failAtWrite(int n) {
        writesLeft.set(n);
    }

    void failAtForce(int n) {
        forcesLeft.set(n);
    }

    void failAtCreation(IOException failure) {
        creation = failure;
    }

    void stopAt(Step step) {
        last = step;
    }

    void usable(long bytes) {
        usable = bytes;
    }

    @Override
    public Out create(Path file) throws IOException {
        IOException failure = creation;
        if (failure != null) {
            throw failure;
        }
        return new FaultyOut(disk.create(file));
    }

    @Override
    public void delete(Path file) throws IOException {
        disk.delete(file);
    }

    @Override
    public void replace(Path file, Path other) throws IOException {
        disk.replace(file, other);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        disk.syncFolder(folder);
    }

    @Override
    public long usableBytes(Path folder) {
        return usable;
    }

    @Override
    public void reached(Step step) throws IOException {
        if (step == last) {
            throw new IOException("stopped at " + step);
        }
    }

    private final class FaultyOut implements Out {

        private final Out out;

        FaultyOut(Out out) {
            this.out = out;
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            if (writesLeft.get() != NEVER && writesLeft.decrementAndGet() <= 0) {
                out.write(bytes.duplicate().limit(bytes.position() + bytes.remaining() / 2));
                throw new IOException("no space left on device");
            }
            out.write(bytes);
        }

        @Override
        public void force() throws IOException {
            if (forcesLeft.get() != NEVER && forcesLeft.decrementAndGet() <= 0) {
                throw new IOException("input/output error");
            }
            out.force();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
