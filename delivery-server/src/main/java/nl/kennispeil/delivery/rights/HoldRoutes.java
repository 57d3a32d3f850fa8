package nl.kennispeil.delivery.rights;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.candidate.Candidate;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Candidates;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.retention.Hold;

/** The legal holds: who keeps what, why, until when, and who must still agree. */
public final class HoldRoutes implements Routes {

    private static final String HOME = RightsDeskRoutes.HOME + "/bewaring";
    private static final List<String> DONE = List.of("set", "approved", "reviewed", "hold-decided", "released");

    private final Pages pages;
    private final HoldRegister holds;
    private final Candidates candidates;
    private final Enrolments enrolments;
    private final FreeText free;
    private final RightsLog log;
    private final Clock clock;

    public HoldRoutes(
            Pages pages,
            HoldRegister holds,
            Candidates candidates,
            Enrolments enrolments,
            FreeText free,
            RightsLog log,
            Clock clock) {
        this.pages = pages;
        this.holds = holds;
        this.candidates = candidates;
        this.enrolments = enrolments;
        this.free = free;
        this.log = log;
        this.clock = clock;
    }

    @FunctionalInterface
    private interface HoldWork {
        HoldRegister.Entry change(String id, Account account, Instant now);
    }

    @Override
    public void mount(Router router) {
        router.get(HOME).handler(this::list);
        router.post(HOME).handler(Forms.plain()).handler(this::set);
        action(
                router,
                "goedkeuren",
                "hold-approve",
                "approved",
                (id, account, now) -> holds.approve(id, account.login(), now));
        action(router, "herzien", "hold-review", "reviewed", (id, account, now) -> holds.review(id, now));
        action(router, "opheffen", "hold-release", "released", (id, account, now) -> holds.release(id, now));
        router.post(HOME + "/:id/besluit").handler(Forms.plain()).handler(context -> {
            change(
                    context,
                    "hold-decide",
                    "hold-decided",
                    (id, account, now) -> holds.decide(id, Forms.date(context, "decided"), now));
        });
    }

    private void action(Router router, String path, String action, String done, HoldWork work) {
        router.post(HOME + "/:id/" + path)
                .handler(Forms.plain())
                .handler(context -> change(context, action, done, work));
    }

    private void change(RoutingContext context, String action, String done, HoldWork work) {
        pages.guarded(context, Permission.HANDLE_RIGHTS, (page, session) -> {
            Instant now = clock.instant();
            HoldRegister.Entry entry = work.change(context.pathParam("id"), session.account(), now);
            log.write(session.account(), "rights." + action, entry.enrolment().value(), "", now);
            return new Pages.View.GoTo(HOME + "?gedaan=" + done);
        });
    }

    private void list(RoutingContext context) {
        String done = Forms.done(context, DONE);
        pages.guarded(context, Permission.HANDLE_RIGHTS, (page, session) -> {
            LocalDate today = Amsterdam.day(clock.instant());
            List<HoldRegister.Entry> all = holds.all();
            Map<CandidateId, Candidate> people = candidates.findAll(
                    all.stream().map(HoldRegister.Entry::enrolment).distinct().toList());
            log.seen(
                    session.account(),
                    people.keySet().stream().map(CandidateId::value).toList(),
                    clock.instant());
            List<RightsScreens.HoldLine> lines = all.stream()
                    .map(each -> {
                        Candidate person = people.get(each.enrolment());
                        return new RightsScreens.HoldLine(
                                each, person == null ? each.enrolment().value() : person.name(), state(each, today));
                    })
                    .toList();
            return new Pages.View.Html(
                    "rights/holds.jte",
                    Map.of("lines", lines, "notice", done, "account", session.account(), "today", today));
        });
    }

    private static String state(HoldRegister.Entry entry, LocalDate today) {
        if (!entry.open(today)) {
            return "over";
        }
        if (!entry.approved()) {
            return "unapproved";
        }
        return entry.reviewLate(today) ? "review" : "approved";
    }

    private void set(RoutingContext context) {
        pages.guarded(context, Permission.HANDLE_RIGHTS, (page, session) -> {
            Instant now = clock.instant();
            CandidateId enrolment = Participant.require(Forms.text(context, "participant"), enrolments);
            Hold.Reason reason = Arrays.stream(Hold.Reason.values())
                    .filter(each -> each.code().equals(Forms.text(context, "reason")))
                    .findFirst()
                    .orElseThrow(() -> new BadRequest(400, "hold-reason"));
            holds.set(
                    enrolment,
                    reason,
                    free.required(Forms.text(context, "text")),
                    session.account().login(),
                    now);
            log.write(session.account(), "rights.hold-set", enrolment.value(), "reason=" + reason.code(), now);
            return new Pages.View.GoTo(HOME + "?gedaan=set");
        });
    }
}
