package nl.kennispeil.delivery.bureau;

import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.sitting.Sittings;
import nl.kennispeil.delivery.testform.FormAlarms;

/** What the routes of the bureau's screens have in common: finding the sitting, reading fields, bounded uploads. */
abstract class SittingRoutes implements Routes {

    /** Where the screens of sittings live. */
    static final String HOME = "/beheer/toetsen";

    private static final int FORM_LIMIT = 16 * 1024;

    /** What was just done, for a line at the top of the next page. */
    private static final Set<String> NOTICES = Set.of(
            "planned",
            "enrolled",
            "message",
            "time",
            "submitted",
            "asked",
            "reopened",
            "closing",
            "proposed",
            "released");

    /** Who asks for what, about which sitting, and when. */
    record Desk(RoutingContext context, Page page, Account account, Sitting sitting, Instant now) {

        /** A field of the form that was sent; empty when it is not there. */
        String text(String name) {
            return field(context, name);
        }
    }

    /** What a route does, once the sitting is found and the permission is there. */
    @FunctionalInterface
    interface SittingWork {
        Pages.View view(Desk desk) throws Exception;
    }

    final Pages pages;
    final Sittings sittings;
    final Cookies cookies;
    final Clock clock;

    SittingRoutes(Pages pages, Sittings sittings, Cookies cookies, Clock clock) {
        this.pages = pages;
        this.sittings = sittings;
        this.cookies = cookies;
        this.clock = clock;
    }

    /** A handler for a screen or action about the sitting in the path, for those with a permission. */
    void about(RoutingContext context, Permission permission, SittingWork work) {
        pages.guarded(context, permission, (page, session) -> {
            Sitting sitting = sitting(context);
            return work.view(new Desk(context, page, session.account(), sitting, clock.instant()));
        });
    }

    private Sitting sitting(RoutingContext context) {
        try {
            return sittings.find(new SittingId(context.pathParam("id")))
                    .orElseThrow(() -> new BadRequest(404, "not-found"));
        } catch (IllegalArgumentException e) {
            throw new BadRequest(404, "not-found");
        }
    }

    /** Reads a plain form. */
    static BodyHandler form() {
        return BodyHandler.create(false).setBodyLimit(FORM_LIMIT);
    }

    /** Reads a form with one file of at most this size; the copy on disk goes with the request. */
    static BodyHandler upload(Path directory, int atMost) {
        return BodyHandler.create(directory.toString())
                .setBodyLimit(atMost + FORM_LIMIT)
                .setDeleteUploadedFilesOnEnd(true);
    }

    /** The uploaded file; empty bytes when there is none. */
    static byte[] file(RoutingContext context) throws IOException {
        List<FileUpload> uploads = context.fileUploads();
        return uploads.isEmpty()
                ? new byte[0]
                : Files.readAllBytes(Path.of(uploads.get(0).uploadedFileName()));
    }

    static String field(RoutingContext context, String name) {
        return Optional.ofNullable(context.request().getFormAttribute(name)).orElse("");
    }

    static int number(RoutingContext context, String name, String otherwise) {
        String value = field(context, name).strip();
        if (!value.matches("[0-9]{1,4}")) {
            throw new BadRequest(400, otherwise);
        }
        return Integer.parseInt(value);
    }

    static String query(RoutingContext context, String name) {
        String value = context.queryParams().get(name);
        return value == null ? "" : value.strip();
    }

    /** What the page before this one did; empty for nothing. */
    static String notice(RoutingContext context) {
        String done = query(context, "gedaan");
        return NOTICES.contains(done) ? done : "";
    }

    static String path(Sitting sitting) {
        return HOME + "/" + sitting.id();
    }

    static Pages.View goTo(Sitting sitting, String rest) {
        return new Pages.View.GoTo(path(sitting) + rest);
    }

    /** What became wrong with its form, for those who can do something about it. */
    static List<FormAlarms.Alarm> alarms(Desk desk, Function<Sitting, List<FormAlarms.Alarm>> alarms) {
        return desk.account().may(Permission.PLAN_SITTING) ? alarms.apply(desk.sitting()) : List.of();
    }

    /** A screen about a sitting. */
    static Pages.View screen(Desk desk, String template, Map<String, Object> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("sitting", desk.sitting());
        all.put("stage", desk.sitting().stage(desk.now()));
        return new Pages.View.Html("bureau/" + template + ".jte", all);
    }
}
