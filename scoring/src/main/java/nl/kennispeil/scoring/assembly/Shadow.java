package nl.kennispeil.scoring.assembly;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The best whole test that holds what was given, again and again while what items are worth moves: W.J. van der Linden and
 * L.M. Reese, "A model for optimal constrained adaptive testing", Applied Psychological Measurement 22 (1998) 259–270.
 *
 * <p>Only the next columns are asked, and that takes less than the best test. Let U be the value of the relaxation, L that
 * of a test at hand, and d_j the reduced costs. Every test without a column that the relaxation takes whole is worth at
 * most U − d_j; so when d_j &gt; U − L the column is in every best test (the fixing of variables of H. Crowder, E.L. Johnson
 * and M. Padberg, Operations Research 31 (1983) 803–834, used to answer rather than to search). Columns are looked at from
 * the one worth most; what is proven to be in none is passed, and what is proven to be in all is an answer. What reduced
 * costs leave open, the relaxation with the column left out and put in mostly decides. Where that does not either, the
 * whole programme is solved ({@link BranchAndBound}); the answer is the same, only later.
 *
 * <p>When no test meets the demands any more, as when items are retired on the way, it goes on with the test that misses
 * least of them.
 *
 * <p>For one candidate, one thread at a time. The same calls give the same answers on every machine.
 */
public final class Shadow {

    /** Far more than was ever needed; a candidate waits for no more. */
    private static final long MOST_NODES = 20_000;

    private static final double ROUNDING = 1e-9;

    private Shadows shared;
    private final BitSet taken = new BitSet();
    private final BitSet left = new BitSet();
    private DualSimplex.@Nullable Basis basis;
    private double @Nullable [] test;
    private boolean unmet;
    private long relaxed;
    private long proven;
    private long solved;
    private long open;

    Shadow(Shadows shared) {
        this.shared = shared;
    }

    /** From now on a column is in every test. */
    public void take(int column) {
        taken.set(column);
        if (test != null && test[column] < 0.5) {
            test = null;
        }
    }

    /** From now on a column is in no test. */
    public void leave(int column) {
        left.set(column);
        if (test != null && column < test.length && test[column] > 0.5) {
            test = null;
        }
    }

    /** Replaces the demands by others on the same columns, such as those of a longer test. */
    public void demand(Shadows other) {
        shared = other;
        basis = null;
        test = null;
        unmet = false;
    }

    /** True when the demands could not all be met. */
    public boolean unmet() {
        return unmet;
    }

    /** How often the relaxation was whole by itself. */
    public long relaxed() {
        return relaxed;
    }

    /** How often the answer was proven without the whole test. */
    public long proven() {
        return proven;
    }

    /** How often the whole programme was solved. */
    public long solved() {
        return solved;
    }

    /** How often it was not proven that the answer is from a best test; it is from one that meets all demands. */
    public long open() {
        return open;
    }

    /**
     * The columns, of those not yet taken, that are worth most of all in the best test.
     *
     * @param gains what each column is worth now; numbers of about 1 are computed with best
     * @param columns how many of them, from the first, are looked for; the others only make the test whole
     * @param most how many to look for, 1 or more
     * @return their numbers, the one worth most first; as many as are left when those are fewer, none when all are taken
     */
    public int[] best(double[] gains, int columns, int most) {
        int[] found = look(gains, columns, most);
        if (found == null && !unmet) {
            unmet = true;
            shared = shared.elastic();
            basis = null;
            test = null;
            found = look(gains, columns, most);
        }
        return found == null ? new int[0] : found;
    }

    /** The same, of all columns. */
    public int[] best(double[] gains, int most) {
        return best(gains, gains.length, most);
    }

    private int @Nullable [] look(double[] gains, int columns, int most) {
        Relaxation relaxation = shared.borrow();
        try {
            return new Look(relaxation, unmet ? priced(gains) : gains).find(most, columns);
        } finally {
            shared.giveBack(relaxation);
        }
    }

    private double[] priced(double[] gains) {
        double[] all = Arrays.copyOf(gains, shared.programme.columns());
        Arrays.fill(all, gains.length, all.length, -shared.price());
        return all;
    }

    /** One look for the next columns. */
    private final class Look {

        private final Relaxation relaxation;
        private final double[] worth;
        private final double[] lo;
        private final double[] hi;
        private double bound;
        private double value = Double.NEGATIVE_INFINITY;
        private double[] reduced = new double[0];
        private double[] at = new double[0];

        Look(Relaxation relaxation, double[] worth) {
            this.relaxation = relaxation;
            this.worth = worth;
            Programme programme = shared.programme;
            lo = new double[worth.length];
            hi = new double[worth.length];
            for (int j = 0; j < worth.length; j++) {
                lo[j] = taken.get(j) ? 1 : programme.lower(j);
                hi[j] = left.get(j) && !taken.get(j) ? 0 : programme.upper(j);
            }
        }

        int @Nullable [] find(int most, int columns) {
            relaxation.gains(worth);
            relaxation.bounds(lo, hi);
            relaxation.load(basis);
            if (relaxation.solve(Double.NEGATIVE_INFINITY) != DualSimplex.End.OPTIMAL) {
                return null;
            }
            basis = relaxation.basis();
            bound = relaxation.value();
            if (relaxation.fractional() == 0) {
                relaxed++;
                keep(relaxation.rounded());
                return first(most, columns);
            }
            double[] known = test;
            if (known != null) {
                double[] better = known.clone();
                if (!unmet) {
                    shared.swaps.improve(better, worth, lo, hi);
                }
                keep(better);
            }
            reduced = relaxation.reducedCosts();
            at = relaxation.solution();
            round();
            int[] columnsFound = decided(most, columns);
            if (columnsFound != null) {
                proven++;
                return columnsFound;
            }
            return solveWhole(most, columns);
        }

        private void keep(double... found) {
            test = found;
            value = relaxation.worth(found);
        }

        private int @Nullable [] solveWhole(int most, int columns) {
            solved++;
            int[] found = new int[most];
            int count = 0;
            BitSet passed = new BitSet();
            long nodes = 0;
            while (count < most) {
                int column = next(passed, columns);
                if (column < 0) {
                    break;
                }
                passed.set(column);
                int answer = byReducedCost(column);
                if (answer == 0) {
                    Branching search = new Branching(
                            shared.programme,
                            relaxation,
                            lo.clone(),
                            hi.clone(),
                            Solver.Limits.exact(Double.POSITIVE_INFINITY),
                            MOST_NODES - nodes);
                    Branching.Decided decided = search.decide(column, test == null ? new double[0] : test);
                    nodes += search.nodes();
                    if (search.best().length > 0) {
                        keep(search.best());
                    }
                    if (decided == Branching.Decided.INFEASIBLE || decided == Branching.Decided.OPEN) {
                        open += decided == Branching.Decided.OPEN ? 1 : 0;
                        return test == null ? null : first(most, columns);
                    }
                    answer = decided == Branching.Decided.IN ? 1 : -1;
                }
                if (answer > 0) {
                    found[count++] = column;
                }
            }
            return Arrays.copyOf(found, count);
        }

        /** The free column worth most of those not passed; −1 when none is left. */
        private int next(BitSet passed, int columns) {
            int best = -1;
            for (int j = 0; j < columns; j++) {
                if (lo[j] < hi[j] && (best < 0 || worth[j] > worth[best]) && !passed.get(j)) {
                    best = j;
                }
            }
            return best;
        }

        /** 1 when reduced costs prove a column in every best test, −1 when in none, 0 when neither. */
        private int byReducedCost(int column) {
            double room = bound - value + ROUNDING * (1 + Math.abs(value));
            if (at[column] > 0.5 && reduced[column] > room) {
                return 1;
            }
            return at[column] < 0.5 && -reduced[column] > room ? -1 : 0;
        }

        /** The columns asked, when it is proven of each that it is in every best test; null when it is not. */
        private int @Nullable [] decided(int most, int columns) {
            if (value == Double.NEGATIVE_INFINITY) {
                return null;
            }
            int[] found = new int[most];
            int count = 0;
            BitSet passed = new BitSet();
            while (count < most) {
                int column = next(passed, columns);
                if (column < 0) {
                    break;
                }
                passed.set(column);
                int answer = byReducedCost(column);
                answer = answer == 0 ? probe(column) : answer;
                if (answer == 0) {
                    return null;
                }
                if (answer > 0) {
                    found[count++] = column;
                }
            }
            return Arrays.copyOf(found, count);
        }

        /** 1 when a column is in every best test, −1 when in none, 0 when neither is proven by its relaxations. */
        private int probe(int column) {
            double least = value - ROUNDING * (1 + Math.abs(value));
            if (belowWith(column, 0, least)) {
                return 1;
            }
            return belowWith(column, 1, least) ? -1 : 0;
        }

        private boolean belowWith(int column, double fixed, double least) {
            relaxation.bounds(lo, hi);
            relaxation.fix(column, fixed);
            DualSimplex.End end = relaxation.solve(least);
            return switch (end) {
                case INFEASIBLE, BELOW -> true;
                case OPTIMAL -> relaxation.value() < least;
                case STOPPED -> false;
            };
        }

        /** The columns worth most of the test at hand. */
        private int[] first(int most, int columns) {
            double[] in = test == null ? new double[0] : test;
            int[] found = new int[most];
            int count = 0;
            BitSet passed = new BitSet();
            while (count < most) {
                int best = -1;
                for (int j = 0; j < columns; j++) {
                    if (in[j] > 0.5 && lo[j] < hi[j] && (best < 0 || worth[j] > worth[best]) && !passed.get(j)) {
                        best = j;
                    }
                }
                if (best < 0) {
                    break;
                }
                passed.set(best);
                found[count++] = best;
            }
            return Arrays.copyOf(found, count);
        }

        /** Rounds the relaxation to a test, and keeps it when it is better than the one at hand. */
        private void round() {
            int retries = 0;
            for (int tries = 0; tries < 2 * lo.length; tries++) {
                int column = relaxation.nearest();
                if (column < 0) {
                    double[] found = relaxation.rounded();
                    if (relaxation.worth(found) > value
                            && shared.programme.violations(found).isEmpty()) {
                        keep(found);
                    }
                    return;
                }
                double up = Math.rint(relaxation.x(column));
                relaxation.fix(column, up);
                if (relaxation.solve(value) != DualSimplex.End.OPTIMAL) {
                    relaxation.fix(column, 1 - up);
                    retries++;
                    if (retries > 12 || relaxation.solve(value) != DualSimplex.End.OPTIMAL) {
                        return;
                    }
                }
            }
        }
    }
}
