package nl.kennispeil.delivery;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.itembank.Confidentiality;
import nl.kennispeil.delivery.itembank.ItemBankRoutes;
import nl.kennispeil.delivery.itemstats.ItemStatistics;
import nl.kennispeil.delivery.page.Pages;

/** The screens of the item bank, put together from what they need. */
record ItemBank(Confidentiality confidentiality, Stores stores, ItemStatistics statistics, Clock clock) {

    static ItemBank of(Stores stores, ItemStatistics statistics, Clock clock) {
        return new ItemBank(new Confidentiality(stores.shelves()), stores, statistics, clock);
    }

    /** @param uploads a directory for files while a request lasts */
    List<Routes> routes(Pages pages, Path uploads) {
        return new ArrayList<>(ItemBankRoutes.of(pages, confidentiality, stores.audit(), clock));
    }
}
