package nl.kennispeil.delivery.itembank;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.session.ReturnPath;

/** Where the promise of confidentiality is made. */
final class ConfidentialityRoutes implements Routes {

    private static final Set<Permission> WHO = Set.of(Permission.SEE_ITEMS, Permission.EDIT_ITEMS);

    private final Pages pages;
    private final Confidentiality confidentiality;
    private final AuditTrail audit;
    private final Clock clock;

    ConfidentialityRoutes(Pages pages, Confidentiality confidentiality, AuditTrail audit, Clock clock) {
        this.pages = pages;
        this.confidentiality = confidentiality;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get(Confidentiality.PATH).handler(this::show);
        router.post(Confidentiality.PATH).handler(Forms.plain()).handler(this::accept);
    }

    private void show(RoutingContext context) {
        String back = back(context.queryParams().get("terug"));
        pages.guarded(context, WHO, (page, session) -> {
            Instant at = confidentiality.accepted(session.account().login()).orElse(null);
            return new Pages.View.Html(
                    "items/declaration.jte",
                    Map.of(
                            "paragraphs",
                            confidentiality.text(page.lang()),
                            "version",
                            Confidentiality.VERSION,
                            "since",
                            at == null ? "" : page.date(at),
                            "back",
                            back));
        });
    }

    private void accept(RoutingContext context) {
        pages.guarded(context, WHO, (page, session) -> {
            if (!Forms.text(context, "promise").equals(Integer.toString(Confidentiality.VERSION))) {
                throw new BadRequest(400, "promise-needed");
            }
            Account account = session.account();
            confidentiality.accept(account.login(), clock.instant());
            audit.write(Entry.of(account, "items.acknowledge", "items", clock.instant())
                    .detail("version", Confidentiality.VERSION));
            return new Pages.View.GoTo(back(Forms.text(context, "terug")));
        });
    }

    private static String back(@org.jspecify.annotations.Nullable String asked) {
        String path = ReturnPath.of(asked);
        return path.equals("/start") ? ItemPaths.HOME : path;
    }
}
