package nl.kennispeil.delivery.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Set;

/** Refuses requests that change something and that a browser says come from another site. */
final class SameOrigin implements Handler<RoutingContext> {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @Override
    public void handle(RoutingContext context) {
        if (READING.contains(context.request().method()) || isOwn(context.request())) {
            context.next();
        } else {
            Replies.error(context, 403, "other-site");
        }
    }

    private static boolean isOwn(HttpServerRequest request) {
        String site = request.getHeader("sec-fetch-site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeader("origin");
        if (origin == null) {
            // not a browser: there is no cookie that was added without being asked for
            return true;
        }
        try {
            // HTTP/2 has the host as a pseudo-header, so the header alone would refuse everybody there
            HostAndPort own = request.authority();
            URI from = URI.create(origin);
            return own != null && own.host().equalsIgnoreCase(from.getHost()) && own.port() == from.getPort();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
