package nl.kennispeil.delivery.bureau;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.Sittings;
import nl.kennispeil.delivery.testform.FormAlarms;

/** Who takes part in a sitting, and the codes they get. */
final class EnrolmentRoutes extends SittingRoutes {

    private static final String PEOPLE = HOME + "/:id/deelnemers";

    private final Enrolment enrolment;
    private final CodeSheets codes;
    private final Function<Sitting, List<FormAlarms.Alarm>> alarms;
    private final Path uploads;

    EnrolmentRoutes(
            Pages pages,
            Sittings sittings,
            Cookies cookies,
            Clock clock,
            Enrolment enrolment,
            CodeSheets codes,
            Function<Sitting, List<FormAlarms.Alarm>> alarms,
            Path uploads) {
        super(pages, sittings, cookies, clock);
        this.enrolment = enrolment;
        this.codes = codes;
        this.alarms = alarms;
        this.uploads = uploads;
    }

    @Override
    public void mount(Router router) {
        router.get(PEOPLE).handler(this::people);
        router.post(PEOPLE + "/groepen").handler(form()).handler(this::groups);
        router.post(PEOPLE + "/lijst").handler(cookies::onlyWithSession);
        router.post(PEOPLE + "/lijst")
                .handler(upload(uploads, ParticipantList.MAXIMUM_BYTES))
                .handler(this::list);
        router.post(HOME + "/:id/codes.csv").handler(form()).handler(this::table);
        router.post(HOME + "/:id/brieven.pdf").handler(form()).handler(this::letters);
    }

    private void people(RoutingContext context) {
        String notice = notice(context);
        String added = query(context, "aantal");
        int count = added.matches("[0-9]{1,6}") ? Integer.parseInt(added) : 0;
        about(context, Permission.PLAN_SITTING, desk -> people(desk, notice, count, List.of()));
    }

    private Pages.View people(Desk desk, String notice, int added, List<Screens.Upload> upload) {
        return screen(
                desk,
                "people",
                Map.of(
                        "groups",
                        enrolment.groups(desk.sitting(), desk.account()),
                        "upload",
                        upload,
                        "authors",
                        enrolment.authors(desk.sitting(), desk.account()),
                        "notice",
                        notice,
                        "added",
                        added,
                        "alarms",
                        alarms(desk, alarms)));
    }

    private void groups(RoutingContext context) {
        about(context, Permission.PLAN_SITTING, desk -> {
            Supervision.requireOpen(desk.sitting());
            Set<String> institutes =
                    Set.copyOf(context.request().formAttributes().getAll("institute"));
            Set<Integer> phases = context.request().formAttributes().getAll("phase").stream()
                    .filter(each -> each.matches("[1-6]"))
                    .map(Integer::valueOf)
                    .collect(Collectors.toUnmodifiableSet());
            if (institutes.isEmpty() || phases.isEmpty()) {
                throw new BadRequest(400, "choose-groups");
            }
            int added = enrolment.byGroup(desk.sitting(), institutes, phases, desk.account(), desk.now());
            return goTo(desk.sitting(), "/deelnemers?gedaan=enrolled&aantal=" + added);
        });
    }

    private void list(RoutingContext context) {
        about(context, Permission.PLAN_SITTING, desk -> {
            Supervision.requireOpen(desk.sitting());
            Screens.Upload upload = enrolment.byList(desk.sitting(), file(context), desk.account(), desk.now());
            return people(desk, "", 0, List.of(upload));
        });
    }

    private void table(RoutingContext context) {
        about(
                context,
                Permission.PRINT_CODES,
                desk -> new Pages.View.Download(
                        "text/csv; charset=utf-8",
                        "codes-" + desk.sitting().id() + ".csv",
                        codes.table(desk.sitting(), desk.account(), desk.now())));
    }

    private void letters(RoutingContext context) {
        about(context, Permission.PRINT_CODES, desk -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            CodeLetters.write(
                    desk.sitting(), codes.forLetters(desk.sitting(), desk.account(), desk.now()), desk.page(), out);
            return new Pages.View.Download(
                    "application/pdf", "brieven-" + desk.sitting().id() + ".pdf", out.toByteArray());
        });
    }
}
