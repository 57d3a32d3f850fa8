package nl.kennispeil.delivery.bureau;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.http.Replies;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.Sittings;
import nl.kennispeil.delivery.testform.FormAlarms;

/** The live view of a sitting, and messages to everybody in it. */
final class MonitorRoutes extends SittingRoutes {

    private static final String ONE = HOME + "/:id";

    private final Monitor monitor;
    private final Supervision supervision;
    private final Participants participants;
    private final Function<Sitting, List<FormAlarms.Alarm>> alarms;

    MonitorRoutes(
            Pages pages,
            Sittings sittings,
            Cookies cookies,
            Clock clock,
            Monitor monitor,
            Supervision supervision,
            Participants participants,
            Function<Sitting, List<FormAlarms.Alarm>> alarms) {
        super(pages, sittings, cookies, clock);
        this.monitor = monitor;
        this.supervision = supervision;
        this.participants = participants;
        this.alarms = alarms;
    }

    @Override
    public void mount(Router router) {
        router.get(ONE).handler(this::overview);
        router.get(ONE + "/live.json").handler(this::live);
        router.get(ONE + "/bericht").handler(this::messageForm);
        router.post(ONE + "/bericht").handler(form()).handler(this::message);
    }

    private void overview(RoutingContext context) {
        Screens.Filter filter = filter(context);
        String notice = notice(context);
        about(context, Permission.SEE_SITTINGS, desk -> {
            if (!desk.account().may(Permission.WATCH_SITTING)) {
                return screen(desk, "facts", Map.of("notice", notice, "alarms", alarms(desk, alarms)));
            }
            Screens.Live live = monitor.watch(desk.sitting(), desk.account(), filter, desk.now());
            return screen(
                    desk,
                    "live",
                    Map.of(
                            "live",
                            live,
                            "lines",
                            Lines.of(live.rows(), desk.page(), desk.now()),
                            "filter",
                            filter,
                            "institutes",
                            participants.institutes(desk.account()),
                            "notice",
                            notice,
                            "alarms",
                            alarms(desk, alarms),
                            "adaptive",
                            monitor.adaptive(desk.sitting())));
        });
    }

    private void live(RoutingContext context) {
        Screens.Filter filter = filter(context);
        about(context, Permission.WATCH_SITTING, desk -> {
            Screens.Live live = monitor.watch(desk.sitting(), desk.account(), filter, desk.now());
            return new Pages.View.Json(json(live, Lines.of(live.rows(), desk.page(), desk.now()), desk.page()));
        });
    }

    private static ObjectNode json(Screens.Live live, List<Screens.Line> lines, Page page) {
        ObjectNode body = Replies.object();
        body.put("at", page.t("live.updated", page.time(live.at())));
        body.put("all", page.t("number", live.all()));
        body.put("fitting", page.t("live.fitting", live.fitting()));
        ObjectNode counts = body.putObject("counts");
        live.counts().forEach(each -> counts.put(each.state(), page.t("number", each.number())));
        ArrayNode rows = body.putArray("rows");
        for (Screens.Line each : lines) {
            rows.addObject()
                    .put("attempt", each.attempt())
                    .put("name", each.name())
                    .put("institute", each.institute())
                    .put("phase", each.phase())
                    .put("state", each.state())
                    .put("stateText", each.stateText())
                    .put("saved", each.saved())
                    .put("left", each.left())
                    .put("extra", each.extra())
                    .put("asked", each.asked());
        }
        return body;
    }

    private void messageForm(RoutingContext context) {
        about(context, Permission.SEND_MESSAGE, desk -> {
            int reach = participants.of(desk.sitting().id(), desk.account()).size();
            return screen(desk, "message", Map.of("reach", reach));
        });
    }

    private void message(RoutingContext context) {
        about(context, Permission.SEND_MESSAGE, desk -> {
            supervision.announce(desk.sitting(), desk.text("text"), desk.account(), desk.now());
            return goTo(desk.sitting(), "?gedaan=message");
        });
    }

    private static Screens.Filter filter(RoutingContext context) {
        String page = query(context, "blad");
        String name = query(context, "naam");
        return new Screens.Filter(
                query(context, "stand"),
                query(context, "instituut"),
                name.substring(0, Math.min(name.length(), 80)),
                page.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(page) : 1);
    }
}
