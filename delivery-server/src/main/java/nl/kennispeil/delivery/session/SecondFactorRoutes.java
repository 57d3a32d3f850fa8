package nl.kennispeil.delivery.session;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.kennispeil.delivery.account.SecondFactors;
import nl.kennispeil.delivery.account.SubjectLinks;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Pages;

/** The code of the second factor, setting one up, and linking an identity provider: the steps after the password. */
public final class SecondFactorRoutes implements Routes {

    private static final Set<Stage> SETTING_UP = Set.of(Stage.SETUP, Stage.OPEN);

    private static final Pages.View ACCOUNT = new Pages.View.GoTo("/account");

    private final Entry entry;
    private final Sessions sessions;
    private final SecondFactors secondFactors;
    private final SubjectLinks links;
    private final Pages pages;
    private final Cookies cookies;
    private final Clock clock;

    public SecondFactorRoutes(
            Entry entry,
            Sessions sessions,
            SecondFactors secondFactors,
            SubjectLinks links,
            Pages pages,
            Cookies cookies,
            Clock clock) {
        this.entry = entry;
        this.sessions = sessions;
        this.secondFactors = secondFactors;
        this.links = links;
        this.pages = pages;
        this.cookies = cookies;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get(Stage.CODE.path())
                .handler(context ->
                        pages.door(context, Set.of(Stage.CODE), false, (page, visit) -> codeForm(visit, "")));
        router.post(Stage.CODE.path()).handler(body()).handler(this::code);
        router.get(Stage.SETUP.path())
                .handler(context -> pages.door(
                        context, SETTING_UP, false, (page, visit) -> hasOne(visit) ? ACCOUNT : setupForm(visit, "")));
        router.post(Stage.SETUP.path()).handler(body()).handler(this::setUp);
        router.get(Stage.LINK.path())
                .handler(context -> pages.door(
                        context,
                        Set.of(Stage.LINK),
                        false,
                        (page, visit) -> new Pages.View.Html("login/link.jte", Map.of("visit", visit))));
        router.post(Stage.LINK.path()).handler(body()).handler(this::link);
    }

    private static BodyHandler body() {
        return BodyHandler.create(false).setBodyLimit(SessionRoutes.BODY_LIMIT);
    }

    private void code(RoutingContext context) {
        String typed = SessionRoutes.text(context, "code");
        pages.door(context, Set.of(Stage.CODE), false, (page, visit) -> {
            Instant now = clock.instant();
            Entry.Problem problem = entry.code(visit.login(), typed, SessionRoutes.address(context), now);
            if (problem != null) {
                return codeForm(visit, problem.code());
            }
            cookies.startSession(context, sessions.passed(visit, now), sessions.lifetime());
            return new Pages.View.GoTo(Stage.OPEN.path());
        });
    }

    private void setUp(RoutingContext context) {
        String typed = SessionRoutes.text(context, "code");
        pages.door(context, SETTING_UP, false, (page, visit) -> {
            if (hasOne(visit)) {
                return ACCOUNT;
            }
            Instant now = clock.instant();
            String login = visit.login().login();
            Optional<List<String>> codes = secondFactors.confirm(login, typed, now);
            if (codes.isEmpty()) {
                return setupForm(visit, "wrong-code");
            }
            entry.note(visit.login(), "account.second-factor", "set-up", now);
            if (visit.stage() == Stage.SETUP) {
                cookies.startSession(context, sessions.passed(visit, now), sessions.lifetime());
            } else {
                sessions.endOthers(login, visit.id());
            }
            return new Pages.View.Html("login/recovery.jte", Map.of("codes", codes.get()));
        });
    }

    private void link(RoutingContext context) {
        boolean wanted = SessionRoutes.text(context, "answer").equals("yes");
        pages.door(context, Set.of(Stage.LINK), false, (page, visit) -> {
            Instant now = clock.instant();
            String digest = visit.link();
            if (wanted && digest != null) {
                boolean linked = links.link(digest, visit.login().login(), now);
                entry.note(visit.login(), linked ? "account.linked" : "account.link-refused", "", now);
            }
            cookies.startSession(context, sessions.linked(visit, now), sessions.lifetime());
            return new Pages.View.GoTo(Stage.OPEN.path());
        });
    }

    /** Another takes the place of the first only after that was taken away with the password. */
    private boolean hasOne(Visit visit) {
        return secondFactors.isSetUp(visit.login().login());
    }

    private static Pages.View codeForm(Visit visit, String problem) {
        return new Pages.View.Html("login/code.jte", Map.of("visit", visit, "problem", problem));
    }

    private Pages.View setupForm(Visit visit, String problem) {
        SecondFactors.Setup setup = secondFactors.begin(visit.login().login());
        return new Pages.View.Html(
                "login/setup.jte",
                Map.of("visit", visit, "text", setup.text(), "qr", QrCode.of(setup.uri()), "problem", problem));
    }
}
