package nl.kennispeil.scoring.assembly;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * What the {@link Shadow} tests of all candidates share: the demands, and room to compute in, of which there is as much as
 * there are candidates computing at once. Safe to share between threads.
 */
public final class Shadows {

    private static final double PRICE = 1_000;

    final Programme programme;
    private final Matrix matrix;
    private final Queue<Relaxation> idle = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Shadows elastic;

    /** @param programme rows, sets and bounds; its gains do not count */
    public Shadows(Programme programme) {
        this.programme = programme;
        matrix = new Matrix(programme);
    }

    /** A candidate begins. */
    public Shadow begin() {
        return new Shadow(this);
    }

    Relaxation borrow() {
        Relaxation free = idle.poll();
        return free == null ? new Relaxation(programme, matrix) : free;
    }

    void giveBack(Relaxation relaxation) {
        idle.add(relaxation);
    }

    /** The same demands, of which what cannot be met is missed by as little as possible. */
    Shadows elastic() {
        Shadows made = elastic;
        if (made == null) {
            double[] price = new double[programme.rows().size()];
            Arrays.fill(price, PRICE);
            made = new Shadows(programme.elastic(price));
            elastic = made;
        }
        return made;
    }

    double price() {
        return PRICE;
    }
}
