package nl.kennispeil.scoring.adaptive;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Finds the most informative items at an ability without looking at all of them: per cell of the θ axis the items stand in
 * the order of an upper bound of their information in the cell, so that the search ends as soon as the bound falls below
 * the best value found. The values compared are exact, so the outcome is that of looking at all.
 */
final class InformationIndex {

    private static final double LOWEST = -5;
    private static final double HIGHEST = 5;
    private static final int CELLS_PER_UNIT = 16;
    private static final int CELLS = (int) ((HIGHEST - LOWEST) * CELLS_PER_UNIT);

    /** Bounds are computed with rounding errors of their own. */
    private static final double SLACK = 1 + 1e-9;

    private final StrictCurve[] curves;
    private final int[][] order = new int[CELLS][];
    private final float[][] bound = new float[CELLS][];

    InformationIndex(StrictCurve[] curves) {
        this.curves = curves;
        double[] most = new double[curves.length];
        Integer[] items = new Integer[curves.length];
        for (int cell = 0; cell < CELLS; cell++) {
            double low = LOWEST + (double) cell / CELLS_PER_UNIT;
            double high = LOWEST + (cell + 1.0) / CELLS_PER_UNIT;
            for (int i = 0; i < items.length; i++) {
                items[i] = i;
                most[i] = curves[i].mostInformation(low, high) * SLACK;
            }
            Arrays.sort(items, Comparator.comparingDouble((Integer i) -> -most[i]));
            order[cell] = Arrays.stream(items).mapToInt(Integer::intValue).toArray();
            bound[cell] = new float[items.length];
            for (int k = 0; k < items.length; k++) {
                bound[cell][k] = Math.nextUp((float) most[items[k]]);
            }
        }
    }

    /** Offers all items that may be among the best. */
    void offer(double theta, boolean[] ineligible, Best best) {
        int cell = (int) Math.floor((theta - LOWEST) * CELLS_PER_UNIT);
        if (cell < 0 || cell >= CELLS) {
            for (int i = 0; i < curves.length; i++) {
                if (!ineligible[i]) {
                    best.offer(i, curves[i].information(theta));
                }
            }
            return;
        }
        int[] items = order[cell];
        float[] bounds = bound[cell];
        for (int k = 0; k < items.length && bounds[k] >= best.threshold(); k++) {
            int item = items[k];
            if (!ineligible[item]) {
                best.offer(item, curves[item].information(theta));
            }
        }
    }
}
