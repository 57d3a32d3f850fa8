package nl.kennispeil.delivery.load;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import nl.kennispeil.delivery.http.ClientConnection;
import nl.kennispeil.delivery.http.Clients;

/** The one thread of a run with real timers and connections, and the way in from other threads. */
final class Generator implements AutoCloseable {

    private static final long MILLI = 1_000_000L;
    private static final int PROBES = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final int WARM_UP_CONNECTIONS = 16;
    private static final double WARM_UP_RATE = 1_500;

    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Clients clients = new Clients(done::completeExceptionally);
    private final URI target;
    private final LongSupplier wallMillis;
    private final Latencies lag;
    private final Loop loop = new RealLoop();

    /** @param lag where to keep how late this thread runs */
    Generator(URI target, LongSupplier wallMillis, Latencies lag) {
        this.target = target;
        this.wallMillis = wallMillis;
        this.lag = lag;
    }

    Loop loop() {
        return loop;
    }

    /** To be told when the run is over. */
    Runnable done() {
        return () -> done.complete(null);
    }

    Line line() {
        return line(target);
    }

    private Line line(URI server) {
        ClientConnection connection = clients.connection(server);
        return (request, then) -> connection.send(
                request.path(),
                request.token(),
                request.body(),
                (status, body) -> then.accept(status == 0 ? Reply.NONE : new Reply(status, body)));
    }

    /** Whether the target replies at all. */
    boolean targetReplies() throws InterruptedException {
        for (int i = 0; i < PROBES; i++) {
            CompletableFuture<Integer> status = new CompletableFuture<>();
            clients.run(() -> line().send(Request.get("/", null), reply -> status.complete(reply.status())));
            if (join(status) > 0) {
                return true;
            }
            TimeUnit.SECONDS.sleep(1);
        }
        return false;
    }

    /** Lets the compiler see the code of a run before anything is measured, against a mirror in this process. */
    void warmUp(long seed) throws InterruptedException {
        URI mirror = clients.mirror("{\"ack\":1}");
        CompletableFuture<Void> warm = new CompletableFuture<>();
        Duration think = Plan.thinkFor(WARM_UP_CONNECTIONS, WARM_UP_RATE);
        Plan plan = new Plan(WARM_UP_CONNECTIONS, Duration.ZERO, think, WARM_UP, Duration.ZERO, true, false, seed);
        clients.run(() -> {
            Tally tally = new Tally();
            Steady steady = new Steady(() -> tally.saved, loop::nanos, null);
            new BareRun(loop, plan, tally, () -> line(mirror), steady, () -> warm.complete(null)).begin();
        });
        join(warm);
        ask(() -> {
            lag.reset();
            return true;
        });
    }

    /** Begins on the one thread and blocks until {@link #done} was told, handing over progress now and then. */
    void run(Runnable begin, Duration step, Supplier<String> progress, Consumer<String> show)
            throws InterruptedException {
        clients.run(begin);
        while (true) {
            try {
                done.get(step.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                show.accept(ask(progress));
            } catch (ExecutionException e) {
                throw failure(e);
            }
        }
    }

    /** Asks something on the one thread. */
    <T> T ask(Supplier<T> question) throws InterruptedException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        clients.run(() -> answer.complete(question.get()));
        return join(answer);
    }

    private <T> T join(CompletableFuture<T> future) throws InterruptedException {
        // what went wrong on the one thread shows in done, and would leave this waiting
        CompletableFuture<Object> first = CompletableFuture.anyOf(future, done);
        try {
            first.get();
            return future.get();
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    private static RuntimeException failure(ExecutionException e) {
        return new IllegalStateException("the run broke off: " + e.getCause(), e.getCause());
    }

    @Override
    public void close() {
        clients.close();
    }

    private final class RealLoop implements Loop {

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public long wallMillis() {
            return wallMillis.getAsLong();
        }

        @Override
        public void at(long dueNanos, Runnable task) {
            // rounded down: up to a millisecond early, where rounding up would add half a millisecond to every latency
            long millis = (dueNanos - nanos()) / MILLI;
            Runnable timed = () -> {
                lag.since(dueNanos, nanos());
                task.run();
            };
            if (millis < 1) {
                clients.run(timed);
            } else {
                clients.after(millis, timed);
            }
        }
    }
}
