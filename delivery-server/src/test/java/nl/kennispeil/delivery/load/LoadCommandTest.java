package nl.kennispeil.delivery.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LoadCommandTest {

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();
    private String codes = "";

    @BeforeEach
    void writeCodes() throws IOException {
        Path file = folder.resolve("codes.csv");
        Files.writeString(file, "person,code,sitting\np1,ABCD-EFGH-JKMN-PQRS,LHK\n");
        codes = file.toString();
    }

    @Test
    void refusesWrongUsageAndSaysWhy() {
        assertWrong("--think and --rate exclude each other", "--codes", codes, "--think", "1s", "--rate", "5");
        assertWrong("--bare needs --rate", "--bare");
        assertWrong("--codes is missing");
        assertWrong("no such file", "--codes", folder.resolve("none.csv").toString());
        assertWrong("holds 1 codes: --candidates 5 need one each", "--codes", codes);
        assertWrong("'soon' is no duration", "--codes", codes, "--ramp", "soon");
        assertWrong("--ramp is PT1M: allowed is at most --duration", "--codes", codes, "--duration", "10s");
        assertWrong("--rate is -1.0", "--codes", codes, "--rate", "-1");
    }

    @Test
    void refusesATargetThatIsNoServer() {
        assertThat(run("--target", "localhost:8080", "--candidates", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("--target is localhost:8080: allowed is http://host:port");
    }

    @Test
    void failsOnCodesThatAreDamaged() throws IOException {
        Files.writeString(Path.of(codes), "person,code,sitting\np1,short,LHK\n");

        assertThat(run("--target", "http://127.0.0.1:9", "--candidates", "1", "--codes", codes))
                .isOne();
        assertThat(err.toString()).contains("row 2: an exam code has 16 letters and digits");
    }

    private void assertWrong(String message, String... more) {
        String[] args = new String[more.length + 4];
        System.arraycopy(new String[] {"--target", "http://127.0.0.1:9", "--candidates", "5"}, 0, args, 0, 4);
        System.arraycopy(more, 0, args, 4, more.length);

        assertThat(run(args)).isEqualTo(2);
        assertThat(err.toString()).contains(message);
    }

    private int run(String... args) {
        return new CommandLine(new LoadCommand())
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
