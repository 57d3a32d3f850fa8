package nl.kennispeil.delivery;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.itembank.Confidentiality;
import nl.kennispeil.delivery.itembank.ItemBankRoutes;
import nl.kennispeil.delivery.itemstats.ItemStatistics;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.testform.TestFormRoutes;

/** The screens of the item bank, put together from what they need. */
record ItemBank(Confidentiality confidentiality, Stores stores, ItemStatistics statistics, Clock clock) {

    static ItemBank of(Stores stores, ItemStatistics statistics, Clock clock) {
        return new ItemBank(new Confidentiality(stores.shelves()), stores, statistics, clock);
    }

    /** @param uploads a directory for files while a request lasts */
    List<Routes> routes(Pages pages, Cookies cookies, Path uploads) {
        List<Routes> routes = new ArrayList<>(ItemBankRoutes.of(pages, confidentiality, stores.audit(), clock));
        routes.addAll(TestFormRoutes.of(
                pages,
                confidentiality,
                new TestFormRoutes.Stores(
                        stores.shelves(),
                        stores.items(),
                        stores.cards(),
                        stores.bylines(),
                        stores.testForms(),
                        stores.sittings(),
                        statistics,
                        stores.audit()),
                cookies,
                uploads,
                clock));
        return routes;
    }
}
