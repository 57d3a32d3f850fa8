package nl.kennispeil.delivery.session;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.util.Map;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Pages;

/** Where support lifts the lock of an account; the answer is the same whether there is one or not. */
public final class UnlockRoutes implements Routes {

    private static final String HOME = "/beheer/ontgrendelen";

    private final Entry entry;
    private final Pages pages;
    private final Clock clock;

    public UnlockRoutes(Entry entry, Pages pages, Clock clock) {
        this.entry = entry;
        this.pages = pages;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get(HOME)
                .handler(context -> pages.guarded(
                        context,
                        Permission.RESET_LOGIN,
                        (page, session) -> new Pages.View.Html(
                                "login/unlock.jte",
                                Map.of("done", "yes".equals(context.request().getParam("klaar"))))));
        router.post(HOME)
                .handler(BodyHandler.create(false).setBodyLimit(SessionRoutes.BODY_LIMIT))
                .handler(this::unlock);
    }

    private void unlock(RoutingContext context) {
        String login = SessionRoutes.text(context, "login");
        pages.guarded(context, Permission.RESET_LOGIN, (page, session) -> {
            if (login.length() <= SessionRoutes.LOGIN_LENGTH) {
                entry.unlock(session.account(), login, clock.instant());
            }
            return new Pages.View.GoTo(HOME + "?klaar=yes");
        });
    }
}
