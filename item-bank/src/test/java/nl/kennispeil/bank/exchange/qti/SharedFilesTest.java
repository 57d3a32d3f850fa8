package nl.kennispeil.bank.exchange.qti;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import nl.kennispeil.bank.exchange.measure.QtiTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Over a folder of files that is not part of the project: {@code KENNISPEIL_QTI=/path/to/qti}. */
@EnabledIfEnvironmentVariable(named = "KENNISPEIL_QTI", matches = ".+")
class SharedFilesTest {

    @Test
    void whatComesInComesBackEqualAndNothingIsSilentlyWrong() throws IOException {
        String page = QtiTable.of(Path.of(System.getenv("KENNISPEIL_QTI"))).page();
        assertThat(page)
                .contains("* silently wrong 0\n")
                .containsPattern("round trip equal (\\d+) of \\1 \\(3\\.0\\), \\1 of \\1 \\(2\\.2\\)");
    }
}
