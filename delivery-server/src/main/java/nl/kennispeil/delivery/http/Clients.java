package nl.kennispeil.delivery.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpVersion;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The client side for a program that plays many browsers: one thread for all of them, with timers, and connections that
 * are not shared. All but the constructor, {@link #run} and {@link #close} is for that thread only.
 */
public final class Clients implements AutoCloseable {

    private static final int TIMEOUT_SECONDS = 30;

    private final Vertx vertx;
    private final Context context;
    private final HttpClientAgent agent;

    /** @param failure told of an exception that a task threw */
    public Clients(Consumer<Throwable> failure) {
        vertx = Vertx.vertx(
                new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1).setInternalBlockingPoolSize(1));
        context = vertx.getOrCreateContext();
        context.exceptionHandler(failure::accept);
        agent = vertx.createHttpClient(new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setTcpNoDelay(true)
                .setConnectTimeout((int) TimeUnit.SECONDS.toMillis(TIMEOUT_SECONDS)));
    }

    /** Runs a task on the one thread. */
    public void run(Runnable task) {
        context.runOnContext(any -> task.run());
    }

    /** Runs a task on the one thread after at least a millisecond. */
    public void after(long millis, Runnable task) {
        vertx.setTimer(Math.max(1, millis), any -> task.run());
    }

    /** A connection to a server, opened by its first request. */
    public ClientConnection connection(URI server) {
        return new ClientConnection(agent, server);
    }

    /** Answers every POST on this machine with a fixed reply, for a program that warms itself up; returns where. */
    public URI mirror(String reply) {
        HttpServer mirror = vertx.createHttpServer()
                .requestHandler(request -> request.body()
                        .onSuccess(any -> request.response()
                                .putHeader("content-type", "application/json")
                                .end(reply)))
                .listen(0, "127.0.0.1")
                .await();
        return URI.create("http://127.0.0.1:" + mirror.actualPort());
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
