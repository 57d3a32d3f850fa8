package nl.kennispeil.delivery;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import nl.kennispeil.bank.icpc.IcpcList;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Login;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.actuality.ActualityRoutes;
import nl.kennispeil.delivery.actuality.Campaigns;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.editor.DraftedFiles;
import nl.kennispeil.delivery.editor.EditorRoutes;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.itembank.AllowedValues;
import nl.kennispeil.delivery.itembank.Confidentiality;
import nl.kennispeil.delivery.itembank.ItemBankRoutes;
import nl.kennispeil.delivery.itembank.ItemHistory;
import nl.kennispeil.delivery.itembank.ItemReviews;
import nl.kennispeil.delivery.itembank.ItemUse;
import nl.kennispeil.delivery.itembank.MetadataImports;
import nl.kennispeil.delivery.itembank.Names;
import nl.kennispeil.delivery.itembank.Overview;
import nl.kennispeil.delivery.itembank.Production;
import nl.kennispeil.delivery.itembank.Quarantine;
import nl.kennispeil.delivery.itembank.Reviewing;
import nl.kennispeil.delivery.itemcase.StoredCases;
import nl.kennispeil.delivery.itemexchange.ItemExchange;
import nl.kennispeil.delivery.itemstats.ItemStatistics;
import nl.kennispeil.delivery.itemview.CandidateViewRoutes;
import nl.kennispeil.delivery.medialibrary.MediaRoutes;
import nl.kennispeil.delivery.medialibrary.StoredMedia;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.testform.FormAlarms;
import nl.kennispeil.delivery.testform.ShelfFormDesigns;
import nl.kennispeil.delivery.testform.Sitters;
import nl.kennispeil.delivery.testform.TestFormRoutes;

/**
 * The screens of the item bank, put together from what they need.
 *
 * @param confidentiality to be put before every screen that shows an item
 * @param overview all items in memory
 */
record ItemBank(
        Stores stores,
        Confidentiality confidentiality,
        Overview overview,
        ItemUse use,
        ItemReviews reviews,
        Reviewing reviewing,
        Campaigns campaigns,
        StoredMedia media,
        Cookies cookies,
        Clock clock) {

    /** The organisation that new items and files belong to. */
    private static final String OWNER = "HN";

    static ItemBank of(
            Stores stores, StoredMedia media, ItemStatistics statistics, IcpcList icpc, Cookies cookies, Clock clock) {
        ItemReviews reviews = new ItemReviews(stores.shelves(), stores.bylines());
        return new ItemBank(
                stores,
                new Confidentiality(stores.shelves()),
                new Overview(stores.shelves(), stores.cards(), stores.items(), reviews, icpc),
                new ItemUse(stores.forms(), stores.sittings(), statistics),
                reviews,
                new Reviewing(
                        stores.cards(),
                        stores.items(),
                        reviews,
                        new ItemHistory(stores.shelves(), stores.bylines()),
                        new Production(stores.shelves()),
                        stores.audit()),
                new Campaigns(stores.shelves(), stores.bylines()),
                media,
                cookies,
                clock);
    }

    /** @param uploads a directory for files while a request lasts */
    List<Routes> routes(Pages pages, Path uploads) {
        List<Routes> routes = new ArrayList<>(ItemBankRoutes.of(
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
                reviewing,
                reviews,
                uploads,
                clock));
        routes.add(new ActualityRoutes(
                pages,
                new ActualityRoutes.Sources(
                        campaigns,
                        stores.cards(),
                        stores.items(),
                        overview,
                        reviewing,
                        new ItemHistory(stores.shelves(), stores.bylines()),
                        confidentiality,
                        stores.accounts(),
                        stores.audit()),
                clock));
        routes.add(new CandidateViewRoutes(
                pages,
                confidentiality,
                new CandidateViewRoutes.Sources(stores.items(), stores.cards(), media, stores.audit()),
                clock));
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
                () -> AllowedValues.of(overview),
                uploads,
                clock));
        routes.add(new MediaRoutes(
                pages,
                confidentiality,
                media,
                stores.items(),
                stores.cards(),
                new ItemHistory(stores.shelves(), stores.bylines()),
                stores.bylines(),
                new DraftedFiles(stores.shelves(), stores.cards(), new StoredCases(stores.shelves(), stores.bylines()))
                        ::of,
                stores.audit(),
                cookies,
                OWNER,
                uploads,
                clock));
        return routes;
    }

    /**
     * Where items come in from other systems and go out to them.
     *
     * @param uploads a directory for files while they are read
     * @param behind runs what takes long, away from requests
     */
    ItemExchange exchange(Path uploads, Executor behind) {
        return new ItemExchange(
                new ItemExchange.Sources(
                        stores.shelves(),
                        stores.items(),
                        stores.cards(),
                        overview,
                        reviews,
                        media,
                        stores.bylines(),
                        stores.audit(),
                        new StoredCases(stores.shelves(), stores.bylines()),
                        new ShelfFormDesigns(stores.shelves(), stores.bylines()),
                        stores.testForms(),
                        OWNER),
                uploads.resolve("exchange"),
                behind,
                clock);
    }

    List<Routes> routes(ItemExchange exchange, Pages pages, Path uploads) {
        return exchange.routes(pages, confidentiality, new Names(stores.accounts()), cookies, uploads);
    }

    /** Blueprints and test forms. */
    List<Routes> forms(Pages pages, Cookies cookies, ItemStatistics statistics, Path uploads) {
        return TestFormRoutes.of(pages, confidentiality, formStores(statistics), cookies, uploads, clock);
    }

    /** What became wrong with the forms of planned sittings. */
    FormAlarms alarms(ItemStatistics statistics) {
        return TestFormRoutes.alarms(formStores(statistics));
    }

    private TestFormRoutes.Stores formStores(ItemStatistics statistics) {
        return new TestFormRoutes.Stores(
                stores.shelves(),
                stores.items(),
                stores.cards(),
                stores.bylines(),
                stores.testForms(),
                stores.sittings(),
                statistics,
                media,
                new Sitters(stores.sittings(), stores.attempts(), stores.secret(), quarantine()::enrolments),
                stores.audit());
    }

    /** Who may not sit which form. */
    Quarantine quarantine() {
        return new Quarantine(stores.forms(), stores.cards(), stores.accounts(), stores.enrolments());
    }

    /** Throws away what was kept for a while only. */
    void hourly() {
        new MetadataImports(stores.shelves(), stores.bylines()).expire(clock.instant());
    }

    /** What somebody has still to screen. */
    Optional<Campaigns.Reminder> reminder(Account account) {
        return account.may(Permission.REVIEW_ITEMS)
                ? campaigns.waiting(account.login(), Amsterdam.day(clock.instant()))
                : Optional.empty();
    }
}
