package nl.kennispeil.delivery.breakglass;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.person.Enrolment;

/** Opening one registration in an emergency, and the privacy officer's reading of who did. */
public final class BreakGlassRoutes implements Routes {

    private static final String HOME = "/beheer/noodtoegang";
    private static final String TOLD = "/beheer/privacy/noodtoegang";
    private static final String TOPIC = "enrolment";

    private final Pages pages;
    private final BreakGlass accesses;
    private final Registrations registrations;
    private final AuditTrail trail;
    private final Clock clock;

    public BreakGlassRoutes(
            Pages pages, BreakGlass accesses, Registrations registrations, AuditTrail trail, Clock clock) {
        this.pages = pages;
        this.accesses = accesses;
        this.registrations = registrations;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get(HOME)
                .handler(context -> pages.guarded(
                        context,
                        Permission.BREAK_GLASS,
                        (page, session) -> new Pages.View.Html("breakglass/ask.jte", Map.of())));
        router.post(HOME).handler(Forms.plain()).handler(this::open);
        router.get(HOME + "/:id").handler(this::show);
        router.get(TOLD).handler(this::told);
        router.post(TOLD + "/:id/gelezen").handler(Forms.plain()).handler(this::read);
    }

    private void open(RoutingContext context) {
        pages.guarded(context, Permission.BREAK_GLASS, (page, session) -> {
            Account account = session.account();
            Instant now = clock.instant();
            Enrolment enrolment = registrations
                    .find(Forms.text(context, "participant"), account, now)
                    .orElseThrow(() -> {
                        trail.write(Entry.of(account, "break-glass.open", TOPIC, now)
                                .owner(account.institute())
                                .refused("no-participant"));
                        return new BadRequest(400, "no-participant");
                    });
            BreakGlass.Access access = accesses.open(enrolment.id(), account, Forms.text(context, "reason"), now);
            note(account, "break-glass.open", access, now);
            return new Pages.View.GoTo(HOME + "/" + access.id());
        });
    }

    private void show(RoutingContext context) {
        pages.guarded(context, Permission.BREAK_GLASS, (page, session) -> {
            Account account = session.account();
            Instant now = clock.instant();
            BreakGlass.Access access = accesses.running(context.pathParam("id"), account, now)
                    .orElseThrow(() -> new BadRequest(404, "not-found"));
            Registrations.Registration registration = registrations
                    .of(access.enrolment(), account, now)
                    .orElseThrow(() -> new BadRequest(404, "not-found"));
            note(account, "break-glass.view", access, now);
            return new Pages.View.Html(
                    "breakglass/registration.jte", Map.of("registration", registration, "access", access));
        });
    }

    private void told(RoutingContext context) {
        pages.guarded(context, Permission.HANDLE_RIGHTS, (page, session) -> {
            List<BreakGlass.Access> all = accesses.all();
            return new Pages.View.Html("breakglass/told.jte", Map.of("accesses", all));
        });
    }

    private void read(RoutingContext context) {
        pages.guarded(context, Permission.HANDLE_RIGHTS, (page, session) -> {
            Account account = session.account();
            BreakGlass.Access access = accesses.read(context.pathParam("id"), account.login());
            note(account, "rights.emergency-read", access, clock.instant());
            return new Pages.View.GoTo(TOLD);
        });
    }

    private void note(Account account, String action, BreakGlass.Access access, Instant now) {
        trail.write(Entry.of(account, action, TOPIC, now)
                .about(access.enrolment().value())
                .owner(account.institute())
                .detail("access", access.id()));
    }
}
