package nl.kennispeil.delivery.audit;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.sitting.Sittings;

/** Who did or saw what of mine (R73): for the person concerned, in sentences. */
final class OwnAuditRoutes implements Routes {

    private static final int LINES_SHOWN = 100;

    private final Pages pages;
    private final AuditTrail trail;
    private final Sittings sittings;
    private final Institutes institutes;
    private final Concerned concerned;
    private final Clock clock;

    OwnAuditRoutes(
            Pages pages, AuditTrail trail, Sittings sittings, Institutes institutes, Concerned concerned, Clock clock) {
        this.pages = pages;
        this.trail = trail;
        this.sittings = sittings;
        this.institutes = institutes;
        this.concerned = concerned;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get("/mijn/logboek").handler(this::own);
    }

    private void own(RoutingContext context) {
        String value = String.valueOf(context.queryParams().get("voor"));
        int before = value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : 0;
        pages.guarded(context, Permission.READ_OWN_AUDIT, (page, session) -> {
            Found found = of(session.account(), before);
            AuditWords words = new AuditWords(page, institutes);
            return new Pages.View.Html(
                    "audit/own.jte",
                    Map.of(
                            "lines",
                            found.lines().stream()
                                    .map(each -> new AuditScreens.OwnLine(
                                            page.date(each.at()), words.sentence(each), where(each, page)))
                                    .toList(),
                            "next",
                            found.next()));
        });
    }

    private Found of(Account account, int before) {
        String candidate = account.candidate();
        if (candidate == null) {
            return new Found(List.of(), 0);
        }
        Query query = Query.in(Scope.EVERYTHING).ids(concerned.ids(candidate)).without(account.login());
        return trail.find(query, before, LINES_SHOWN, clock.instant());
    }

    private String where(Line line, Page page) {
        if (!line.topic().equals("sitting") || line.subject().raw().isEmpty()) {
            return "";
        }
        return sittings.find(new SittingId(line.subject().raw()))
                .map(Sitting::title)
                .map(title -> title.in(page.messages().language()))
                .orElse("");
    }
}
