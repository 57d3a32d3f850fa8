package nl.kennispeil.delivery.research;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The place where the key of the pseudonyms is, when it is there. A key holder keeps it outside the application and puts
 * it there for the time of an export or an objection only; so it is read each time and never kept.
 */
public final class ResearchKey {

    private static final int BYTES = 32;
    private static final long MAXIMUM_BYTES = 1_000;

    private final @Nullable Path file;

    private ResearchKey(@Nullable Path file) {
        this.file = file;
    }

    /** @param file where it will be, 32 bytes in Base64; null when this installation has no research store */
    public static ResearchKey at(@Nullable Path file) {
        return new ResearchKey(file);
    }

    /** Makes a key for a demonstration, readable by its owner only, unless there is one. */
    public static void demo(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Files.write(file, Base64.getEncoder().encode(key));
    }

    /** Whether this installation knows a place for it at all. */
    boolean configured() {
        return file != null;
    }

    /** Whether it is there now and can be used. */
    public boolean present() {
        return pseudonyms().isPresent();
    }

    /** The pseudonyms under this key; empty while it is not there or is no key. */
    Optional<Pseudonyms> pseudonyms() {
        try {
            if (file == null || !Files.isRegularFile(file) || Files.size(file) > MAXIMUM_BYTES) {
                return Optional.empty();
            }
            byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
            return key.length == BYTES ? Optional.of(new Pseudonyms(key)) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            // taken away while it was read, or not a key: absent either way
            return Optional.empty();
        }
    }
}
