package nl.kennispeil.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadFolderTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    @TempDir
    private Path data;

    @Test
    void whatAServerThatDiedLeftBehindGoesAndWhatIsBeingSentStays() throws IOException {
        Path folder = UploadFolder.at(data.resolve("uploads"), NOW);
        Path left = Files.writeString(folder.resolve("left"), "Roos Akelei");
        Path fresh = Files.writeString(folder.resolve("fresh"), "Tijm Linde");
        Files.setLastModifiedTime(left, FileTime.from(NOW.minus(Duration.ofMinutes(61))));
        Files.setLastModifiedTime(fresh, FileTime.from(NOW.minus(Duration.ofMinutes(59))));

        UploadFolder.at(folder, NOW);

        assertThat(left).doesNotExist();
        assertThat(fresh).exists();
    }

    @Test
    void nobodyElseOnTheMachineLooksIn() throws IOException {
        Path folder = UploadFolder.at(data.resolve("uploads"), NOW);

        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
        }
    }
}
