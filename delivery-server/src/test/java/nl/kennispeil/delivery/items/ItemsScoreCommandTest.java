package nl.kennispeil.delivery.items;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ItemsScoreCommandTest {

    @TempDir
    Path folder = Path.of(".");

    private static final String OFFICIAL = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void items() throws IOException {
        item(
                "choice",
                "identifier",
                "[\"qti-correct-response\",[\"qti-value\",\"B\"]]",
                OFFICIAL + "match_correct.xml",
                "integer");
        item(
                "map",
                "string",
                "[\"qti-mapping\",{\"upper-bound\":\"2\"},[\"qti-map-entry\",{\"map-key\":\"x\",\"mapped-value\":\"2.5\"}]]",
                OFFICIAL + "map_response.xml",
                "float");
        Files.writeString(folder.resolve("report.json"), "{\"items\":[]}");
    }

    private void item(String identifier, String type, String inside, String template, String score) throws IOException {
        Files.writeString(
                folder.resolve(identifier + ".json"),
                ("{'format':'kennispeil-item/1','identifier':'%s','item':['qti-assessment-item',{'identifier':'%s'},"
                                        + "['qti-response-declaration',{'identifier':'RESPONSE','cardinality':'single','base-type':'%s'},")
                                .formatted(identifier, identifier, type)
                                .replace('\'', '"')
                        + inside
                        + ("],['qti-outcome-declaration',{'identifier':'SCORE','cardinality':'single','base-type':'%s'}],"
                                        + "['qti-response-processing',{'template':'%s'}]]}")
                                .formatted(score, template)
                                .replace('\'', '"'));
    }

    private int score(String rows, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("responses.txt"), rows);
        CommandLine line = new CommandLine(new ItemsScoreCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        String[] all = new String[more.length + 3];
        all[0] = folder.toString();
        all[1] = "--responses";
        all[2] = file.toString();
        System.arraycopy(more, 0, all, 3, more.length);
        return line.execute(all);
    }

    private JsonNode result() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    @Test
    void eachRowGetsItsOutcomes() throws IOException {
        assertThat(score("[{\"identifier\":\"choice\",\"responses\":{\"RESPONSE\":[\"B\"]}},"
                        + "{\"identifier\":\"map\",\"responses\":{\"RESPONSE\":\"x\"}},"
                        + "{\"identifier\":\"choice\",\"responses\":{\"RESPONSE\":null}}]"))
                .isZero();
        assertThat(result().get(0).path("outcomes").toString()).isEqualTo("{\"SCORE\":1,\"MAXSCORE\":1.0}");
        assertThat(result().get(0).path("responses").toString()).isEqualTo("{\"RESPONSE\":[\"B\"]}");
        assertThat(result().get(1).path("outcomes").toString()).isEqualTo("{\"SCORE\":2.0,\"MAXSCORE\":2.0}");
        assertThat(result().get(2).path("outcomes").path("SCORE").asInt(-1)).isZero();
        assertThat(err.toString()).contains("3 rows scored against 2 items, 0 with an error");
    }

    @Test
    void aRowThatIsWrongStopsNobody() throws IOException {
        Files.writeString(
                folder.resolve("broken.json"),
                "{\"format\":\"kennispeil-item/1\",\"identifier\":\"broken\",\"item\":[]}");
        Files.writeString(
                folder.resolve("other.json"),
                Files.readString(folder.resolve("map.json")).replace("2.5", "1.5"));
        assertThat(score("[7,{\"responses\":{}},{\"identifier\":\"nobody\",\"responses\":{}},"
                        + "{\"identifier\":\"choice\"},{\"identifier\":\"choice\",\"responses\":{\"RESPONSE\":[[1]]}},"
                        + "{\"identifier\":\"broken\",\"responses\":{}},{\"identifier\":\"map\",\"responses\":{}},"
                        + "{\"identifier\":\"choice\",\"responses\":{\"RESPONSE\":[\"B\"]}}]"))
                .isZero();
        JsonNode rows = result();
        assertThat(rows).hasSize(8);
        for (int row = 0; row < 7; row++) {
            assertThat(rows.get(row).path("error").asText("")).as("row " + row).isNotEmpty();
            assertThat(rows.get(row).has("outcomes")).as("row " + row).isFalse();
        }
        assertThat(rows.get(5).path("error").asText()).contains("could not be read");
        assertThat(rows.get(6).path("error").asText()).contains("several");
        assertThat(rows.get(7).path("outcomes").path("SCORE").asInt(-1)).isEqualTo(1);
    }

    @Test
    void ofTwoItemsWithOneIdentifierTheFileSaysWhich() throws IOException {
        Files.writeString(
                folder.resolve("map-2.json"),
                Files.readString(folder.resolve("map.json")).replace("2.5", "1.5"));
        score("[{\"identifier\":\"map\",\"canonical\":\"map-2.json\",\"responses\":{\"RESPONSE\":[\"x\"]}},"
                + "{\"identifier\":\"map\",\"canonical\":\"map\",\"responses\":{\"RESPONSE\":[\"x\"]}}]");
        assertThat(result().get(0).path("outcomes").path("SCORE").asDouble()).isEqualTo(1.5);
        assertThat(result().get(1).path("outcomes").path("SCORE").asDouble()).isEqualTo(2);
    }

    @Test
    void anItemThatCannotBeScoredSaysWhy() throws IOException {
        item("strange", "identifier", "[\"x\"]", "http://example.org/own", "float");
        score("[{\"identifier\":\"strange\",\"responses\":{\"RESPONSE\":[\"A\"]}}]");
        assertThat(result().get(0).path("error").asText()).contains("template");
        assertThat(result().get(0).path("outcomes").has("SCORE")).isFalse();
        assertThat(result().get(0).path("failed").has("SCORE")).isTrue();
    }

    private void asking(String identifier, String key, String interaction) throws IOException {
        item(
                identifier,
                key.matches("[0-9]+") ? "integer" : "identifier",
                "[\"qti-correct-response\",[\"qti-value\",\"" + key + "\"]]",
                OFFICIAL + "match_correct.xml",
                "float");
        Path file = folder.resolve(identifier + ".json");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "[\"qti-response-processing\"",
                                ("['qti-item-body',{}," + interaction + "],").replace('\'', '"')
                                        + "[\"qti-response-processing\""));
    }

    @Test
    void anItemThatTheReportCallsNotScorableGetsNoZero() throws IOException {
        asking(
                "odd",
                "Z",
                "['qti-choice-interaction',{'response-identifier':'RESPONSE','max-choices':'1'},"
                        + "['qti-simple-choice',{'identifier':'A'},'a'],['qti-simple-choice',{'identifier':'B'},'b']]");
        score("[{\"identifier\":\"odd\",\"responses\":{\"RESPONSE\":[\"A\"]}}]");
        JsonNode row = result().get(0);
        assertThat(row.path("outcomes").has("SCORE")).isFalse();
        assertThat(row.path("notes").get(0).asText()).contains("not scorable");
        assertThat(row.path("failed").has("SCORE")).isTrue();
    }

    @Test
    void aValueThatIsNoAnswerIsNoted() throws IOException {
        asking(
                "two",
                "A",
                "['qti-choice-interaction',{'response-identifier':'RESPONSE','max-choices':'1'},"
                        + "['qti-simple-choice',{'identifier':'A'},'a'],['qti-simple-choice',{'identifier':'B'},'b']]");
        asking(
                "bar",
                "5",
                "['qti-slider-interaction',{'response-identifier':'RESPONSE','lower-bound':'0','upper-bound':'10'}]");
        score("[{\"identifier\":\"two\",\"responses\":{\"RESPONSE\":[\"Q\"]}},"
                + "{\"identifier\":\"bar\",\"responses\":{\"RESPONSE\":[\"11\"]}},"
                + "{\"identifier\":\"two\",\"responses\":{\"RESPONSE\":[\"A\"]}},"
                + "{\"identifier\":\"bar\",\"responses\":{\"RESPONSE\":[\"5\"]}}]");
        assertThat(result().get(0).path("notes").toString()).contains("no choice of the interaction");
        assertThat(result().get(1).path("notes").toString()).contains("outside the range");
        assertThat(result().get(2).has("notes")).isFalse();
        assertThat(result().get(2).path("outcomes").path("SCORE").asDouble()).isEqualTo(1);
        assertThat(result().get(3).has("notes")).isFalse();
        assertThat(result().get(3).path("outcomes").path("SCORE").asDouble()).isEqualTo(1);
    }

    @Test
    void resultsGoToAFileWhenAsked() throws IOException {
        Path file = folder.resolve("result.txt");
        assertThat(score("[]", "--out", file.toString())).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(Files.readString(file)).isEqualToIgnoringWhitespace("[]");
    }

    @Test
    void wrongUsageIsTwoAndABrokenFileOne() throws IOException {
        assertThat(score("[]", "--out", folder.resolve("no/such/file").toString()))
                .isEqualTo(2);
        assertThat(new CommandLine(new ItemsScoreCommand())
                        .setErr(new PrintWriter(err))
                        .execute(folder.resolve("none").toString(), "--responses", "x"))
                .isEqualTo(2);
        assertThat(score("[{\"secret answer")).isEqualTo(1);
        assertThat(score("{}")).isEqualTo(1);
        assertThat(err.toString()).doesNotContain("secret");
    }
}
