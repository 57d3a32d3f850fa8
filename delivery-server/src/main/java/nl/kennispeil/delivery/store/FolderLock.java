package nl.kennispeil.delivery.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps other processes out of the folder; the operating system lets go when this process ends, however it ends.
 *
 * <p>Held locks are registered, for two reasons. A channel that nobody refers to is closed by the garbage collector, also
 * while the store still runs on its own threads. And closing a second channel on the same file gives the lock of the
 * first away, so within this process the register decides and the file is not opened twice.
 */
final class FolderLock implements AutoCloseable {

    private static final Map<Path, FolderLock> HELD = new ConcurrentHashMap<>();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static FolderLock take(Path folder) {
        try {
            Files.createDirectories(folder);
            synchronized (HELD) {
                Path real = folder.toRealPath();
                if (HELD.containsKey(real)) {
                    throw inUse(folder);
                }
                FolderLock lock = lock(real);
                HELD.put(real, lock);
                return lock;
            }
        } catch (IOException e) {
            throw new StoreException(
                    "folder " + folder + " cannot be written: " + e + ". Give the user that runs this"
                            + " program write access, or choose another folder",
                    e);
        }
    }

    private static FolderLock lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("store.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw inUse(folder);
        }
        return new FolderLock(folder, channel);
    }

    private static StoreException inUse(Path folder) {
        return new StoreInUseException("folder " + folder + " is in use by another process (or by another store of this"
                + " one): stop that first, or choose another folder");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreException("the folder lock could not be released: " + e, e);
        } finally {
            HELD.remove(folder);
        }
    }
}
