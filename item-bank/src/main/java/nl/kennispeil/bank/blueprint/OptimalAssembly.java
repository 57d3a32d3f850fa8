package nl.kennispeil.bank.blueprint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import nl.kennispeil.scoring.assembly.Solution;
import nl.kennispeil.scoring.assembly.Solver;
import org.jspecify.annotations.Nullable;

/**
 * Chooses forms by a mixed-integer programme: the best there is with proof, or with how much better another could be; or
 * the proof that there is none, and why. Where nothing is to be done best, a draw does when it meets all demands.
 */
public final class OptimalAssembly implements FormAssembler {

    /** How far to go where the blueprint has nothing to do best: the numbers that decide are by chance. */
    private static final double ANY = 0.5;

    /** Usual time in seconds: for choosing, and again for finding out why nothing fits. */
    public static final double USUAL_SECONDS = 20;

    /**
     * How long and how far.
     *
     * @param gap stop when nothing better than this part of the value is possible; 0 for a proven optimum
     * @param seconds for choosing, and again for finding out why nothing fits
     * @param cancelled asked often; true stops as if time was up
     * @param progress told how far it is, 0 to 1, by time or by the gap
     */
    public record Limits(double gap, double seconds, BooleanSupplier cancelled, DoubleConsumer progress) {
        public static Limits usual() {
            return new Limits(0, USUAL_SECONDS, () -> false, share -> {});
        }
    }

    /**
     * What came of it.
     *
     * @param status how much is proven
     * @param forms the items of each form; empty when none was found
     * @param objective what the objective is worth; not a number without an objective or form
     * @param bound nothing can be better than this
     * @param gap how much better another choice can be at most, as a part of the objective; 0 when proven best
     * @param why when nothing fits
     */
    public record Result(
            Solution.Status status,
            List<List<Candidate>> forms,
            double objective,
            double bound,
            double gap,
            @Nullable Infeasibility why) {

        public boolean found() {
            return !forms.isEmpty();
        }
    }

    /** An outcome of one form, with what is known of it. */
    public record Chosen(Outcome outcome, @Nullable Result result) {}

    private final Solver solver;

    public OptimalAssembly(Solver solver) {
        this.solver = solver;
    }

    /** Chooses several forms at once, or one. */
    public Result forms(
            Blueprint blueprint, Stock stock, Collection<String> chosen, int forms, long seed, Limits limits) {
        FormProgramme programme = FormProgramme.of(blueprint, stock, chosen, forms, seed);
        boolean any = blueprint.objective() == null;
        long begin = System.nanoTime();
        Solution solution = solver.solve(
                programme.programme(),
                new Solver.Limits(
                        any ? ANY : limits.gap(),
                        limits.seconds(),
                        limits.cancelled(),
                        gap -> limits.progress()
                                .accept(Math.min(0.99, (System.nanoTime() - begin) / 1e9 / limits.seconds()))));
        if (solution.found()) {
            limits.progress().accept(1);
            return new Result(
                    any ? Solution.Status.OPTIMAL : solution.status(),
                    programme.forms(solution.x()),
                    any ? Double.NaN : programme.objective(solution.value()),
                    any ? Double.NaN : programme.objective(solution.bound()),
                    any ? 0 : solution.gap(),
                    null);
        }
        boolean none = solution.status() == Solution.Status.INFEASIBLE;
        Infeasibility why = none
                ? Infeasibility.of(programme, solver, limits.seconds(), limits.cancelled(), limits.progress())
                : null;
        return new Result(solution.status(), List.of(), Double.NaN, Double.NaN, Double.NaN, why);
    }

    @Override
    public Outcome assemble(Blueprint blueprint, Stock stock, Collection<String> chosen, long seed) {
        return choose(blueprint, stock, chosen, seed, Limits.usual()).outcome();
    }

    /** Chooses one form; as far as it goes where nothing meets all demands. */
    public Chosen choose(Blueprint blueprint, Stock stock, Collection<String> chosen, long seed, Limits limits) {
        boolean sets = blueprint.constraints().stream().anyMatch(Constraint.Sets.class::isInstance);
        Outcome draw = new GreedyDraw().assemble(blueprint, stock, chosen, seed);
        boolean drawn = draw instanceof Assembled && !sets;
        if (drawn && blueprint.objective() == null) {
            return new Chosen(draw, null);
        }
        if (Availability.of(blueprint, stock, chosen).usable().isEmpty()) {
            return new Chosen(draw, null);
        }
        Result result = forms(blueprint, stock, chosen, 1, seed, limits);
        if (result.found()) {
            List<String> ids = ordered(result.forms().get(0), chosen, seed);
            List<Shortfall> reasons =
                    Shortfall.of(Coverage.of(blueprint, result.forms().get(0), stock.earlier()));
            return new Chosen(reasons.isEmpty() ? new Assembled(ids) : new Partial(ids, reasons), result);
        }
        if (draw instanceof Assembled && sets) {
            draw = new Partial(
                    List.copyOf(chosen),
                    Shortfall.of(Coverage.of(
                            blueprint,
                            stock.items().stream()
                                    .filter(each -> chosen.contains(each.id()))
                                    .toList(),
                            stock.earlier())));
        }
        return new Chosen(draw, result);
    }

    /** The chosen ones first, in their order; the others in an order by chance. */
    private static List<String> ordered(List<Candidate> form, Collection<String> chosen, long seed) {
        List<String> ids = new ArrayList<>(chosen);
        List<String> others = new ArrayList<>(form.stream()
                .map(Candidate::id)
                .filter(each -> !chosen.contains(each))
                .toList());
        // java.util.Random, seeded: Collections.shuffle takes no SplittableRandom on Java 17
        Collections.shuffle(others, new Random(seed));
        ids.addAll(others);
        return ids;
    }
}
