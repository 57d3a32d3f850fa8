package nl.kennispeil.delivery.solver;

import java.util.Locale;
import java.util.function.Consumer;
import nl.kennispeil.scoring.assembly.BranchAndBound;
import nl.kennispeil.scoring.assembly.Programme;
import nl.kennispeil.scoring.assembly.Solution;
import nl.kennispeil.scoring.assembly.Solver;

/** Which solver assembles. */
public enum SolverChoice {
    /** Ours for some seconds, which is enough for most; the native one for what is left, where there is one. */
    AUTO,
    /** Ours only. */
    JAVA,
    /** The native one only. */
    NATIVE;

    /** So long ours has the field alone. */
    private static final double FIRST_SECONDS = 3;

    private static final double ROUNDING = 1e-9;

    /** @throws IllegalArgumentException for another word than auto, java or native */
    public static SolverChoice of(String word) {
        for (SolverChoice each : values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        throw new IllegalArgumentException("solver \"" + word + "\": allowed is auto, java or native");
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The solver itself.
     *
     * @param trouble told in one line what went wrong with the native one, when it did; the other goes on
     */
    public Solver solver(Consumer<String> trouble) {
        return solver(trouble, each -> {});
    }

    /** @param used told which one is at work, {@code java} or {@code native} */
    public Solver solver(Consumer<String> trouble, Consumer<String> used) {
        Solver java = named(JAVA, new BranchAndBound(), used);
        Solver other = named(NATIVE, new NativeSolver(trouble), used);
        return switch (this) {
            case JAVA -> java;
            case NATIVE -> other;
            case AUTO ->
                NativeSolver.available()
                        ? (programme, limits) -> both(programme, limits, java, other, FIRST_SECONDS, trouble)
                        : java;
        };
    }

    private static Solver named(SolverChoice name, Solver solver, Consumer<String> used) {
        return (programme, limits) -> {
            used.accept(name.word());
            return solver.solve(programme, limits);
        };
    }

    static Solution both(
            Programme programme,
            Solver.Limits limits,
            Solver java,
            Solver other,
            double firstSeconds,
            Consumer<String> trouble) {
        long begin = System.nanoTime();
        double alone = Math.min(firstSeconds, limits.seconds());
        Solution first =
                java.solve(programme, new Solver.Limits(limits.gap(), alone, limits.cancelled(), limits.progress()));
        double left = limits.seconds() - (System.nanoTime() - begin) / 1e9;
        if (proven(first) || left <= 0 || limits.cancelled().getAsBoolean()) {
            return first;
        }
        Solution second =
                other.solve(programme, new Solver.Limits(limits.gap(), left, limits.cancelled(), limits.progress()));
        left = limits.seconds() - (System.nanoTime() - begin) / 1e9;
        if (second.status() == Solution.Status.UNKNOWN
                && left > alone
                && !limits.cancelled().getAsBoolean()) {
            // the other one crashed or found nothing: ours gets the time that is left
            second =
                    java.solve(programme, new Solver.Limits(limits.gap(), left, limits.cancelled(), limits.progress()));
        }
        return better(first, second, limits.gap(), trouble);
    }

    /** The better of two choices, and the lower of what two solvers say is possible. */
    static Solution better(Solution one, Solution two, double gap, Consumer<String> trouble) {
        if (two.status() == Solution.Status.INFEASIBLE && one.found()) {
            trouble.accept("one solver found what the other says is impossible: the found one has been checked");
            return one;
        }
        if (!one.found() && !two.found()) {
            return two.status() == Solution.Status.INFEASIBLE ? two : one;
        }
        Solution best = !one.found() || (two.found() && two.value() > one.value()) ? two : one;
        double bound = Math.max(best.value(), Math.min(one.bound(), two.bound()));
        boolean optimal = bound - best.value() <= gap * Math.abs(best.value()) + ROUNDING;
        return new Solution(
                optimal ? Solution.Status.OPTIMAL : Solution.Status.FEASIBLE,
                best.x(),
                best.value(),
                bound,
                one.nodes() + two.nodes());
    }

    private static boolean proven(Solution solution) {
        return solution.status() == Solution.Status.OPTIMAL || solution.status() == Solution.Status.INFEASIBLE;
    }
}
