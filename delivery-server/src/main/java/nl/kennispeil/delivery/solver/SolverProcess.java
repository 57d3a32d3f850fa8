package nl.kennispeil.delivery.solver;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import nl.kennispeil.scoring.assembly.Programme;
import nl.kennispeil.scoring.assembly.Solution;

/** The other process: reads one programme from its input, solves it, writes one line and ends. Not for people. */
final class SolverProcess {

    private SolverProcess() {}

    /** @param args an empty folder for the libraries */
    public static void main(String[] args) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in, 1 << 16));
        Wire.Question question = Wire.read(in);
        endWith(in);
        NativeLibrary.load(Path.of(args[0]));
        Solution solution = Native.solve(question);
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write(("\n" + Wire.line(solution) + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        // what the library still wants to do at the end is of no use to anybody
        Runtime.getRuntime().halt(0);
    }

    /** Whoever asked has gone when the input ends: then nobody reads the answer. */
    private static void endWith(InputStream in) {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (in.read() >= 0) {
                            // nothing more is expected
                        }
                    } catch (IOException e) {
                        // the same as its end
                    }
                    Runtime.getRuntime().halt(3);
                },
                "end-with-parent");
        watch.setDaemon(true);
        watch.start();
    }

    /** Its classes call the library as soon as they are loaded. */
    static final class Native {

        private static final double WHOLE = 1e-9;
        private static final double INFINITY = Double.POSITIVE_INFINITY;

        private final Programme programme;
        private final MPSolver solver;
        private final MPVariable[] columns;

        private Native(Programme programme, String backend) {
            this.programme = programme;
            this.solver = MPSolver.createSolver(backend);
            if (solver == null) {
                throw new IllegalStateException("there is no backend " + backend);
            }
            this.columns = new MPVariable[programme.columns()];
        }

        static Solution solve(Wire.Question question) {
            return new Native(question.programme(), question.backend()).solve(question.gap(), question.seconds());
        }

        private Solution solve(double gap, double seconds) {
            for (int j = 0; j < columns.length; j++) {
                columns[j] = solver.makeVar(programme.lower(j), programme.upper(j), programme.whole(j), "");
            }
            for (Programme.Row row : programme.rows()) {
                MPConstraint constraint = solver.makeConstraint(row.min(), row.max(), "");
                for (int k = 0; k < row.columns().length; k++) {
                    constraint.setCoefficient(columns[row.columns()[k]], row.weights()[k]);
                }
            }
            for (int[] set : programme.sets()) {
                MPConstraint constraint = solver.makeConstraint(-INFINITY, 1, "");
                for (int column : set) {
                    constraint.setCoefficient(columns[column], 1);
                }
            }
            MPObjective objective = solver.objective();
            for (int j = 0; j < columns.length; j++) {
                objective.setCoefficient(columns[j], programme.gain(j));
            }
            objective.setMaximization();
            solver.setTimeLimit(Math.max(1, (long) (seconds * 1000)));
            MPSolverParameters parameters = new MPSolverParameters();
            parameters.setDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, gap);
            MPSolver.ResultStatus status = solver.solve(parameters);
            return switch (status) {
                case OPTIMAL -> found(Solution.Status.OPTIMAL);
                case FEASIBLE -> found(Solution.Status.FEASIBLE);
                case INFEASIBLE ->
                    new Solution(
                            Solution.Status.INFEASIBLE,
                            new double[0],
                            Double.NaN,
                            Double.NEGATIVE_INFINITY,
                            solver.nodes());
                default ->
                    new Solution(Solution.Status.UNKNOWN, new double[0], Double.NaN, Double.POSITIVE_INFINITY, nodes());
            };
        }

        private long nodes() {
            return Math.max(0, solver.nodes());
        }

        private Solution found(Solution.Status status) {
            double bound = solver.objective().bestBound();
            long nodes = nodes();
            double[] x = values();
            if (settle(x)) {
                x = values();
            }
            for (int j = 0; j < x.length; j++) {
                x[j] = programme.whole(j) ? Math.rint(x[j]) : x[j];
            }
            return new Solution(status, x, programme.value(x), Math.max(bound, programme.value(x)), nodes);
        }

        private double[] values() {
            double[] x = new double[columns.length];
            for (int j = 0; j < x.length; j++) {
                x[j] = columns[j].solutionValue();
            }
            return x;
        }

        /** Whole columns come a little beside whole numbers; what depends on them is found again when they are not. */
        private boolean settle(double[] x) {
            boolean beside = false;
            boolean others = false;
            for (int j = 0; j < x.length; j++) {
                beside |= programme.whole(j) && Math.abs(x[j] - Math.rint(x[j])) > WHOLE;
                others |= !programme.whole(j);
            }
            if (!beside || !others) {
                return false;
            }
            for (int j = 0; j < x.length; j++) {
                if (programme.whole(j)) {
                    columns[j].setBounds(Math.rint(x[j]), Math.rint(x[j]));
                }
            }
            return solver.solve() == MPSolver.ResultStatus.OPTIMAL;
        }
    }
}
