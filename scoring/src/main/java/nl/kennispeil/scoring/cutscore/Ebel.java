package nl.kennispeil.scoring.cutscore;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Ebel: each judge puts each item in a grid of relevance by difficulty and says of each cell what share of its items a
 * just-competent candidate gets right. A judge's cut is Σ points · share of the item's cell (Ebel, Essentials of Educational
 * Measurement, 1972).
 */
public final class Ebel implements CutScoreMethod {

    private final int[][] relevance;
    private final int[][] difficulty;
    private final double[][][] shares;
    private final double[] points;

    /**
     * @param relevance judge × item, row of the grid from 0
     * @param difficulty judge × item, column of the grid from 0
     * @param shares judge × relevance × difficulty, 0..1
     * @param points what each item earns, above 0
     * @throws IllegalArgumentException when tables do not fit or a cell is not in the grid
     */
    public Ebel(int[][] relevance, int[][] difficulty, double[][][] shares, double[] points) {
        int judges = relevance.length;
        if (judges == 0 || difficulty.length != judges || shares.length != judges || points.length == 0) {
            throw new IllegalArgumentException(
                    judges + " judges on relevance, " + difficulty.length + " on difficulty, " + shares.length
                            + " grids and " + points.length + " items: allowed is as many of each, 1 or more");
        }
        for (int j = 0; j < judges; j++) {
            if (relevance[j].length != points.length || difficulty[j].length != points.length) {
                throw new IllegalArgumentException("judge " + (j + 1) + " placed " + relevance[j].length + " and "
                        + difficulty[j].length + " items: the test has " + points.length);
            }
            for (int i = 0; i < points.length; i++) {
                requireCell(shares[j], j, i, relevance[j][i], difficulty[j][i]);
            }
        }
        if (Arrays.stream(points).anyMatch(p -> !(p > 0) || Double.isInfinite(p))) {
            throw new IllegalArgumentException("an item earns no points: allowed is above 0");
        }
        this.relevance = Arrays.stream(relevance).map(int[]::clone).toArray(int[][]::new);
        this.difficulty = Arrays.stream(difficulty).map(int[]::clone).toArray(int[][]::new);
        this.shares = Arrays.stream(shares).map(Inputs::copy).toArray(double[][][]::new);
        this.points = points.clone();
    }

    @Override
    public CutScore cut(TestScores scores) {
        double scale = scores.highest() / StatUtils.sum(points);
        double[] cuts = new double[relevance.length];
        for (int j = 0; j < cuts.length; j++) {
            for (int i = 0; i < points.length; i++) {
                cuts[j] += scale * points[i] * shares[j][relevance[j][i]][difficulty[j][i]];
            }
        }
        List<String> notes = Math.abs(scale - 1) > 1e-9
                ? List.of("judged items are worth " + StatUtils.sum(points)
                        + " points: the cut is carried over in proportion")
                : List.of();
        return CutScore.of("Ebel", StatUtils.mean(cuts), Inputs.meanError(cuts), scores, notes)
                .judgedBy(JudgeStatistics.ofCuts(cuts));
    }

    private static void requireCell(double[][] grid, int judge, int item, int row, int column) {
        if (row < 0 || row >= grid.length || column < 0 || column >= grid[row].length) {
            throw new IllegalArgumentException("judge " + (judge + 1) + " put item " + (item + 1) + " in cell " + row
                    + "," + column + ": the grid has " + grid.length + " rows and starts at 0");
        }
        Inputs.requireShare("share of judge " + (judge + 1) + " for cell " + row + "," + column, grid[row][column]);
    }
}
