package nl.kennispeil.delivery.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCpuTest {

    @TempDir
    Path folder;

    @Test
    void addsUserAndSystemTimeWhateverTheNameOfTheProgram() throws IOException {
        Path stat = folder.resolve("stat");
        Files.writeString(stat, "42 (a ) b) S 1 42 42 0 -1 4194560 1 2 3 4 250 50 0 0 20 0 30 0 100 200 300\n");

        assertThat(new ServerCpu(stat).millis()).hasValue(3_000);
    }

    @Test
    void knowsNothingOfAProcessThatIsGone() throws IOException {
        Path stat = folder.resolve("stat");
        assertThat(new ServerCpu(stat).millis()).isEmpty();
        Files.writeString(stat, "no stat at all");
        assertThat(new ServerCpu(stat).millis()).isEmpty();
    }
}
