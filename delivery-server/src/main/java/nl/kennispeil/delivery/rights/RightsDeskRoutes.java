package nl.kennispeil.delivery.rights;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import nl.kennispeil.delivery.accesscopy.AccessCopy;
import nl.kennispeil.delivery.accesscopy.CopySubject;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.candidate.Candidate;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Candidates;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.person.Enrolments;
import org.jspecify.annotations.Nullable;

/** The privacy officer's desk: the requests with their clocks, and everything that can be done with one. */
public final class RightsDeskRoutes implements Routes {

    static final String HOME = "/beheer/privacy";

    private static final String REQUESTS = HOME + "/verzoeken";
    private static final List<String> DONE =
            List.of("registered", "noted", "extended", "identified", "decided", "corrected", "restriction-ended");

    private final Pages pages;
    private final Rights rights;
    private final AccessCopy copy;
    private final Corrections corrections;
    private final ConsentWithdrawals withdrawals;
    private final Candidates candidates;
    private final Institutes institutes;
    private final Enrolments enrolments;
    private final FreeText free;
    private final RightsLog log;
    private final Erasing erasing;
    private final LongSupplier emergencies;
    private final Clock clock;

    /** @param emergencies how often somebody looked in an emergency, and no privacy officer has read it yet */
    public RightsDeskRoutes(
            Pages pages,
            Rights rights,
            AccessCopy copy,
            Corrections corrections,
            ConsentWithdrawals withdrawals,
            Candidates candidates,
            Institutes institutes,
            Enrolments enrolments,
            FreeText free,
            RightsLog log,
            Erasing erasing,
            LongSupplier emergencies,
            Clock clock) {
        this.pages = pages;
        this.rights = rights;
        this.copy = copy;
        this.corrections = corrections;
        this.withdrawals = withdrawals;
        this.candidates = candidates;
        this.institutes = institutes;
        this.enrolments = enrolments;
        this.free = free;
        this.log = log;
        this.erasing = erasing;
        this.emergencies = emergencies;
        this.clock = clock;
    }

    /** Who does what, and when. */
    private record Desk(RoutingContext context, Page page, Account account, Instant now) {

        String text(String name) {
            return Forms.text(context, name);
        }

        LocalDate today() {
            return Amsterdam.day(now);
        }

        String id() {
            return context.pathParam("id");
        }
    }

    @FunctionalInterface
    private interface DeskWork {
        Pages.View view(Desk desk) throws Exception;
    }

    @Override
    public void mount(Router router) {
        router.get(HOME).handler(context -> desk(context, this::hub));
        router.get(REQUESTS).handler(context -> desk(context, this::list));
        router.get(REQUESTS + "/nieuw").handler(context -> desk(context, this::form));
        router.post(REQUESTS + "/nieuw").handler(Forms.plain()).handler(context -> desk(context, this::register));
        router.get(REQUESTS + "/:id").handler(context -> desk(context, this::request));
        action(router, "notitie", desk -> {
            Request request =
                    rights.requests().note(desk.id(), "note", free.required(desk.text("text")), by(desk), desk.now());
            return done(desk, request, "rights.note", "", "noted");
        });
        action(router, "uitstel", desk -> {
            Request request =
                    rights.requests().extend(desk.id(), free.required(desk.text("text")), by(desk), desk.now());
            return done(desk, request, "rights.extend", "", "extended");
        });
        action(router, "identiteit", desk -> {
            Request.Identity how = choice(Request.Identity.values(), desk.text("identity"), "identity-choice");
            Request request = rights.requests().identify(desk.id(), how, by(desk), desk.now());
            withdraw(desk, request);
            return done(desk, request, "rights.identify", "how=" + how.code(), "identified");
        });
        action(router, "besluit", this::decide);
        action(router, "correctie", this::correct);
        action(router, "beperking-einde", this::endRestriction);
        action(router, "kopie", desk -> download(desk, AccessCopy.Kind.ACCESS));
        action(router, "overdracht", desk -> download(desk, AccessCopy.Kind.PORTABLE));
    }

    private void action(Router router, String name, DeskWork work) {
        router.post(REQUESTS + "/:id/" + name).handler(Forms.plain()).handler(context -> desk(context, work));
    }

    private void desk(RoutingContext context, DeskWork work) {
        pages.guarded(
                context,
                Permission.HANDLE_RIGHTS,
                (page, session) -> work.view(new Desk(context, page, session.account(), clock.instant())));
    }

    private Pages.View hub(Desk desk) {
        List<RightsScreens.Line> open = lines(desk).stream()
                .filter(each -> each.request().open())
                .sorted(Comparator.comparing(RightsScreens.Line::days))
                .toList();
        long unapproved = rights.holds().all().stream()
                .filter(each -> each.open(desk.today()) && !each.approved())
                .count();
        long reviews = rights.holds().all().stream()
                .filter(each -> each.reviewLate(desk.today()))
                .count();
        return new Pages.View.Html(
                "rights/hub.jte",
                Map.of(
                        "lines",
                        open,
                        "unapproved",
                        unapproved,
                        "reviews",
                        reviews,
                        "emergencies",
                        emergencies.getAsLong()));
    }

    private Pages.View list(Desk desk) {
        return new Pages.View.Html(
                "rights/requests.jte",
                Map.of("lines", lines(desk), "past", rights.requests().past(), "proven", erasing.proven()));
    }

    private List<RightsScreens.Line> lines(Desk desk) {
        List<Request> all = rights.requests().all();
        Map<CandidateId, Candidate> people = candidates.findAll(
                all.stream().map(Request::enrolment).distinct().toList());
        return all.stream()
                .map(each -> line(each, people.get(each.enrolment()), desk.today()))
                .toList();
    }

    private RightsScreens.Line line(Request request, @Nullable Candidate person, LocalDate today) {
        RightsScreens.Line line = RightsScreens.Line.of(
                request,
                person == null ? request.enrolment().value() : person.name(),
                person == null ? "" : institutes.nameOf(person.institute()),
                today);
        return erasing.state(request, today).map(line::erasing).orElse(line);
    }

    private Pages.View form(Desk desk) {
        return new Pages.View.Html("rights/newrequest.jte", Map.of("today", desk.today()));
    }

    private Pages.View register(Desk desk) {
        CandidateId enrolment = Participant.require(desk.text("participant"), enrolments);
        Request.Kind kind = choice(Request.Kind.values(), desk.text("kind"), "request-kind");
        if (kind == Request.Kind.CONTEST) {
            throw new BadRequest(400, "request-kind");
        }
        Request request = rights.requests()
                .add(
                        new Requests.Incoming(
                                enrolment,
                                kind,
                                choice(Request.Channel.values(), desk.text("channel"), "request-channel"),
                                choice(Request.Identity.values(), desk.text("identity"), "identity-choice"),
                                by(desk),
                                Forms.date(desk.context(), "received"),
                                null,
                                free.required(desk.text("text"))),
                        desk.now());
        withdraw(desk, request);
        return done(desk, request, "rights.request", "kind=" + kind.code(), "registered");
    }

    private Pages.View request(Desk desk) {
        Request request = rights.requests().require(desk.id());
        Candidate person = candidates.find(request.enrolment()).orElse(null);
        log.write(desk.account(), "rights.view", request.enrolment().value(), "", desk.now());
        return new Pages.View.Html(
                "rights/request.jte",
                Map.of(
                        "line",
                        line(request, person, desk.today()),
                        "today",
                        desk.today(),
                        "restricted",
                        rights.restrictions().hidden(request.enrolment()),
                        "notice",
                        Forms.done(desk.context(), DONE)));
    }

    private Pages.View decide(Desk desk) {
        Request.Outcome outcome = choice(Request.Outcome.values(), desk.text("outcome"), "request-outcome");
        String reason = free.required(desk.text("text"));
        Request asked = rights.requests().require(desk.id());
        boolean erases = asked.kind() == Request.Kind.ERASURE && outcome == Request.Outcome.GRANTED;
        if (erases && asked.open() && asked.identity() != Request.Identity.TO_DO) {
            erasing.propose(asked, by(desk), desk.now());
            log.write(desk.account(), "retention.ask-erasure", asked.enrolment().value(), "", desk.now());
        }
        Request request = rights.requests().decide(desk.id(), outcome, reason, by(desk), desk.now());
        if (outcome.honours()) {
            carryOut(desk, request);
        }
        return done(desk, request, "rights.decide", "outcome=" + outcome.code(), "decided");
    }

    /** What a decision does by itself; erasure was proposed before it, a correction has its own form. */
    private void carryOut(Desk desk, Request request) {
        Instant now = desk.now();
        withdraw(desk, request);
        if (request.kind() == Request.Kind.RESTRICTION) {
            rights.restrictions().begin(request.enrolment(), now);
        }
        if (request.kind() == Request.Kind.OBJECTION) {
            rights.objections().object(request.enrolment(), now);
        }
    }

    /** Consent taken back counts from the moment it is sure who says so: it waits for no decision (T14). */
    private void withdraw(Desk desk, Request request) {
        for (CandidateId each : withdrawals.carryOut(request, desk.now())) {
            log.write(desk.account(), "photo.withdraw", each.value(), "", desk.now());
            rights.requests().note(request.id(), "withdrawn", "", by(desk), desk.now());
        }
    }

    private Pages.View correct(Desk desk) {
        Request request = rights.requests().require(desk.id());
        corrections.apply(request, name -> free.optional(desk.text(name)), desk.account(), desk.now());
        rights.requests().note(request.id(), "corrected", "", by(desk), desk.now());
        return done(desk, request, "rights.correct", "", "corrected");
    }

    /** Only the person ends a restriction (T8), who need not log in for it (R24): it takes a request that says so. */
    private Pages.View endRestriction(Desk desk) {
        Request request = rights.requests().require(desk.id());
        if (request.kind() == Request.Kind.RESTRICTION) {
            throw new BadRequest(409, "restriction-request");
        }
        request.requireSure();
        request.requireOpen();
        if (!rights.restrictions().hidden(request.enrolment())) {
            throw new BadRequest(409, "no-restriction");
        }
        rights.restrictions().end(request.enrolment(), desk.now());
        rights.requests().note(request.id(), "restriction-ended", "", by(desk), desk.now());
        return done(desk, request, "rights.restriction-end", "", "restriction-ended");
    }

    private Pages.View download(Desk desk, AccessCopy.Kind kind) {
        Request request = rights.requests().require(desk.id());
        request.requireSure();
        CopySubject subject = copy.subject(request.enrolment()).orElseThrow(() -> new BadRequest(404, "not-found"));
        rights.requests().note(request.id(), "copy", "", by(desk), desk.now());
        String action = kind == AccessCopy.Kind.ACCESS ? "rights.copy" : "rights.portability";
        log.write(desk.account(), action, request.enrolment().value(), "", desk.now());
        return new Pages.View.Stream(
                "application/zip", "verzoek.zip", out -> copy.write(subject, kind, desk.now(), out));
    }

    private Pages.View done(Desk desk, Request request, String action, String detail, String what) {
        log.write(desk.account(), action, request.enrolment().value(), detail, desk.now());
        return new Pages.View.GoTo(REQUESTS + "/" + request.id() + "?gedaan=" + what);
    }

    private static String by(Desk desk) {
        return desk.account().login();
    }

    private static <E extends Enum<E>> E choice(E[] all, String code, String otherwise) {
        return Arrays.stream(all)
                .filter(each -> each.name().replace('_', '-').equalsIgnoreCase(code))
                .findFirst()
                .orElseThrow(() -> new BadRequest(400, otherwise));
    }
}
