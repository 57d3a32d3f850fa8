package nl.kennispeil.delivery.load;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes only when asked to: tasks run in the order of their due moments, without waiting. */
final class SimulatedLoop implements Loop {

    private record Task(long due, long number, Runnable task) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::number));
    private long now = 1_000_000_000L;
    private long number;

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public long wallMillis() {
        return 1_790_000_000_000L + now / 1_000_000;
    }

    @Override
    public void at(long dueNanos, Runnable task) {
        tasks.add(new Task(Math.max(dueNanos, now), number++, task));
    }

    void after(long millis, Runnable task) {
        at(now + millis * 1_000_000, task);
    }

    /** Lets time pass until nothing is left to do or the end is reached. */
    void runUntil(long seconds) {
        long end = 1_000_000_000L * (1 + seconds);
        for (Task next = tasks.peek(); next != null && next.due() <= end; next = tasks.peek()) {
            tasks.remove();
            now = next.due();
            next.task().run();
        }
        now = end;
    }
}
