package nl.kennispeil.delivery.solver;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.scoring.assembly.Programme;
import nl.kennispeil.scoring.assembly.Solution;
import org.jspecify.annotations.Nullable;

/**
 * What goes between this process and the one that holds the native solver: the programme in binary on its input, so
 * that every double arrives as it is, and lines of text on its output, of which others than ours are skipped because
 * native libraries write there too.
 */
final class Wire {

    /** How our lines begin. */
    static final String OURS = "kennispeil-solver ";

    private static final int MAGIC = 0x4b50_5331;
    private static final int MOST_COLUMNS = 2_000_000;
    private static final int MOST_ROWS = 2_000_000;

    private Wire() {}

    /** What the other process is asked. */
    record Question(Programme programme, double gap, double seconds, String backend) {}

    static void write(DataOutputStream out, Question question) throws IOException {
        Programme programme = question.programme();
        out.writeInt(MAGIC);
        out.writeDouble(question.gap());
        out.writeDouble(question.seconds());
        out.writeUTF(question.backend());
        out.writeInt(programme.columns());
        for (int j = 0; j < programme.columns(); j++) {
            out.writeDouble(programme.gain(j));
            out.writeDouble(programme.lower(j));
            out.writeDouble(programme.upper(j));
            out.writeBoolean(programme.whole(j));
        }
        out.writeInt(programme.rows().size());
        for (Programme.Row row : programme.rows()) {
            out.writeDouble(row.min());
            out.writeDouble(row.max());
            columns(out, row.columns());
            for (double weight : row.weights()) {
                out.writeDouble(weight);
            }
        }
        out.writeInt(programme.sets().size());
        for (int[] set : programme.sets()) {
            columns(out, set);
        }
        out.flush();
    }

    static Question read(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("this is no programme");
        }
        double gap = in.readDouble();
        double seconds = in.readDouble();
        String backend = in.readUTF();
        int columns = number(in, MOST_COLUMNS);
        Programme.Builder builder = new Programme.Builder(columns);
        for (int j = 0; j < columns; j++) {
            builder.gain(j, in.readDouble());
            double lower = in.readDouble();
            double upper = in.readDouble();
            if (in.readBoolean()) {
                builder.bounds(j, lower, upper);
            } else {
                builder.continuous(j, lower, upper);
            }
        }
        int rows = number(in, MOST_ROWS);
        for (int i = 0; i < rows; i++) {
            double min = in.readDouble();
            double max = in.readDouble();
            int[] of = columns(in, columns);
            double[] weights = new double[of.length];
            for (int k = 0; k < weights.length; k++) {
                weights[k] = in.readDouble();
            }
            builder.row(new Programme.Row("row " + i, of, weights, min, max));
        }
        int sets = number(in, MOST_ROWS);
        for (int i = 0; i < sets; i++) {
            builder.atMostOne(columns(in, columns));
        }
        return new Question(builder.build(), gap, seconds, backend);
    }

    private static void columns(DataOutputStream out, int[] columns) throws IOException {
        out.writeInt(columns.length);
        for (int each : columns) {
            out.writeInt(each);
        }
    }

    private static int[] columns(DataInputStream in, int most) throws IOException {
        int[] columns = new int[number(in, most)];
        for (int k = 0; k < columns.length; k++) {
            columns[k] = in.readInt();
        }
        return columns;
    }

    private static int number(DataInputStream in, int most) throws IOException {
        int number = in.readInt();
        if (number < 0 || number > most) {
            throw new IOException(number + " parts, allowed is at most " + most);
        }
        return number;
    }

    /** One line: status, bound, nodes, and every column that is not 0 with its value. */
    static String line(Solution solution) {
        StringBuilder line = new StringBuilder(OURS)
                .append(solution.status())
                .append(' ')
                .append(solution.bound())
                .append(' ')
                .append(solution.nodes())
                .append(' ')
                .append(solution.x().length);
        for (int j = 0; j < solution.x().length; j++) {
            if (solution.x()[j] != 0) {
                line.append(' ').append(j).append(':').append(solution.x()[j]);
            }
        }
        return line.toString();
    }

    /**
     * Reads such a line.
     *
     * @return null when it is none of ours, or spoiled
     */
    static @Nullable Solution solution(String line, Programme programme) {
        if (!line.startsWith(OURS)) {
            return null;
        }
        try {
            List<String> words = new ArrayList<>(
                    List.of(line.substring(OURS.length()).strip().split(" ")));
            Solution.Status status = Solution.Status.valueOf(words.get(0));
            double bound = Double.parseDouble(words.get(1));
            long nodes = Long.parseLong(words.get(2));
            int length = Integer.parseInt(words.get(3));
            if (length != 0 && length != programme.columns()) {
                return null;
            }
            double[] x = new double[length];
            for (String each : words.subList(4, words.size())) {
                int colon = each.indexOf(':');
                x[Integer.parseInt(each.substring(0, colon))] = Double.parseDouble(each.substring(colon + 1));
            }
            return new Solution(status, x, length == 0 ? Double.NaN : programme.value(x), bound, nodes);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return null;
        }
    }
}
