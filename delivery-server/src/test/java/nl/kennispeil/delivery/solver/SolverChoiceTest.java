package nl.kennispeil.delivery.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import nl.kennispeil.scoring.assembly.Programme;
import nl.kennispeil.scoring.assembly.Solution;
import nl.kennispeil.scoring.assembly.Solver;
import nl.kennispeil.scoring.assembly.Solver.Limits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SolverChoiceTest {

    private static final Programme ONE = new Programme.Builder(1).gain(0, 1).build();

    private final List<String> trouble = new ArrayList<>();
    private final List<Double> seconds = new ArrayList<>();

    private Solver says(Solution.Status status, double value, double bound) {
        return (programme, limits) -> {
            seconds.add(limits.seconds());
            double[] x = Double.isNaN(value) ? new double[0] : new double[] {value};
            return new Solution(status, x, value, bound, 1);
        };
    }

    private Solution both(Solver java, Solver other) {
        return SolverChoice.both(ONE, Limits.exact(20), java, other, 3, trouble::add);
    }

    @Test
    void whatOursProvesIsTheAnswerAndNobodyElseIsAsked() {
        Solution solution = both(says(Solution.Status.OPTIMAL, 0.5, 0.5), says(Solution.Status.OPTIMAL, 0.7, 0.7));
        assertThat(solution.value()).isEqualTo(0.5);
        assertThat(seconds).containsExactly(3.0);
    }

    @Test
    void theBetterOfBothComesWithTheLowerBound() {
        Solution solution = both(says(Solution.Status.FEASIBLE, 0.5, 0.6), says(Solution.Status.FEASIBLE, 0.4, 0.55));
        assertThat(solution.value()).isEqualTo(0.5);
        assertThat(solution.bound()).isEqualTo(0.55);
        assertThat(solution.gap()).isCloseTo(0.1, within(1e-12));
        assertThat(solution.status()).isEqualTo(Solution.Status.FEASIBLE);
    }

    @Test
    void aChoiceOfOneAtTheBoundOfTheOtherIsProven() {
        Solution solution = both(says(Solution.Status.FEASIBLE, 0.5, 0.6), says(Solution.Status.FEASIBLE, 0.4, 0.5));
        assertThat(solution.status()).isEqualTo(Solution.Status.OPTIMAL);
    }

    @Test
    void whenTheOtherFindsNothingOursGoesOnWithTheTimeThatIsLeft() {
        both(
                says(Solution.Status.FEASIBLE, 0.5, 0.6),
                says(Solution.Status.UNKNOWN, Double.NaN, Double.POSITIVE_INFINITY));
        assertThat(seconds).hasSize(3);
        assertThat(seconds.get(2)).isBetween(15.0, 20.0);
    }

    @Test
    void whatIsFoundIsKeptWhateverTheOtherSaysIsImpossible() {
        Solution solution = both(
                says(Solution.Status.FEASIBLE, 0.5, 0.6),
                says(Solution.Status.INFEASIBLE, Double.NaN, Double.NEGATIVE_INFINITY));
        assertThat(solution.found()).isTrue();
        assertThat(trouble).singleElement().asString().contains("checked");
    }

    @Test
    void withAnySolverTheValueIsThatOfTryingAll() {
        SplittableRandom random = new SplittableRandom(5);
        Solver java = SolverChoice.JAVA.solver(trouble::add);
        Solver auto = SolverChoice.AUTO.solver(trouble::add);
        for (int i = 0; i < 60; i++) {
            Programme programme = SmallProgrammes.any(random);
            double best = SmallProgrammes.best(programme);
            for (Solver each : List.of(java, auto)) {
                Solution solution = each.solve(programme, Limits.exact(10));
                if (Double.isNaN(best)) {
                    assertThat(solution.status()).isEqualTo(Solution.Status.INFEASIBLE);
                } else {
                    assertThat(solution.status()).isEqualTo(Solution.Status.OPTIMAL);
                    assertThat(solution.value()).isCloseTo(best, within(1e-7));
                    assertThat(programme.violations(solution.x())).isEmpty();
                }
            }
        }
        assertThat(trouble).isEmpty();
    }

    @Test
    void anotherWordIsRefused() {
        assertThat(SolverChoice.of("native")).isEqualTo(SolverChoice.NATIVE);
        assertThatThrownBy(() -> SolverChoice.of("fast"))
                .hasMessage("solver \"fast\": allowed is auto, java or native");
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, ortools-linux-x86-64",
        "Linux, aarch64, ortools-linux-aarch64",
        "Linux, riscv64, ",
        "Mac OS X, aarch64, ",
        "Windows 11, amd64, "
    })
    void theNativeOneIsThereOnlyForThePlatformsThatAreShipped(
            String system, String processor, @Nullable String folder) {
        assertThat(NativeLibrary.folder(system, processor)).isEqualTo(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "OPTIMAL 1 0",
        "OPTIMAL 1 0 2 0:1",
        "OPTIMAL 1 0 1 7:1",
        "OPTIMAL 1 0 1 0:",
        "BEST 1 0 1 0:1",
        "OPTIMAL one 0 1 0:1"
    })
    void aLineThatIsSpoiledIsNoAnswer(String line) {
        assertThat(Wire.solution(Wire.OURS + line, ONE)).isNull();
    }

    @Test
    void whatIsWrittenOfASolutionIsRead() {
        Solution found = new Solution(Solution.Status.FEASIBLE, new double[] {1}, 1, 1.0 / 3, 7);
        Solution read = Objects.requireNonNull(Wire.solution(Wire.line(found), ONE));
        assertThat(read.x()).containsExactly(1);
        assertThat(read.bound()).isEqualTo(1.0 / 3);
        assertThat(read.nodes()).isEqualTo(7);
    }
}
