package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that the README shows, on the files it names. */
class ExampleFilesTest {

    private static final Path EXAMPLES = Path.of("../docs/examples");

    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal();

    @Test
    void theExamplesAreAnalysedAndTheOddItemStandsOnTop() throws Exception {
        int exit = terminal.run(
                "analyse",
                "--responses",
                EXAMPLES.resolve("responses.csv").toString(),
                "--key",
                EXAMPLES.resolve("key.csv").toString(),
                "--penalty",
                EXAMPLES.resolve("penalty.json").toString(),
                "--out",
                folder.toString());

        assertThat(exit).isZero();
        String report = Files.readString(folder.resolve("report.html"));
        assertThat(report.indexOf("LHK-008")).isBetween(0, report.indexOf("LHK-001"));
        assertThat(folder.resolve("test.json")).content().contains("\"items\" : 38");
    }

    @Test
    void theExamplesAreCalibratedWithAReportToRead() throws Exception {
        int exit = terminal.run(
                "calibrate",
                "--model",
                "2PL",
                "--responses",
                EXAMPLES.resolve("scored.csv").toString(),
                "--out",
                folder.resolve("params.csv").toString(),
                "--report",
                folder.resolve("calibration.json").toString());

        assertThat(exit).isZero();
        assertThat(Files.readAllLines(folder.resolve("params.csv"))).hasSize(41);
        assertThat(folder.resolve("calibration.html")).content().contains("LHK-040");
    }

    @Test
    void abilityGivesTheTableOfSumScoresAndTheInformationOfTheTest() throws Exception {
        theExamplesAreCalibratedWithAReportToRead();

        int exit = terminal.run(
                "ability",
                "--params",
                folder.resolve("params.csv").toString(),
                "--responses",
                EXAMPLES.resolve("scored.csv").toString(),
                "--out",
                folder.resolve("scores.csv").toString(),
                "--table",
                folder.resolve("table.csv").toString(),
                "--information",
                folder.resolve("information.csv").toString());

        assertThat(exit).isZero();
        assertThat(Files.readAllLines(folder.resolve("table.csv")))
                .hasSize(42)
                .first()
                .isEqualTo("score,theta,se,expected,observed");
        int observed = Files.readAllLines(folder.resolve("table.csv")).stream()
                .skip(1)
                .mapToInt(line -> Integer.parseInt(line.substring(line.lastIndexOf(',') + 1)))
                .sum();
        assertThat(observed).isEqualTo(420);
        assertThat(Files.readAllLines(folder.resolve("information.csv"))).hasSize(34);
    }

    /** The readable report stands beside the figures and must not take their place. */
    @Test
    void aReportOfFiguresIsNotNamedAsTheReadableOne() {
        int exit = terminal.run(
                "calibrate",
                "--model",
                "2PL",
                "--responses",
                EXAMPLES.resolve("scored.csv").toString(),
                "--out",
                folder.resolve("params.csv").toString(),
                "--report",
                folder.resolve("calibration.html").toString());

        assertThat(exit).isEqualTo(1);
        assertThat(terminal.err()).contains("calibration.html: the readable report takes this name");
        assertThat(folder.resolve("params.csv")).doesNotExist();
    }

    /** A wrong key is said once, with the item it belongs to. */
    @Test
    void aNegativeSlopeIsSaidOnceInTheReport() throws Exception {
        theExamplesAreCalibratedWithAReportToRead();

        String page = Files.readString(folder.resolve("calibration.html"));

        assertThat(page.split("klopt de sleutel", -1)).hasSize(2);
    }
}
