package nl.kennispeil.delivery.http;

import com.fasterxml.jackson.core.JacksonException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import nl.kennispeil.delivery.shelf.ShelfException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens, sets the order of what every request passes, and turns failures into replies that leak nothing. */
public final class WebServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

    /**
     * Where to listen. Certificate and key (PKCS#8) are PEM files that are read again when they change; without them it
     * is plain HTTP.
     *
     * @param proxied true when browsers reach this address by TLS through a proxy on this machine, and in no other way
     */
    public record Address(
            String host,
            int port,
            @Nullable Path certificate,
            @Nullable Path key,
            boolean proxied) {

        /** Without a proxy. */
        public Address(String host, int port, @Nullable Path certificate, @Nullable Path key) {
            this(host, port, certificate, key, false);
        }

        boolean tls() {
            return certificate != null && key != null;
        }

        /** True when browsers reach the server by TLS, here or at the proxy. */
        public boolean secure() {
            return tls() || proxied;
        }
    }

    private static final Set<String> PROTOCOLS = Set.of("TLSv1.3", "TLSv1.2");
    private static final long RELOAD_MILLIS = 60_000;

    private final Vertx vertx;
    private final Address address;
    private final @Nullable CertificateFiles certificates;
    private final Assets assets;
    private final List<Routes> routes;
    private final ErrorPage errorPage;
    /** A list of thousands can be ticked whole; what a form may weigh is bounded by each route. */
    private static final int MAX_FIELDS = 16_384;

    private @Nullable HttpServer server;

    public WebServer(Vertx vertx, Address address, Assets assets, List<Routes> routes, ErrorPage errorPage) {
        this.vertx = vertx;
        this.address = address;
        this.assets = assets;
        this.routes = List.copyOf(routes);
        this.errorPage = errorPage;
        Path certificate = address.certificate();
        Path key = address.key();
        this.certificates = certificate == null || key == null ? null : new CertificateFiles(certificate, key);
    }

    /** Starts listening and returns the URL. */
    public String start() {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setAcceptBacklog(4_096)
                .setIdleTimeout(120)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setMaxInitialLineLength(4_096)
                .setMaxHeaderSize(8_192)
                .setMaxFormFields(MAX_FIELDS)
                .setTcpNoDelay(true)
                .setHandle100ContinueAutomatically(true);
        CertificateFiles files = certificates;
        if (files != null) {
            options.setSsl(true)
                    .setUseAlpn(true)
                    .setEnabledSecureTransportProtocols(PROTOCOLS)
                    .setKeyCertOptions(pem(files.first()));
        }
        HttpServer listening = listen(options);
        server = listening;
        if (files != null) {
            vertx.setPeriodic(RELOAD_MILLIS, timer -> reloadCertificate());
        }
        return (address.tls() ? "https" : "http") + "://" + address.host() + ":" + listening.actualPort();
    }

    /**
     * Takes a certificate and key that changed on disk into use; connections that are open keep the former. What cannot
     * be used is named in the log once, and the former stays.
     *
     * @return whether another certificate is in use now
     */
    public Future<Boolean> reloadCertificate() {
        HttpServer listening = server;
        CertificateFiles files = certificates;
        if (listening == null || files == null) {
            return Future.succeededFuture(false);
        }
        return vertx.executeBlocking(files::changed)
                .compose(changed -> changed.isEmpty()
                        ? Future.succeededFuture(false)
                        : listening
                                .updateSSLOptions(new ServerSSLOptions()
                                        .setUseAlpn(true)
                                        .setEnabledSecureTransportProtocols(PROTOCOLS)
                                        .setKeyCertOptions(pem(changed.get())))
                                .onSuccess(any -> LOG.info("a new certificate is in use"))
                                .onFailure(cause -> LOG.warn(
                                        "a new certificate cannot be used: {}",
                                        cause.getClass().getName())));
    }

    private static PemKeyCertOptions pem(CertificateFiles.Pair pair) {
        return new PemKeyCertOptions()
                .setCertValue(Buffer.buffer(pair.certificate()))
                .setKeyValue(Buffer.buffer(pair.key()));
    }

    private HttpServer listen(HttpServerOptions options) {
        try {
            return vertx.createHttpServer(options)
                    .requestHandler(router())
                    .listen()
                    .await();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalArgumentException(
                    "cannot listen on " + address.host() + ":" + address.port() + ": " + e.getMessage()
                            + "; is another server running there?",
                    e);
        }
    }

    /** Every way in, each once: what a browser or another system can ask for. */
    public List<Mounted> mounted() {
        return Mounted.of(router());
    }

    private Router router() {
        Router router = Router.router(vertx);
        router.route().handler(new SecurityHeaders(address.secure()));
        if (address.proxied()) {
            router.route().handler(ClientAddress::believeProxy);
        }
        router.route().handler(new SameOrigin());
        assets.mount(router);
        routes.forEach(each -> each.mount(router));
        router.route().failureHandler(this::failed);
        router.errorHandler(404, context -> refuse(context, 404, "not-found"));
        router.errorHandler(405, context -> refuse(context, 405, "not-found"));
        return router;
    }

    private void failed(RoutingContext context) {
        Throwable cause = context.failure();
        if (cause instanceof ShelfException) {
            LOG.warn("the store did not answer {}: {}", route(context), cause.getMessage());
            refuse(context, 503, "store-unavailable");
        } else if (cause instanceof BadRequest bad) {
            refuse(context, bad.status(), bad.code());
        } else if (cause instanceof JacksonException) {
            refuse(context, 400, "malformed");
        } else if (context.statusCode() == 413) {
            refuse(context, 413, "too-large");
        } else if (context.statusCode() >= 400 && context.statusCode() < 500) {
            refuse(context, context.statusCode(), "malformed");
        } else {
            // class and place only: a message may carry what must not be logged
            LOG.error("failure in {}: {}", route(context), cause == null ? context.statusCode() : trace(cause));
            refuse(context, 500, "internal");
        }
    }

    private void refuse(RoutingContext context, int status, String code) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        String accepted = context.request().getHeader("accept");
        if (context.normalizedPath().startsWith("/api/") || accepted == null || !accepted.contains("text/html")) {
            Replies.error(context, status, code);
        } else {
            errorPage.show(context, status, code);
        }
    }

    private static String route(RoutingContext context) {
        return context.request().method() + " "
                + Optional.ofNullable(context.currentRoute())
                        .map(route -> route.getPath())
                        .orElse("?");
    }

    private static String trace(Throwable cause) {
        StringBuilder trace = new StringBuilder(cause.getClass().getName());
        StackTraceElement[] frames = cause.getStackTrace();
        for (int i = 0; i < Math.min(frames.length, 12); i++) {
            trace.append(" < ").append(frames[i]);
        }
        return trace.toString();
    }

    @Override
    public void close() {
        HttpServer listening = server;
        if (listening != null) {
            listening.close().await();
        }
    }
}
