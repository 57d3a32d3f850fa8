package nl.kennispeil.delivery.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.kennispeil.delivery.load.VirtualCandidate.Hall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadRunTest {

    private static final Plan PLAN = new Plan(
            5,
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            Duration.ofSeconds(60),
            Duration.ofSeconds(5),
            false,
            true,
            1);

    @TempDir
    Path folder;

    private final SimulatedLoop loop = new SimulatedLoop();
    private final SimulatedServer server = new SimulatedServer(loop, 12);
    private final Tally tally = new Tally();
    private int done;

    @Test
    void everyCandidateAnswersAllItemsAndHandsIn() throws IOException {
        run(PLAN, 5);

        assertThat(done).isOne();
        assertThat(tally.errors).isZero();
        assertThat(tally.retries).isZero();
        assertThat(tally.starts.count()).isEqualTo(5);
        assertThat(server.submitted).hasSize(5);
        assertThat(server.saved.values()).allSatisfy(saved -> {
            for (int item = 1; item <= 12; item++) {
                assertThat(String.join(" ", saved.values())).contains("DEMO-" + item + ":1=");
            }
        });
        assertThat(ledger()).isEqualTo(stored());
        assertThat(tally.saved).isEqualTo(ledger().size());
        assertThat(tally.saves.maximum()).isLessThan(20);
    }

    @Test
    void handsInWhenTheTimeIsOverThoughItemsAreLeft() throws IOException {
        run(
                new Plan(
                        5,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(5),
                        false,
                        true,
                        1),
                5);

        assertThat(done).isOne();
        assertThat(server.submitted).hasSize(5);
        assertThat(tally.saved).isBetween(10L, 30L);
    }

    @Test
    void keepsARateUntilTheEndByChangingAnswers() throws IOException {
        Plan plan = new Plan(
                5, Duration.ofSeconds(1), Plan.thinkFor(5, 10), Duration.ofSeconds(100), Duration.ZERO, true, true, 1);
        ObjectNode report = run(plan, 5);

        assertThat(report.path("steadySavesPerSecond").asDouble()).isBetween(9.5, 10.5);
    }

    @Test
    void losesNothingWhenTheServerDiesAndComesBack() throws IOException {
        loop.after(45_000, () -> server.losesReplies = true);
        loop.after(45_500, () -> server.down = true);
        loop.after(58_000, () -> {
            server.down = false;
            server.losesReplies = false;
        });
        run(
                new Plan(
                        5,
                        Duration.ofSeconds(10),
                        Duration.ofMillis(300),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(5),
                        true,
                        true,
                        1),
                5);

        assertThat(tally.errors).isZero();
        assertThat(tally.retries).isPositive();
        assertThat(server.submitted).hasSize(5);
        assertThat(ledger()).isEqualTo(stored());
        assertThat(server.mostAtOnce).isBetween(10, Outbox.MOST_EVENTS);
        assertThat(tally.saves.maximum()).isBetween(12_000.0, 45_000.0);
    }

    @Test
    void sendsALongBacklogInPartsTheServerTakes() throws IOException {
        loop.after(15_000, () -> server.down = true);
        loop.after(50_000, () -> server.down = false);
        run(
                new Plan(
                        5,
                        Duration.ofSeconds(10),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(5),
                        true,
                        true,
                        1),
                5);

        assertThat(server.mostAtOnce).isEqualTo(Outbox.MOST_EVENTS);
        assertThat(tally.errors).isZero();
        assertThat(ledger()).isEqualTo(stored());
    }

    @Test
    void takesTheNextCodeWhenOneIsUsed() throws IOException {
        server.usedCodes.addAll(List.of("CODE-0", "CODE-3"));
        run(PLAN, 7);

        assertThat(tally.skippedCodes).isEqualTo(2);
        assertThat(tally.errors).isZero();
        assertThat(server.submitted).hasSize(5);
    }

    @Test
    void goesOnWithoutACandidateWhoseCodesAreAllUsed() throws IOException {
        server.usedCodes.add("CODE-2");
        ObjectNode report = run(PLAN, 5);

        assertThat(server.submitted).hasSize(4);
        assertThat(report.path("errors").asLong()).isOne();
        assertThat(report.path("errorReasons").path("no unused code left").asInt())
                .isOne();
    }

    @Test
    void countsAnswersMadeAfterTheDeadlineAndHandsInTheRest() throws IOException {
        server.deadlineSeq = 4;
        run(PLAN, 5);

        assertThat(tally.refused).isEqualTo(5);
        assertThat(tally.saved).isEqualTo(15);
        assertThat(server.submitted).hasSize(5);
        assertThat(ledger()).isEqualTo(stored());
    }

    @Test
    void fetchesThePackageOnceWhenAskedTo() throws IOException {
        run(
                new Plan(
                        5,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(5),
                        false,
                        false,
                        1),
                5);

        assertThat(server.calls.get("packages")).isOne();
        assertThat(server.submitted).hasSize(5);
    }

    @Test
    void endsWithErrorsWhenTheServerStaysAway() throws IOException {
        loop.after(20_000, () -> server.down = true);
        run(PLAN, 5);

        assertThat(done).isOne();
        assertThat(tally.errors).isEqualTo(5);
        assertThat(tally.reasons()).isEqualTo(Map.of("not handed in when the run ended", 5));
    }

    @Test
    void isTheSameRunForTheSameSeed() throws IOException {
        ObjectNode report = run(PLAN, 5);
        LoadRunTest again = new LoadRunTest();
        again.folder = folder;

        assertThat(again.run(PLAN, 5)).isEqualTo(report);
        assertThat(again.server.saved).isEqualTo(server.saved);
    }

    @Test
    void reportsEveryField() throws IOException {
        ObjectNode report = run(PLAN, 5);
        List<String> names = new ArrayList<>();
        report.fieldNames().forEachRemaining(names::add);

        assertThat(names)
                .contains(
                        "candidates",
                        "saves",
                        "errors",
                        "retries",
                        "p50Ms",
                        "p99Ms",
                        "maxMs",
                        "lagP99Ms",
                        "starts",
                        "startP50Ms",
                        "startP99Ms",
                        "loginP99Ms",
                        "submits",
                        "submitP99Ms",
                        "refused",
                        "skippedCodes",
                        "seconds",
                        "savesPerSecond",
                        "valid")
                .doesNotContain("serverCpuMillisPerSave");
        assertThat(report.path("valid").asBoolean()).isTrue();
        assertThat(report.path("savesPerSecond").asDouble())
                .isEqualTo(
                        report.path("saves").asLong() / report.path("seconds").asDouble());
    }

    @Test
    void isNotValidWhenTheGeneratorRanLate() {
        tally.lag.since(0, 51_000_000);

        assertThat(LoadReport.valid(tally)).isFalse();
        assertThat(LoadReport.summary(tally, 1)).contains("NOT VALID");
    }

    private ObjectNode run(Plan plan, int codes) throws IOException {
        List<String> list = new ArrayList<>();
        for (int i = 0; i < codes; i++) {
            list.add("CODE-" + i);
        }
        Steady steady = new Steady(() -> tally.saved, loop::nanos, null);
        try (Ledger ledger = Ledger.to(folder.resolve("ledger.csv"))) {
            Hall hall = new Hall(loop, plan, new CodeList(list), new Contents(), ledger, tally, "test");
            LoadRun run = new LoadRun(hall, server::line, steady, () -> done++);
            run.begin();
            loop.runUntil(1_000);
            return LoadReport.of(plan, tally, steady, run.seconds());
        }
    }

    private List<String> ledger() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve("ledger.csv")));
        assertThat(lines.remove(0)).isEqualTo(Ledger.HEADER);
        Collections.sort(lines);
        return lines;
    }

    private List<String> stored() {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, TreeMap<Integer, String>> each : server.saved.entrySet()) {
            each.getValue().forEach((seq, saved) -> {
                String[] parts = saved.split("=", -1);
                lines.add(each.getKey() + "," + parts[0] + "," + seq + "," + parts[1]);
            });
        }
        Collections.sort(lines);
        return lines;
    }
}
