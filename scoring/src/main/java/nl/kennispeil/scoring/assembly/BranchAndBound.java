package nl.kennispeil.scoring.assembly;

/**
 * Solves a {@link Programme} exactly, in Java alone: linear relaxations by {@link DualSimplex}, each from the basis of the
 * one before; sets of enemies come in as rows when a relaxation breaks them; columns whose reduced cost is larger than the
 * gap are fixed (R.S. Garfinkel and G.L. Nemhauser, <em>Integer Programming</em>, 1972, §3); dives that round the column
 * nearest to whole give choices early; then the open part with the highest bound first (A.H. Land and A.G. Doig, "An
 * automatic method of solving discrete programming problems", Econometrica 28 (1960) 497–520).
 */
public final class BranchAndBound implements Solver {

    @Override
    public Solution solve(Programme programme, Limits limits) {
        double[] lo = new double[programme.columns()];
        double[] hi = new double[programme.columns()];
        for (int j = 0; j < lo.length; j++) {
            boolean whole = programme.whole(j);
            lo[j] = whole ? Math.ceil(programme.lower(j) - 1e-9) : programme.lower(j);
            hi[j] = whole ? Math.floor(programme.upper(j) + 1e-9) : programme.upper(j);
            if (lo[j] > hi[j]) {
                return new Solution(Solution.Status.INFEASIBLE, new double[0], Double.NaN, Double.NEGATIVE_INFINITY, 0);
            }
        }
        return new Branching(
                        programme, new Relaxation(programme, new Matrix(programme)), lo, hi, limits, Long.MAX_VALUE)
                .run();
    }
}
