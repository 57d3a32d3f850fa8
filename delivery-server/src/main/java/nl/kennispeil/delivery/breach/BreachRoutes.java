package nl.kennispeil.delivery.breach;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.rights.FreeText;
import nl.kennispeil.delivery.rights.RightsLog;

/** The breach register: what is still to be done and how long there is for it, and everything written down so far. */
public final class BreachRoutes implements Routes {

    private static final String HOME = "/beheer/privacy/datalekken";
    private static final List<String> DONE = List.of("breach", "entry");

    private final Pages pages;
    private final Breaches breaches;
    private final FreeText free;
    private final RightsLog log;
    private final Clock clock;

    public BreachRoutes(Pages pages, Breaches breaches, FreeText free, RightsLog log, Clock clock) {
        this.pages = pages;
        this.breaches = breaches;
        this.free = free;
        this.log = log;
        this.clock = clock;
    }

    /**
     * A breach with its clock in numbers.
     *
     * @param state {@code told, told-late, running, late, closed}
     * @param hours whole hours left, or over
     * @param minutes and the minutes beside them
     */
    public record Line(Breach breach, String state, Instant due, long hours, int minutes) {

        static Line of(Breach breach, Instant now) {
            Duration left = breach.clock().left(now);
            boolean told = breach.authorityTold();
            boolean late = breach.clock()
                    .late(breach.moment(Breach.Kind.AUTHORITY_TOLD).orElse(now));
            String state = told ? late ? "told-late" : "told" : breach.closed() ? "closed" : late ? "late" : "running";
            Duration shown = left.abs();
            return new Line(breach, state, breach.clock().due(), shown.toHours(), shown.toMinutesPart());
        }
    }

    @Override
    public void mount(Router router) {
        router.get(HOME).handler(this::list);
        router.post(HOME).handler(Forms.plain()).handler(this::add);
        router.get(HOME + "/:id").handler(this::show);
        router.post(HOME + "/:id").handler(Forms.plain()).handler(this::note);
    }

    private void list(RoutingContext context) {
        pages.guarded(context, Permission.HANDLE_RIGHTS, (page, session) -> {
            Instant now = clock.instant();
            return new Pages.View.Html(
                    "rights/breaches.jte",
                    Map.of(
                            "lines",
                            breaches.all().stream()
                                    .map(each -> Line.of(each, now))
                                    .toList()));
        });
    }

    private void add(RoutingContext context) {
        pages.guarded(context, Permission.HANDLE_RIGHTS, (page, session) -> {
            Instant now = clock.instant();
            Instant discovered = moment(context, "discovered", now);
            Instant aware = moment(context, "aware", now);
            if (aware.isBefore(discovered)) {
                throw new BadRequest(400, "aware-before");
            }
            Breach breach = breaches.add(
                    free.required(Forms.text(context, "title")),
                    discovered,
                    aware,
                    session.account().login(),
                    now);
            log.write(session.account(), "breach.add", "", "breach=" + breach.id(), now);
            return new Pages.View.GoTo(HOME + "/" + breach.id() + "?gedaan=breach");
        });
    }

    private void show(RoutingContext context) {
        String done = Forms.done(context, DONE);
        pages.guarded(context, Permission.HANDLE_RIGHTS, (page, session) -> {
            Breach breach = breaches.find(context.pathParam("id")).orElseThrow(() -> new BadRequest(404, "not-found"));
            return new Pages.View.Html(
                    "rights/breach.jte", Map.of("line", Line.of(breach, clock.instant()), "notice", done));
        });
    }

    private void note(RoutingContext context) {
        pages.guarded(context, Permission.HANDLE_RIGHTS, (page, session) -> {
            Instant now = clock.instant();
            Breach.Kind kind = Breach.Kind.of(Forms.text(context, "kind"))
                    .filter(each -> each != Breach.Kind.TITLE)
                    .orElseThrow(() -> new BadRequest(400, "breach-kind"));
            String value = kind.moment()
                    ? moment(context, "moment", now).toString()
                    : free.required(Forms.text(context, "text"));
            Breach breach = breaches.note(
                            context.pathParam("id"),
                            kind,
                            value,
                            session.account().login(),
                            now)
                    .orElseThrow(() -> new BadRequest(404, "not-found"));
            log.write(session.account(), "breach.entry", "", "breach=" + breach.id() + "; kind=" + kind.code(), now);
            return new Pages.View.GoTo(HOME + "/" + breach.id() + "?gedaan=entry");
        });
    }

    /** A date and time of Amsterdam; of an hour that comes twice the first one, which leaves less time, not more. */
    private static Instant moment(RoutingContext context, String name, Instant now) {
        Instant at;
        try {
            LocalDateTime local = LocalDateTime.of(
                    Forms.date(context, name + "Date"), LocalTime.parse(Forms.text(context, name + "Time")));
            List<ZoneOffset> offsets = Amsterdam.ZONE.getRules().getValidOffsets(local);
            if (offsets.isEmpty()) {
                throw new BadRequest(400, "no-moment");
            }
            at = local.toInstant(offsets.get(0));
        } catch (DateTimeParseException e) {
            throw new BadRequest(400, "no-moment");
        }
        if (at.isAfter(now)) {
            throw new BadRequest(400, "moment-later");
        }
        return at;
    }
}
