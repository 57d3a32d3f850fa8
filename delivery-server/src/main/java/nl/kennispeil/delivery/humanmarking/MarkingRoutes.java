package nl.kennispeil.delivery.humanmarking;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.media.MediaFiles;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.http.SecurityHeaders;
import nl.kennispeil.delivery.itemview.CandidateView;
import nl.kennispeil.delivery.itemview.CandidateViewRoutes;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.sitting.Sittings;

/** Marking open answers: what is waiting, and one answer at a time. */
public final class MarkingRoutes implements Routes {

    private static final String HOME = "/beheer/nakijken";

    /** What waits of one sitting. */
    public record Waiting(Sitting sitting, List<HumanMarking.Queue> queues) {}

    private final Pages pages;
    private final Sittings sittings;
    private final HumanMarking marking;
    private final MediaFiles media;
    private final AuditTrail trail;
    private final Clock clock;

    public MarkingRoutes(
            Pages pages, Sittings sittings, HumanMarking marking, MediaFiles media, AuditTrail trail, Clock clock) {
        this.pages = pages;
        this.sittings = sittings;
        this.marking = marking;
        this.media = media;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get(HOME).handler(this::home);
        router.get(HOME + "/:id/:item").handler(this::next);
        router.get(HOME + "/:id/:item/beeld").handler(this::frame);
        router.get(HOME + "/:id/:item/beeld.json").handler(this::shown);
        router.get(HOME + "/:id/:item/bestand/:name").handler(this::file);
        router.post(HOME + "/:id/:item").handler(Forms.plain()).handler(this::mark);
    }

    private void home(RoutingContext context) {
        pages.guarded(context, Permission.MARK_ANSWERS, (page, session) -> {
            List<Waiting> waiting = new ArrayList<>();
            for (Sitting each : sittings.all()) {
                if (each.progress() == Sitting.Progress.CLOSED) {
                    List<HumanMarking.Queue> queues =
                            marking.queues(each, session.account().login());
                    if (!queues.isEmpty()) {
                        waiting.add(new Waiting(each, queues));
                    }
                }
            }
            return new Pages.View.Html("humanmarking/queues.jte", Map.of("waiting", waiting));
        });
    }

    private interface Work {
        Pages.View view(Sitting sitting, ItemVersion item);
    }

    /** Does work about one item that people mark, for somebody who marks. */
    private void about(RoutingContext context, Work work) {
        pages.guarded(context, Permission.MARK_ANSWERS, (page, session) -> {
            Sitting sitting = closed(context);
            return work.view(
                    sitting, marking.item(sitting, item(context)).orElseThrow(() -> new BadRequest(404, "not-found")));
        });
    }

    private HumanMarking.Queue queue(Sitting sitting, ItemRef item, String marker) {
        return marking.queues(sitting, marker).stream()
                .filter(each -> each.item().ref().equals(item))
                .findFirst()
                .orElseThrow(() -> new BadRequest(404, "not-found"));
    }

    private void frame(RoutingContext context) {
        SecurityHeaders.allowOwnFrames(context);
        about(context, (sitting, item) -> CandidateView.frame(item.ref().toString()));
    }

    private void shown(RoutingContext context) {
        about(context, (sitting, item) -> {
            ItemRef ref = item.ref();
            String files = HOME + "/" + sitting.id() + "/" + ref + "/bestand/";
            return new Pages.View.Json(CandidateView.json(
                    item.content(), ref.toString(), file -> files + URLEncoder.encode(file, StandardCharsets.UTF_8)));
        });
    }

    private void file(RoutingContext context) {
        String name = context.pathParam("name");
        about(context, (sitting, item) -> CandidateViewRoutes.file(item.content(), name, media));
    }

    private void next(RoutingContext context) {
        SecurityHeaders.allowOwnFrames(context);
        pages.guarded(context, Permission.MARK_ANSWERS, (page, session) -> {
            Sitting sitting = closed(context);
            ItemRef item = item(context);
            String marker = session.account().login();
            HumanMarking.Queue queue = queue(sitting, item, marker);
            Optional<HumanMarking.Task> own = marking.own(sitting, item, query(context, "antwoord"), marker);
            Optional<HumanMarking.Task> kept = marking.own(sitting, item, query(context, "vast"), marker);
            return new Pages.View.Html(
                    "humanmarking/answer.jte",
                    Map.of(
                            "sitting",
                            sitting,
                            "queue",
                            queue,
                            "task",
                            own.or(() -> marking.next(sitting, item, marker)),
                            "correcting",
                            own.isPresent(),
                            "kept",
                            kept));
        });
    }

    private void mark(RoutingContext context) {
        pages.guarded(context, Permission.MARK_ANSWERS, (page, session) -> {
            Sitting sitting = closed(context);
            ItemRef item = item(context);
            Instant now = clock.instant();
            String number = Forms.text(context, "answer");
            List<BigDecimal> points = new ArrayList<>();
            for (int i = 0; i < 50 && !Forms.text(context, "points" + i).isEmpty(); i++) {
                points.add(points(Forms.text(context, "points" + i)));
            }
            AttemptId marked = marking.mark(
                            sitting,
                            item,
                            number,
                            points,
                            Forms.text(context, "remark").strip(),
                            session.account().login(),
                            now)
                    .orElseThrow(() -> new BadRequest(409, "not-yours-to-mark"));
            trail.write(Entry.of(session.account(), "answer.mark", "sitting/" + sitting.id(), now)
                    .about(marked.value())
                    .detail("item", item.toString()));
            return new Pages.View.GoTo(HOME + "/" + sitting.id() + "/" + item + "?vast=" + number);
        });
    }

    private static String query(RoutingContext context, String name) {
        return context.queryParam(name).stream().findFirst().orElse("");
    }

    private static BigDecimal points(String typed) {
        String plain = typed.strip().replace(',', '.');
        if (!plain.matches("\\d{1,3}([.]\\d{1,2})?")) {
            throw new BadRequest(400, "no-points");
        }
        return new BigDecimal(plain);
    }

    /** Marking is for the time between closing and release. */
    private Sitting closed(RoutingContext context) {
        try {
            return sittings.find(new SittingId(context.pathParam("id")))
                    .filter(each -> each.progress() == Sitting.Progress.CLOSED)
                    .orElseThrow(() -> new BadRequest(404, "not-found"));
        } catch (IllegalArgumentException e) {
            throw new BadRequest(404, "not-found");
        }
    }

    private static ItemRef item(RoutingContext context) {
        try {
            return ItemRef.parse(context.pathParam("item"));
        } catch (IllegalArgumentException e) {
            throw new BadRequest(404, "not-found");
        }
    }
}
