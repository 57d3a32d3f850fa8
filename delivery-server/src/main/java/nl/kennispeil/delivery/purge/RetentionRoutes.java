package nl.kennispeil.delivery.purge;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.retention.Standing;

/** What goes when and why, for the privacy officer; and what takes a second one. */
public final class RetentionRoutes implements Routes {

    static final String HOME = "/beheer/bewaren";

    private static final int FORM_LIMIT = 8 * 1024;
    private static final Set<String> NOTICES =
            Set.of("run", "busy", "stopped", "failed", "confirmed", "allowed", "asked", "erase-confirmed", "withdrawn");

    private final Pages pages;
    private final Register register;
    private final PurgeRun run;
    private final Confirmations confirmations;
    private final Certificates certificates;
    private final Institutes institutes;
    private final AuditTrail audit;
    private final Clock clock;

    public RetentionRoutes(
            Pages pages,
            Register register,
            PurgeRun run,
            Confirmations confirmations,
            Certificates certificates,
            Institutes institutes,
            AuditTrail audit,
            Clock clock) {
        this.pages = pages;
        this.register = register;
        this.run = run;
        this.confirmations = confirmations;
        this.certificates = certificates;
        this.institutes = institutes;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get(HOME).handler(this::overview);
        router.get(HOME + "/lijst.csv").handler(this::table);
        router.get(HOME + "/bewijzen").handler(this::certificates);
        router.get(HOME + "/bewijzen/:ledger").handler(this::certificate);
        router.get(HOME + "/inschrijving/:id").handler(this::enrolment);
        action(router, "/nu", (context, account, now) -> {
            PurgeRun.Outcome outcome = run.run(account.login(), account.role().code());
            String done =
                    outcome.busy() ? "busy" : outcome.failed() > 0 ? "failed" : outcome.stopped() ? "stopped" : "run";
            return new Pages.View.GoTo(HOME + "?gedaan=" + done + "&aantal=" + outcome.purged());
        });
        action(router, "/toestaan/:list", (context, account, now) -> {
            confirmations.allow(context.pathParam("list"), account.login());
            note(account, "retention.allow", "", "", now);
            return new Pages.View.GoTo(HOME + "?gedaan=allowed");
        });
        action(router, "/inschrijving/:id/einde", (context, account, now) -> {
            Register.Judged judged = judged(context, now);
            Ending ending = Optional.ofNullable(judged.enrolment().ending())
                    .filter(any -> judged.standing().has(Standing.Code.QUARANTINE_UNCONFIRMED))
                    .orElseThrow(() -> new BadRequest(409, "not-quarantined"));
            confirmations.confirmEnd(judged.enrolment().id(), ending, account.login(), now);
            note(account, "retention.confirm-end", judged.enrolment().id().value(), "end=" + ending.day(), now);
            return back(judged, "confirmed");
        });
        action(router, "/inschrijving/:id/wissen", (context, account, now) -> {
            Register.Judged judged = judged(context, now);
            requireFree(judged, now);
            confirmations.askErasure(judged.enrolment().id(), account.login(), now);
            note(account, "retention.ask-erasure", judged.enrolment().id().value(), "", now);
            return back(judged, "asked");
        });
        action(router, "/inschrijving/:id/wissen-bevestigen", (context, account, now) -> {
            Register.Judged judged = judged(context, now);
            requireFree(judged, now);
            confirmations.confirmErasure(judged.enrolment().id(), account.login());
            note(account, "retention.confirm-erasure", judged.enrolment().id().value(), "", now);
            return back(judged, "erase-confirmed");
        });
        action(router, "/inschrijving/:id/niet-wissen", (context, account, now) -> {
            Register.Judged judged = judged(context, now);
            confirmations.withdrawErasure(judged.enrolment().id());
            note(account, "retention.withdraw-erasure", judged.enrolment().id().value(), "", now);
            return back(judged, "withdrawn");
        });
    }

    /** What an action does, for those who look after retention. */
    @FunctionalInterface
    private interface Work {
        Pages.View view(RoutingContext context, Account account, Instant now);
    }

    private void action(Router router, String path, Work work) {
        router.post(HOME + path)
                .handler(BodyHandler.create(false).setBodyLimit(FORM_LIMIT))
                .handler(context -> pages.guarded(
                        context,
                        Permission.LOOK_AFTER_RETENTION,
                        (page, session) -> work.view(context, session.account(), clock.instant())));
    }

    private void overview(RoutingContext context) {
        pages.guarded(context, Permission.LOOK_AFTER_RETENTION, (page, session) -> {
            Instant now = clock.instant();
            LocalDate today = Amsterdam.day(now);
            LocalDate day = day(context, today);
            List<Register.Judged> all = register.all(day);
            RetentionView view = RetentionView.of(all, day, filter(context, "stand"), filter(context, "instituut"));
            Map<String, Object> shown = new HashMap<>();
            shown.put("view", view);
            shown.put("plot", RetentionPlot.perMonth(all, day, page));
            shown.put("institutes", institutes.all());
            shown.put("names", names());
            shown.put("today", today);
            shown.put(
                    "stops",
                    confirmations.stops().stream().filter(each -> !each.spent()).toList());
            List<Confirmations.Erasure> erasures = confirmations.erasures();
            shown.put("erasures", erasures);
            shown.put(
                    "held",
                    erasures.stream()
                            .map(Confirmations.Erasure::enrolment)
                            .filter(each -> register.held(each, today))
                            .collect(Collectors.toSet()));
            shown.put("runs", run.latest(5));
            shown.put("trouble", run.troubleSince(now));
            shown.put("login", session.account().login());
            shown.put("notice", NOTICES.contains(query(context, "gedaan")) ? query(context, "gedaan") : "");
            shown.put("count", number(query(context, "aantal")));
            return new Pages.View.Html("privacy/retention.jte", shown);
        });
    }

    private void table(RoutingContext context) {
        pages.guarded(context, Permission.LOOK_AFTER_RETENTION, (page, session) -> {
            LocalDate day = day(context, Amsterdam.day(clock.instant()));
            StringBuilder csv = new StringBuilder();
            CsvTable.write(register.all(day), csv);
            note(session.account(), "retention.download", "", "as-of=" + day, clock.instant());
            return new Pages.View.Download(
                    "text/csv; charset=utf-8",
                    "bewaren-" + day + ".csv",
                    csv.toString().getBytes(StandardCharsets.UTF_8));
        });
    }

    private void certificates(RoutingContext context) {
        pages.guarded(
                context,
                Permission.LOOK_AFTER_RETENTION,
                (page, session) -> new Pages.View.Html(
                        "privacy/certificates.jte", Map.of("certificates", certificates.all(), "names", names())));
    }

    private void certificate(RoutingContext context) {
        pages.guarded(
                context,
                Permission.LOOK_AFTER_RETENTION,
                (page, session) -> new Pages.View.Html(
                        "privacy/certificate.jte",
                        Map.of(
                                "names",
                                names(),
                                "certificate",
                                certificates
                                        .find(context.pathParam("ledger"))
                                        .orElseThrow(() -> new BadRequest(404, "not-found")))));
    }

    private void enrolment(RoutingContext context) {
        pages.guarded(context, Permission.LOOK_AFTER_RETENTION, (page, session) -> {
            Register.Judged judged = judged(context, clock.instant());
            note(session.account(), "retention.view", judged.enrolment().id().value(), "", clock.instant());
            String done = query(context, "gedaan");
            return new Pages.View.Html(
                    "privacy/enrolment.jte",
                    Map.of(
                            "judged",
                            judged,
                            "erasure",
                            confirmations.erasure(judged.enrolment().id()),
                            "held",
                            register.held(judged.enrolment().id(), Amsterdam.day(clock.instant())),
                            "login",
                            session.account().login(),
                            "institute",
                            institutes.nameOf(judged.enrolment().institute(Amsterdam.day(clock.instant()))),
                            "notice",
                            NOTICES.contains(done) ? done : ""));
        });
    }

    private Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        institutes.all().forEach(each -> names.put(each.id(), each.name()));
        return names;
    }

    private Register.Judged judged(RoutingContext context, Instant now) {
        try {
            return register.find(new CandidateId(context.pathParam("id")), Amsterdam.day(now))
                    .orElseThrow(() -> new BadRequest(404, "not-found"));
        } catch (IllegalArgumentException e) {
            throw new BadRequest(404, "not-found");
        }
    }

    /** @throws BadRequest 409 while a hold or a restriction keeps it */
    private void requireFree(Register.Judged judged, Instant now) {
        if (register.held(judged.enrolment().id(), Amsterdam.day(now))) {
            throw new BadRequest(409, "erasure-held");
        }
    }

    private void note(Account account, String action, String about, String detail, Instant now) {
        audit.append("retention", account.login(), account.role().code(), action, about, detail, now);
    }

    private static Pages.View back(Register.Judged judged, String done) {
        return new Pages.View.GoTo(HOME + "/inschrijving/" + judged.enrolment().id() + "?gedaan=" + done);
    }

    private static LocalDate day(RoutingContext context, LocalDate today) {
        String asked = query(context, "op");
        if (asked.isEmpty()) {
            return today;
        }
        try {
            LocalDate day = LocalDate.parse(asked);
            if (Math.abs(day.getYear() - today.getYear()) > 20) {
                throw new BadRequest(400, "no-day");
            }
            return day;
        } catch (DateTimeParseException e) {
            throw new BadRequest(400, "no-day");
        }
    }

    private static String filter(RoutingContext context, String name) {
        return query(context, name).toLowerCase(Locale.ROOT);
    }

    private static int number(String text) {
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    }

    private static String query(RoutingContext context, String name) {
        String value = context.queryParams().get(name);
        return value == null ? "" : value.strip();
    }

    /** The states in the order in which they need looking at. */
    static final List<Standing.State> STATES = List.of(
            Standing.State.OVERDUE,
            Standing.State.DUE,
            Standing.State.QUARANTINED,
            Standing.State.RESTRICTED,
            Standing.State.COUNTING);
}
