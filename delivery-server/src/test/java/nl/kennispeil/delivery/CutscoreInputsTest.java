package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code cutscore} does with files of scores and judges that are not as expected, and what it tells of them. */
class CutscoreInputsTest {

    private static final String FIXED =
            "cutscore fixed --scores @scores.csv --highest 10 --percentage 55 --out @cut.json";

    private Desk desk;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        desk = new Desk(folder);
        desk.write("scores.csv", "person,score\na,4\nb,6\nc,8\n");
    }

    @Test
    void aPersonTwiceIsRefusedWithTheLine() throws IOException {
        desk.write("scores.csv", "person,score\na,4\nb,6\na,8\n");

        desk.refuses(FIXED, "@scores.csv, line 4, column 1 (person): is the same as on line 2, allowed is once");
    }

    @Test
    void theLowestPassingScoreIsWholeOnlyWhereScoresAre() throws IOException {
        desk.passes(FIXED);
        assertThat(desk.json("cut.json").get("cut").asDouble()).isEqualTo(5.5);
        assertThat(desk.json("cut.json").get("lowestPassing").asDouble()).isEqualTo(6);

        desk.write("scores.csv", "person,score\na,4.33\nb,6\nc,8\n");
        desk.passes(FIXED);
        assertThat(desk.json("cut.json").get("lowestPassing").asDouble()).isEqualTo(5.5);
    }

    @Test
    void scoresOutsideTheScaleAreRefused() throws IOException {
        desk.write("scores.csv", "person,score\na,4\nb,11\n");
        desk.refuses(FIXED, "scores.csv, line 3, column 2 (score): got 11.0, allowed is to --highest 10.0");

        desk.write("scores.csv", "person,score\na,4\nb,-1\nc,2\n");
        desk.refuses(FIXED + " --lowest 0", "line 3, column 2 (score): got -1.0, allowed is from --lowest 0.0");
        desk.passes(FIXED);
        desk.passes(FIXED + " --lowest -10");
    }

    @Test
    void groupsMayHaveNames() throws IOException {
        desk.write("scores.csv", "person,group,score\na,third year,4\nb,first year,6\nc,third year,8\n");
        desk.passes(FIXED);
        JsonNode groups = desk.json("cut.json").get("effectByGroup");
        assertThat(groups.findValuesAsText("group")).containsExactly("third year", "first year");
        assertThat(groups.findValuesAsText("persons")).containsExactly("2", "1");
        desk.refuses("cutscore reference-norms --scores @scores.csv --highest 10", "need groups in order");

        desk.write("scores.csv", "person,group,score\na,3,4\nb,1,6\nc,3,8\n");
        desk.passes(FIXED);
        assertThat(desk.json("cut.json")
                        .get("effectByGroup")
                        .get(0)
                        .get("group")
                        .asInt())
                .isOne();
    }

    @Test
    void judgementsThatCannotBeAreRefusedByTheirPlace() throws IOException {
        String judged = " --judges @judges.csv --scores @scores.csv --highest 10";
        desk.write("judges.csv", "item,judge,value\nq1,a,0.5\nq2,a,1.5\n");
        desk.refuses("cutscore angoff" + judged, "@judges.csv, line 3, column 3 (value): share 1.5: allowed is 0..1");
        desk.refuses("cutscore angoff-yes-no" + judged, "line 2, column 3 (value): answer 0.5: allowed is 1 for yes");
        desk.write("judges.csv", "item,judge,value\nq1,a,0.5\nq1,a,0.6\n");
        desk.refuses("cutscore angoff" + judged, "line 3, column 1 (item): judge a judges item q1 twice");
        desk.write("judges.csv", "judge,cut_min,cut_max,fail_min,fail_max\na,0.4,0.6,0.1,20\n");
        desk.refuses("cutscore hofstee" + judged, "line 2, column 5 (fail_max): got 20.0, allowed is a share 0..1");
        desk.write("judges.csv", "judge,page\na,1.5\n");
        desk.write("params.csv", "item,model,b\nq1,Rasch,0\nq2,Rasch,1\n");
        desk.refuses("cutscore bookmark --params @params.csv" + judged, "line 2, column 2 (page): got 1.5");
        desk.write("judges.csv", "judge,item,relevance,difficulty\na,q1,1,0\n");
        desk.refuses(
                "cutscore ebel --grid @judges.csv" + judged, "line 2, column 4 (difficulty): got 0.0, allowed is 1");
    }

    @Test
    void whatIsDoneToJudgementsIsTold() throws IOException {
        desk.write("judges.csv", "judge,item,value\na,q1,0.5\na,q2,0.6\nb,q1,0.7\n");
        desk.passes("cutscore angoff --judges @judges.csv --scores @scores.csv --highest 10 --out @cut.json");

        // items are worth 5; a 5 (0.5 + 0.6), b 5 (0.7 + 0.6)
        assertThat(desk.json("cut.json").get("cut").asDouble()).isCloseTo(6, within(1e-12));
        assertThat(desk.json("cut.json").get("notes").toString())
                .contains("judge b gave nothing for q2: counted as the mean of the other judges")
                .contains("2 items were judged and the highest score is 10.0", "5.0 points");

        desk.write("judges.csv", "judge,page\na,1\n");
        desk.write("params.csv", "item,model,b\nq1,Rasch,0\nq2,Rasch,1\n");
        desk.passes("cutscore bookmark --params @params.csv --judges @judges.csv --scores @scores.csv --highest 10");
        assertThat(desk.out()).contains("the items are worth 2 points of a highest score of 10.0");
    }
}
