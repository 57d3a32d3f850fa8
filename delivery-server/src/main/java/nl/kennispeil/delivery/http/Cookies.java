package nl.kennispeil.delivery.http;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import nl.kennispeil.delivery.text.Language;

/** The two cookies there are: the session and the language; both functional, so no banner (R78). */
public final class Cookies {

    private static final String LANGUAGE = "lang";

    private final boolean secure;

    /** @param secure true when browsers reach the server by TLS */
    public Cookies(boolean secure) {
        this.secure = secure;
    }

    public Optional<String> session(RoutingContext context) {
        return Optional.ofNullable(context.request().getCookie(sessionName())).map(Cookie::getValue);
    }

    /**
     * Stops a request before its body is read when it brings no session: an upload of a stranger would fill the disk. Who
     * the session is of is found out after that.
     */
    public void onlyWithSession(RoutingContext context) {
        if (session(context).isPresent()) {
            context.next();
        } else {
            context.response()
                    .setStatusCode(303)
                    .putHeader("location", "/inloggen")
                    .end();
        }
    }

    public void startSession(RoutingContext context, String id, Duration lifetime) {
        context.response()
                .addCookie(Cookie.cookie(sessionName(), id)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSecure(secure)
                        .setSameSite(CookieSameSite.LAX)
                        .setMaxAge(lifetime.toSeconds()));
    }

    public void endSession(RoutingContext context) {
        context.response()
                .addCookie(Cookie.cookie(sessionName(), "")
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSecure(secure)
                        .setSameSite(CookieSameSite.LAX)
                        .setMaxAge(0));
    }

    /** The language of this request: asked for in the query, else remembered, else Dutch. */
    public Language language(RoutingContext context) {
        String asked = context.request().getParam(LANGUAGE);
        if (asked != null) {
            Language language = Language.of(asked);
            context.response()
                    .addCookie(Cookie.cookie(LANGUAGE, language.code())
                            .setPath("/")
                            .setSecure(secure)
                            .setSameSite(CookieSameSite.LAX)
                            .setMaxAge(Duration.ofDays(365).toSeconds()));
            return language;
        }
        Cookie remembered = context.request().getCookie(LANGUAGE);
        return remembered == null ? Language.NL : Language.of(remembered.getValue());
    }

    /** A name that a browser only accepts over TLS from this very host, where there is TLS. */
    private String sessionName() {
        return secure ? "__Host-session" : "session";
    }
}
