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

    /** An item all get right is left out, a person without responses does not count; the Dutch report says so in Dutch. */
    @Test
    void warningsOfACalibrationHaveAKindAndSpeakDutchInTheReport() throws IOException {
        StringBuilder some = new StringBuilder(lines("scored.csv").get(0)).append(",easy\n");
        lines("scored.csv").stream().skip(1).forEach(each -> some.append(each).append(",1\n"));
        some.append("nobody").append(",".repeat(ITEMS + 1)).append('\n');
        write("some.csv", some.toString());

        assertThat(run("calibrate --model 2PL --responses some.csv --out p.csv --report r.json"))
                .as(terminal.err())
                .isZero();

        JsonNode report = json("r.json");
        assertThat(report.get("warnings").toString())
                .contains("1 of 201 persons have no response", "item easy was left out: everybody who responded");
        assertThat(report.get("warningKinds").get(0).get("kind").asText()).isEqualTo("without-response");
        assertThat(report.get("warningKinds").get(0).get("value").asDouble()).isOne();
        assertThat(report.get("leftOut").get(0).get("kind").asText()).isEqualTo("one-score");
        assertThat(Files.readString(folder.resolve("r.html")))
                .contains(
                        "<li lang=\"nl\">1 van 201 deelnemers gaven geen enkel antwoord en tellen niet mee.</li>",
                        "easy: iedereen die antwoord gaf, heeft dezelfde score")
                .doesNotContain("⟦", "left out");
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
                .contains("mh_delta", "logistic_p", "sibtest_beta", "lr_statistic", "raju_unsigned_area")
                .contains("bd_statistic", "bd_trend_p", "delta_distance", "delta_flagged_normal", "gmh_statistic");
        assertThat(terminal.err()).contains("focal group is women, 100 of 200 persons");
        assertNoNaN("dif.csv");
        assertThat(run("dif --responses scored.csv --groups groups.csv --method MH --purify --out -"))
                .isZero();
        assertThat(terminal.err()).contains("rounds of purification, settled");
        assertThat(run("dif --responses scored.csv --groups groups.csv --focal dogs --out -"))
                .isEqualTo(2);
    }

    /** For two categories Mantel and generalised MH are the same test. */
    @Test
    void eachMethodForDifWorksAlone() throws IOException {
        for (String method : List.of("Breslow-Day", "delta-plot", "Mantel", "generalized-MH", "standardization")) {
            assertThat(run("dif --responses scored.csv --groups groups.csv --out dif.csv --method " + method))
                    .as(terminal.err())
                    .isZero();
            assertThat(lines("dif.csv")).hasSize(ITEMS + 1);
        }
        run("dif --responses scored.csv --groups groups.csv --out m.csv --method Mantel");
        run("dif --responses scored.csv --groups groups.csv --out g.csv --method generalized-MH");
        for (int item = 1; item <= ITEMS; item++) {
            assertThat(Double.parseDouble(lines("g.csv").get(item).split(",")[1]))
                    .isCloseTo(
                            Double.parseDouble(lines("m.csv").get(item).split(",")[1]),
                            org.assertj.core.data.Offset.offset(1e-9));
        }
        assertThat(run("dif --responses rated.csv --groups groups.csv --out g.csv --method generalized-MH"))
                .isZero();
        assertThat(lines("g.csv").get(1)).contains(",2");
        assertThat(run("dif --responses rated.csv --groups groups.csv --out g.csv --method delta-plot"))
                .isOne();
        assertThat(terminal.err()).contains("categories: a delta plot is for right and wrong");
    }

    @Test
    void equatesFormsByTheirItems() throws IOException {
        write("one.csv", "item,model,b\nq1,Rasch,-1\nq2,Rasch,0\nq3,Rasch,1\n");
        write("two.csv", "item,model,b\nq1,Rasch,-0.5\nq2,Rasch,0.5\nq3,Rasch,1.5\nq4,Rasch,0\n");

        assertThat(run("equate --from one.csv --to one.csv --linked --out t.csv"))
                .as(terminal.err())
                .isZero();
        assertThat(lines("t.csv").get(0)).isEqualTo("score,theta,true_score,observed_score");
        for (int score = 0; score <= 3; score++) {
            // a form is worth itself
            String[] row = lines("t.csv").get(score + 1).split(",", -1);
            assertThat(Double.parseDouble(row[2])).isCloseTo(score, org.assertj.core.data.Offset.offset(1e-9));
            assertThat(Double.parseDouble(row[3])).isCloseTo(score, org.assertj.core.data.Offset.offset(1e-9));
        }
        // items of --to are 0.5 harder only by their scale: after the link the common ones are the same, and q4 is
        // worth
        // 1/(1 + e^-(theta + 0.5 - 0)) more
        assertThat(run("equate --from one.csv --to two.csv --method true-score --link-method mean-mean --out t.csv"))
                .isZero();
        assertThat(terminal.err()).contains("A = 1.0, B = 0.5", "warning: only 3 common items");
        String[] two = lines("t.csv").get(3).split(",", -1);
        double theta = Double.parseDouble(two[1]);
        assertThat(Double.parseDouble(two[2]))
                .isCloseTo(2 + 1 / (1 + Math.exp(-theta)), org.assertj.core.data.Offset.offset(1e-9));
        assertThat(run("equate --from one.csv --to two.csv --linked --method true-score --out t.csv"))
                .isZero();
        assertThat(Double.parseDouble(lines("t.csv").get(3).split(",", -1)[2])).isLessThan(2.5);
        assertWrong("equate --from one.csv --to two.csv --method linear --out t.csv", "allowed is true-score");
        assertWrong("equate --from one.csv --scores-x two.csv --out t.csv", "give --from and --to, or --scores-x");
    }

    @Test
    void equatesFormsByScores() throws IOException {
        StringBuilder x = new StringBuilder("score,anchor\n");
        StringBuilder y = new StringBuilder("score,anchor\n");
        SplittableRandom random = new SplittableRandom(9);
        for (int person = 0; person < 400; person++) {
            int score = (int) Math.round(Math.max(0, Math.min(17, 9 + 3 * gauss(random))));
            x.append(score).append(',').append(score / 2).append('\n');
            y.append(score + 2).append(',').append(score / 2).append('\n');
        }
        write("x.csv", x.toString());
        write("y.csv", y.toString());

        String equate = "equate --scores-x x.csv --scores-y y.csv --highest-x 20 --highest-y 22 --out t.csv";
        assertThat(run(equate)).as(terminal.err()).isZero();
        assertThat(lines("t.csv")).hasSize(22).first().isEqualTo("score,mean,linear,equipercentile");
        for (String cell : lines("t.csv").get(10).split(",")) {
            // everybody has 2 more on Y, so 9 is worth 11 by every method
            assertThat(Double.parseDouble(cell)).isIn(9.0, 11.0);
        }
        assertThat(run(equate + " --smooth aic --seed 3 --draws 50")).isZero();
        assertThat(lines("t.csv").get(0)).endsWith("equipercentile,equipercentile_se");
        List<String> once = lines("t.csv");
        assertThat(Double.parseDouble(once.get(10).split(",")[6])).isBetween(0.05, 1.0);
        assertThat(terminal.err()).contains("x was smoothed with ", "moments");
        run(equate + " --smooth aic --seed 3 --draws 50");
        assertThat(lines("t.csv")).as("the seed decides").isEqualTo(once);
        assertThat(run(equate + " --chained --smooth 3")).as(terminal.err()).isZero();
        assertThat(Double.parseDouble(lines("t.csv").get(10).split(",")[1]))
                .isCloseTo(11, org.assertj.core.data.Offset.offset(1e-9));
        assertWrong(equate + " --smooth 11", "--smooth is \"11\": allowed is 1..10");
        assertWrong(equate + " --chained --seed 1", "--seed with --chained");
        write("bad.csv", "score\n3\n2.5\n");
        assertThat(run("equate --scores-x bad.csv --scores-y y.csv --out t.csv"))
                .isOne();
        assertThat(terminal.err()).contains("a score is 2.5, allowed is a whole number");
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
    void anAnchorThatDriftedIsTakenOutOfTheLink() throws IOException {
        StringBuilder one = new StringBuilder("item,model,b\n");
        StringBuilder two = new StringBuilder("item,model,b\n");
        for (int item = 0; item < 12; item++) {
            double b = item / 4.0 - 1.5;
            one.append("q").append(item).append(",Rasch,").append(b).append('\n');
            // q4 became one unit harder; the others moved by 0.5, give or take 0.01
            double moved = b + 0.5 + 0.01 * (item % 3 - 1) + (item == 4 ? 1 : 0);
            two.append("q").append(item).append(",Rasch,").append(moved).append('\n');
        }
        write("one.csv", one.toString());
        write("two.csv", two.toString());

        for (String rule : List.of("robust-z", "d2", "all", "perpendicular --drift-limit 2")) {
            assertThat(run("link --from one.csv --to two.csv --method mean-mean --drift-kept 0.9 --drift " + rule
                            + " --out l.csv --report l.json"))
                    .as(terminal.err())
                    .isZero();
            JsonNode report = json("l.json");
            assertThat(report.get("removed")).as(rule).hasSize(1);
            assertThat(report.get("removed").get(0).asText()).isEqualTo("q4");
            assertThat(report.get("B").asDouble()).isBetween(0.49, 0.51);
            JsonNode q4 = report.get("anchors").get(4);
            assertThat(q4.get("removed").asBoolean()).isTrue();
            assertThat(q4.get("before").get("robustZ").asDouble()).isGreaterThan(10);
            assertThat(q4.get("before").get("flags")).isNotEmpty();
            assertThat(q4.has("after")).isFalse();
            assertThat(terminal.err()).contains("removed for drift: q4", "1 of 12 anchors were removed for drift");
        }
        assertThat(run("link --from one.csv --to two.csv --method mean-mean --out l.csv --report l.json"))
                .isZero();
        // without a check all twelve count: 0.5 + 1/12
        assertThat(json("l.json").get("B").asDouble()).isBetween(0.58, 0.59);
        assertThat(json("l.json").get("anchors").get(4).get("after").get("d2").asDouble())
                .isGreaterThan(0.01);
        assertWrong("link --from one.csv --to two.csv --drift z --out l.csv", "--drift is \"z\": allowed is robust-z");
        assertWrong("link --from one.csv --to two.csv --drift-limit 2 --out l.csv", "--drift-limit with --drift none");
    }

    @Test
    void covariancesOfBothCalibrationsGiveTheLinkStandardErrors() throws IOException {
        for (String name : List.of("scored", "women")) {
            write(name + ".csv", Files.readString(folder.resolve("scored.csv")));
            assertThat(run("calibrate --model 2PL --responses " + name + ".csv --out p" + name + ".csv --covariance c"
                            + name + ".csv"))
                    .as(terminal.err())
                    .isZero();
        }
        assertThat(lines("cscored.csv")).hasSize(2 * ITEMS + 1);
        assertThat(lines("cscored.csv").get(0)).startsWith("parameter,q0.a,q0.b,q1.a,");
        // the square of a standard error in params.csv
        double se = Double.parseDouble(lines("pscored.csv").get(1).split(",", -1)[6]);
        assertThat(Double.parseDouble(lines("cscored.csv").get(1).split(",")[1]))
                .isCloseTo(se * se, org.assertj.core.data.Offset.offset(1e-9));

        String link = "link --from pscored.csv --to pwomen.csv --from-covariance cscored.csv --out l.csv";
        assertThat(run(link + " --to-covariance cwomen.csv --report l.json"))
                .as(terminal.err())
                .isZero();
        assertThat(json("l.json").get("A").asDouble()).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-6));
        assertThat(json("l.json").get("seA").asDouble()).isBetween(0.01, 1.0);
        assertThat(json("l.json").get("seB").asDouble()).isBetween(0.01, 1.0);
        assertWrong(link, "go together");
        write("cwomen.csv", String.join("\n", lines("cwomen.csv").subList(0, 5)) + "\n");
        assertThat(run(link + " --to-covariance cwomen.csv")).isOne();
        assertThat(terminal.err()).contains("has no row and column \"q2.a\"");
        assertThat(run("calibrate --model Rasch --method CML --responses scored.csv --out p.csv --covariance c.csv"))
                .isZero();
        assertThat(lines("c.csv")).hasSize(ITEMS + 1);
        assertWrong(
                "calibrate --model 2PL --se none --responses scored.csv --out p.csv --covariance c.csv",
                "--covariance needs standard errors");
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
        for (String command : List.of("analyse", "calibrate", "ability", "fit", "dif", "link", "equate", "cutscore")) {
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
