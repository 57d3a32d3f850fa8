package nl.kennispeil.bank.blueprint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import nl.kennispeil.scoring.assembly.Programme;
import nl.kennispeil.scoring.assembly.Solution;
import nl.kennispeil.scoring.assembly.Solver;

/**
 * Why no form meets a blueprint: what must give, and which demands cannot hold together.
 *
 * @param relaxations the smallest change of bounds, counted in items, that makes it possible; empty when time was up
 *     before one was found
 * @param items how much that is, in items, over all demands
 * @param smallest true when it is proven that nothing smaller does
 * @param clash demands of which each can be left out to make the others possible (or, when {@code minimal} is not, at
 *     least demands that cannot hold together); empty when time was up before they were found
 * @param minimal true when none of the clashing demands can be missed
 * @param apart true when they clash only because enemies, or the forms, are held apart
 */
public record Infeasibility(
        List<Relaxation> relaxations,
        double items,
        boolean smallest,
        List<FormProgramme.Demand> clash,
        boolean minimal,
        boolean apart) {

    /**
     * A demand that gives.
     *
     * @param demand as the blueprint has it
     * @param min the lower bound that works
     * @param max the upper bound that works
     */
    public record Relaxation(FormProgramme.Demand demand, double min, double max) {}

    private static final double SLACK = 1e-6;
    private static final double STEPS = 1e4;

    public Infeasibility {
        relaxations = List.copyOf(relaxations);
        clash = List.copyOf(clash);
    }

    /**
     * Finds out.
     *
     * @param seconds half of it for each of the two questions
     * @param progress told how far it is, 0 to 1
     */
    public static Infeasibility of(
            FormProgramme programme,
            Solver solver,
            double seconds,
            BooleanSupplier cancelled,
            DoubleConsumer progress) {
        return new Search(programme, solver, seconds, cancelled, progress).run();
    }

    private static final class Search {

        private final FormProgramme programme;
        private final Solver solver;
        private final double seconds;
        private final BooleanSupplier cancelled;
        private final DoubleConsumer progress;
        private final long begin = System.nanoTime();

        Search(
                FormProgramme programme,
                Solver solver,
                double seconds,
                BooleanSupplier cancelled,
                DoubleConsumer progress) {
            this.programme = programme;
            this.solver = solver;
            this.seconds = seconds;
            this.cancelled = cancelled;
            this.progress = progress;
        }

        Infeasibility run() {
            Solution first = solve(programme.elastic(Set.of()), seconds / 2);
            List<Relaxation> relaxations = first.found() ? relaxations(first.x()) : List.of();
            progress.accept(0.3);
            Set<Integer> clash = new TreeSet<>();
            if (first.found() && elasticFilter(first, clash)) {
                progress.accept(0.6);
                boolean minimal = delete(clash);
                boolean apart = programme.holdsApart()
                        && solve(programme.only(clash, false), left()).found();
                progress.accept(1);
                return new Infeasibility(
                        relaxations,
                        Math.abs(first.value()),
                        first.status() == Solution.Status.OPTIMAL,
                        demands(clash),
                        minimal,
                        apart);
            }
            progress.accept(1);
            return new Infeasibility(
                    relaxations,
                    first.found() ? Math.abs(first.value()) : Double.NaN,
                    first.status() == Solution.Status.OPTIMAL,
                    List.of(),
                    false,
                    false);
        }

        private List<FormProgramme.Demand> demands(Set<Integer> numbers) {
            return numbers.stream().map(programme.demands()::get).toList();
        }

        private double left() {
            return seconds - (System.nanoTime() - begin) / 1e9;
        }

        private Solution solve(Programme asked, double most) {
            double time = Math.min(most, left());
            if (time <= 0 || cancelled.getAsBoolean()) {
                return new Solution(Solution.Status.UNKNOWN, new double[0], Double.NaN, Double.POSITIVE_INFINITY, 0);
            }
            return solver.solve(asked, new Solver.Limits(0, time, cancelled, gap -> {}));
        }

        /**
         * Holds every demand that gave to what it asks, and again, until the held ones cannot hold together (J.W. Chinneck,
         * <em>Feasibility and Infeasibility in Optimization</em>, 2008, ch. 6).
         *
         * @return false when time was up before
         */
        private boolean elasticFilter(Solution first, Set<Integer> held) {
            Solution now = first;
            while (now.found()) {
                int before = held.size();
                for (int d = 0; d < programme.demands().size(); d++) {
                    if (gives(now.x(), d, 0) > SLACK || gives(now.x(), d, 1) > SLACK) {
                        held.add(d);
                    }
                }
                if (held.size() == before) {
                    return false;
                }
                now = solve(programme.elastic(held), left() / 2);
            }
            return now.status() == Solution.Status.INFEASIBLE;
        }

        /** Leaves out what is not needed to clash; false when time was up before all was tried. */
        private boolean delete(Set<Integer> clash) {
            boolean minimal = true;
            for (int each : List.copyOf(clash)) {
                Set<Integer> without = new TreeSet<>(clash);
                without.remove(each);
                Solution solution = solve(programme.only(without, true), left() / 2);
                if (solution.status() == Solution.Status.INFEASIBLE) {
                    clash.remove(each);
                } else if (!solution.found()) {
                    minimal = false;
                }
            }
            return minimal;
        }

        private double gives(double[] x, int demand, int side) {
            return x[programme.columns() + 2 * demand + side];
        }

        private List<Relaxation> relaxations(double[] x) {
            List<Relaxation> found = new ArrayList<>();
            for (int d = 0; d < programme.demands().size(); d++) {
                FormProgramme.Demand demand = programme.demands().get(d);
                double below = gives(x, d, 0);
                double above = gives(x, d, 1);
                if (below > SLACK || above > SLACK) {
                    double min = demand.min() - (below > SLACK ? below / demand.scale() : 0);
                    double max = demand.max() + (above > SLACK ? above / demand.scale() : 0);
                    found.add(
                            new Relaxation(demand, below > SLACK ? down(min) : min, above > SLACK ? -down(-max) : max));
                }
            }
            return found;
        }

        /** To a number that people can type, on the side that works. */
        private static double down(double bound) {
            double near = Math.rint(bound);
            return Math.abs(bound - near) < SLACK ? near : Math.floor(bound * STEPS) / STEPS;
        }
    }
}
