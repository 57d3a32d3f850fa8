package nl.kennispeil.delivery.session;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.account.Passwords;
import nl.kennispeil.delivery.http.Blocking;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.http.RateLimit;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Pages;

/** Logging in with a password, and out again. */
public final class SessionRoutes implements Routes {

    private static final int BODY_LIMIT = 4 * 1024;

    /** Hashed once, so that an unknown login takes as long as a wrong password. */
    private static final String NOBODY = Passwords.hash("nobody");

    private final Accounts accounts;
    private final Sessions sessions;
    private final Pages pages;
    private final Cookies cookies;
    private final Blocking blocking;
    private final Clock clock;
    private final RateLimit perAccount = new RateLimit(10, 5);
    private final RateLimit perAddress = new RateLimit(300, 300);

    public SessionRoutes(
            Accounts accounts, Sessions sessions, Pages pages, Cookies cookies, Blocking blocking, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.pages = pages;
        this.cookies = cookies;
        this.blocking = blocking;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get("/inloggen").handler(context -> form(context, 200, ""));
        router.post("/inloggen")
                .handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT))
                .handler(this::logIn);
        router.post("/uitloggen")
                .handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT))
                .handler(this::logOut);
    }

    private void logIn(RoutingContext context) {
        HttpServerRequest request = context.request();
        String login = Optional.ofNullable(request.getFormAttribute("login"))
                .orElse("")
                .strip();
        String password =
                Optional.ofNullable(request.getFormAttribute("password")).orElse("");
        String address = String.valueOf(request.remoteAddress().hostAddress());
        long millis = clock.millis();
        if (login.length() > 100 || password.length() > 256) {
            form(context, 401, "unknown");
            return;
        }
        if (!perAddress.allows(address, millis) || !perAccount.allows(login, millis)) {
            form(context, 429, "slow-down");
            return;
        }
        Instant now = clock.instant();
        blocking.password(
                context,
                () -> {
                    Account account = accounts.find(login).orElse(null);
                    boolean matches = Passwords.matches(password, account == null ? NOBODY : account.passwordHash());
                    return account != null && matches
                            ? Optional.of(sessions.start(account, now))
                            : Optional.<String>empty();
                },
                session -> {
                    if (session.isEmpty()) {
                        form(context, 401, "unknown");
                        return;
                    }
                    cookies.startSession(context, session.get(), Sessions.LIFETIME);
                    context.response()
                            .setStatusCode(303)
                            .putHeader("location", "/start")
                            .end();
                });
    }

    private void logOut(RoutingContext context) {
        Optional<String> id = cookies.session(context);
        cookies.endSession(context);
        blocking.store(
                context,
                () -> {
                    id.ifPresent(sessions::end);
                    return true;
                },
                done -> context.response()
                        .setStatusCode(303)
                        .putHeader("location", "/")
                        .end());
    }

    private void form(RoutingContext context, int status, String problem) {
        pages.open(context, status, "login.jte", Map.of("problem", problem));
    }
}
