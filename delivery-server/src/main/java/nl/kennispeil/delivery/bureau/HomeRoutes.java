package nl.kennispeil.delivery.bureau;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.actuality.Campaigns;
import nl.kennispeil.delivery.consent.NoticeRoutes;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.itembank.Overview;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.Sittings;
import nl.kennispeil.delivery.testform.FormAlarms;

/** The front page, and what somebody who logged in can do now. */
final class HomeRoutes implements Routes {

    private static final int SITTINGS_SHOWN = 4;

    private final Pages pages;
    private final Sittings sittings;
    private final Clock clock;
    private final Predicate<Account> mustRead;
    private final Function<Account, Optional<Campaigns.Reminder>> reminder;
    private final Function<Account, Overview.Pending> pending;
    private final Function<Sitting, List<FormAlarms.Alarm>> alarms;

    /**
     * @param mustRead who is shown the privacy notice first
     * @param reminder what somebody has still to screen
     * @param pending what waits for somebody who writes items
     * @param alarms what became wrong with the form of a sitting
     */
    HomeRoutes(
            Pages pages,
            Sittings sittings,
            Clock clock,
            Predicate<Account> mustRead,
            Function<Account, Optional<Campaigns.Reminder>> reminder,
            Function<Account, Overview.Pending> pending,
            Function<Sitting, List<FormAlarms.Alarm>> alarms) {
        this.pages = pages;
        this.sittings = sittings;
        this.clock = clock;
        this.mustRead = mustRead;
        this.reminder = reminder;
        this.pending = pending;
        this.alarms = alarms;
    }

    @Override
    public void mount(Router router) {
        router.get("/").handler(context -> pages.open(context, "home.jte", Map.of()));
        router.get("/start").handler(this::start);
    }

    private void start(RoutingContext context) {
        pages.loggedIn(context, (page, session) -> {
            Account account = session.account();
            if (mustRead.test(account)) {
                return new Pages.View.GoTo(NoticeRoutes.TO_READ);
            }
            Instant now = clock.instant();
            List<Sitting> near = account.may(Permission.SEE_SITTINGS) ? near(now) : List.of();
            return new Pages.View.Html(
                    "bureau/start.jte",
                    Map.of(
                            "account",
                            account,
                            "tasks",
                            tasks(account),
                            "sittings",
                            near,
                            "alarming",
                            PlanningRoutes.alarming(near, account, alarms),
                            "now",
                            now,
                            "reminder",
                            reminder.apply(account),
                            "pending",
                            pending.apply(account)));
        });
    }

    /** What is open, still to be closed or released, or comes first. */
    private List<Sitting> near(Instant now) {
        return sittings.all().stream()
                .filter(each -> !Planning.practice(each) && each.stage(now) != Sitting.Stage.RELEASED)
                .sorted(Comparator.comparing((Sitting each) -> each.stage(now) != Sitting.Stage.OPEN)
                        .thenComparing(Sitting::opens))
                .limit(SITTINGS_SHOWN)
                .toList();
    }

    private static List<Screens.Task> tasks(Account account) {
        List<Screens.Task> tasks = new ArrayList<>();
        if (account.may(Permission.SEE_OWN_RESULT)) {
            tasks.add(new Screens.Task("take", "/toets", true));
            tasks.add(new Screens.Task("results", "/mijn", false));
            tasks.add(new Screens.Task("practise", "/oefenen", false));
        }
        if (account.may(Permission.SEE_GRANTED_RESULT)) {
            tasks.add(new Screens.Task("granted", "/opleider", false));
        }
        if (account.asksRights()) {
            tasks.add(new Screens.Task("privacy", "/mijn/privacy", false));
        }
        if (account.may(Permission.HANDLE_RIGHTS)) {
            tasks.add(new Screens.Task("rights", "/beheer/privacy", true));
        }
        if (account.may(Permission.PLAN_SITTING)) {
            tasks.add(new Screens.Task("plan", SittingRoutes.HOME + "/nieuw", true));
        }
        if (account.may(Permission.SEE_SITTINGS)) {
            tasks.add(new Screens.Task("sittings", SittingRoutes.HOME, false));
        }
        if (account.may(Permission.REVIEW_ITEMS)) {
            tasks.add(new Screens.Task("review", "/beheer/vragen/nakijken", true));
        }
        if (account.may(Permission.SEE_ITEMS)) {
            tasks.add(new Screens.Task("items", "/beheer/vragen", !account.may(Permission.REVIEW_ITEMS)));
        }
        if (account.may(Permission.UPLOAD_RESCUE)) {
            tasks.add(new Screens.Task("rescue", "/beheer/herstel", false));
        }
        if (account.may(Permission.DOWNLOAD_RESEARCH)) {
            tasks.add(new Screens.Task("research", "/beheer/onderzoek", true));
        }
        if (account.may(Permission.READ_AUDIT)
                || account.may(Permission.READ_TECHNICAL_AUDIT)
                || account.may(Permission.READ_AUDIT_OF_INSTITUTE)) {
            tasks.add(new Screens.Task("audit", "/beheer/logboek", false));
        }
        return tasks;
    }
}
