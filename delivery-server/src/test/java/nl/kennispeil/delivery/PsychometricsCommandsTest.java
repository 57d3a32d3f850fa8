package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the psychometrician, as typed, on small simulated data. */
class PsychometricsCommandsTest {

    private static final int PERSONS = 200;
    private static final int ITEMS = 8;

    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal();

    @BeforeEach
    void writeResponses() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        String header = IntStream.range(0, ITEMS).mapToObj(item -> ",q" + item).collect(Collectors.joining());
        StringBuilder scored = new StringBuilder("person" + header + "\n");
        StringBuilder letters = new StringBuilder("person" + header + "\n");
        StringBuilder rated = new StringBuilder("person" + header + "\n");
        StringBuilder groups = new StringBuilder("person,group\n");
        for (int person = 0; person < PERSONS; person++) {
            double theta = gauss(random);
            String name = "p" + person;
            List.of(scored, letters, rated).forEach(each -> each.append(name));
            groups.append('p').append(person).append(person % 2 == 0 ? ",men\n" : ",women\n");
            for (int item = 0; item < ITEMS; item++) {
                double p = 1 / (1 + Math.exp(-1.2 * (theta - (item - 3.5) / 3)));
                boolean right = random.nextDouble() < p;
                scored.append(right ? ",1" : ",0");
                letters.append(right ? ",A" : random.nextDouble() < 0.2 ? ",?" : random.nextBoolean() ? ",B" : ",C");
                int second = random.nextDouble() < p ? 1 : 0;
                rated.append(',').append(1 + (right ? 1 : 0) + second);
            }
            List.of(scored, letters, rated).forEach(each -> each.append('\n'));
        }
        write("scored.csv", scored.toString());
        write("responses.csv", letters.toString());
        write("rated.csv", rated.toString());
        write("groups.csv", groups.toString());
        write(
                "key.csv",
                "item,key,options,status\n"
                        + IntStream.range(0, ITEMS)
                                .mapToObj(item -> "q" + item + ",A,3," + (item == 7 ? "pilot" : ""))
                                .collect(Collectors.joining("\n")));
        write("table.json", "{\"3\":-0.5}");
    }

    private static double gauss(SplittableRandom random) {
        double sum = -6;
        for (int k = 0; k < 12; k++) {
            sum += random.nextDouble();
        }
        return sum;
    }

    @Test
    void analysesRawResponses() throws IOException {
        assertThat(run("analyse --responses responses.csv --key key.csv --penalty table.json --out an"))
                .isZero();

        assertThat(lines("an/items.csv").get(0)).startsWith("item,n,p,rit,rir,");
        assertThat(lines("an/items.csv")).hasSize(ITEMS + 1);
        assertThat(lines("an/persons.csv")).hasSize(PERSONS + 1);
        assertThat(lines("an/options.csv").get(1)).startsWith("q0,A,right,");
        JsonNode test = json("an/test.json");
        assertThat(test.get("n").asInt()).isEqualTo(PERSONS);
        assertThat(test.get("items").asInt()).isEqualTo(ITEMS - 1);
        assertThat(test.get("alpha").asDouble()).isBetween(0.4, 0.9);
        assertThat(test.get("kr20").asDouble())
                .isCloseTo(test.get("alpha").asDouble(), org.assertj.core.data.Offset.offset(1e-12));
        assertThat(test.get("formula").get("mean").asDouble())
                .isLessThan(test.get("mean").asDouble());
        assertNoNaN("an/items.csv", "an/options.csv", "an/persons.csv", "an/test.json");
        String report = Files.readString(folder.resolve("an/report.html"));
        assertThat(report)
                .contains("<html lang=\"nl\">", "Toetsanalyse", "<svg class=\"plot\"")
                .doesNotContain("<script", "⟦", "http://k", "https://", "p17");
    }

    @Test
    void theReportSpeaksEnglishToo() throws IOException {
        assertThat(run("analyse --responses scored.csv --out an --lang en")).isZero();

        assertThat(Files.readString(folder.resolve("an/report.html")))
                .contains("<html lang=\"en\">", "Test analysis")
                .doesNotContain("⟦");
        assertThat(run("analyse --responses scored.csv --out an --lang de")).isEqualTo(2);
        assertThat(terminal.err()).contains("--lang is \"de\": allowed is nl or en");
    }

    @Test
    void onePersonIsAnalysedWithAWarning() throws IOException {
        write("one.csv", "person,q1\np1,1\n");

        assertThat(run("analyse --responses one.csv --out an")).isZero();

        assertThat(terminal.err()).contains("warning: one scored item", "so few persons");
        assertThat(json("an/test.json").get("alpha").isNull()).isTrue();
        assertThat(lines("an/items.csv").get(1)).startsWith("q1,1,1.0,,,");
        assertNoNaN("an/items.csv", "an/test.json");
    }

    @Test
    void calibratesAndEstimatesAbilityWithTheResult() throws IOException {
        assertThat(run("calibrate --model 2PL --responses scored.csv --out params.csv --report report.json"))
                .as(terminal.err())
                .isZero();

        assertThat(lines("params.csv").get(0)).startsWith("item,model,a,b,c,d,se_a,se_b,se_c,se_d");
        JsonNode report = json("report.json");
        assertThat(report.get("converged").asBoolean()).isTrue();
        assertThat(report.get("parameters").asInt()).isEqualTo(2 * ITEMS);
        assertThat(report.get("gridError").asDouble()).isLessThan(1e-3);
        assertThat(report.has("logLik") && report.has("aic") && report.has("bic") && report.has("seconds"))
                .isTrue();
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("Kalibratie", "<svg")
                .doesNotContain("⟦", "<script", "NaN");

        assertThat(run("ability --params params.csv --responses scored.csv --method EAP --out scores.csv"))
                .isZero();
        assertThat(lines("scores.csv")).hasSize(PERSONS + 1).first().isEqualTo("person,theta,se");

        assertThat(run("ability --params params.csv --responses scored.csv --method ML --out -"))
                .isZero();
        assertThat(terminal.out()).contains(",,").doesNotContain("NaN", "Infinity");
        assertThat(terminal.err()).contains("persons have no finite estimate, too high", "--fences");
        assertThat(run("ability --params params.csv --responses scored.csv --method ML --fences -4,4 --out -"))
                .isZero();
        assertThat(terminal.out()).contains(",4.0,").doesNotContain(",,");
    }

    @Test
    void categoriesThatCountFromOneWorkThroughout() throws IOException {
        for (String model : List.of("GRM", "GPCM", "PCM")) {
            assertThat(run("calibrate --model " + model + " --responses rated.csv --out params.csv --report r.json"))
                    .as(terminal.err())
                    .isZero();
            assertThat(terminal.err()).contains("note: ", "scores 1..3 were read as categories 0..2");
            assertThat(json("r.json").get("firstCategory").asInt()).isOne();
            assertThat(run("ability --params params.csv --responses rated.csv --method EAP --out -"))
                    .isZero();
            assertThat(terminal.err()).contains("counting from 1");
        }
    }

    @Test
    void calibratesWithGroupsFixedItemsAndConditionally() throws IOException {
        assertThat(run("calibrate --model 2PL --responses scored.csv --groups groups.csv --out g.csv --report g.json"))
                .isZero();
        assertThat(json("g.json").get("groups")).hasSize(2);

        assertThat(run("calibrate --model 2PL --responses scored.csv --fixed g.csv --out f.csv"))
                .as("all items are fixed: only the distribution is estimated, or it is refused in words")
                .isBetween(0, 1);

        write("anchor.csv", String.join("\n", lines("g.csv").subList(0, 4)));
        assertThat(run("calibrate --model 2PL --responses scored.csv --fixed anchor.csv --out f.csv --report f.json"))
                .as(terminal.err())
                .isZero();
        assertThat(json("f.json").get("fixed")).hasSize(3);
        assertThat(lines("f.csv").get(1).split(",", -1)[2])
                .isEqualTo(lines("g.csv").get(1).split(",", -1)[2]);

        assertThat(run("calibrate --model Rasch --method CML --responses scored.csv --out c.csv --report c.json"))
                .isZero();
        assertThat(json("c.json").get("gridError").isNull()).isTrue();
        assertThat(run("calibrate --model 2PL --method CML --responses scored.csv --out c.csv"))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("--method CML with --model 2PL: allowed is Rasch or PCM");
    }

    @Test
    void aCalibrationThatDoesNotConvergeWritesNoParameters() throws IOException {
        assertThat(
                        run(
                                "calibrate --model 2PL --responses scored.csv --max-cycles 1 --se none --out p.csv --report r.json"))
                .isOne();

        assertThat(terminal.err())
                .containsPattern("did not converge in \\d+ iterations")
                .contains("no parameters were written");
        assertThat(folder.resolve("p.csv")).doesNotExist();
        assertThat(folder.resolve("r.html")).doesNotExist();
        assertThat(json("r.json").get("converged").asBoolean()).isFalse();
    }

    @Test
    void badFilesFailWithLineAndColumn() throws IOException {
        write("bad.csv", "person,q1,q2\np1,1,x\np1,2.5,0\n");

        for (String command : List.of(
                "calibrate --model 2PL --responses bad.csv --out p.csv", "analyse --responses bad.csv --out an")) {
            assertThat(run(command)).isOne();
            assertThat(terminal.err())
                    .contains("bad.csv, line 2, column 3 (q2): got \"x\"", "line 3, column 2 (q1): got \"2.5\"")
                    .doesNotContain("Exception", "\tat ");
        }
        assertThat(folder.resolve("p.csv")).doesNotExist();
        assertThat(run("calibrate --model 2PL --responses rated.csv --out p.csv"))
                .isOne();
        assertThat(terminal.err()).contains("column 2 (q0): has scores up to 2, 2PL items have 0 and 1");
        write("one.csv", "person,q1\np1,1\n");
        assertThat(run("calibrate --model 2PL --responses one.csv --out p.csv")).isOne();
        assertThat(terminal.err()).doesNotContain("Exception");
    }

    @Test
    void wrongUsageIsTold() {
        assertWrong("calibrate --model 5PL --responses scored.csv --out p.csv", "--model \"5PL\": allowed is Rasch");
        assertWrong("calibrate --model 2PL --responses scored.csv --prior-c 1 --out p.csv", "--prior-c is \"1\"");
        assertWrong("calibrate --model 2PL --responses scored.csv --latent free --out p.csv", "--latent free needs");
        assertWrong("calibrate --model 2PL --responses scored.csv --out - --report -", "both -");
        assertWrong("cutscore guess --scores scored.csv --highest 8", "METHOD is \"guess\": allowed is norm");
    }

    @Test
    void tellsFitOfItemsPersonsPairsAndTest() throws IOException {
        run("calibrate --model 2PL --responses scored.csv --out params.csv");

        assertThat(run("fit --params params.csv --responses scored.csv --out fit"))
                .as(terminal.err())
                .isZero();

        assertThat(lines("fit/items.csv").get(0)).contains("infit", "s_x2");
        assertThat(lines("fit/persons.csv")).hasSize(PERSONS + 1);
        assertThat(lines("fit/q3.csv")).hasSize(ITEMS + 1);
        assertThat(json("fit/test.json").get("rmsea").asDouble()).isLessThan(0.1);
        assertNoNaN("fit/items.csv", "fit/persons.csv", "fit/q3.csv", "fit/test.json", "fit/residuals.csv");
    }

    @Test
    void findsDifByEveryMethod() throws IOException {
        assertThat(run("dif --responses scored.csv --groups groups.csv --method all --out dif.csv"))
                .as(terminal.err())
                .isZero();

        assertThat(lines("dif.csv")).hasSize(ITEMS + 1);
        assertThat(lines("dif.csv").get(0))
                .contains("mh_delta", "logistic_p", "sibtest_beta", "lr_statistic", "raju_unsigned_area");
        assertThat(terminal.err()).contains("focal group is women, 100 of 200 persons");
        assertNoNaN("dif.csv");
        assertThat(run("dif --responses scored.csv --groups groups.csv --method MH --purify --out -"))
                .isZero();
        assertThat(terminal.err()).contains("rounds of purification, settled");
        assertThat(run("dif --responses scored.csv --groups groups.csv --focal dogs --out -"))
                .isEqualTo(2);
    }

    @Test
    void linksTwoCalibrations() throws IOException {
        write("one.csv", "item,model,a,b\nq1,2PL,1,0\nq2,2PL,1.5,1\nq3,2PL,0.8,-1\nq9,2PL,1,2\n");
        write("two.csv", "item,model,a,b\nq1,2PL,0.5,1\nq2,2PL,0.75,3\nq3,2PL,0.4,-1\n");

        for (String method : List.of("mean-mean", "mean-sigma", "Haebara", "Stocking-Lord")) {
            assertThat(run("link --from one.csv --to two.csv --method " + method + " --out l.csv --report l.json"))
                    .isZero();
            JsonNode report = json("l.json");
            assertThat(report.get("A").asDouble()).isCloseTo(2, org.assertj.core.data.Offset.offset(1e-6));
            assertThat(report.get("B").asDouble()).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-6));
        }
        assertThat(lines("l.csv").get(4)).startsWith("q9,2PL,0.5");
        write("anchors.csv", "item\nq1\nq7\n");
        assertThat(run("link --from one.csv --to two.csv --anchors anchors.csv --out l.csv"))
                .isOne();
        assertThat(terminal.err()).contains("anchor q7 is not in both forms");
    }

    @Test
    void setsCutScores() throws IOException {
        write("scores.csv", "person,score,group\np1,10,1\np2,20,1\np3,30,2\np4,40,2\n");
        write("judges.csv", "judge,item,value\na,q1,0.5\na,q2,0.7\nb,q1,0.6\nb,q2,0.6\n");

        assertThat(run("cutscore fixed --percentage 55 --scores scores.csv --highest 40"))
                .isZero();
        assertThat(new ObjectMapper().readTree(terminal.out()).get("cut").asDouble())
                .isEqualTo(22);
        assertThat(run("cutscore angoff --judges judges.csv --scores scores.csv --highest 40 --out cut.json"))
                .as(terminal.err())
                .isZero();
        assertThat(json("cut.json").get("cut").asDouble()).isCloseTo(24, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(json("cut.json").get("effect").get("failing").asInt()).isEqualTo(2);
        assertThat(run("cutscore fixed --scores scores.csv --highest 40")).isEqualTo(2);
        assertThat(terminal.err()).contains("--percentage is missing");
        assertThat(run("cutscore angoff --judges scores.csv --scores scores.csv --highest 40"))
                .isOne();
        assertThat(terminal.err()).contains("scores.csv: the header has no column \"judge\"");
    }

    @Test
    void everyCommandHasHelpWithAnExample() {
        for (String command : List.of("analyse", "calibrate", "ability", "fit", "dif", "link", "cutscore")) {
            assertThat(run(command + " --help")).isZero();
            assertThat(terminal.out()).contains("kennispeil " + command + " ");
        }
    }

    private void assertWrong(String command, String message) {
        assertThat(run(command)).as(command).isEqualTo(2);
        assertThat(terminal.err()).contains(message);
    }

    private void assertNoNaN(String... files) throws IOException {
        for (String file : files) {
            assertThat(Files.readString(folder.resolve(file))).as(file).doesNotContain("NaN", "Infinity");
        }
    }

    /** Names of files are in the folder. */
    private int run(String command) {
        String[] words = command.split(" ");
        for (int at = 1; at < words.length; at++) {
            if (words[at].matches("[a-z]+\\.(csv|json)|an|fit")) {
                words[at] = folder.resolve(words[at]).toString();
            }
        }
        return terminal.run(words);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name));
    }

    private JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(name).toFile());
    }
}
