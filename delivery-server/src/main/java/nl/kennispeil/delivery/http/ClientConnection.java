package nl.kennispeil.delivery.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One kept-alive connection, one request at a time; after a failure the next request connects anew. For one thread. */
public final class ClientConnection {

    private static final long TIMEOUT_MILLIS = TimeUnit.SECONDS.toMillis(30);
    private static final byte[] NOTHING = {};

    /** Told what came of a request. */
    @FunctionalInterface
    public interface Receiver {

        /** @param status of HTTP; 0 when there was no reply */
        void received(int status, byte[] body);
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Answer(int status, byte[] body) {}

    private final HttpClientAgent agent;
    private final HttpConnectOptions server;
    private @Nullable HttpClientConnection open;

    ClientConnection(HttpClientAgent agent, URI server) {
        this.agent = agent;
        boolean secure = "https".equals(server.getScheme());
        int port = server.getPort() >= 0 ? server.getPort() : secure ? 443 : 80;
        this.server =
                new HttpConnectOptions().setHost(server.getHost()).setPort(port).setSsl(secure);
    }

    /**
     * Sends a request: a POST when there is a body, else a GET.
     *
     * @param bearer token to show; null for none
     */
    public void send(String path, @Nullable String bearer, byte @Nullable [] body, Receiver then) {
        RequestOptions options = new RequestOptions()
                .setMethod(body == null ? HttpMethod.GET : HttpMethod.POST)
                .setURI(path)
                .setIdleTimeout(TIMEOUT_MILLIS);
        if (bearer != null) {
            options.putHeader("authorization", "Bearer " + bearer);
        }
        if (body != null) {
            options.putHeader("content-type", "application/json");
        }
        connected()
                .compose(connection -> connection.request(options))
                .compose(request -> body == null ? request.send() : request.send(Buffer.buffer(body)))
                .compose(response -> response.body().map(bytes -> new Answer(response.statusCode(), bytes.getBytes())))
                .onComplete(answer -> then.received(answer.status(), answer.body()), failure -> {
                    drop();
                    then.received(0, NOTHING);
                });
    }

    private Future<HttpClientConnection> connected() {
        HttpClientConnection present = open;
        if (present != null) {
            return Future.succeededFuture(present);
        }
        return agent.connect(server).onSuccess(connection -> {
            open = connection;
            // a server that died is not an error here: the request that waits is told
            connection.exceptionHandler(any -> {});
            connection.closeHandler(any -> {
                if (open == connection) {
                    open = null;
                }
            });
        });
    }

    private void drop() {
        HttpClientConnection present = open;
        open = null;
        if (present != null) {
            present.close();
        }
    }
}
