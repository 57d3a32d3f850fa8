package nl.kennispeil.delivery.rights;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.Attempts;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.result.Result;

/** What the person, and the coordinator of the institute, can put beside a result. */
public final class ResultNoteRoutes implements Routes {

    /** Whether the person may see the result of an attempt now. */
    @FunctionalInterface
    public interface Released {
        Optional<Result> find(AttemptId attempt);
    }

    private static final String RESULT = "/uitslag/:id";

    private final Pages pages;
    private final Rights rights;
    private final Attempts attempts;
    private final Released released;
    private final BesideResults besides;
    private final Predicate<CandidateId> hidden;
    private final FreeText free;
    private final RightsLog log;
    private final Clock clock;

    /** @param hidden whose results no member of staff may see */
    public ResultNoteRoutes(
            Pages pages,
            Rights rights,
            Attempts attempts,
            Released released,
            BesideResults besides,
            Predicate<CandidateId> hidden,
            FreeText free,
            RightsLog log,
            Clock clock) {
        this.pages = pages;
        this.rights = rights;
        this.attempts = attempts;
        this.released = released;
        this.besides = besides;
        this.hidden = hidden;
        this.free = free;
        this.log = log;
        this.clock = clock;
    }

    /** A released result, whose it is, and who does something with it. */
    private record Case(RoutingContext context, Attempt attempt, CandidateId owner, Account account, Instant now) {

        String text() {
            return Forms.text(context, "text");
        }
    }

    @FunctionalInterface
    private interface CaseWork {
        void apply(Case about);
    }

    @Override
    public void mount(Router router) {
        own(router, "bezwaar", this::contest);
        own(router, "verklaring", about -> {
            rights.notes().state(about.attempt().id(), about.owner(), free.required(about.text()), about.now());
            write(about, "result.statement");
        });
        own(router, "verklaring-weg", about -> {
            rights.notes().state(about.attempt().id(), about.owner(), "", about.now());
            write(about, "result.statement-withdraw");
        });
        router.post(RESULT + "/bevestiging")
                .handler(Forms.plain())
                .handler(context -> about(context, Permission.CONFIRM_LOW_RESULT, this::confirm));
    }

    private void own(Router router, String name, CaseWork work) {
        router.post(RESULT + "/" + name)
                .handler(Forms.plain())
                .handler(context -> about(context, Permission.ASK_RIGHTS, about -> {
                    if (!about.owner().value().equals(about.account().candidate())) {
                        throw new BadRequest(404, "not-found");
                    }
                    work.apply(about);
                }));
    }

    private void about(RoutingContext context, Permission permission, CaseWork work) {
        pages.guarded(context, permission, (page, session) -> {
            Attempt attempt = id(context)
                    .flatMap(attempts::find)
                    .filter(each -> released.find(each.id()).isPresent())
                    .orElseThrow(() -> new BadRequest(404, "not-found"));
            CandidateId owner = attempt.candidate();
            if (owner == null) {
                throw new BadRequest(404, "not-found");
            }
            work.apply(new Case(context, attempt, owner, session.account(), clock.instant()));
            return new Pages.View.GoTo("/uitslag/" + attempt.id() + "#naast");
        });
    }

    private void contest(Case about) {
        boolean open = besides.contests(about.attempt(), about.owner()).stream()
                .anyMatch(each -> each.outcome().isEmpty());
        if (open) {
            throw new BadRequest(409, "contest-open");
        }
        Request request = rights.requests()
                .add(
                        new Requests.Incoming(
                                about.owner(),
                                Request.Kind.CONTEST,
                                Request.Channel.ONLINE,
                                Request.Identity.LOGGED_IN,
                                about.account().login(),
                                Amsterdam.day(about.now()),
                                about.attempt().id(),
                                free.required(about.text())),
                        about.now());
        rights.notes().contested(about.attempt().id(), request.id());
        write(about, "result.contest");
    }

    private void confirm(Case about) {
        Account account = about.account();
        if (account.boundTo().isEmpty() || !account.covers(about.attempt().institute()) || hidden.test(about.owner())) {
            throw new BadRequest(404, "not-found");
        }
        rights.notes()
                .confirm(about.attempt().id(), about.owner(), account.name(), free.required(about.text()), about.now());
        write(about, "result.confirm");
    }

    private void write(Case about, String action) {
        log.write(about.account(), action, about.attempt().id().value(), "", about.now());
    }

    private static Optional<AttemptId> id(RoutingContext context) {
        try {
            return Optional.of(new AttemptId(context.pathParam("id")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
