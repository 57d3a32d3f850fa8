package nl.kennispeil.delivery.solver;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.assembly.Programme;

/** Programmes for tests: small ones of which all choices can be tried, and one that takes long. */
final class SmallProgrammes {

    private static final int COLUMNS = 12;

    private SmallProgrammes() {}

    /** 12 columns, two weighed rows, a number to take, and two sets. */
    static Programme any(SplittableRandom random) {
        Programme.Builder builder = new Programme.Builder(COLUMNS);
        int[] all = IntStream.range(0, COLUMNS).toArray();
        for (int j : all) {
            builder.gain(j, random.nextDouble() - 0.2);
        }
        int take = 3 + random.nextInt(5);
        builder.row(Programme.Row.count("length", all, take, take));
        for (int r = 0; r < 2; r++) {
            double[] weights =
                    IntStream.of(all).mapToDouble(j -> 1 + random.nextInt(20)).toArray();
            double middle = take * 10.5;
            builder.row(new Programme.Row("sum " + r, all, weights, middle - 4, middle + 4));
        }
        builder.atMostOne(random.nextInt(4), 4 + random.nextInt(4), 8 + random.nextInt(4));
        builder.atMostOne(random.nextInt(6), 6 + random.nextInt(6));
        return builder.build();
    }

    /** The best value by trying all; not a number when nothing is allowed. */
    static double best(Programme programme) {
        double best = Double.NaN;
        for (int choice = 0; choice < 1 << COLUMNS; choice++) {
            double[] x = new double[COLUMNS];
            for (int j = 0; j < COLUMNS; j++) {
                x[j] = choice >> j & 1;
            }
            if (programme.violations(x).isEmpty() && !(programme.value(x) <= best)) {
                best = programme.value(x);
            }
        }
        return best;
    }

    /** Market split (G. Cornuéjols and M. Dawande, 1999): tiny, and out of reach of branch and bound. */
    static Programme hard() {
        SplittableRandom random = new SplittableRandom(7);
        int rows = 6;
        int columns = 10 * (rows - 1);
        Programme.Builder builder = new Programme.Builder(columns + 2 * rows);
        for (int r = 0; r < rows; r++) {
            int[] of = IntStream.range(0, columns + 2).toArray();
            double[] weights = new double[columns + 2];
            double sum = 0;
            for (int j = 0; j < columns; j++) {
                weights[j] = random.nextInt(100);
                sum += weights[j];
            }
            for (int side = 0; side < 2; side++) {
                int slack = columns + 2 * r + side;
                builder.continuous(slack, 0, 5_000).gain(slack, -1);
                of[columns + side] = slack;
                weights[columns + side] = side == 0 ? 1 : -1;
            }
            double half = Math.floor(sum / 2);
            builder.row(new Programme.Row("split " + r, of, weights, half, half));
        }
        return builder.build();
    }
}
