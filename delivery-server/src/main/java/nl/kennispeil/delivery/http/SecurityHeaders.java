package nl.kennispeil.delivery.http;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/** What every reply tells the browser to refuse: other hosts, inline script, frames, sniffing. */
public final class SecurityHeaders implements Handler<RoutingContext> {

    static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "media-src 'self' blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types kennispeil");

    private static final String UNUSED = String.join(
            ", ",
            "camera=()",
            "microphone=()",
            "geolocation=()",
            "payment=()",
            "usb=()",
            "display-capture=()",
            "publickey-credentials-get=()");

    private final boolean secure;

    SecurityHeaders(boolean secure) {
        this.secure = secure;
    }

    /** For a page that shows another of ours in a frame, and for the one in it: our own frames, and nobody else's. */
    public static void allowOwnFrames(RoutingContext context) {
        MultiMap headers = context.response().headers();
        headers.set(
                "content-security-policy",
                POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'") + "; frame-src 'self'");
        headers.set("x-frame-options", "SAMEORIGIN");
    }

    @Override
    public void handle(RoutingContext context) {
        MultiMap headers = context.response().headers();
        headers.set("content-security-policy", POLICY);
        headers.set("x-content-type-options", "nosniff");
        headers.set("referrer-policy", "same-origin");
        headers.set("cross-origin-opener-policy", "same-origin");
        headers.set("cross-origin-resource-policy", "same-origin");
        headers.set("permissions-policy", UNUSED);
        // for browsers that know no frame-ancestors
        headers.set("x-frame-options", "DENY");
        // nothing is kept unless a route says that it may be
        headers.set("cache-control", "no-store");
        if (secure) {
            headers.set("strict-transport-security", "max-age=31536000");
        }
        context.next();
    }
}
