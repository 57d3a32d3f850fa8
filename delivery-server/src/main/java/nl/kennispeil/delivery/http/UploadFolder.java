package nl.kennispeil.delivery.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where uploads rest while they are looked at. They go with their request; what a server that died left behind goes when
 * the next one starts, because it may be a list of persons in clear text.
 */
public final class UploadFolder {

    /** No request lasts this long, so what is older belongs to none. */
    private static final Duration LEFT_BEHIND = Duration.ofHours(1);

    private UploadFolder() {}

    /**
     * Makes the folder, for its owner only, and clears what was left behind.
     *
     * @throws UncheckedIOException when that cannot be
     */
    public static Path at(Path folder, Instant now) {
        try {
            Files.createDirectories(folder);
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            for (Path each : files(folder)) {
                if (Files.getLastModifiedTime(each).toInstant().isBefore(now.minus(LEFT_BEHIND))) {
                    Files.deleteIfExists(each);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("there is no place for uploads", e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
