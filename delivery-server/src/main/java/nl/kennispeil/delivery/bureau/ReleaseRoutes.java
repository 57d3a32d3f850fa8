package nl.kennispeil.delivery.bureau;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.http.Replies;
import nl.kennispeil.delivery.itemstats.ItemStatistics;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.Sittings;

/** After a sitting: closing it, releasing the results with two people, and the group report. */
final class ReleaseRoutes extends SittingRoutes {

    private static final String ONE = HOME + "/:id";
    private static final Screens.ClosingState IDLE = new Screens.ClosingState(false, 0, 0, false);

    private final Closing closing;
    private final Releasing releasing;
    private final GroupReports reports;
    private final ItemStatistics statistics;

    ReleaseRoutes(
            Pages pages,
            Sittings sittings,
            Cookies cookies,
            Clock clock,
            Closing closing,
            Releasing releasing,
            GroupReports reports,
            ItemStatistics statistics) {
        super(pages, sittings, cookies, clock);
        this.closing = closing;
        this.releasing = releasing;
        this.reports = reports;
        this.statistics = statistics;
    }

    @Override
    public void mount(Router router) {
        router.get(ONE + "/afronden").handler(this::overview);
        router.get(ONE + "/afronden.json").handler(this::progress);
        router.post(ONE + "/sluiten").handler(form()).handler(this::close);
        router.post(ONE + "/voorstellen").handler(form()).handler(this::propose);
        router.post(ONE + "/vrijgeven").handler(form()).handler(this::release);
        router.get(ONE + "/verslag").handler(this::report);
    }

    private void overview(RoutingContext context) {
        String notice = notice(context);
        about(context, Permission.PROPOSE_RELEASE, desk -> {
            Sitting sitting = desk.sitting();
            boolean open = sitting.progress() == Sitting.Progress.PLANNED;
            return screen(
                    desk,
                    "finish",
                    Map.of(
                            "unfinished",
                            open ? closing.unfinished(sitting, desk.now()) : new Screens.Unfinished(0, 0),
                            "state",
                            closing.state(sitting.id()).orElse(IDLE),
                            "account",
                            desk.account(),
                            "over",
                            !desk.now().isBefore(sitting.closes()),
                            "notice",
                            notice));
        });
    }

    private void progress(RoutingContext context) {
        about(context, Permission.PROPOSE_RELEASE, desk -> {
            Screens.ClosingState state = closing.state(desk.sitting().id()).orElse(IDLE);
            ObjectNode body = Replies.object();
            body.put("running", state.running()).put("percent", state.percent());
            body.put("text", desk.page().t("finish.progress", state.done(), state.total()));
            return new Pages.View.Json(body);
        });
    }

    private void close(RoutingContext context) {
        about(context, Permission.CLOSE_SITTING, desk -> {
            boolean anyway = desk.text("anyway").equals("yes");
            closing.begin(desk.sitting(), anyway, desk.account(), desk.now());
            return goTo(desk.sitting(), "/afronden?gedaan=closing");
        });
    }

    private void propose(RoutingContext context) {
        about(context, Permission.PROPOSE_RELEASE, desk -> {
            releasing.propose(desk.sitting(), desk.account(), desk.now());
            return goTo(desk.sitting(), "/afronden?gedaan=proposed");
        });
    }

    private void release(RoutingContext context) {
        about(context, Permission.CONFIRM_RELEASE, desk -> {
            releasing.confirm(desk.sitting(), desk.account(), desk.now());
            statistics.make(desk.sitting(), desk.now());
            return goTo(desk.sitting(), "/afronden?gedaan=released");
        });
    }

    private void report(RoutingContext context) {
        about(context, Permission.SEE_GROUP_REPORT, desk -> {
            GroupReport report = report(desk.sitting()).orElse(null);
            if (report == null) {
                return screen(desk, "no-report", Map.of());
            }
            Page page = desk.page();
            boolean drawn = !report.groups().isEmpty();
            Optional<String> own = desk.account().boundTo();
            return screen(
                    desk,
                    "report",
                    Map.of(
                            "registered",
                            report.registered(),
                            "absent",
                            report.absent(),
                            "leftOut",
                            report.leftOut(),
                            "groups",
                            report.groups(),
                            "own",
                            own.map(each -> report.institutes().getOrDefault(each, List.of()))
                                    .orElse(List.of()),
                            "bins",
                            report.bins(),
                            "firstBin",
                            report.firstBin(),
                            "histogram",
                            drawn ? GroupPlot.histogram(report, page) : "",
                            "means",
                            drawn ? GroupPlot.means(report.groups(), page) : ""));
        });
    }

    /** The report of a sitting that is closed; made now when it was closed somewhere else. */
    private Optional<GroupReport> report(Sitting sitting) {
        if (sitting.progress() == Sitting.Progress.PLANNED) {
            return Optional.empty();
        }
        Optional<GroupReport> stored = reports.find(sitting.id());
        if (stored.isEmpty()) {
            closing.report(sitting.id());
            return reports.find(sitting.id());
        }
        return stored;
    }
}
