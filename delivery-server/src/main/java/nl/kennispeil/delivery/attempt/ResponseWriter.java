package nl.kennispeil.delivery.attempt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import nl.kennispeil.delivery.shelf.ShelfException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the saves of many candidates durable together: what arrives within {@link #LINGER} shares one command and one
 * fsync, which divides their cost; nobody is told "stored" before it is. One thread writes; while it waits for the disk
 * the next group gathers. When a group fails, every save in it is answered with the failure, and the devices send again.
 */
public final class ResponseWriter implements AutoCloseable {

    /** How long the first of a group waits for others. Candidates see "stored here" meanwhile and type on. */
    private static final Duration LINGER = Duration.ofMillis(40);

    /** A group this large goes at once: it fills a bulk. */
    private static final int FULL = 100;

    /** More than this waiting means that the store does not keep up: better to say so than to promise. */
    private static final int MOST_WAITING = 20_000;

    /** Told once, on the writer's thread: {@code null} when durable, else why that is not certain. */
    @FunctionalInterface
    interface Outcome {
        void is(@Nullable Throwable failure);
    }

    private record Save(AttemptId attempt, List<ResponseEvent> events, Outcome outcome) {}

    private final Responses responses;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private List<Save> waiting = new ArrayList<>();
    private long firstArrivedNanos;
    private boolean closed;
    private final Thread thread = new Thread(this::run, "response-writer");

    public ResponseWriter(Responses responses) {
        this.responses = responses;
        thread.setDaemon(true);
        thread.start();
    }

    /** Makes events durable and tells {@code outcome}; does not wait. */
    void write(AttemptId attempt, List<ResponseEvent> events, Outcome outcome) {
        boolean taken;
        lock.lock();
        try {
            taken = !closed && waiting.size() < MOST_WAITING;
            if (taken) {
                waiting.add(new Save(attempt, events, outcome));
                if (waiting.size() == 1) {
                    firstArrivedNanos = System.nanoTime();
                }
                if (waiting.size() == 1 || waiting.size() == FULL) {
                    arrived.signal();
                }
            }
        } finally {
            lock.unlock();
        }
        if (!taken) {
            outcome.is(new ShelfException("the store does not keep up", new IllegalStateException()));
        }
    }

    private void run() {
        try {
            for (List<Save> group = next(); !group.isEmpty(); group = next()) {
                store(group);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next group; empty when closed and nothing is left. */
    private List<Save> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !closed) {
                arrived.await();
            }
            long left = firstArrivedNanos + LINGER.toNanos() - System.nanoTime();
            while (left > 0 && waiting.size() < FULL && !closed) {
                left = arrived.awaitNanos(left);
            }
            List<Save> group = waiting;
            waiting = new ArrayList<>();
            return group;
        } finally {
            lock.unlock();
        }
    }

    private void store(List<Save> group) {
        try {
            List<Responses.Batch> batches = new ArrayList<>(group.size());
            group.forEach(each -> batches.add(new Responses.Batch(each.attempt(), each.events())));
            responses.recordAll(batches);
            group.forEach(each -> each.outcome().is(null));
        } catch (RuntimeException e) {
            group.forEach(each -> each.outcome().is(e));
        }
    }

    /** Stores what waits and takes no more. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signal();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
