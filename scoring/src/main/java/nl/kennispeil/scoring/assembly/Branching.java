package nl.kennispeil.scoring.assembly;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** One search of {@link BranchAndBound}. */
final class Branching {

    private static final int CLOCK = 16;

    /** A part of the choices: all where one column more is bounded. */
    private static final class Node implements Comparable<Node> {
        final @Nullable Node parent;
        final int column;
        final double lo;
        final double hi;
        final double bound;
        final int depth;

        Node(@Nullable Node parent, int column, double lo, double hi, double bound) {
            this.parent = parent;
            this.column = column;
            this.lo = lo;
            this.hi = hi;
            this.bound = bound;
            this.depth = parent == null ? 0 : parent.depth + 1;
        }

        @Override
        public int compareTo(Node other) {
            int byBound = Double.compare(other.bound, bound);
            return byBound != 0 ? byBound : Integer.compare(other.depth, depth);
        }
    }

    private final Programme programme;
    private final Solver.Limits limits;
    private final Relaxation relaxation;
    private final double[] lo;
    private final double[] hi;
    private final PriorityQueue<Node> open = new PriorityQueue<>();
    private final long started = System.nanoTime();
    private double[] best = new double[0];
    private double value = Double.NEGATIVE_INFINITY;
    private long nodes;
    private final long most;
    private boolean stopped;
    private double loose;
    private double told = Double.POSITIVE_INFINITY;
    private final double[] down;
    private final double[] up;
    private final int[] downs;
    private final int[] ups;

    /**
     * Sets a search up.
     *
     * @param relaxation of the programme, its gains maybe others than the programme's: those count
     * @param lo lower bounds per column, whole where the column is; narrowed here
     * @param hi upper bounds, likewise
     * @param most subproblems to look at: a limit that is the same on every machine
     */
    Branching(Programme programme, Relaxation relaxation, double[] lo, double[] hi, Solver.Limits limits, long most) {
        this.programme = programme;
        this.relaxation = relaxation;
        this.lo = lo;
        this.hi = hi;
        this.limits = limits;
        this.most = most;
        int n = programme.columns();
        down = new double[n];
        up = new double[n];
        downs = new int[n];
        ups = new int[n];
    }

    Solution run() {
        relaxation.bounds(lo, hi);
        DualSimplex.End end = relaxation.solve(Double.NEGATIVE_INFINITY);
        nodes = 1;
        if (end == DualSimplex.End.INFEASIBLE) {
            return none(Solution.Status.INFEASIBLE, Double.NEGATIVE_INFINITY);
        }
        if (end != DualSimplex.End.OPTIMAL) {
            return none(Solution.Status.UNKNOWN, Double.POSITIVE_INFINITY);
        }
        double root = relaxation.value();
        loose = relaxation.loose();
        Node first = new Node(null, -1, 0, 0, root);
        dive(first);
        open.add(first);
        double bound = root;
        while (!open.isEmpty()) {
            Node node = open.poll();
            bound = node.bound;
            if (enough(bound)) {
                open.clear();
                break;
            }
            tell(bound);
            plunge(node);
            if (stopped) {
                bound = open.isEmpty() ? bound : Math.max(bound, open.peek().bound);
                break;
            }
        }
        if (!stopped && open.isEmpty()) {
            bound = best.length == 0 ? Double.NEGATIVE_INFINITY : enough(bound) ? Math.max(value, bound) : value;
        }
        return finish(bound);
    }

    private Solution finish(double bound) {
        if (best.length == 0) {
            return stopped
                    ? none(Solution.Status.UNKNOWN, bound)
                    : none(Solution.Status.INFEASIBLE, Double.NEGATIVE_INFINITY);
        }
        double proven = Math.max(bound, value);
        Solution.Status status = enough(proven) || !stopped ? Solution.Status.OPTIMAL : Solution.Status.FEASIBLE;
        return new Solution(status, best, value, proven, nodes);
    }

    private Solution none(Solution.Status status, double bound) {
        return new Solution(status, new double[0], Double.NaN, bound, nodes);
    }

    /** True when nothing up to a bound is worth looking for. */
    private boolean enough(double bound) {
        return best.length > 0 && bound <= cutoff();
    }

    private double cutoff() {
        return value + Math.max(limits.gap() * Math.abs(value), 1e-9 * (1 + Math.abs(value)) + 2 * loose);
    }

    private void tell(double bound) {
        double gap = best.length == 0 ? Double.POSITIVE_INFINITY : (bound - value) / Math.max(1e-10, Math.abs(value));
        if (gap < told) {
            told = gap;
            limits.progress().accept(Math.max(0, gap));
        }
    }

    private boolean timeUp() {
        if (!stopped) {
            stopped = limits.cancelled().getAsBoolean() || (System.nanoTime() - started) / 1e9 > limits.seconds();
        }
        return stopped;
    }

    /** Bounds of a part: those of its ancestors, and of what is fixed for good. */
    private void apply(Node node) {
        relaxation.bounds(lo, hi);
        for (Node at = node; at != null && at.column >= 0; at = at.parent) {
            relaxation.narrow(at.column, at.lo, at.hi);
        }
    }

    /** Goes down from a part to the better half each time; the other halves stay open. */
    private void plunge(Node from) {
        Node node = from;
        while (node != null) {
            nodes++;
            if (nodes >= most || (nodes % CLOCK == 0 && timeUp())) {
                stopped = true;
                open.add(node);
                return;
            }
            apply(node);
            double cut = best.length == 0 ? Double.NEGATIVE_INFINITY : cutoff();
            DualSimplex.End end = relaxation.solve(cut);
            if (end == DualSimplex.End.STOPPED) {
                stopped = true;
                open.add(node);
                return;
            }
            if (end != DualSimplex.End.OPTIMAL) {
                return;
            }
            double bound = relaxation.value();
            if (node.parent != null && node.column >= 0) {
                learn(node, bound);
            }
            if (enough(bound)) {
                return;
            }
            int column = branchOn();
            if (column < 0) {
                offer();
                fix(node);
                return;
            }
            if (node.depth == 0) {
                fix(node);
            }
            double x = relaxation.x(column);
            Node left = new Node(node, column, relaxation.lo(column), Math.floor(x), bound);
            Node right = new Node(node, column, Math.ceil(x), relaxation.hi(column), bound);
            boolean upFirst = x - Math.floor(x) > 0.5;
            open.add(upFirst ? left : right);
            node = upFirst ? right : left;
        }
    }

    private void learn(Node node, double bound) {
        // how much a bound falls per unit that a column is moved (pseudo-costs)
        double fall = Math.max(0, node.parent == null ? 0 : node.parent.bound - bound);
        int j = node.column;
        if (node.hi < programme.upper(j)) {
            down[j] += fall;
            downs[j]++;
        } else {
            up[j] += fall;
            ups[j]++;
        }
    }

    /** The column to split: the one whose halves have lost most so far; −1 when all are whole. */
    private int branchOn() {
        int found = -1;
        double most = -1;
        for (int j = 0; j < lo.length; j++) {
            if (!programme.whole(j) || !relaxation.basic(j)) {
                continue;
            }
            double part = relaxation.x(j) - Math.floor(relaxation.x(j));
            if (part < 1e-6 || part > 1 - 1e-6) {
                continue;
            }
            double loss = (downs[j] == 0 ? 0.05 : down[j] / downs[j]) * part + 1e-6;
            double gain = (ups[j] == 0 ? 0.05 : up[j] / ups[j]) * (1 - part) + 1e-6;
            double score = Math.min(loss, gain) * 5 + Math.max(loss, gain) + Math.min(part, 1 - part) * 1e-3;
            if (score > most) {
                most = score;
                found = j;
            }
        }
        return found;
    }

    /** Takes the solution of the relaxation, which is whole, when it is better and passes the checker. */
    private void offer() {
        double[] x = new double[lo.length];
        for (int j = 0; j < x.length; j++) {
            x[j] = programme.whole(j) ? Math.rint(relaxation.x(j)) : relaxation.x(j);
        }
        double worth = relaxation.worth(x);
        if (worth > value && programme.violations(x).isEmpty()) {
            best = x;
            value = worth;
        }
    }

    /** Fixes for good what cannot change in anything better, by the reduced costs of the relaxation of all. */
    private void fix(Node node) {
        if (node.depth > 0 || best.length == 0) {
            return;
        }
        double room = relaxation.value() - cutoff();
        for (int j = 0; j < lo.length; j++) {
            if (programme.whole(j)
                    && !relaxation.basic(j)
                    && hi[j] - lo[j] == 1
                    && Math.abs(relaxation.reducedCost(j)) > room + 1e-9) {
                double at = Math.rint(relaxation.x(j));
                lo[j] = at;
                hi[j] = at;
            }
        }
    }

    /** Rounds what is nearest to whole, again and again, until a choice comes of it or nothing does. */
    private void dive(Node from) {
        apply(from);
        for (int round = 0; round < 4 * lo.length; round++) {
            double cut = best.length == 0 ? Double.NEGATIVE_INFINITY : cutoff();
            if (relaxation.solve(cut) != DualSimplex.End.OPTIMAL) {
                return;
            }
            int column = relaxation.nearest();
            if (column < 0) {
                offer();
                return;
            }
            double x = relaxation.x(column);
            boolean upwards = x - Math.floor(x) >= 0.5;
            if (upwards) {
                relaxation.narrow(column, Math.ceil(x), relaxation.hi(column));
            } else {
                relaxation.narrow(column, relaxation.lo(column), Math.floor(x));
            }
        }
    }
}
