package nl.kennispeil.delivery.session;

import io.vertx.core.Vertx;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.account.Activations;
import nl.kennispeil.delivery.account.Function;
import nl.kennispeil.delivery.account.Login;
import nl.kennispeil.delivery.account.LoginNames;
import nl.kennispeil.delivery.account.Passwords;
import nl.kennispeil.delivery.account.SecondFactors;
import nl.kennispeil.delivery.account.SubjectLinks;
import nl.kennispeil.delivery.http.Assets;
import nl.kennispeil.delivery.http.Blocking;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.http.Replies;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.http.WebServer;
import nl.kennispeil.delivery.oidc.OidcRoutes;
import nl.kennispeil.delivery.oidc.ProviderSettings;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.Persons;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import nl.kennispeil.delivery.vault.Vault;
import nl.kennispeil.delivery.vault.Vaults;
import org.jspecify.annotations.Nullable;

/** A server with nothing but its doors, and two pages behind them; its clock goes on when a test says so. */
public final class Doors implements AutoCloseable {

    public static final String PASSWORD = "blauwe fiets in maart";
    private static final String HASH = Passwords.hash(PASSWORD);

    public final MovingClock clock;
    public final InMemoryShelves shelves = new InMemoryShelves();
    public final ServerSecret secret = ServerSecret.random();
    public final Vault vault = Vaults.inMemory(shelves);
    public final Accounts accounts = new Accounts(shelves, vault);
    public final Persons persons = new Persons(shelves, vault, secret);
    public final Enrolments enrolments = new Enrolments(shelves, persons);
    public final Activations activations = new Activations(shelves, secret);
    public final SecondFactors secondFactors = new SecondFactors(shelves, secret);
    public final SubjectLinks links = new SubjectLinks(shelves, secret);
    public final LoginLimits limits = new LoginLimits(shelves);
    public final Sessions sessions;

    /** Login and action of what was noted. */
    public final List<String> noted = new ArrayList<>();

    private final Vertx vertx = Vertx.vertx();
    private final WebServer server;
    private final String url;

    public Doors(Instant now, boolean secondFactor, @Nullable ProviderSettings provider) {
        clock = new MovingClock(now);
        sessions = new Sessions(shelves, accounts, secret, SessionRules.STRICT.withSecondFactor(secondFactor));
        Blocking blocking = new Blocking(vertx, 4);
        Cookies cookies = new Cookies(false);
        Assets assets = new Assets();
        Pages pages = new Pages(assets, cookies, sessions, blocking, clock);
        Entry entry = new Entry(
                accounts,
                new LoginNames(accounts, persons, enrolments),
                persons,
                activations,
                sessions,
                secondFactors,
                limits,
                Ticket.forLink(secret),
                (actor, login, action, detail, at) -> noted.add(login.login() + " " + action));
        String label = provider == null ? "" : provider.label();
        List<Routes> routes = new ArrayList<>();
        SessionRoutes.Front front = new SessionRoutes.Front(entry, sessions, pages, cookies, blocking, clock, label);
        routes.add(new SessionRoutes(front));
        routes.add(new SecondFactorRoutes(entry, sessions, secondFactors, links, pages, cookies, clock));
        routes.add(new ActivationRoutes(front));
        routes.add(new UnlockRoutes(entry, pages, clock));
        routes.add(new AccountRoutes(entry, accounts, sessions, secondFactors, links, pages, clock, label));
        if (provider != null) {
            routes.add(new OidcRoutes(
                    provider, secret, links, accounts, entry, sessions, pages, cookies, blocking, clock));
        }
        routes.add(router -> {
            router.get("/start").handler(context -> inside(pages, context));
            router.get("/beheer/lijst").handler(context -> inside(pages, context));
            router.post("/beheer/lijst").handler(BodyHandler.create(false)).handler(context -> inside(pages, context));
        });
        server = new WebServer(vertx, new WebServer.Address("127.0.0.1", 0, null, null), assets, routes, pages::error);
        url = server.start();
    }

    private static void inside(Pages pages, io.vertx.ext.web.RoutingContext context) {
        pages.loggedIn(
                context,
                (page, session) -> new Pages.View.Json(Replies.object()
                        .put("login", session.account().login())
                        .put("role", session.account().role().code())));
    }

    /** Somebody with this login and {@link #PASSWORD}. */
    public Login person(String login, Function... functions) {
        Login made = new Login(login, "Naam van " + login, HASH, null, List.of(functions));
        accounts.putAll(List.of(made));
        return made;
    }

    public Visitor visitor() {
        return new Visitor(url);
    }

    public String url() {
        return url;
    }

    @Override
    public void close() {
        server.close();
        vertx.close().await();
    }
}
