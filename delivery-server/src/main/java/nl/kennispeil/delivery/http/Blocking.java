package nl.kennispeil.delivery.http;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The bounded pools that calls which wait run on, so that no event loop ever does: one for the store, a small one
 * for passwords, which are slow on purpose and must not stand in the way of answers, one for calls to other machines,
 * and one for downloads.
 */
public final class Blocking {

    private static final int OUTWARD_THREADS = 16;

    private final WorkerExecutor store;
    private final WorkerExecutor passwords;
    private final WorkerExecutor downloads;
    private final WorkerExecutor outward;

    public Blocking(Vertx vertx, int storeThreads) {
        this.store = vertx.createSharedWorkerExecutor("store", storeThreads, 120, TimeUnit.SECONDS);
        this.outward = vertx.createSharedWorkerExecutor("outward", OUTWARD_THREADS, 30, TimeUnit.SECONDS);
        int processors = Runtime.getRuntime().availableProcessors();
        this.passwords =
                vertx.createSharedWorkerExecutor("passwords", Math.max(1, processors - 1), 30, TimeUnit.SECONDS);
        this.downloads = vertx.createSharedWorkerExecutor("downloads", 2, 5, TimeUnit.MINUTES);
    }

    /** Runs a call on the store's pool and hands its outcome to {@code then} on the event loop; failures fail the route. */
    public <T> void store(RoutingContext context, Callable<T> call, Consumer<T> then) {
        run(store, context, call, then);
    }

    /** The same on the pool for passwords. */
    public <T> void password(RoutingContext context, Callable<T> call, Consumer<T> then) {
        run(passwords, context, call, then);
    }

    /** The same for files that are made while they are sent: a slow reader keeps nobody from the store. */
    public <T> void download(RoutingContext context, Callable<T> call, Consumer<T> then) {
        run(downloads, context, call, then);
    }

    /** The same for calls to another machine, so that one that hangs holds up nobody else. */
    public <T> void outward(RoutingContext context, Callable<T> call, Consumer<T> then) {
        run(outward, context, call, then);
    }

    private static <T> void run(WorkerExecutor pool, RoutingContext context, Callable<T> call, Consumer<T> then) {
        pool.executeBlocking(call, false).onComplete(outcome -> {
            if (outcome.failed()) {
                context.fail(outcome.cause());
                return;
            }
            try {
                then.accept(outcome.result());
            } catch (RuntimeException e) {
                context.fail(e);
            }
        });
    }
}
