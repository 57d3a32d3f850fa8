package nl.kennispeil.delivery;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.delivery.account.Login;
import nl.kennispeil.delivery.editor.EditorRoutes;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.itembank.Confidentiality;
import nl.kennispeil.delivery.itembank.ItemBankRoutes;
import nl.kennispeil.delivery.itemstats.ItemStatistics;
import nl.kennispeil.delivery.medialibrary.MediaRoutes;
import nl.kennispeil.delivery.medialibrary.StoredMedia;
import nl.kennispeil.delivery.page.Pages;

/** The screens of the item bank, put together from what they need. */
record ItemBank(
        Confidentiality confidentiality,
        Stores stores,
        StoredMedia media,
        ItemStatistics statistics,
        Cookies cookies,
        Clock clock) {

    /** The organisation that new items and files belong to. */
    private static final String OWNER = "HN";

    static ItemBank of(Stores stores, StoredMedia media, ItemStatistics statistics, Cookies cookies, Clock clock) {
        return new ItemBank(new Confidentiality(stores.shelves()), stores, media, statistics, cookies, clock);
    }

    /** @param uploads a directory for files while a request lasts */
    List<Routes> routes(Pages pages, Path uploads) {
        List<Routes> routes = new ArrayList<>(ItemBankRoutes.of(pages, confidentiality, stores.audit(), clock));
        routes.add(new EditorRoutes(
                pages,
                confidentiality,
                stores.shelves(),
                stores.items(),
                stores.cards(),
                stores.bylines(),
                login -> stores.accounts().find(login).map(Login::name),
                name -> MediaRoutes.HOME + "/bestand/" + name,
                stores.audit(),
                OWNER,
                uploads,
                clock));
        routes.add(new MediaRoutes(
                pages,
                confidentiality,
                media,
                stores.items(),
                stores.cards(),
                stores.bylines(),
                stores.audit(),
                cookies,
                OWNER,
                uploads,
                clock));
        return routes;
    }
}
