package nl.kennispeil.delivery.testform;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.bank.form.FormDesign;
import nl.kennispeil.bank.media.Media;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.ByteRange;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.itembank.Confidentiality;
import nl.kennispeil.delivery.page.Pages;

/**
 * Walking through a form in the player. For those who may see items of others before a release and decide on forms
 * (domain.md §5); the test office puts forms together without seeing a question.
 */
final class WalkRoutes extends FormDoorRoutes implements Routes {

    private static final Set<Permission> SEE = Set.of(Permission.APPROVE_FORM);

    private final FormDesk desk;
    private final FormWalk walk;

    WalkRoutes(Pages pages, Confidentiality confidentiality, Clock clock, FormDesk desk, FormWalk walk) {
        super(pages, confidentiality, clock);
        this.desk = desk;
        this.walk = walk;
    }

    @Override
    public void mount(Router router) {
        router.get(FORM + "/bekijken").handler(this::start);
        router.get(FORM + "/inhoud.json").handler(this::content);
        router.get(FORM + "/bestand/:name").handler(this::file);
    }

    private void start(RoutingContext context) {
        String asked = asked(context);
        guarded(context, SEE, (page, session) -> {
            FormDesign design = desk.find(ref(context));
            String language = language(design, asked);
            FormWalk.Shown shown = walk.shown(design, language);
            desk.note(session.account(), "form.preview", design, clock.instant());
            return new Pages.View.Html(
                    "testform/walk.jte",
                    Map.of(
                            "design",
                            design,
                            "language",
                            language,
                            "items",
                            shown.items().size(),
                            "missing",
                            shown.missing()));
        });
    }

    private void content(RoutingContext context) {
        String asked = asked(context);
        guarded(context, SEE, (page, session) -> {
            FormDesign design = desk.find(ref(context));
            return new Pages.View.Json(walk.json(design, language(design, asked), path(design.ref()) + "/bestand"));
        });
    }

    private void file(RoutingContext context) {
        String name = context.pathParam("name");
        guarded(context, SEE, (page, session) -> {
            Media found = walk.file(desk.find(ref(context)), name).orElseThrow(() -> new BadRequest(404, "not-found"));
            return new Pages.View.Sent(
                    sent -> ByteRange.sendForeign(sent, found.type(), name, Buffer.buffer(found.bytes())));
        });
    }

    private static String asked(RoutingContext context) {
        String value = context.queryParams().get("taal");
        return value == null ? "" : value;
    }

    /** The language that is asked for, when the form is in it; else its first. */
    private static String language(FormDesign design, String asked) {
        return design.languages().contains(asked) ? asked : design.languages().get(0);
    }
}
