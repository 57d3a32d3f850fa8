package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every method of {@code cutscore}, as typed, on examples that can be worked by hand. */
class CutscoreCommandTest {

    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal();

    /** Mean 25, SD √(500/3) = 12.9099. */
    @BeforeEach
    void writeScores() throws IOException {
        write("scores.csv", "person,score\np1,10\np2,20\np3,30\np4,40\n");
    }

    @Test
    void normIsSoManySdsFromTheMean() throws IOException {
        assertThat(cut("norm")).isCloseTo(25 - Math.sqrt(500.0 / 3), within(1e-12));
        assertThat(cut("norm --sds 0.5")).isCloseTo(25 + 0.5 * Math.sqrt(500.0 / 3), within(1e-12));
    }

    @Test
    void guessCorrectedTakesAShareOfWhatIsAboveGuessing() throws IOException {
        // 10 + 0.6 (40 - 10)
        assertThat(cut("guess-corrected --percentage 60 --guessing 10")).isCloseTo(28, within(1e-12));
    }

    @Test
    void cohenTakesAShareOfTheBest() throws IOException {
        // P95 by R's type 7 of 10, 20, 30, 40: 30 + 0.85 · 10 = 38.5; 10 + 0.6 (38.5 - 10)
        assertThat(cut("cohen --guessing 10")).isCloseTo(27.1, within(1e-12));
        // P90 is 30 + 0.7 · 10 = 37; 0.7 · 37
        assertThat(cut("modified-cohen --multiplier 0.7")).isCloseTo(25.9, within(1e-12));
        assertThat(run("cutscore modified-cohen --scores scores.csv --highest 40"))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("--multiplier is missing");
    }

    @Test
    void angoffYesNoCountsTheItemsThatAreRight() throws IOException {
        write("judges.csv", "judge,item,value\na,q1,1\na,q2,0\na,q3,1\na,q4,1\nb,q1,1\nb,q2,0\nb,q3,0\nb,q4,1\n");
        // an item is worth 40/4 = 10: judge a 30, judge b 20
        assertThat(cut("angoff-yes-no --judges judges.csv")).isCloseTo(25, within(1e-12));
        write("judges.csv", "judge,item,value\na,q1,0.5\n");
        assertThat(run("cutscore angoff-yes-no --judges judges.csv --scores scores.csv --highest 40"))
                .isOne();
        assertThat(terminal.err()).contains("answer 0.5: allowed is 1 for yes and 0 for no");
    }

    @Test
    void angoffCountsTheLastRound() throws IOException {
        write("judges.csv", """
                judge,item,value,round
                a,q1,0.2,1
                a,q2,0.2,1
                b,q1,0.2,1
                b,q2,0.2,1
                a,q1,0.5,2
                a,q2,0.7,2
                b,q1,0.6,2
                b,q2,0.8,2
                """);
        // items are worth 20: a 20 · 1.2 = 24, b 20 · 1.4 = 28
        assertThat(cut("angoff --judges judges.csv")).isCloseTo(26, within(1e-12));
    }

    @Test
    void ebelWeighsTheCellsOfTheGrid() throws IOException {
        write("judges.csv", "judge,item,relevance,difficulty\na,q1,1,1\na,q2,2,1\nb,q1,1,1\nb,q2,1,1\n");
        write("grid.csv", "judge,relevance,difficulty,share\na,1,1,0.9\na,2,1,0.5\nb,1,1,0.8\nb,2,1,0.4\n");
        // items are worth 20: a 20 (0.9 + 0.5) = 28, b 20 (0.8 + 0.8) = 32
        assertThat(cut("ebel --judges judges.csv --grid grid.csv")).isCloseTo(30, within(1e-12));
    }

    @Test
    void hofsteeMeetsTheCurveOfFailures() throws IOException {
        write("judges.csv", "judge,cut_min,cut_max,fail_min,fail_max\na,0.3,0.7,0.1,0.5\n");
        // from (12, 50 %) to (28, 10 %); between 10 and 20 the curve is flat at 25 %: 12 + 16 · (0.5 - 0.25)/0.4 = 22
        // lies
        // past 20, so the step at 20 is where they meet: the line has 30 % there
        assertThat(cut("hofstee --judges judges.csv")).isCloseTo(20, within(1e-12));
        // median 25, margin 0.1 · 40 = 4: from (0, 100 %) to (21, 0 %); flat at 25 % from 10 to 20: 21 · 0.75 = 15.75
        assertThat(cut("modified-hofstee --margin 0.1")).isCloseTo(15.75, within(1e-12));
    }

    @Test
    void borderlineGroupIsTheMiddleOfThoseRatedBorderline() throws IOException {
        write("scores.csv", "person,score,borderline\np1,10,1\np2,20,1\np3,36,1\np4,40,0\n");

        assertThat(cut("borderline-group")).isEqualTo(20);
        assertThat(cut("borderline-group --mean")).isCloseTo(22, within(1e-12));
        write("scores.csv", "person,score,borderline\np1,10,0\np2,20,0\n");
        assertThat(run("cutscore borderline-group --scores scores.csv --highest 40"))
                .isOne();
        assertThat(terminal.err()).contains("no cut: nobody was rated borderline");
    }

    @Test
    void borderlineRegressionReadsTheLineAtBorderline() throws IOException {
        write("scores.csv", "person,score,rating\np1,10,1\np2,18,2\np3,32,3\np4,40,4\n");
        // slope (−1.5·−15 + −0.5·−7 + 0.5·7 + 1.5·15)/5 = 52/5; 25 + 10.4 (2 − 2.5)
        assertThat(cut("borderline-regression --borderline 2")).isCloseTo(19.8, within(1e-12));
    }

    @Test
    void bookmarkIsTheExpectedScoreAtTheLastPageMastered() throws IOException {
        write("params.csv", "item,model,b\nq1,Rasch,-1\nq2,Rasch,1\n");
        write("judges.csv", "judge,page\na,1\n");
        // page 1 stands at θ = −1 + ln(0.5/0.5) = −1; two items worth 20 each: 20 (1/2 + 1/(1 + e²))
        assertThat(cut("bookmark --params params.csv --judges judges.csv --rp 0.5"))
                .isCloseTo(20 * (0.5 + 1 / (1 + Math.exp(2))), within(1e-9));
        assertThat(json().get("theta").asDouble()).isCloseTo(-1, within(1e-12));
    }

    @Test
    void referenceNormsDoNotFallFromGroupToGroup() throws IOException {
        StringBuilder scores = new StringBuilder("person,score,group\n");
        for (int person = 0; person < 20; person++) {
            int group = person / 10 + 1;
            // ten of 20 and 30 in group 1 (M 25), of 18 and 28 in group 2 (M 23); SD √(250/9) in both
            scores.append("p").append(person).append(',');
            scores.append((person % 2 == 0 ? 20 : 30) - (group == 2 ? 2 : 0)).append(',');
            scores.append(group).append('\n');
        }
        write("scores.csv", scores.toString());

        assertThat(run("cutscore reference-norms --scores scores.csv --highest 40"))
                .isZero();
        double sd = Math.sqrt(250.0 / 9);
        JsonNode norms = json().get("norms");
        assertThat(norms.get(0).get("pass").asDouble()).isCloseTo(25 - sd, within(1e-12));
        assertThat(norms.get(1).get("pass").asDouble()).isCloseTo(25 - sd, within(1e-12));
        assertThat(norms.get(1).get("good").asDouble()).isCloseTo(25 + sd, within(1e-12));
        assertThat(json().get("unadjusted").get(1).get("pass").asDouble()).isCloseTo(23 - sd, within(1e-12));
        assertThat(json().get("adjustments").get(0).get("reason").asText()).contains("may not fall");
    }

    @Test
    void reliabilityAddsAccuracyAndConsistency() throws IOException {
        StringBuilder scores = new StringBuilder("person,score\n");
        for (int person = 0; person < 100; person++) {
            scores.append("p")
                    .append(person)
                    .append(',')
                    .append(15 + person % 5 + person / 20)
                    .append('\n');
        }
        write("scores.csv", scores.toString());

        cut("fixed --percentage 50 --reliability 0.6");
        JsonNode found = json().get("classification");
        assertThat(found.get("accuracy").asDouble()).isBetween(0.5, 1.0);
        assertThat(found.get("consistency").asDouble())
                .isBetween(0.5, found.get("accuracy").asDouble());
    }

    /** One Rasch item: an examinee of ability θ passes with P(θ), who is above 0 truly passes. */
    @Test
    void leeTellsAccuracyFromItemParameters() throws IOException {
        write("params.csv", "item,model,b\nq1,Rasch,0\n");
        write("abilities.csv", "person,theta,se\np1,-1,0.5\np2,1,0.5\n");
        double p = 1 / (1 + Math.exp(-1));

        assertThat(run("cutscore lee --params params.csv --cut 0.5 --abilities abilities.csv"))
                .as(terminal.err())
                .isZero();
        assertThat(json().get("accuracy").asDouble()).isCloseTo(p, within(1e-12));
        assertThat(json().get("consistency").asDouble()).isCloseTo(p * p + (1 - p) * (1 - p), within(1e-12));
        assertThat(json().get("thetaCuts").get(0).asDouble()).isCloseTo(0, within(1e-9));
        assertThat(run("cutscore lee --params params.csv --theta 0")).isZero();
        assertThat(json().get("cuts").get(0).asDouble()).isCloseTo(0.5, within(1e-12));
        assertThat(json().get("accuracy").asDouble()).isBetween(0.6, 0.75);
        assertThat(run("cutscore lee --params params.csv")).isEqualTo(2);
        assertThat(terminal.err()).contains("give --cut (on the score) or --theta");
    }

    @Test
    void rudnerTellsAccuracyFromAbilitiesAndTheirErrors() throws IOException {
        write("params.csv", "item,model,b\nq1,Rasch,0\nq2,Rasch,0\n");
        write("abilities.csv", "person,theta,se\np1,-1,0.5\np2,1,0.5\np3,,\n");

        assertThat(run("cutscore rudner --params params.csv --theta 0 --abilities abilities.csv"))
                .as(terminal.err())
                .isZero();
        // Φ(2) = 0.97724986805 for both
        assertThat(json().get("accuracy").asDouble()).isCloseTo(0.977249868051821, within(1e-9));
        assertThat(terminal.err()).contains("1 persons without an ability do not count");
        assertThat(run("cutscore rudner --params params.csv --cut 0.6,1.4")).isZero();
        assertThat(json().get("byCut")).hasSize(2);
        // both cuts lie as far from the mean
        assertThat(json().get("byCut").get(0).get("accuracy").asDouble())
                .isCloseTo(json().get("byCut").get(1).get("accuracy").asDouble(), within(1e-9));
        assertThat(run("cutscore rudner --params params.csv --cut 3")).isOne();
        assertThat(terminal.err()).contains("--cut 3.0: no ability has this expected score");
    }

    @Test
    void tellsTheReferenceGroupOfPersonsAtADate() throws IOException {
        write("spans.csv", """
                person,from,to,share
                a,2025-01-01,,1
                b,2025-01-01,2025-07-01,1
                b,2025-07-02,,0.5
                c,2025-01-01,,1
                d,2026-05-01,,1
                """);
        write("interruptions.csv", "person,from,to\nc,2025-02-01,2025-02-28\n");
        write("exemptions.csv", "person,months\na,3\nb,3\n");

        assertThat(
                        run(
                                "cutscore reference-group --spans spans.csv --date 2026-01-07 --interruptions interruptions.csv --exemptions exemptions.csv --out groups.csv"))
                .as(terminal.err())
                .isZero();
        List<String> lines = Files.readAllLines(folder.resolve("groups.csv"));
        assertThat(lines.get(0)).isEqualTo("person,trained,exempted,weeks,group");
        // 371 days are 53 weeks, above 52, so 3 months count for 13: week 66 is in 53–78
        assertThat(lines.get(1)).isEqualTo("a,53.0,13.0,66.0,3");
        // 182 days full-time and 189 at half: 276.5/7 = 39.5, below 52, so no exemption: 27–52
        assertThat(lines.get(2)).isEqualTo("b,39.5,0.0,39.5,2");
        // 371 less 28 days: 49 weeks
        assertThat(lines.get(3)).isEqualTo("c,49.0,0.0,49.0,2");
        assertThat(lines.get(4)).as("training has not begun").isEqualTo("d,0.0,0.0,0.0,");
    }

    @Test
    void badTrainingIsToldByLine() throws IOException {
        write(
                "spans.csv",
                "person,from,to,share\na,2025-13-01,,1\nb,1-9-2025,,1\nc,2025-01-01,2024-01-01,1\nd,2025-01-01,,2\ne,31-2-2025,,1\n");

        assertThat(run("cutscore reference-group --spans spans.csv --date 2026-01-07"))
                .isOne();
        assertThat(terminal.err())
                .contains("spans.csv, line 2: from is \"2025-13-01\", allowed is a day such as 2026-02-28")
                .contains("line 4: training from 2025-01-01 to 2024-01-01")
                .contains("line 5: part-time share of the training from 2025-01-01 is 2.0")
                .contains("line 6: from is \"31-2-2025\"")
                .doesNotContain("line 3");
        assertThat(run("cutscore reference-group --spans spans.csv --date 7-1-2026"))
                .isEqualTo(2);
        assertThat(run("cutscore reference-group --spans spans.csv")).isEqualTo(2);
        assertThat(terminal.err()).contains("--date is missing");
        assertThat(run("cutscore norm --scores scores.csv")).isEqualTo(2);
        assertThat(terminal.err()).contains("--highest is missing");
        assertThat(run("cutscore norm --highest 4")).isEqualTo(2);
        assertThat(terminal.err()).contains("--scores is missing");
    }

    private double cut(String method) throws IOException {
        assertThat(run("cutscore " + method + " --scores scores.csv --highest 40"))
                .as(terminal.err())
                .isZero();
        return json().get("cut").asDouble();
    }

    private int run(String command) {
        String[] words = command.split(" ");
        for (int at = 1; at < words.length; at++) {
            if (words[at].endsWith(".csv")) {
                words[at] = folder.resolve(words[at]).toString();
            }
        }
        return terminal.run(words);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(terminal.out());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
