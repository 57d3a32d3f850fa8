package nl.kennispeil.scoring.calibration;

import java.util.Arrays;
import java.util.List;

/**
 * The E step: the log likelihood at given coefficients, the posterior of every row, and the expected counts of every
 * category at every node.
 *
 * <p>A row's posterior is next to nothing on most nodes of a long test, so each chunk of neighbouring rows is computed on a
 * window of nodes only. The window is what held more than {@value #NOTHING} of any posterior in the step before, and some
 * more; when a posterior turns out to reach its edge, the chunk is done again on all nodes. What is left out changes a
 * row's likelihood by less than one part in 10¹¹. {@link #onAllNodes} forgets the windows, for a final value that leaves
 * out nothing.
 *
 * <p>Chunks and blocks are independent pieces with places of their own; sums over them are taken in order, so results do
 * not depend on the number of threads.
 */
final class Expectation {

    private static final double NOTHING = 1e-15;
    /** An edge that holds more than this may hide something behind it. */
    private static final double TOO_MUCH_AT_EDGE = 1e-12;

    private final Sample sample;
    private final Lanes lanes;
    final Grid grid;
    final int nodes;

    private final double[][] tables;
    private final double[][] gathered;
    private final double[][] posteriors;
    /** Window of each chunk in the last step. */
    final int[] from;

    final int[] to;
    /** Window of each chunk for the next step. */
    private final int[] nextFrom;

    private final int[] nextTo;
    private final double[] chunkLogLik;

    Expectation(Sample sample, Grid grid, Lanes lanes) {
        this.sample = sample;
        this.grid = grid;
        this.nodes = grid.nodes();
        this.lanes = lanes;
        int chunks = sample.chunks.size();
        this.tables = new double[sample.blocks.size()][];
        this.gathered = new double[sample.blocks.size()][];
        for (int b = 0; b < tables.length; b++) {
            tables[b] = new double[sample.blocks.get(b).answers * nodes];
            gathered[b] = new double[tables[b].length];
        }
        this.posteriors = new double[chunks][];
        this.from = new int[chunks];
        this.to = new int[chunks];
        this.nextFrom = new int[chunks];
        this.nextTo = new int[chunks];
        this.chunkLogLik = new double[chunks];
        onAllNodes();
    }

    void onAllNodes() {
        Arrays.fill(nextFrom, 0);
        Arrays.fill(nextTo, nodes);
    }

    /**
     * Log likelihood and posteriors.
     *
     * @param logP per item, at category · nodes + node
     * @param logWeights per group, the log weights of the nodes
     */
    double logLikelihood(double[][] logP, List<double[]> logWeights) {
        lanes.each(tables.length, b -> sample.blocks.get(b).table(logP, nodes, tables[b]));
        lanes.each(sample.chunks.size(), chunk -> {
            compute(chunk, nextFrom[chunk], nextTo[chunk], logWeights);
            if (cutOff(chunk)) {
                compute(chunk, 0, nodes, logWeights);
            }
            aimNext(chunk);
        });
        double logLik = 0;
        for (double part : chunkLogLik) {
            logLik += part;
        }
        return logLik;
    }

    private void compute(int c, int low, int high, List<double[]> logWeights) {
        Sample.Chunk chunk = sample.chunks.get(c);
        int width = high - low;
        int rows = chunk.to() - chunk.from();
        if (posteriors[c] == null || posteriors[c].length < rows * width) {
            posteriors[c] = new double[rows * width];
        }
        double[] log = posteriors[c];
        from[c] = low;
        to[c] = high;
        double[] weights = logWeights.get(chunk.group());
        for (int at = 0; at < rows * width; at += width) {
            System.arraycopy(weights, low, log, at, width);
        }
        addBlocks(chunk, low, width, log);
        double logLik = 0;
        for (int row = chunk.from(), at = 0; row < chunk.to(); row++, at += width) {
            logLik += sample.frequency[row] * normalise(log, at, width, sample.frequency[row]);
        }
        chunkLogLik[c] = logLik;
    }

    /** Four blocks at a time, so that a sum is read and written once for four additions. */
    private void addBlocks(Sample.Chunk chunk, int low, int width, double[] log) {
        int b = 0;
        for (; b + 3 < tables.length; b += 4) {
            double[] t0 = tables[b];
            double[] t1 = tables[b + 1];
            double[] t2 = tables[b + 2];
            double[] t3 = tables[b + 3];
            for (int row = chunk.from(), at = 0; row < chunk.to(); row++, at += width) {
                int code = b * sample.rows + row;
                int r0 = sample.codes[code] * nodes + low;
                int r1 = sample.codes[code + sample.rows] * nodes + low;
                int r2 = sample.codes[code + 2 * sample.rows] * nodes + low;
                int r3 = sample.codes[code + 3 * sample.rows] * nodes + low;
                for (int q = 0; q < width; q++) {
                    log[at + q] += (t0[r0 + q] + t1[r1 + q]) + (t2[r2 + q] + t3[r3 + q]);
                }
            }
        }
        for (; b < tables.length; b++) {
            double[] table = tables[b];
            for (int row = chunk.from(), at = 0; row < chunk.to(); row++, at += width) {
                int start = sample.codes[b * sample.rows + row] * nodes + low;
                for (int q = 0; q < width; q++) {
                    log[at + q] += table[start + q];
                }
            }
        }
    }

    /** Turns logs into a posterior that adds up to the frequency; returns the log of the sum. */
    private static double normalise(double[] log, int at, int width, double frequency) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int q = at; q < at + width; q++) {
            highest = Math.max(highest, log[q]);
        }
        double sum = 0;
        for (int q = at; q < at + width; q++) {
            log[q] = Math.exp(log[q] - highest);
            sum += log[q];
        }
        double scale = frequency / sum;
        for (int q = at; q < at + width; q++) {
            log[q] *= scale;
        }
        return highest + Math.log(sum);
    }

    private boolean cutOff(int c) {
        int width = to[c] - from[c];
        Sample.Chunk chunk = sample.chunks.get(c);
        for (int row = chunk.from(), at = 0; row < chunk.to(); row++, at += width) {
            double limit = TOO_MUCH_AT_EDGE * sample.frequency[row];
            if ((from[c] > 0 && posteriors[c][at] > limit)
                    || (to[c] < nodes && posteriors[c][at + width - 1] > limit)) {
                return true;
            }
        }
        return false;
    }

    private void aimNext(int c) {
        int width = to[c] - from[c];
        int rows = sample.chunks.get(c).to() - sample.chunks.get(c).from();
        int low = width;
        int high = 0;
        for (int row = 0; row < rows; row++) {
            int at = row * width;
            double limit = NOTHING * sample.frequency[sample.chunks.get(c).from() + row];
            int q = 0;
            while (q < low && !(posteriors[c][at + q] > limit)) {
                q++;
            }
            low = Math.min(low, q);
            q = width;
            while (q > high && !(posteriors[c][at + q - 1] > limit)) {
                q--;
            }
            high = Math.max(high, q);
        }
        // One node more on either side, for a posterior that moves as the coefficients do.
        nextFrom[c] = Math.max(0, from[c] + low - 1);
        nextTo[c] = Math.min(nodes, from[c] + high + 1);
    }

    /** Posteriors of the rows of a chunk, row by row on the nodes of its window, each adding up to the row's frequency. */
    double[] posteriors(int chunk) {
        return posteriors[chunk];
    }

    /** Expected counts of the categories of each item, from the posteriors of the last log likelihood. */
    void counts(double[][] counts) {
        lanes.each(tables.length, b -> {
            double[] sums = gathered[b];
            Arrays.fill(sums, 0);
            int base = b * sample.rows;
            for (int c = 0; c < posteriors.length; c++) {
                Sample.Chunk chunk = sample.chunks.get(c);
                int width = to[c] - from[c];
                double[] posterior = posteriors[c];
                int at = 0;
                for (int row = chunk.from(); row < chunk.to(); row++, at += width) {
                    int into = sample.codes[base + row] * nodes + from[c];
                    for (int q = 0; q < width; q++) {
                        sums[into + q] += posterior[at + q];
                    }
                }
            }
            sample.blocks.get(b).split(sums, nodes, counts);
        });
    }

    /** Expected number of persons of a group at each node. */
    double[] density(int group) {
        double[] density = new double[nodes];
        for (int c = 0; c < posteriors.length; c++) {
            Sample.Chunk chunk = sample.chunks.get(c);
            if (chunk.group() != group) {
                continue;
            }
            int width = to[c] - from[c];
            for (int at = 0; at < (chunk.to() - chunk.from()) * width; at++) {
                density[from[c] + at % width] += posteriors[c][at];
            }
        }
        return density;
    }
}
