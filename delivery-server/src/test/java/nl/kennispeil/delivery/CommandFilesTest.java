package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the psychometrician's commands that are not there, or cannot be written. */
class CommandFilesTest {

    /** Each without {@code --out}; the files named do not exist unless made. */
    private static final List<String> COMMANDS = List.of(
            "calibrate --model 2PL --responses @scored.csv",
            "ability --params @params.csv --responses @scored.csv",
            "dif --responses @scored.csv --groups @groups.csv",
            "link --from @params.csv --to @params.csv --method mean-sigma",
            "cutscore fixed --scores @scores.csv --highest 10 --percentage 50");

    private static final List<String> INTO_FOLDERS =
            List.of("analyse --responses @scored.csv", "fit --params @params.csv --responses @scored.csv");

    private Desk desk;

    @BeforeEach
    void open(@TempDir Path folder) {
        desk = new Desk(folder);
    }

    @Test
    void aResultInAFolderThatIsNotThereIsRefusedBeforeAnyFileIsRead() {
        for (String command : COMMANDS) {
            desk.refuses(command + " --out @none/x.csv", "--out @none/x.csv: the folder @none does not exist");
        }
        desk.refuses(
                COMMANDS.get(0) + " --out - --report @none/r.json", "--report @none/r.json: the folder @none does");
    }

    @Test
    void aFolderInPlaceOfAResultIsRefused() throws IOException {
        Files.createDirectory(desk.path("there"));
        for (String command : COMMANDS) {
            desk.refuses(command + " --out @there", "--out @there: is a folder, allowed is a file");
        }
        Files.createDirectory(desk.path("r.html"));
        desk.refuses(COMMANDS.get(0) + " --out - --report @r.json", "r.html: is a folder, allowed is a file");
    }

    @Test
    void aFileInPlaceOfAFolderIsRefused() throws IOException {
        desk.write("file", "");
        for (String command : INTO_FOLDERS) {
            desk.refuses(command + " --out @file", "--out @file: is a file, allowed is a folder");
            desk.refuses(command + " --out @file/below", "--out @file/below: @file is a file, expected a folder");
        }
    }

    @Test
    void aMissingInputIsAFailedRunAndNotWrongUsage() throws IOException {
        for (String command : COMMANDS) {
            desk.refuses(command + " --out -", ": there is no such file that can be read");
        }
        for (String command : INTO_FOLDERS) {
            desk.refuses(command + " --out @made", ": there is no such file that can be read");
        }
        assertThat(desk.err().strip().lines()).hasSize(1);
        Files.createDirectory(desk.path("scored.csv"));
        desk.refuses(COMMANDS.get(0) + " --out -", "--responses @scored.csv: is a folder, allowed is a file");
    }
}
