package nl.kennispeil.delivery.session;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.account.PasswordRules;
import nl.kennispeil.delivery.account.Passwords;
import nl.kennispeil.delivery.account.SecondFactors;
import nl.kennispeil.delivery.account.SubjectLinks;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Pages;

/** What somebody can see and change of the own account: password, second factor, link, sessions. */
public final class AccountRoutes implements Routes {

    private static final String HOME = "/account";
    private static final Set<Stage> INSIDE = Set.of(Stage.OPEN);
    private static final Set<String> NOTICES = Set.of("password", "sessions", "second-factor", "unlinked");

    private final Entry entry;
    private final Accounts accounts;
    private final Sessions sessions;
    private final SecondFactors secondFactors;
    private final SubjectLinks links;
    private final Pages pages;
    private final Clock clock;
    private final String provider;

    public AccountRoutes(
            Entry entry,
            Accounts accounts,
            Sessions sessions,
            SecondFactors secondFactors,
            SubjectLinks links,
            Pages pages,
            Clock clock,
            String provider) {
        this.entry = entry;
        this.accounts = accounts;
        this.sessions = sessions;
        this.secondFactors = secondFactors;
        this.links = links;
        this.pages = pages;
        this.clock = clock;
        this.provider = provider;
    }

    @Override
    public void mount(Router router) {
        router.get(HOME).handler(context -> {
            String asked = context.request().getParam("klaar", "");
            String notice = NOTICES.contains(asked) ? asked : "";
            pages.door(context, INSIDE, false, (page, visit) -> show(visit, notice, Map.of()));
        });
        router.post(HOME + "/wachtwoord").handler(body()).handler(this::password);
        router.post(HOME + "/overal-uitloggen").handler(body()).handler(this::endOthers);
        router.post(HOME + "/tweede-stap-weg").handler(body()).handler(this::removeSecondFactor);
        router.post(HOME + "/ontkoppelen").handler(body()).handler(this::unlink);
    }

    private static BodyHandler body() {
        return BodyHandler.create(false).setBodyLimit(SessionRoutes.BODY_LIMIT);
    }

    private void password(RoutingContext context) {
        String current = SessionRoutes.text(context, "current");
        String fresh = SessionRoutes.text(context, "fresh");
        String again = SessionRoutes.text(context, "again");
        pages.door(context, INSIDE, true, (page, visit) -> {
            Instant now = clock.instant();
            Map<String, String> problems = new HashMap<>();
            PasswordRules.problem(visit.login().login(), fresh).ifPresent(each -> problems.put("fresh", each));
            if (problems.isEmpty() && !fresh.equals(again)) {
                problems.put("again", "different");
            }
            if (problems.isEmpty()) {
                Entry.Problem problem = entry.again(visit.login(), current, SessionRoutes.address(context), now);
                if (problem != null) {
                    problems.put("current", problem.code());
                }
            }
            if (!problems.isEmpty()) {
                return show(visit, "", problems);
            }
            accounts.changePassword(visit.login().login(), Passwords.hash(fresh));
            sessions.endOthers(visit.login().login(), visit.id());
            entry.note(visit.login(), "account.password", "", now);
            return new Pages.View.GoTo(HOME + "?klaar=password");
        });
    }

    private void endOthers(RoutingContext context) {
        pages.door(context, INSIDE, false, (page, visit) -> {
            sessions.endOthers(visit.login().login(), visit.id());
            entry.note(visit.login(), "account.logout-everywhere", "", clock.instant());
            return new Pages.View.GoTo(HOME + "?klaar=sessions");
        });
    }

    /** Takes the second factor away with the password; who must have one is asked to set up another at the next log-in. */
    private void removeSecondFactor(RoutingContext context) {
        String current = SessionRoutes.text(context, "current");
        pages.door(context, INSIDE, true, (page, visit) -> {
            Instant now = clock.instant();
            Entry.Problem problem = entry.again(visit.login(), current, SessionRoutes.address(context), now);
            if (problem != null) {
                return show(visit, "", Map.of("remove", problem.code()));
            }
            secondFactors.remove(List.of(visit.login().login()));
            entry.note(visit.login(), "account.second-factor", "removed", now);
            return new Pages.View.GoTo(HOME + "?klaar=second-factor");
        });
    }

    private void unlink(RoutingContext context) {
        pages.door(context, INSIDE, false, (page, visit) -> {
            links.unlink(List.of(visit.login().login()));
            entry.note(visit.login(), "account.unlinked", "", clock.instant());
            return new Pages.View.GoTo(HOME + "?klaar=unlinked");
        });
    }

    private Pages.View show(Visit visit, String notice, Map<String, String> problems) {
        String login = visit.login().login();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("visit", visit);
        parameters.put("secondFactor", secondFactors.isSetUp(login));
        parameters.put("recoveryLeft", secondFactors.recoveryCodesLeft(login));
        parameters.put("provider", provider);
        parameters.put("linked", links.isLinked(login));
        parameters.put("sessions", sessions.of(login, visit.id(), clock.instant()));
        parameters.put("notice", notice);
        parameters.put("problems", problems);
        return new Pages.View.Html("login/account.jte", parameters);
    }
}
