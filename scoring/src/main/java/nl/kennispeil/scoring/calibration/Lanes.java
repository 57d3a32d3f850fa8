package nl.kennispeil.scoring.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Does numbered pieces of work on one or more threads. Pieces write to places of their own and are added up afterwards in
 * their order, so that the numbers are the same bits for any number of threads.
 */
final class Lanes implements AutoCloseable {

    private final int threads;
    private final ExecutorService pool;

    Lanes(int threads) {
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(Math.max(1, threads - 1), work -> {
            Thread thread = new Thread(work, "calibration");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Does pieces 0..count−1, in any order, and returns when all are done. */
    void each(int count, IntConsumer piece) {
        if (threads == 1) {
            for (int i = 0; i < count; i++) {
                piece.accept(i);
            }
            return;
        }
        AtomicInteger next = new AtomicInteger();
        Runnable lane = () -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                piece.accept(i);
            }
        };
        List<Future<?>> others = new ArrayList<>();
        for (int t = 1; t < threads; t++) {
            others.add(pool.submit(lane));
        }
        lane.run();
        others.forEach(Lanes::await);
    }

    private static void await(Future<?> other) {
        try {
            other.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in a calibration", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a part of the calibration failed", e.getCause());
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
