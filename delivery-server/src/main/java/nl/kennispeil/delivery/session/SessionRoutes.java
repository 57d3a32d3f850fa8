package nl.kennispeil.delivery.session;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.kennispeil.delivery.account.Function;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Blocking;
import nl.kennispeil.delivery.http.ClientAddress;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Pages;

/** Logging in with a password, choosing a function, coming back after a quiet time, and out again. */
public final class SessionRoutes implements Routes {

    /**
     * What every form needs that lets somebody in.
     *
     * @param provider what the button of the identity provider says; empty when there is none
     */
    public record Front(
            Entry entry,
            Sessions sessions,
            Pages pages,
            Cookies cookies,
            Blocking blocking,
            Clock clock,
            String provider) {

        /** The subject that an identity provider vouched for and that waits to be linked to an account. */
        Optional<String> linking(RoutingContext context, Instant now) {
            return cookies.session(context).flatMap(each -> entry.linking(each, now));
        }

        /** Begins the session of who came in. */
        void open(RoutingContext context, String session) {
            cookies.startSession(context, session, sessions.lifetime());
            context.response()
                    .setStatusCode(303)
                    .putHeader("location", Stage.OPEN.path())
                    .end();
        }
    }

    static final int BODY_LIMIT = 4 * 1024;

    static final int LOGIN_LENGTH = 100;
    private static final int PASSWORD_LENGTH = 256;

    private final Front door;

    public SessionRoutes(Front door) {
        this.door = door;
    }

    @Override
    public void mount(Router router) {
        router.get("/inloggen").handler(context -> form(context, 200, "", door.provider()));
        router.post("/inloggen").handler(body()).handler(this::logIn);
        router.post("/uitloggen").handler(body()).handler(this::logOut);
        router.get(Stage.FUNCTION.path()).handler(this::functions);
        router.post(Stage.FUNCTION.path()).handler(body()).handler(this::choose);
        router.get(Stage.LOCKED.path()).handler(this::locked);
        router.post(Stage.LOCKED.path()).handler(body()).handler(this::unlock);
    }

    private static BodyHandler body() {
        return BodyHandler.create(false).setBodyLimit(BODY_LIMIT);
    }

    private void logIn(RoutingContext context) {
        String login = text(context, "login").strip();
        String password = text(context, "password");
        Instant now = door.clock().instant();
        Optional<String> link = door.linking(context, now);
        if (login.length() > LOGIN_LENGTH || password.length() > PASSWORD_LENGTH) {
            refuse(context, Entry.Problem.UNKNOWN);
            return;
        }
        door.blocking()
                .password(
                        context,
                        Pages.from(
                                context,
                                () -> door.entry()
                                        .byPassword(login, password, link.orElse(null), address(context), now)),
                        outcome -> {
                            String session = outcome.session();
                            if (session == null) {
                                refuse(context, outcome.problem());
                                return;
                            }
                            door.open(context, session);
                        });
    }

    private void refuse(RoutingContext context, Entry.Problem problem) {
        form(context, status(problem), problem.code(), door.provider());
    }

    static int status(Entry.Problem problem) {
        return switch (problem) {
            case UNKNOWN -> 401;
            case NO_FUNCTION -> 403;
            case SLOW_DOWN, LOCKED -> 429;
        };
    }

    private void form(RoutingContext context, int status, String problem, String button) {
        boolean linking = door.linking(context, door.clock().instant()).isPresent();
        show(door.pages(), context, status, problem, button, linking);
    }

    /** The log-in form, which other ways in come back to when they fail. */
    public static void show(
            Pages pages, RoutingContext context, int status, String problem, String button, boolean linking) {
        pages.open(
                context, status, "login/login.jte", Map.of("problem", problem, "provider", button, "linking", linking));
    }

    private void logOut(RoutingContext context) {
        Optional<String> id = door.cookies().session(context);
        door.cookies().endSession(context);
        door.blocking()
                .store(
                        context,
                        Pages.from(context, () -> {
                            Instant now = door.clock().instant();
                            id.flatMap(each -> door.sessions().visit(each, now, false))
                                    .ifPresent(visit -> door.entry().note(visit.login(), "account.logout", "", now));
                            id.ifPresent(door.sessions()::end);
                            return true;
                        }),
                        done -> goTo(context, "/"));
    }

    private void functions(RoutingContext context) {
        door.pages().door(context, Set.of(Stage.FUNCTION, Stage.OPEN), false, (page, visit) -> {
            Map<String, Object> parameters = new HashMap<>();
            parameters.put("visit", visit);
            return new Pages.View.Html("login/function.jte", parameters);
        });
    }

    private void choose(RoutingContext context) {
        String key = text(context, "function");
        door.pages().door(context, Set.of(Stage.FUNCTION, Stage.OPEN), false, (page, visit) -> {
            Function chosen = visit.functions().stream()
                    .filter(each -> each.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> new BadRequest(403, "not-yours"));
            Instant now = door.clock().instant();
            door.cookies()
                    .startSession(
                            context,
                            door.sessions().choose(visit, chosen, now),
                            door.sessions().lifetime());
            door.entry().note(visit.login(), "account.function", chosen.role().code(), now);
            return new Pages.View.GoTo(Stage.OPEN.path());
        });
    }

    private void locked(RoutingContext context) {
        door.pages()
                .door(
                        context,
                        Set.of(Stage.LOCKED),
                        false,
                        (page, visit) ->
                                lock(visit, "", ReturnPath.of(context.request().getParam("terug"))));
    }

    private void unlock(RoutingContext context) {
        String password = text(context, "password");
        String back = ReturnPath.of(text(context, "terug"));
        door.pages().door(context, Set.of(Stage.LOCKED), true, (page, visit) -> {
            Instant now = door.clock().instant();
            Entry.Problem problem = door.entry().again(visit.login(), password, address(context), now);
            if (problem != null) {
                return lock(visit, problem.code(), back);
            }
            door.cookies()
                    .startSession(
                            context,
                            door.sessions().unlock(visit, now),
                            door.sessions().lifetime());
            return new Pages.View.GoTo(back);
        });
    }

    private Pages.View lock(Visit visit, String problem, String back) {
        return new Pages.View.Html(
                "login/locked.jte",
                Map.of("visit", visit, "problem", problem, "back", back, "provider", door.provider()));
    }

    static String text(RoutingContext context, String field) {
        return Optional.ofNullable(context.request().getFormAttribute(field)).orElse("");
    }

    /** From where the request comes. */
    static String address(RoutingContext context) {
        return ClientAddress.of(context);
    }

    private static void goTo(RoutingContext context, String path) {
        context.response().setStatusCode(303).putHeader("location", path).end();
    }
}
