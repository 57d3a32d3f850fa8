package nl.kennispeil.delivery.research;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.sitting.SittingId;

/** The research set: proposed by one, approved by another, used by a third (domain.md §5, "Research export"). */
public final class ResearchRoutes implements Routes {

    static final String HOME = "/beheer/onderzoek";

    private static final int FORM_LIMIT = 16 * 1024;
    private static final Set<String> NOTICES = Set.of("proposed", "approved", "dropped");

    private final Pages pages;
    private final Research research;
    private final Clock clock;

    public ResearchRoutes(Pages pages, Research research, Clock clock) {
        this.pages = pages;
        this.research = research;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get(HOME).handler(this::overview);
        router.get(HOME + "/gegevens.zip").handler(this::download);
        action(router, "/voorstellen", Permission.PROPOSE_RESEARCH, (context, account, now) -> {
            research.propose(chosen(context), account, now);
            return new Pages.View.GoTo(HOME + "?gedaan=proposed");
        });
        action(router, "/:run/goedkeuren", Permission.APPROVE_RESEARCH, (context, account, now) -> {
            int records = research.approve(context.pathParam("run"), account, now);
            return new Pages.View.GoTo(HOME + "?gedaan=approved&aantal=" + records);
        });
        action(router, "/:run/intrekken", Permission.PROPOSE_RESEARCH, (context, account, now) -> {
            research.drop(context.pathParam("run"), account, now);
            return new Pages.View.GoTo(HOME + "?gedaan=dropped");
        });
    }

    /** What an action does, for those with its permission. */
    @FunctionalInterface
    private interface Work {
        Pages.View view(RoutingContext context, Account account, Instant now);
    }

    private void action(Router router, String path, Permission permission, Work work) {
        router.post(HOME + path)
                .handler(BodyHandler.create(false).setBodyLimit(FORM_LIMIT))
                .handler(context -> pages.guarded(context, permission, (page, session) -> {
                    requireNational(session.account());
                    return work.view(context, session.account(), clock.instant());
                }));
    }

    private void overview(RoutingContext context) {
        pages.guarded(context, Permission.SEE_RESEARCH, (page, session) -> {
            requireNational(session.account());
            String done = query(context, "gedaan");
            String count = query(context, "aantal");
            return new Pages.View.Html(
                    "privacy/research.jte",
                    Map.of(
                            "view",
                            ResearchScreen.of(research, session.account().login()),
                            "notice",
                            NOTICES.contains(done) ? done : "",
                            "count",
                            count.matches("\\d{1,6}") ? Integer.parseInt(count) : 0));
        });
    }

    private void download(RoutingContext context) {
        pages.guarded(context, Permission.DOWNLOAD_RESEARCH, (page, session) -> {
            requireNational(session.account());
            Instant now = clock.instant();
            ResearchZip zip = new ResearchZip();
            research.download(session.account(), now, zip::add);
            return new Pages.View.Download("application/zip", "onderzoek-" + Amsterdam.day(now) + ".zip", zip.bytes());
        });
    }

    private static void requireNational(Account account) {
        if (account.boundTo().isPresent()) {
            throw new BadRequest(403, "not-yours");
        }
    }

    private static List<SittingId> chosen(RoutingContext context) {
        try {
            return context.request().formAttributes().getAll("toets").stream()
                    .distinct()
                    .limit(100)
                    .map(SittingId::new)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new BadRequest(400, "research-choose");
        }
    }

    private static String query(RoutingContext context, String name) {
        String value = context.queryParams().get(name);
        return value == null ? "" : value.strip();
    }
}
