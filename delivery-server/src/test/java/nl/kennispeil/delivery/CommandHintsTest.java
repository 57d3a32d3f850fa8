package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the psychometrician's commands say when a file or an option is not what it should be. */
class CommandHintsTest {

    private Desk desk;

    @BeforeEach
    void open(@TempDir Path folder) {
        desk = new Desk(folder);
    }

    @Test
    void lettersWithoutAKeyGetOneHint() throws IOException {
        desk.write("raw.csv", "person,q1,q2\na,A,B\nb,C,A\nc,?,-\n");

        desk.refuses("analyse --responses @raw.csv --out @an", "@raw.csv: holds the options that were chosen");

        assertThat(desk.err()).contains("--key key.csv").doesNotContain("line");
    }

    @Test
    void aZeroByteIsNotCalledUtf16() throws IOException {
        desk.write("zero.csv", "\0erson,q1\na,1\n");
        desk.refuses("analyse --responses @zero.csv --out @an", "@zero.csv, line 1: holds a zero byte");
        desk.write("zero.csv", "p\0rson,q1\na,1\n");
        desk.refuses("analyse --responses @zero.csv --out @an", "@zero.csv, line 1: holds a zero byte");
    }

    @Test
    void onePersonIsNotCalledPersons() throws IOException {
        desk.write("one.csv", "person,q1\na,1\n");

        desk.passes("analyse --responses @one.csv --out @an");

        assertThat(desk.err()).contains(": 1 person, 1 item, ");
    }

    @Test
    void combinationsThatCannotBeAreRefusedBeforeFilesAreRead() {
        String calibrate = "calibrate --responses @none.csv --out - ";
        desk.isWrong(calibrate + "--model 2PL --method CML", "--method CML with --model 2PL: allowed is Rasch or PCM");
        desk.isWrong(calibrate + "--model Rasch --method CML --groups @none.csv", "--groups needs --method MML");
        desk.isWrong(calibrate + "--model Rasch --latent free", "--latent free needs --fixed");
        desk.isWrong(calibrate + "--model 3PL --prior-c 1", "--prior-c is \"1\"");
        String cut = " --scores @none.csv --highest 10";
        desk.isWrong("cutscore fixed" + cut, "--percentage is missing");
        desk.isWrong("cutscore modified-cohen" + cut, "--multiplier is missing");
        desk.isWrong("cutscore ebel --judges @none.csv" + cut, "--grid is missing");
        desk.isWrong("cutscore bookmark --judges @none.csv" + cut, "--params is missing");
    }

    @Test
    void itemsThatCouldNotBeTestedForDifAreNamed() throws IOException {
        desk.simulate(60, 4, 1);
        StringBuilder groups = new StringBuilder("person,group\n");
        for (int person = 0; person < 60; person++) {
            groups.append('p').append(person).append(person % 2 == 0 ? ",f\n" : ",r\n");
        }
        desk.write("groups.csv", groups.toString());
        desk.write("scored.csv", desk.text("scored.csv").replaceAll("(?m)^(p\\d+),[01]", "$1,1"));

        desk.passes("dif --responses @scored.csv --groups @groups.csv --out @dif.csv");

        assertThat(desk.err()).contains("mh: no test of q0 (");
    }
}
