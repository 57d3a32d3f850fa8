package nl.kennispeil.delivery;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.itembank.Confidentiality;
import nl.kennispeil.delivery.itembank.ItemBankRoutes;
import nl.kennispeil.delivery.itembank.ItemUse;
import nl.kennispeil.delivery.itembank.Overview;
import nl.kennispeil.delivery.itemstats.ItemStatistics;
import nl.kennispeil.delivery.page.Pages;

/**
 * The screens of the item bank, put together from what they need.
 *
 * @param confidentiality to be put before every screen that shows an item
 * @param overview all items in memory
 */
record ItemBank(Stores stores, Confidentiality confidentiality, Overview overview, ItemUse use, Clock clock) {

    static ItemBank of(Stores stores, ItemStatistics statistics, Clock clock) {
        return new ItemBank(
                stores,
                new Confidentiality(stores.shelves()),
                new Overview(stores.shelves(), stores.cards(), stores.items()),
                new ItemUse(stores.forms(), stores.sittings(), statistics),
                clock);
    }

    /** @param uploads a directory for files while a request lasts */
    List<Routes> routes(Pages pages, Path uploads) {
        return ItemBankRoutes.of(
                pages,
                new ItemBankRoutes.Sources(
                        stores.shelves(),
                        stores.cards(),
                        stores.items(),
                        stores.bylines(),
                        confidentiality,
                        overview,
                        use,
                        stores.accounts(),
                        stores.audit()),
                uploads,
                clock);
    }
}
