package nl.kennispeil.bank.blueprint;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.assembly.Programme;
import nl.kennispeil.scoring.assembly.Solution;
import nl.kennispeil.scoring.assembly.Solver;

/** Tries every choice of few whole columns; other columns follow, each from rows in which it stands by itself. */
final class TryAll implements Solver {

    private static final int MOST = 16;

    @Override
    public Solution solve(Programme programme, Limits limits) {
        int columns = programme.columns();
        int[] whole = IntStream.range(0, columns).filter(programme::whole).toArray();
        if (whole.length > MOST) {
            throw new IllegalArgumentException(whole.length + " columns: allowed is " + MOST);
        }
        double[] best = new double[0];
        double most = Double.NEGATIVE_INFINITY;
        for (int choice = 0; choice < 1 << whole.length; choice++) {
            double[] x = new double[columns];
            for (int k = 0; k < whole.length; k++) {
                x[whole[k]] = choice >> k & 1;
            }
            follow(programme, x);
            if (programme.violations(x).isEmpty() && programme.value(x) > most) {
                most = programme.value(x);
                best = x;
            }
        }
        return best.length == 0
                ? new Solution(Solution.Status.INFEASIBLE, best, Double.NaN, Double.NEGATIVE_INFINITY, 0)
                : new Solution(Solution.Status.OPTIMAL, best, most, most, 0);
    }

    /** As good as its rows allow, one after the other; right where no row has two of them that both may be above 0. */
    private static void follow(Programme programme, double[] x) {
        for (int j = 0; j < x.length; j++) {
            if (programme.whole(j)) {
                continue;
            }
            double low = programme.lower(j);
            double high = programme.upper(j);
            for (Programme.Row row : programme.rows()) {
                List<Integer> of = Arrays.stream(row.columns()).boxed().toList();
                int at = of.indexOf(j);
                if (at < 0) {
                    continue;
                }
                double rest = 0;
                for (int k = 0; k < of.size(); k++) {
                    rest += k == at ? 0 : row.weights()[k] * x[of.get(k)];
                }
                double one = (row.min() - rest) / row.weights()[at];
                double two = (row.max() - rest) / row.weights()[at];
                low = Math.max(low, Math.min(one, two));
                high = Math.min(high, Math.max(one, two));
            }
            x[j] = low > high ? programme.lower(j) : programme.gain(j) > 0 ? high : low;
        }
    }
}
