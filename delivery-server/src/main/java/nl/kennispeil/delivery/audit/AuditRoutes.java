package nl.kennispeil.delivery.audit;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.RateLimit;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.sitting.Sittings;

/** The log for those who watch over it: searching, taking out, and what stands out. Reading it is itself noted. */
public final class AuditRoutes implements Routes {

    static final String LOG = "/beheer/logboek";

    private static final Set<Permission> READERS =
            Set.of(Permission.READ_AUDIT, Permission.READ_AUDIT_OF_INSTITUTE, Permission.READ_TECHNICAL_AUDIT);
    private static final int LINES_SHOWN = 50;
    private static final int LINES_EXPORTED = 10_000;
    private static final int LINES_SEEN_FOR_EXPORT = 200_000;
    private static final int SHORT_PERIOD = 7;
    private static final int LONG_PERIOD = 30;
    private static final String ACTIONS = "page.action.";

    private final Pages pages;
    private final AuditTrail trail;
    private final Sittings sittings;
    private final Institutes institutes;
    private final Concerned concerned;
    private final Clock clock;

    /** The same screen again and again is one reading. */
    private final RateLimit readings = new RateLimit(1, 1);

    private AuditRoutes(
            Pages pages, AuditTrail trail, Sittings sittings, Institutes institutes, Concerned concerned, Clock clock) {
        this.pages = pages;
        this.trail = trail;
        this.sittings = sittings;
        this.institutes = institutes;
        this.concerned = concerned;
        this.clock = clock;
    }

    /** The screens of the log: these, and the one for whom it is about. */
    public static List<Routes> of(
            Pages pages, AuditTrail trail, Sittings sittings, Institutes institutes, Concerned concerned, Clock clock) {
        return List.of(
                new AuditRoutes(pages, trail, sittings, institutes, concerned, clock),
                new OwnAuditRoutes(pages, trail, sittings, institutes, concerned, clock));
    }

    @Override
    public void mount(Router router) {
        router.get(LOG).handler(this::search);
        router.get(LOG + ".csv").handler(this::export);
        router.get(LOG + "/opvallend").handler(this::anomalies);
        router.get(LOG + "/toetsen").handler(this::sittings);
        router.get(LOG + "/:id").handler(this::sitting);
    }

    private void search(RoutingContext context) {
        AuditFilter filter = filter(context);
        int before = before(context);
        pages.guarded(context, READERS, (page, session) -> {
            Account account = session.account();
            Scope scope = scope(account);
            Instant now = clock.instant();
            boolean usable = filter.problem().isEmpty();
            Found found = usable
                    ? trail.find(filter.query(scope, concerned), before, LINES_SHOWN, now)
                    : new Found(List.of(), 0);
            if (usable && readings.allows(session.formToken() + filter.url(), now.toEpochMilli())) {
                note(account, "audit.read", filter, now);
            }
            AuditWords words = new AuditWords(page, institutes);
            return new Pages.View.Html(
                    "audit/search.jte",
                    Map.of(
                            "filter",
                            filter,
                            "rows",
                            found.lines().stream()
                                    .map(scope::shown)
                                    .map(words::row)
                                    .toList(),
                            "next",
                            found.next(),
                            "before",
                            before,
                            "actions",
                            actions(page),
                            "scope",
                            scope,
                            "exported",
                            LINES_EXPORTED));
        });
    }

    private void export(RoutingContext context) {
        AuditFilter filter = filter(context);
        pages.guarded(context, READERS, (page, session) -> {
            if (!filter.problem().isEmpty()) {
                throw new BadRequest(400, "audit-filter");
            }
            Scope scope = scope(session.account());
            Instant now = clock.instant();
            List<Line> lines = new ArrayList<>();
            trail.each(
                    filter.query(scope, concerned),
                    LINES_EXPORTED,
                    LINES_SEEN_FOR_EXPORT,
                    now,
                    each -> lines.add(scope.shown(each)));
            trail.write(entry(session.account(), "audit.export", filter, now).detail("lines", lines.size()));
            return new Pages.View.Download(
                    "text/csv; charset=utf-8", "logboek-" + LineIndex.day(now) + ".csv", AuditCsv.of(lines));
        });
    }

    private void anomalies(RoutingContext context) {
        int days = "30".equals(query(context, "dagen")) ? LONG_PERIOD : SHORT_PERIOD;
        pages.guarded(context, Permission.READ_AUDIT, (page, session) -> {
            Instant now = clock.instant();
            LocalDate today = LineIndex.day(now);
            Anomalies.Findings findings =
                    new Anomalies(trail).find(Scope.EVERYTHING, today.minusDays(days - 1L), today, now);
            return new Pages.View.Html(
                    "audit/anomalies.jte",
                    Map.of(
                            "findings",
                            findings.found().stream()
                                    .map(each -> finding(each, page))
                                    .toList(),
                            "rules",
                            List.of(Anomalies.Rule.values()).stream()
                                    .map(each -> page.t("audit.rule." + each.code() + ".words", each.atLeast()))
                                    .toList(),
                            "complete",
                            findings.complete(),
                            "days",
                            days));
        });
    }

    private AuditScreens.Finding finding(Anomalies.Finding finding, Page page) {
        return new AuditScreens.Finding(
                page.t("audit.rule." + finding.rule().code()),
                finding.who(),
                new AuditWords(page, institutes).role(finding.role()),
                finding.count(),
                page.date(finding.first()),
                page.date(finding.last()),
                LOG + "?" + finding.filter().url());
    }

    private void sittings(RoutingContext context) {
        pages.guarded(
                context,
                Set.of(Permission.READ_AUDIT, Permission.READ_AUDIT_OF_INSTITUTE),
                (page, session) -> new Pages.View.Html("audit/sittings.jte", Map.of("sittings", sittings.all())));
    }

    /** The lines of a sitting, under the address they always had. */
    private void sitting(RoutingContext context) {
        String id = String.valueOf(context.pathParam("id"));
        pages.guarded(
                context,
                READERS,
                (page, session) -> new Pages.View.GoTo(
                        LOG + "?" + AuditFilter.NONE.subject("sitting/" + id).url()));
    }

    /** @throws BadRequest 403 when an account that may read the log of an institute is bound to none */
    private static Scope scope(Account account) {
        if (account.may(Permission.READ_AUDIT)) {
            return Scope.EVERYTHING;
        }
        if (account.may(Permission.READ_AUDIT_OF_INSTITUTE)) {
            return Scope.ofInstitute(account.boundTo().orElseThrow(() -> new BadRequest(403, "not-yours")));
        }
        return Scope.TECHNICAL_ONLY;
    }

    private void note(Account account, String action, AuditFilter filter, Instant now) {
        trail.write(entry(account, action, filter, now));
    }

    private Entry entry(Account account, String action, AuditFilter filter, Instant now) {
        Entry entry = Entry.of(account, action, "audit", now)
                .about(filter.id())
                .with(filter.who())
                .owner(account.institute());
        Map<String, String> said = Map.of(
                "action", filter.action(),
                "kind", filter.kind(),
                "outcome", filter.outcome(),
                "from", filter.from(),
                "until", filter.until());
        said.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> entry.detail(each.getKey(), each.getValue()));
        return entry;
    }

    private static List<AuditScreens.Choice> actions(Page page) {
        return page.messages().startingWith(ACTIONS).entrySet().stream()
                .map(each -> new AuditScreens.Choice(each.getKey().substring(ACTIONS.length()), each.getValue()))
                .sorted(Comparator.comparing(AuditScreens.Choice::words))
                .toList();
    }

    private static AuditFilter filter(RoutingContext context) {
        return AuditFilter.of(name -> query(context, name));
    }

    private static int before(RoutingContext context) {
        String value = query(context, "voor");
        return value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : 0;
    }

    private static String query(RoutingContext context, String name) {
        return Optional.ofNullable(context.queryParams().get(name)).orElse("").strip();
    }
}
