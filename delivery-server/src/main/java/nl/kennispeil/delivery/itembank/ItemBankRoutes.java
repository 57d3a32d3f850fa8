package nl.kennispeil.delivery.itembank;

import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import nl.kennispeil.bank.card.ItemCards;
import nl.kennispeil.bank.item.Items;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.shelf.Shelves;

/** All screens of the item bank. */
public final class ItemBankRoutes {

    /** What they work on. */
    public record Sources(
            Shelves shelves,
            ItemCards cards,
            Items items,
            Bylines bylines,
            Confidentiality confidentiality,
            Overview overview,
            ItemUse use,
            Accounts accounts,
            AuditTrail audit) {}

    private static final int FORM_LIMIT = 160 * 1024;

    private ItemBankRoutes() {}

    /** Reads a form with some hundreds of ticked items. */
    static BodyHandler form() {
        return BodyHandler.create(false).setBodyLimit(FORM_LIMIT);
    }

    /** @param uploads a directory for files while a request lasts */
    public static List<Routes> of(
            Pages pages, Sources sources, Reviewing reviewing, ItemReviews reviews, Path uploads, Clock clock) {
        ItemHistory history = new ItemHistory(sources.shelves(), sources.bylines());
        Describing describing =
                new Describing(sources.cards(), sources.items(), sources.overview(), history, sources.audit());
        MetadataImports imports = new MetadataImports(sources.shelves(), sources.bylines());
        ItemScreens screens = new ItemScreens(
                pages,
                sources.confidentiality(),
                sources.overview(),
                reviewing,
                reviews,
                new Names(sources.accounts()),
                sources.audit(),
                clock);
        ReviewRoutes review = new ReviewRoutes(screens, sources.items(), history);
        return List.of(
                new ConfidentialityRoutes(pages, sources.confidentiality(), sources.audit(), clock),
                new ItemListRoutes(screens, new SavedViews(sources.shelves()), describing, imports),
                new ItemPageRoutes(
                        screens,
                        sources.items(),
                        history,
                        sources.use(),
                        describing,
                        new ItemOrigins(sources.shelves()),
                        review),
                review,
                new MetadataImportRoutes(screens, describing, imports, uploads),
                new ProductionRoutes(screens, new Production(sources.shelves())));
    }
}
