package nl.kennispeil.delivery.consent;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.rights.RightsLog;

/** The privacy notice: open to everybody, in every version, and shown to those who should read it (again). */
public final class NoticeRoutes implements Routes {

    /** Where somebody reads the notice who has not yet. */
    public static final String TO_READ = "/mijn/privacyverklaring";

    private final Pages pages;
    private final Notices notices;
    private final Institutes institutes;
    private final RightsLog log;
    private final Clock clock;

    public NoticeRoutes(Pages pages, Notices notices, Institutes institutes, RightsLog log, Clock clock) {
        this.pages = pages;
        this.notices = notices;
        this.institutes = institutes;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get("/privacy").handler(context -> open(context, 0));
        router.get("/privacy/versie/:number").handler(context -> {
            String number = context.pathParam("number");
            open(context, number.matches("[0-9]{1,4}") ? Integer.parseInt(number) : -1);
        });
        router.get(TO_READ).handler(this::show);
        router.post(TO_READ).handler(Forms.plain()).handler(this::read);
    }

    private void open(RoutingContext context, int number) {
        pages.anybody(context, page -> {
            Notices.Version version = number == 0
                    ? notices.current(today())
                    : notices.version(number).orElseThrow(() -> new BadRequest(404, "not-found"));
            return view(page, version, "");
        });
    }

    private void show(RoutingContext context) {
        pages.guarded(context, Permission.ASK_RIGHTS, (page, session) -> {
            String institute = session.account().institute();
            return view(page, notices.current(today()), institute == null ? "" : institute);
        });
    }

    private Pages.View view(Page page, Notices.Version version, String institute) {
        List<String> controllers = institute.isEmpty()
                ? institutes.all().stream().map(each -> each.name()).toList()
                : List.of(institutes.nameOf(institute));
        return new Pages.View.Html(
                "rights/notice.jte",
                Map.of(
                        "version",
                        version,
                        "current",
                        notices.current(today()),
                        "versions",
                        notices.versions(),
                        "blocks",
                        notices.text(version, page.messages().language()),
                        "controllers",
                        controllers));
    }

    private void read(RoutingContext context) {
        pages.guarded(context, Permission.ASK_RIGHTS, (page, session) -> {
            String candidate = session.account().candidate();
            String number = Forms.text(context, "version");
            Notices.Version version = (number.matches("[0-9]{1,4}")
                            ? notices.version(Integer.parseInt(number))
                            : Optional.<Notices.Version>empty())
                    .orElseThrow(() -> new BadRequest(400, "stale-form"));
            if (candidate == null) {
                throw new BadRequest(404, "nothing-of-you");
            }
            Instant now = clock.instant();
            notices.read(new CandidateId(candidate), version, now);
            log.write(session.account(), "notice.acknowledge", candidate, "version=" + version.number(), now);
            return new Pages.View.GoTo("/start");
        });
    }

    private LocalDate today() {
        return Amsterdam.day(clock.instant());
    }
}
