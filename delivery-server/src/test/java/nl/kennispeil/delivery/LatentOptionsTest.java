package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution of ability that a calibration found, in the commands that follow it. */
class LatentOptionsTest {

    private static final String ABILITY = "ability --params @params.csv --responses @scored.csv --out @theta.csv";
    private static final String NOTE = "all items are Rasch or PCM";

    private Desk desk;

    @BeforeEach
    void calibrate(@TempDir Path folder) throws IOException {
        desk = new Desk(folder);
        desk.simulate(400, 8, 2);
        desk.passes("calibrate --model Rasch --responses @scored.csv --out @params.csv --report @report.json");
    }

    private double sd() throws IOException {
        return desk.json("report.json").get("groups").get(0).get("sd").asDouble();
    }

    @Test
    void abilityTakesTheSpreadFromTheReport() throws IOException {
        desk.passes(ABILITY + " --calibration @report.json --report @ability.json");

        assertThat(desk.json("ability.json").get("prior").get("sd").asDouble()).isEqualTo(sd());
        assertThat(sd()).isGreaterThan(1.4);
        assertThat(desk.err()).doesNotContain(NOTE);
        String fromReport = desk.text("theta.csv");
        desk.passes(ABILITY + " --prior-sd " + sd());
        assertThat(desk.text("theta.csv")).isEqualTo(fromReport);
        assertThat(desk.err()).doesNotContain(NOTE);
    }

    @Test
    void aSpreadThatIsGuessedIsTold() throws IOException {
        desk.passes(ABILITY);
        assertThat(desk.err()).contains(NOTE, "sd 1 is assumed", "--calibration report.json, or --prior-sd");
        desk.passes(ABILITY + " --method WLE");
        assertThat(desk.err()).doesNotContain(NOTE);
        desk.passes("fit --params @params.csv --responses @scored.csv --out @fit");
        assertThat(desk.err()).contains(NOTE, "--calibration report.json, or --sd");
    }

    @Test
    void fitTakesTheSpreadFromTheReport() throws IOException {
        desk.passes("fit --params @params.csv --responses @scored.csv --calibration @report.json --out @fit");

        assertThat(desk.err()).doesNotContain(NOTE);
        assertThat(desk.json("fit/test.json").get("ability").get("sd").asDouble())
                .isEqualTo(sd());
    }

    @Test
    void whatIsTypedWinsFromTheReport() throws IOException {
        desk.passes(ABILITY + " --calibration @report.json --prior-sd 3 --report @ability.json");

        assertThat(desk.json("ability.json").get("prior").get("sd").asDouble()).isEqualTo(3);
    }

    @Test
    void aCalibrationWithGroupsNeedsAName() throws IOException {
        desk.write("report.json", """
                {"model": "Rasch", "groups": [{"name": "first", "mean": 0, "sd": 1.5},
                                              {"name": "last", "mean": 0.7, "sd": 1.2}]}
                """);

        desk.refuses(ABILITY + " --calibration @report.json", "has the groups first, last, give --group");
        desk.refuses(
                ABILITY + " --calibration @report.json --group x", "no group \"x\", allowed is one of first, last");
        desk.passes(ABILITY + " --calibration @report.json --group last --report @ability.json");
        assertThat(desk.json("ability.json").get("prior").get("mean").asDouble())
                .isEqualTo(0.7);
        desk.isWrong(ABILITY + " --group last", "--group needs --calibration");
    }

    @Test
    void aReportThatIsNoneIsRefused() throws IOException {
        desk.write("report.json", "a,b\n");
        desk.refuses(ABILITY + " --calibration @report.json", "report.json: is not JSON");
        desk.write("report.json", "{}");
        desk.refuses(ABILITY + " --calibration @report.json", "is not the report.json of calibrate");
        desk.write("report.json", "{\"model\": \"Rasch\", \"groups\": [{\"name\": \"g\", \"mean\": 0, \"sd\": null}]}");
        desk.refuses(ABILITY + " --calibration @report.json", "has mean 0 and sd null");
        desk.refuses(ABILITY + " --calibration @none.json", "--calibration @none.json: there is no such file");
    }

    @Test
    void aCalibrationWithoutADistributionSaysSo() {
        desk.passes(
                "calibrate --model Rasch --method CML --responses @scored.csv --out @params.csv --report @cml.json");
        assertThat(desk.err()).containsPattern("warning: \\d+ persons have a score of 0 or the highest possible");

        desk.passes(ABILITY + " --calibration @cml.json");

        assertThat(desk.err()).contains("assumed no distribution of ability", NOTE);
    }

    @Test
    void aNegativeSlopeIsWarnedFor() throws IOException {
        desk.write("params.csv", """
                item,model,a,b
                q0,2PL,-0.5,0
                q1,2PL,1,0
                q2,2PL,1,0.5
                q3,2PL,1,0.1
                q4,2PL,1,0.2
                q5,2PL,1,0.3
                q6,2PL,1,0.4
                q7,2PL,1,0.6
                """);
        String warning = "params.csv: 1 item has a negative slope, able persons score lower on it; look at the key: q0";

        desk.passes(ABILITY);
        assertThat(desk.err()).contains(warning);
        desk.passes("fit --params @params.csv --responses @scored.csv --out @fit");
        assertThat(desk.err()).contains(warning);
        desk.run("link --from @params.csv --to @params.csv --method mean-sigma --out @linked.csv");
        assertThat(desk.err()).contains(warning);
    }
}
