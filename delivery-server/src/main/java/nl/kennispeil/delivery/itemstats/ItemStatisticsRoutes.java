package nl.kennispeil.delivery.itemstats;

import io.vertx.ext.web.Router;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.sitting.SittingId;

/** The statistics of the items of a sitting as a file, for the psychometrician. */
public final class ItemStatisticsRoutes implements Routes {

    private final Pages pages;
    private final ItemStatistics statistics;
    private final AuditTrail audit;
    private final Clock clock;

    public ItemStatisticsRoutes(Pages pages, ItemStatistics statistics, AuditTrail audit, Clock clock) {
        this.pages = pages;
        this.statistics = statistics;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get("/beheer/toetsen/:id/itemgegevens.csv")
                .handler(context -> pages.guarded(context, Permission.DOWNLOAD_ITEM_STATISTICS, (page, session) -> {
                    if (session.account().boundTo().isPresent()) {
                        throw new BadRequest(403, "not-yours");
                    }
                    SittingId sitting = sitting(context.pathParam("id"));
                    SittingStatistics found = statistics
                            .findOrMake(sitting, clock.instant())
                            .orElseThrow(() -> new BadRequest(404, "not-found"));
                    StringBuilder csv = new StringBuilder();
                    StatisticsTable.write(found, csv);
                    audit.append(
                            "sitting/" + sitting,
                            session.account().login(),
                            session.account().role().code(),
                            "sitting.download-item-statistics",
                            "",
                            "",
                            clock.instant());
                    return new Pages.View.Download(
                            "text/csv; charset=utf-8",
                            "items-" + sitting + ".csv",
                            csv.toString().getBytes(StandardCharsets.UTF_8));
                }));
    }

    private static SittingId sitting(String id) {
        try {
            return new SittingId(id);
        } catch (IllegalArgumentException e) {
            throw new BadRequest(404, "not-found");
        }
    }
}
