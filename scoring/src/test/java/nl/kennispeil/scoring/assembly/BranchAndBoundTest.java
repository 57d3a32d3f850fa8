package nl.kennispeil.scoring.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import nl.kennispeil.scoring.Golden;
import nl.kennispeil.scoring.GoldenBank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BranchAndBoundTest {

    private final Solver solver = new BranchAndBound();

    /** Value 43.082917 and the items of optimal160.csv: OR-Tools 9.14 with CBC, HiGHS and SCIP, all proven. */
    @Test
    void theProblemOfAThousandItemsIsSolvedToItsProvenOptimum() {
        Programme problem = GoldenBank.programme(GoldenBank.information(-0.5));

        Solution solution = solver.solve(problem, Solver.Limits.exact(60));

        assertThat(solution.status()).isEqualTo(Solution.Status.OPTIMAL);
        assertThat(solution.value()).isCloseTo(43.082917, within(5e-7));
        assertThat(solution.gap()).isLessThan(1e-8);
        assertThat(problem.violations(solution.x())).isEmpty();
        assertThat(chosen(solution))
                .isEqualTo(Golden.csv("ata/optimal160.csv").stream()
                        .map(row -> (int) Golden.number(row, "item"))
                        .sorted()
                        .toList());
    }

    private static List<Integer> chosen(Solution solution) {
        List<Integer> in = new ArrayList<>();
        for (int j = 0; j < solution.x().length; j++) {
            if (solution.x()[j] == 1) {
                in.add(j);
            }
        }
        return in;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void smallProgrammesGetWhatTryingEveryChoiceGets(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int feasible = 0;
        for (int round = 0; round < 60; round++) {
            Programme programme = small(random);
            double best = byTrying(programme);

            Solution solution = solver.solve(programme, Solver.Limits.exact(60));

            if (best == Double.NEGATIVE_INFINITY) {
                assertThat(solution.status()).isEqualTo(Solution.Status.INFEASIBLE);
            } else {
                feasible++;
                assertThat(solution.status()).isEqualTo(Solution.Status.OPTIMAL);
                assertThat(solution.value()).isCloseTo(best, within(1e-7));
                assertThat(programme.violations(solution.x())).isEmpty();
            }
        }
        assertThat(feasible).isBetween(10, 59);
    }

    private static Programme small(SplittableRandom random) {
        int n = 12;
        Programme.Builder builder = new Programme.Builder(n);
        for (int j = 0; j < n; j++) {
            builder.gain(j, Math.rint(random.nextDouble(-2, 5) * 8) / 8);
            if (random.nextInt(8) == 0) {
                builder.bounds(j, 1, 1);
            }
        }
        for (int r = 0; r < 4; r++) {
            List<Integer> columns = new ArrayList<>();
            for (int j = 0; j < n; j++) {
                if (random.nextInt(3) > 0) {
                    columns.add(j);
                }
            }
            double[] weights = new double[columns.size()];
            for (int k = 0; k < weights.length; k++) {
                weights[k] = r < 2 ? 1 : random.nextInt(-3, 60);
            }
            double middle = 0;
            for (double weight : weights) {
                middle += weight * 0.45;
            }
            double low = r % 2 == 0 ? Math.floor(middle) - random.nextInt(3) : Double.NEGATIVE_INFINITY;
            double high = Math.ceil(middle) + random.nextInt(2);
            builder.row(new Programme.Row(
                    "row " + r, columns.stream().mapToInt(Integer::intValue).toArray(), weights, low, high));
        }
        builder.atMostOne(random.nextInt(4), 4 + random.nextInt(4), 8 + random.nextInt(4));
        return builder.build();
    }

    private static double byTrying(Programme programme) {
        double best = Double.NEGATIVE_INFINITY;
        double[] x = new double[programme.columns()];
        for (int choice = 0; choice < 1 << x.length; choice++) {
            for (int j = 0; j < x.length; j++) {
                x[j] = choice >> j & 1;
            }
            if (programme.value(x) > best && programme.violations(x).isEmpty()) {
                best = programme.value(x);
            }
        }
        return best;
    }

    /** Columns 3 and 5, or 2 and 4 …: by hand, the smaller of the two sums is 7 at best. */
    @Test
    void aNumberBetweenBoundsMayStandForTheSmallestOfSums() {
        Programme.Builder builder =
                new Programme.Builder(5).continuous(4, 0, 100).gain(4, 1);
        double[] first = {6, 3, 4, 1};
        double[] second = {1, 3, 4, 6};
        builder.row(Programme.Row.count("two", new int[] {0, 1, 2, 3}, 2, 2));
        for (double[] weights : List.of(first, second)) {
            builder.row(new Programme.Row(
                    "sum",
                    new int[] {0, 1, 2, 3, 4},
                    new double[] {weights[0], weights[1], weights[2], weights[3], -1},
                    0,
                    Double.POSITIVE_INFINITY));
        }

        Solution solution = solver.solve(builder.build(), Solver.Limits.exact(10));

        assertThat(solution.value()).isCloseTo(7, within(1e-6));
        assertThat(solution.status()).isEqualTo(Solution.Status.OPTIMAL);
    }

    @Test
    void whatCannotBeMetIsSaidToBeInfeasible() {
        Programme programme = new Programme.Builder(3)
                .row(Programme.Row.count("three", new int[] {0, 1, 2}, 3, 3))
                .atMostOne(0, 2)
                .build();

        assertThat(solver.solve(programme, Solver.Limits.exact(10)).status()).isEqualTo(Solution.Status.INFEASIBLE);
    }

    /** Ten items asked, seven there: three short, at a price of 2 each. */
    @Test
    void anElasticProgrammeMissesAsLittleAsPossible() {
        Programme.Builder builder = new Programme.Builder(7);
        builder.row(Programme.Row.count("ten", new int[] {0, 1, 2, 3, 4, 5, 6}, 10, 10));

        Solution solution = solver.solve(builder.build().elastic(2), Solver.Limits.exact(10));

        assertThat(solution.value()).isCloseTo(-6, within(1e-9));
        assertThat(solution.x()[8]).isCloseTo(3, within(1e-9));
    }

    @Test
    void cancellingReturnsWhatWasFoundWithItsBound() {
        Programme problem = GoldenBank.programme(GoldenBank.information(-0.5));

        Solution solution = solver.solve(problem, new Solver.Limits(0, 60, () -> true, gap -> {}));

        assertThat(solution.status()).isNotEqualTo(Solution.Status.OPTIMAL);
        assertThat(solution.bound())
                .isGreaterThanOrEqualTo(
                        solver.solve(problem, Solver.Limits.exact(60)).value() - 1e-6);
    }

    @Test
    void aWiderGapIsReachedSoonerAndIsTold() {
        Programme problem = GoldenBank.programme(GoldenBank.information(-0.5));
        List<Double> told = new ArrayList<>();

        Solution solution = solver.solve(problem, new Solver.Limits(0.01, 60, () -> false, told::add));

        assertThat(solution.value()).isGreaterThan(43.082917 * 0.99);
        assertThat(solution.gap()).isLessThanOrEqualTo(0.01);
        assertThat(solution.nodes())
                .isLessThan(solver.solve(problem, Solver.Limits.exact(60)).nodes());
    }

    @Test
    void theSameProgrammeGivesTheSameChoice() {
        Programme problem = GoldenBank.programme(GoldenBank.information(0.7));

        assertThat(solver.solve(problem, Solver.Limits.exact(60)).x())
                .isEqualTo(solver.solve(problem, Solver.Limits.exact(60)).x());
    }
}
