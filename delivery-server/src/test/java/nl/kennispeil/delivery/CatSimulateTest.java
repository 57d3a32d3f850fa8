package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code cat-simulate} as typed, on a made-up bank. */
class CatSimulateTest {

    private static final int ITEMS = 120;

    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal();

    @BeforeEach
    void writeBank() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder bank = new StringBuilder("item,model,a,b,c,domain,seconds,enemies,pilot\n");
        for (int i = 0; i < ITEMS; i++) {
            bank.append(String.format(
                    Locale.ROOT,
                    "q%d,3PL,%.3f,%.3f,%.2f,%d,%d,%s,%s%n",
                    i,
                    0.7 + random.nextDouble(),
                    4 * random.nextDouble() - 2,
                    0.25 * random.nextDouble(),
                    i % 3,
                    40 + random.nextInt(60),
                    i < 40 ? "s" + i / 4 : "",
                    i >= ITEMS - 10 ? "1" : ""));
        }
        write("bank.csv", bank.toString());
        write(
                "blueprint.json",
                "{\"length\":20,\"constraints\":[{\"column\":\"domain\",\"value\":\"0\",\"min\":6,\"max\":7},"
                        + "{\"sum\":\"seconds\",\"min\":1000,\"max\":1700}]}");
        write(
                "cat.json",
                "{\"content\":{\"method\":\"weighted\",\"blueprint\":\"blueprint.json\"},"
                        + "\"exposure\":{\"method\":\"eligibility\",\"max\":0.4,\"overlap\":1.6},"
                        + "\"pilots\":{\"count\":2},\"stop\":{\"length\":20}}");
        write("thetas.csv", "person,theta\n" + people(60));
    }

    private static String people(int many) {
        SplittableRandom random = new SplittableRandom(4);
        StringBuilder lines = new StringBuilder();
        for (int p = 0; p < many; p++) {
            lines.append('p')
                    .append(p)
                    .append(',')
                    .append(4 * random.nextDouble() - 2)
                    .append('\n');
        }
        return lines.toString();
    }

    private int run(String more) {
        return terminal.run(("cat-simulate --bank " + folder.resolve("bank.csv") + " --rules "
                        + folder.resolve("cat.json") + " --out " + folder.resolve("out") + " --warm-up 200 " + more)
                .strip()
                .split(" +"));
    }

    private String thetas() {
        return "--thetas " + folder.resolve("thetas.csv") + " --seed 7 ";
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(folder.resolve("out").resolve(name));
    }

    /** Every second item was not checked; items 0 and 2, 4 and 6 … are cases of two. */
    @Test
    void casesComeWholeAndOnlyItemsThatWereCheckedCome() throws IOException {
        StringBuilder bank = new StringBuilder("item,model,b,case,actual\n");
        for (int i = 0; i < 80; i++) {
            bank.append("q")
                    .append(i)
                    .append(",Rasch,")
                    .append(i % 9 / 4.0 - 1)
                    .append(",c")
                    .append(i / 4 * 2 + i % 2)
                    .append(',')
                    .append(i % 2 == 0 ? "1" : "")
                    .append('\n');
        }
        write("bank.csv", bank.toString());
        write(
                "blueprint.json",
                "{\"length\":10,\"constraints\":[{\"sets\":\"case\",\"whole\":true},{\"actual\":true}]}");
        write(
                "cat.json",
                "{\"content\":{\"method\":\"shadow\",\"blueprint\":\"blueprint.json\"},\"stop\":{\"length\":10}}");

        assertThat(run("--candidates 20")).isZero();

        List<String> lines = lines("runs.csv");
        assertThat(lines).hasSize(201);
        int before = -1;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            int item = Integer.parseInt(cells[2].substring(1));
            assertThat(item % 2).isZero();
            if (Integer.parseInt(cells[1]) % 2 == 0) {
                assertThat(item).isEqualTo(before + 2);
            }
            before = item;
        }
    }

    @Test
    void everyItemOfEveryCandidateIsToldAndTheFiguresFollowFromThem() throws IOException {
        assertThat(run(thetas())).as(terminal.err()).isZero();

        List<String> runs = lines("runs.csv");
        assertThat(runs.get(0)).isEqualTo("person,position,item,score,theta,se");
        assertThat(runs).hasSize(1 + 60 * 22);
        Map<String, List<String[]>> byPerson =
                runs.stream().skip(1).map(line -> line.split(",")).collect(Collectors.groupingBy(cells -> cells[0]));
        int[] given = new int[ITEMS];
        byPerson.forEach((person, rows) -> {
            Set<String> items = new HashSet<>();
            rows.forEach(cells -> assertThat(items.add(cells[2])).isTrue());
            Set<Integer> sets = new HashSet<>();
            for (String item : items) {
                int number = Integer.parseInt(item.substring(1));
                if (number < ITEMS - 10) {
                    given[number]++;
                }
                assertThat(number >= 40 || sets.add(number / 4)).as("enemies").isTrue();
            }
        });
        JsonNode summary = new ObjectMapper().readTree(Files.readString(folder.resolve("out/summary.json")));
        assertThat(summary.get("maxExposure").asDouble())
                .isEqualTo(Arrays.stream(given).max().orElseThrow() / 60.0);
        assertThat(summary.get("meanLength").asDouble()).isEqualTo(20);
        assertThat(summary.get("rmse").asDouble()).isBetween(0.2, 0.6);
        assertThat(summary.get("violations").asInt()).isLessThan(6);
        for (String each : List.of("bias", "overlap", "unusedShare", "microsPerSelection", "maxOverlap", "seMean")) {
            assertThat(summary.get(each).isNumber()).as(each).isTrue();
        }
        assertThat(summary.get("conditional")).hasSize(12);
        assertThat(lines("exposure.csv")).hasSize(1 + ITEMS);
        assertThat(lines("persons.csv")).hasSize(61);
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .contains("<html lang=\"nl\">", "Gesimuleerde adaptieve toets", "<svg class=\"plot\"")
                .doesNotContain("<script", "⟦", "https://", "NaN");
    }

    @Test
    void theSameSeedGivesTheSameRunsOnOneThreadAndOnThree() throws IOException {
        assertThat(run(thetas() + "--threads 1")).isZero();
        List<String> one = lines("runs.csv");
        assertThat(run(thetas() + "--threads 3 --lang en")).isZero();
        assertThat(lines("runs.csv")).isEqualTo(one);
    }

    @Test
    void theShadowTestMeetsTheWholeBlueprintEveryTime() throws IOException {
        write(
                "cat.json",
                "{\"content\":{\"method\":\"shadow\",\"blueprint\":\"blueprint.json\"},"
                        + "\"exposure\":{\"method\":\"eligibility\",\"max\":0.4,\"overlap\":1.6},"
                        + "\"pilots\":{\"count\":2},\"stop\":{\"length\":20}}");
        assertThat(run(thetas())).as(terminal.err()).isZero();
        JsonNode summary = new ObjectMapper().readTree(Files.readString(folder.resolve("out/summary.json")));
        assertThat(summary.get("violations").asInt()).isZero();
        assertThat(summary.get("meanLength").asDouble()).isEqualTo(20);
    }

    @Test
    void candidatesMayBeDrawnAndAFileMayHaveAbilitiesAlone() throws IOException {
        assertThat(run("--candidates 30 --distribution uniform"))
                .as(terminal.err())
                .isZero();
        assertThat(lines("persons.csv")).hasSize(31);
        write("thetas.csv", "theta\n0.5\n-1\n");
        assertThat(run(thetas())).as(terminal.err()).isZero();
        assertThat(lines("persons.csv").get(2)).startsWith("2,-1.0,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'stop':{'length':20},'selct':1} | unknown [selct]",
                "{'stop':{'length':200}} | the shortest test has 200 scored items: the pool has 110",
                "{'stop':{'length':30},'content':{'method':'weighted','blueprint':'blueprint.json'}} | is of 20 items, the longest test scores 30",
                "{'stop':{'length':20},'content':{'method':'weighted','blueprint':'none.json'}} | there is no such file",
                "{'stop':{'length':20},'start':{'block':['nix']}} | item nix is not in the pool"
            })
    void whatIsWrongIsSaidInOneLine(String rules, String message) throws IOException {
        write("cat.json", rules.replace('\'', '"'));
        assertThat(run(thetas())).isEqualTo(1);
        assertThat(terminal.err()).contains(message).doesNotContain("\tat ");
    }

    @Test
    void damagedFilesAndOptionsAreRefused() throws IOException {
        assertThat(run("")).isEqualTo(2);
        assertThat(terminal.err()).contains("--thetas and --candidates: needed is one of them");
        write("thetas.csv", "person,theta\np1,much\n");
        assertThat(run(thetas())).isEqualTo(1);
        assertThat(terminal.err()).contains("much");
        write("thetas.csv", "person,theta\np1,\n");
        assertThat(run(thetas())).isEqualTo(1);
        write("thetas.csv", "person,theta\np1,0\n");
        write("bank.csv", "item,model,a,b\nq1,2PL,1,NaN\nq2,2PL,1,0\n");
        write("cat.json", "{\"stop\":{\"length\":1}}");
        assertThat(run(thetas())).isEqualTo(1);
        assertThat(terminal.err()).contains("NaN");
    }
}
