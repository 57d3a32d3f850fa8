package nl.kennispeil.delivery.solver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.kennispeil.bank.blueprint.AtaProblem;
import nl.kennispeil.bank.blueprint.Blueprint;
import nl.kennispeil.bank.blueprint.BlueprintJson;
import nl.kennispeil.bank.blueprint.Coverage;
import nl.kennispeil.bank.blueprint.FormProgramme;
import nl.kennispeil.bank.blueprint.Stock;
import nl.kennispeil.scoring.assembly.Programme;
import nl.kennispeil.scoring.assembly.Solution;
import nl.kennispeil.scoring.assembly.Solver.Limits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NativeSolverTest {

    private final List<String> trouble = new ArrayList<>();
    private final NativeSolver solver = new NativeSolver(trouble::add);

    @BeforeEach
    void onlyWhereThereIsOne() {
        assumeTrue(NativeSolver.available(), "no native solver for this machine");
    }

    @Test
    void theBestOf160ItemsOutOf1000IsFoundAndProven() {
        Blueprint blueprint = BlueprintJson.read(AtaProblem.blueprint().getBytes(UTF_8), "ata");
        Stock stock = AtaProblem.stock();
        FormProgramme programme = FormProgramme.of(blueprint, stock, List.of(), 1, 1);
        Solution solution = solver.solve(programme.programme(), Limits.exact(60));
        assertThat(trouble).isEmpty();
        assertThat(solution.status()).isEqualTo(Solution.Status.OPTIMAL);
        assertThat(solution.value()).isCloseTo(AtaProblem.OPTIMUM, within(1e-6));
        assertThat(solution.bound()).isCloseTo(AtaProblem.OPTIMUM, within(1e-6));
        assertThat(Coverage.of(blueprint, programme.forms(solution.x()).get(0), List.of())
                        .met())
                .isTrue();
    }

    @Test
    void smallProgrammesHaveTheValueThatTryingAllFinds() {
        SplittableRandom random = new SplittableRandom(20261123);
        for (int i = 0; i < 6; i++) {
            Programme programme = SmallProgrammes.any(random);
            Solution solution = solver.solve(programme, Limits.exact(30));
            double best = SmallProgrammes.best(programme);
            if (Double.isNaN(best)) {
                assertThat(solution.status()).isEqualTo(Solution.Status.INFEASIBLE);
            } else {
                assertThat(solution.status()).isEqualTo(Solution.Status.OPTIMAL);
                assertThat(solution.value()).isCloseTo(best, within(1e-7));
            }
        }
        assertThat(trouble).isEmpty();
    }

    @Test
    void aNumberThatFollowsFromWholeOnesIsRight() {
        // largest y below both 3 a + b and a + 3 b + c/3, of which two may be taken
        Programme programme = new Programme.Builder(4)
                .continuous(3, 0, 100)
                .gain(3, 1)
                .row(Programme.Row.count("two", new int[] {0, 1, 2}, 2, 2))
                .row(new Programme.Row("one", new int[] {0, 1, 3}, new double[] {3, 1, -1}, 0, 1e9))
                .row(new Programme.Row("two", new int[] {0, 1, 2, 3}, new double[] {1, 3, 1 / 3.0, -1}, 0, 1e9))
                .build();
        Solution solution = solver.solve(programme, Limits.exact(30));
        assertThat(solution.x()).containsExactly(new double[] {1, 1, 0, 4}, within(1e-9));
    }

    @Test
    void aProcessThatDiesIsReportedAndNothingElseHappens() {
        NativeSolver dying = new NativeSolver("CBC", List.of("false"), trouble::add);
        assertThat(dying.solve(SmallProgrammes.hard(), Limits.exact(10)).status())
                .isEqualTo(Solution.Status.UNKNOWN);
        assertThat(trouble).singleElement().asString().contains("ended with 1");
    }

    @Test
    void aProgramThatIsNotThereIsReported() {
        NativeSolver none = new NativeSolver("CBC", List.of("/nowhere/java"), trouble::add);
        assertThat(none.solve(SmallProgrammes.hard(), Limits.exact(10)).found()).isFalse();
        assertThat(trouble).singleElement().asString().contains("could not be started");
    }

    @Test
    void aLyingProcessIsNotBelieved() throws IOException {
        Path script = Files.createTempFile("lying", ".sh");
        Files.writeString(script, "cat > /dev/null & echo '" + Wire.OURS + "OPTIMAL 99 0 12 0:1 1:1 2:1 3:1'\n");
        NativeSolver lying = new NativeSolver("CBC", List.of("sh", script.toString()), trouble::add);
        Programme one = new Programme.Builder(12)
                .row(Programme.Row.count("one", new int[] {0, 1, 2}, 1, 1))
                .build();
        assertThat(lying.solve(one, Limits.exact(10)).found()).isFalse();
        assertThat(trouble).singleElement().asString().contains("not allowed: one is 3");
        Files.delete(script);
    }

    @Test
    void killedInTheMiddleItIsReportedAndLeavesNoFiles() throws Exception {
        Set<Path> before = folders();
        CompletableFuture<Solution> running =
                CompletableFuture.supplyAsync(() -> solver.solve(SmallProgrammes.hard(), Limits.exact(60)));
        ProcessHandle child = child();
        child.destroyForcibly();
        Solution solution = running.get(20, TimeUnit.SECONDS);
        assertThat(solution.status()).isEqualTo(Solution.Status.UNKNOWN);
        assertThat(trouble).singleElement().asString().contains("without an answer");
        assertThat(folders()).isEqualTo(before);
    }

    @Test
    void cancelledItStopsAtOnce() throws Exception {
        AtomicBoolean cancelled = new AtomicBoolean();
        CompletableFuture<Solution> running = CompletableFuture.supplyAsync(
                () -> solver.solve(SmallProgrammes.hard(), new Limits(0, 60, cancelled::get, gap -> {})));
        ProcessHandle child = child();
        cancelled.set(true);
        assertThat(running.get(10, TimeUnit.SECONDS).found()).isFalse();
        assertThat(child.isAlive()).isFalse();
        assertThat(trouble).isEmpty();
    }

    @Test
    void whenTimeIsUpItSaysTheBestSoFarAndHowMuchBetterAnotherCouldBe() {
        Solution solution = solver.solve(SmallProgrammes.hard(), Limits.exact(4));
        assertThat(trouble).isEmpty();
        assertThat(solution.status()).isIn(Solution.Status.FEASIBLE, Solution.Status.UNKNOWN);
        assertThat(solution.bound()).isGreaterThan(solution.found() ? solution.value() : 0);
    }

    private static ProcessHandle child() throws InterruptedException {
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            for (ProcessHandle each : ProcessHandle.current().children().toList()) {
                boolean ours = each.info().commandLine().orElse("").contains("SolverProcess")
                        || each.info().command().orElse("").endsWith("java");
                if (ours && seen.add(each.pid())) {
                    return each;
                }
            }
            Thread.sleep(5);
        }
        throw new IllegalStateException("no child was started");
    }

    private static Set<Path> folders() throws IOException {
        Set<Path> found = new HashSet<>();
        try (DirectoryStream<Path> folders =
                Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "kennispeil-solver-*")) {
            folders.forEach(found::add);
        }
        return found;
    }
}
