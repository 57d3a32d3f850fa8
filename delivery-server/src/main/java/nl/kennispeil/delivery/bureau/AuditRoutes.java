package nl.kennispeil.delivery.bureau;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Map;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.sitting.Sittings;

/** Who did what in a sitting, for the privacy officer. */
final class AuditRoutes extends SittingRoutes {

    private static final String AUDIT = "/beheer/logboek";
    private static final int LINES_SHOWN = 500;

    private final Ledger ledger;

    AuditRoutes(Pages pages, Sittings sittings, Cookies cookies, Clock clock, Ledger ledger) {
        super(pages, sittings, cookies, clock);
        this.ledger = ledger;
    }

    @Override
    public void mount(Router router) {
        router.get(AUDIT).handler(this::list);
        router.get(AUDIT + "/:id").handler(this::sitting);
    }

    private void list(RoutingContext context) {
        pages.guarded(
                context,
                Permission.READ_AUDIT,
                (page, session) -> new Pages.View.Html("bureau/audits.jte", Map.of("sittings", sittings.all())));
    }

    private void sitting(RoutingContext context) {
        about(
                context,
                Permission.READ_AUDIT,
                desk -> screen(
                        desk,
                        "audit",
                        Map.of("lines", ledger.latest(desk.sitting().id(), LINES_SHOWN), "shown", LINES_SHOWN)));
    }
}
