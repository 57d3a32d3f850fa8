package nl.kennispeil.delivery.bureau;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.rescue.RescueFile;
import nl.kennispeil.delivery.sitting.Sittings;

/** Bringing in answers that a device saved to a file. */
final class RescueRoutes extends SittingRoutes {

    private static final String RESCUE = "/beheer/herstel";

    private final RescueDesk rescue;
    private final Path uploads;

    RescueRoutes(Pages pages, Sittings sittings, Cookies cookies, Clock clock, RescueDesk rescue, Path uploads) {
        super(pages, sittings, cookies, clock);
        this.rescue = rescue;
        this.uploads = uploads;
    }

    @Override
    public void mount(Router router) {
        router.get(RESCUE).handler(this::form);
        router.post(RESCUE).handler(cookies::onlyWithSession);
        router.post(RESCUE).handler(upload(uploads, RescueFile.MAXIMUM_BYTES)).handler(this::take);
    }

    private void form(RoutingContext context) {
        pages.guarded(context, Permission.UPLOAD_RESCUE, (page, session) -> screen(List.of()));
    }

    private void take(RoutingContext context) {
        pages.guarded(
                context,
                Permission.UPLOAD_RESCUE,
                (page, session) -> screen(List.of(rescue.take(file(context), session.account(), clock.instant()))));
    }

    private static Pages.View screen(List<Screens.Rescued> outcome) {
        return new Pages.View.Html("bureau/rescue.jte", Map.of("outcome", outcome));
    }
}
