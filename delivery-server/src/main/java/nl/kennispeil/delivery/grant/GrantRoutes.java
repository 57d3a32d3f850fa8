package nl.kennispeil.delivery.grant;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.Attempts;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Candidates;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.result.Result;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.sitting.Sittings;

/** Giving and taking back leave, and the trainer's list; the result itself has its own page, where the look is noted. */
public final class GrantRoutes implements Routes {

    private static final String OWN = "/mijn";
    private static final String RESULT = "/uitslag/";
    private static final String SECTION = "#meekijken";

    private final Pages pages;
    private final Granting granting;
    private final GrantedResults results;
    private final Attempts attempts;
    private final Predicate<AttemptId> released;
    private final AuditTrail trail;
    private final Clock clock;

    private GrantRoutes(
            Pages pages,
            Granting granting,
            GrantedResults results,
            Attempts attempts,
            Predicate<AttemptId> released,
            AuditTrail trail,
            Clock clock) {
        this.pages = pages;
        this.granting = granting;
        this.results = results;
        this.attempts = attempts;
        this.released = released;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param released the result of an attempt, when who sat it may see it now */
    public static GrantRoutes of(
            Pages pages,
            Granting granting,
            Sittings sittings,
            Candidates candidates,
            Attempts attempts,
            ServerSecret secret,
            Function<AttemptId, Optional<Result>> released,
            AuditTrail trail,
            Clock clock) {
        Predicate<AttemptId> there = id -> released.apply(id).isPresent();
        return new GrantRoutes(
                pages,
                granting,
                new GrantedResults(sittings, candidates, secret, there),
                attempts,
                there,
                trail,
                clock);
    }

    @Override
    public void mount(Router router) {
        router.get("/opleider").handler(this::list);
        router.post(RESULT + ":id/opleider").handler(Forms.plain()).handler(this::giveOne);
        router.post(OWN + "/opleider").handler(Forms.plain()).handler(this::giveAll);
        router.post(OWN + "/opleider/intrekken").handler(Forms.plain()).handler(this::withdraw);
    }

    private void list(RoutingContext context) {
        pages.guarded(context, Permission.SEE_GRANTED_RESULT, (page, session) -> {
            Account account = session.account();
            List<GrantedResults.OfAios> all = results.of(granting.usable(account));
            if (!all.isEmpty()) {
                trail.write(Entry.of(account, "grant.view", "grant", clock.instant())
                        .about(all.stream().map(each -> each.id().value()).toList())
                        .owner(account.institute()));
            }
            return new Pages.View.Html("grant/granted.jte", Map.of("all", all));
        });
    }

    private void giveOne(RoutingContext context) {
        pages.guarded(context, Permission.GRANT_RESULT, (page, session) -> {
            Account account = session.account();
            AttemptId attempt = id(context.pathParam("id"))
                    .flatMap(attempts::find)
                    .filter(each -> own(each, account))
                    .map(Attempt::id)
                    .filter(released)
                    .orElseThrow(() -> new BadRequest(404, "not-found"));
            boolean all = Forms.text(context, "scope").equals("all");
            granting.give(account, all ? null : attempt, Forms.text(context, "trainer"));
            return new Pages.View.GoTo(RESULT + attempt + SECTION);
        });
    }

    private void giveAll(RoutingContext context) {
        pages.guarded(context, Permission.GRANT_RESULT, (page, session) -> {
            granting.give(session.account(), null, Forms.text(context, "trainer"));
            return new Pages.View.GoTo(OWN + SECTION);
        });
    }

    private void withdraw(RoutingContext context) {
        pages.guarded(context, Permission.GRANT_RESULT, (page, session) -> {
            granting.withdraw(session.account(), Forms.text(context, "grant"));
            return new Pages.View.GoTo(id(Forms.text(context, "attempt"))
                            .map(each -> RESULT + each)
                            .orElse(OWN)
                    + SECTION);
        });
    }

    private static boolean own(Attempt attempt, Account account) {
        CandidateId candidate = attempt.candidate();
        return candidate != null && candidate.value().equals(account.candidate());
    }

    private static Optional<AttemptId> id(String value) {
        try {
            return Optional.of(new AttemptId(value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
