package nl.kennispeil.delivery.oidc;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.account.Login;
import nl.kennispeil.delivery.account.SubjectLinks;
import nl.kennispeil.delivery.http.Blocking;
import nl.kennispeil.delivery.http.ClientAddress;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.http.RateLimit;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.session.Entry;
import nl.kennispeil.delivery.session.SessionRoutes;
import nl.kennispeil.delivery.session.Sessions;
import nl.kennispeil.delivery.session.Ticket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends people to the identity provider and takes them back. Who is linked comes in; who is not logs in with a password
 * once and is asked. An address or a name never links anything: only the subject of a linked account does.
 */
public final class OidcRoutes implements Routes {

    /** Where the provider sends people back to. */
    static final String BACK = "/inloggen/sso/terug";

    private static final Logger LOG = LoggerFactory.getLogger(OidcRoutes.class);

    private final ProviderSettings settings;
    private final OidcFlow flow;
    private final Ticket links;
    private final SubjectLinks subjects;
    private final Accounts accounts;
    private final Entry entry;
    private final Sessions sessions;
    private final Pages pages;
    private final Cookies cookies;
    private final Blocking blocking;
    private final Clock clock;
    private final RateLimit perAddress = new RateLimit(3_000, 3_000);

    public OidcRoutes(
            ProviderSettings settings,
            ServerSecret secret,
            SubjectLinks subjects,
            Accounts accounts,
            Entry entry,
            Sessions sessions,
            Pages pages,
            Cookies cookies,
            Blocking blocking,
            Clock clock) {
        this.settings = settings;
        this.flow = new OidcFlow(settings, secret);
        this.links = Ticket.forLink(secret);
        this.subjects = subjects;
        this.accounts = accounts;
        this.entry = entry;
        this.sessions = sessions;
        this.pages = pages;
        this.cookies = cookies;
        this.blocking = blocking;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get("/inloggen/sso").handler(this::depart);
        router.get(BACK).handler(this::arrive);
    }

    /** What comes of a call to the provider: a cookie and a place to go, or a problem to show. */
    private record Step(String cookie, Duration lifetime, String location, int status, String problem) {

        static Step to(String location, String cookie, Duration lifetime) {
            return new Step(cookie, lifetime, location, 303, "");
        }

        static Step problem(int status, String problem) {
            return new Step("", Duration.ZERO, "", status, problem);
        }
    }

    private void depart(RoutingContext context) {
        Instant now = clock.instant();
        run(context, () -> {
            OidcFlow.Departure departure = flow.depart(now);
            return Step.to(departure.location(), departure.cookie(), Ticket.LIFETIME);
        });
    }

    private void arrive(RoutingContext context) {
        Instant now = clock.instant();
        HttpServerRequest request = context.request();
        OidcFlow.Return back = new OidcFlow.Return(
                request.getParam("code"),
                request.getParam("state"),
                request.getParam("iss"),
                cookies.session(context).orElse(null));
        // a ticket is for one return, whatever comes of it
        cookies.endSession(context);
        run(context, () -> {
            String digest = subjects.digest(settings.issuer().toString(), flow.arrive(back, now));
            Optional<Login> linked = subjects.login(digest).flatMap(accounts::find);
            if (linked.isEmpty()) {
                return Step.to("/inloggen", links.issue(digest, now), Ticket.LIFETIME);
            }
            Entry.Outcome outcome = entry.bySubject(linked.get(), settings.acr() != null, now);
            String session = outcome.session();
            return session == null
                    ? Step.problem(403, outcome.problem().code())
                    : Step.to("/start", session, sessions.lifetime());
        });
    }

    private void run(RoutingContext context, Supplier<Step> work) {
        String address = ClientAddress.of(context);
        if (!perAddress.allows(address, clock.millis())) {
            show(context, Step.problem(429, "slow-down"));
            return;
        }
        blocking.outward(
                context,
                Pages.from(context, () -> {
                    try {
                        return work.get();
                    } catch (Refused e) {
                        LOG.warn("a log-in through the provider was refused: {}", e.getMessage());
                        return Step.problem(403, "sso-refused");
                    } catch (ProviderDown e) {
                        LOG.warn("the provider does not answer: {}", e.getMessage());
                        return Step.problem(503, "sso-down");
                    }
                }),
                step -> show(context, step));
    }

    private void show(RoutingContext context, Step step) {
        if (!step.problem().isEmpty()) {
            SessionRoutes.show(pages, context, step.status(), step.problem(), settings.label(), false);
            return;
        }
        cookies.startSession(context, step.cookie(), step.lifetime());
        context.response()
                .setStatusCode(303)
                .putHeader("location", step.location())
                .putHeader("cache-control", "no-store")
                .putHeader("referrer-policy", "no-referrer")
                .end();
    }
}
