package nl.kennispeil.delivery.bureau;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.paper.OnPaper;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.sitting.Sittings;
import nl.kennispeil.delivery.testform.FormAlarms;

/** The list of sittings, and planning a new one. */
final class PlanningRoutes extends SittingRoutes {

    private final Planning planning;
    private final Function<Sitting, List<FormAlarms.Alarm>> alarms;

    PlanningRoutes(
            Pages pages,
            Sittings sittings,
            Cookies cookies,
            Clock clock,
            Planning planning,
            Function<Sitting, List<FormAlarms.Alarm>> alarms) {
        super(pages, sittings, cookies, clock);
        this.planning = planning;
        this.alarms = alarms;
    }

    @Override
    public void mount(Router router) {
        router.get("/beheer").handler(context -> context.redirect(HOME));
        router.get(HOME).handler(this::list);
        router.get(HOME + "/nieuw").handler(this::form);
        router.post(HOME + "/nieuw").handler(SittingRoutes.form()).handler(this::plan);
    }

    private void list(RoutingContext context) {
        String wanted = query(context, "stand");
        pages.guarded(context, Permission.SEE_SITTINGS, (page, session) -> {
            Instant now = clock.instant();
            List<Sitting> shown = sittings.all().stream()
                    .filter(each -> !Planning.practice(each))
                    .filter(each -> wanted.isEmpty() || each.stage(now).name().equalsIgnoreCase(wanted))
                    .toList();
            return new Pages.View.Html(
                    "bureau/sittings.jte",
                    Map.of(
                            "sittings",
                            shown,
                            "alarming",
                            alarming(shown, session.account(), alarms),
                            "wanted",
                            wanted,
                            "now",
                            now));
        });
    }

    /** Of some sittings those whose form somebody should look at. */
    static Set<SittingId> alarming(
            List<Sitting> sittings, Account account, Function<Sitting, List<FormAlarms.Alarm>> alarms) {
        return account.may(Permission.PLAN_SITTING)
                ? sittings.stream()
                        .filter(each -> !alarms.apply(each).isEmpty())
                        .map(Sitting::id)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private void form(RoutingContext context) {
        pages.guarded(context, Permission.PLAN_SITTING, (page, session) -> {
            Participants.requireNational(session.account());
            return form(Screens.Draft.empty(), Map.of(), List.of(), List.of());
        });
    }

    private void plan(RoutingContext context) {
        pages.guarded(context, Permission.PLAN_SITTING, (page, session) -> {
            Participants.requireNational(session.account());
            Screens.Draft draft = new Screens.Draft(
                    field(context, "titleNl"),
                    field(context, "titleEn"),
                    field(context, "form"),
                    field(context, "shape"),
                    field(context, "opensDate"),
                    field(context, "opensTime"),
                    field(context, "opensChoice"),
                    field(context, "closesDate"),
                    field(context, "closesTime"),
                    field(context, "closesChoice"),
                    field(context, "condition"));
            Planning.Outcome outcome = planning.plan(draft, session.account(), clock.instant());
            Sitting sitting = outcome.sitting();
            return sitting == null
                    ? form(
                            draft,
                            outcome.problems(),
                            OnPaper.words(outcome.unprintable(), page.messages()),
                            outcome.faults().stream()
                                    .map(each -> each.words(page))
                                    .toList())
                    : goTo(sitting, "/deelnemers?gedaan=planned");
        });
    }

    private Pages.View form(
            Screens.Draft draft, Map<String, String> problems, List<String> unprintable, List<String> faults) {
        return new Pages.View.Html(
                "bureau/plan.jte",
                Map.of(
                        "draft",
                        draft,
                        "problems",
                        problems,
                        "unprintable",
                        unprintable,
                        "faults",
                        faults,
                        "forms",
                        planning.forms(),
                        "zone",
                        Page.ZONE.getId()));
    }
}
