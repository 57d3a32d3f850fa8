package nl.kennispeil.delivery;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.WorkerExecutor;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import nl.kennispeil.bank.demo.LabValues;
import nl.kennispeil.bank.media.MediaLibrary;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.attempt.AttemptRoutes;
import nl.kennispeil.delivery.attempt.AttemptStatus;
import nl.kennispeil.delivery.attempt.AttemptTokens;
import nl.kennispeil.delivery.attempt.EntryRoutes;
import nl.kennispeil.delivery.attempt.Exam;
import nl.kennispeil.delivery.attempt.Plays;
import nl.kennispeil.delivery.attempt.PracticeSitting;
import nl.kennispeil.delivery.attempt.Rehearsal;
import nl.kennispeil.delivery.attempt.ResponseWriter;
import nl.kennispeil.delivery.audit.AuditRoutes;
import nl.kennispeil.delivery.audit.AuditedRefusals;
import nl.kennispeil.delivery.bureau.Bureau;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.consent.PhotoSweep;
import nl.kennispeil.delivery.content.ContentPackages;
import nl.kennispeil.delivery.grant.GrantRoutes;
import nl.kennispeil.delivery.grant.Granting;
import nl.kennispeil.delivery.grant.Grants;
import nl.kennispeil.delivery.http.Assets;
import nl.kennispeil.delivery.http.Blocking;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.http.HealthRoutes;
import nl.kennispeil.delivery.http.Mounted;
import nl.kennispeil.delivery.http.Replies;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.http.UploadFolder;
import nl.kennispeil.delivery.http.WebServer;
import nl.kennispeil.delivery.humanmarking.MarkingRoutes;
import nl.kennispeil.delivery.itemexchange.ItemExchange;
import nl.kennispeil.delivery.itemstats.ItemStatistics;
import nl.kennispeil.delivery.itemstats.ItemStatisticsRoutes;
import nl.kennispeil.delivery.medialibrary.StoredMedia;
import nl.kennispeil.delivery.oidc.ProviderSettings;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.paper.OnPaper;
import nl.kennispeil.delivery.processing.ProcessingRecords;
import nl.kennispeil.delivery.purge.RetentionRoutes;
import nl.kennispeil.delivery.rescue.RescueKeys;
import nl.kennispeil.delivery.research.ResearchRoutes;
import nl.kennispeil.delivery.result.ResultRoutes;
import nl.kennispeil.delivery.rights.BesideResults;
import nl.kennispeil.delivery.rights.Erasing;
import nl.kennispeil.delivery.screening.Screening;
import nl.kennispeil.delivery.session.Sessions;
import nl.kennispeil.delivery.store.Store;
import nl.kennispeil.delivery.testform.FormAlarms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running server: everything is made and handed over here, once. */
public final class Application implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Application.class);
    private static final long PRESENCE_MILLIS = 30_000;
    private static final long PHOTO_MILLIS = 3_600_000;
    private static final long PRACTICE_MILLIS = 300_000;
    private static final long HOUR_MILLIS = 3_600_000;
    private static final long SWEEP_MILLIS = 900_000;
    private static final long RETENTION_MILLIS = 600_000;
    private static final long AFTER_START_MILLIS = 20_000;

    /** How long the rehearsal holds the doors closed, and how long it goes on behind them. */
    private static final Duration BEFORE_READY = Duration.ofMillis(500);

    private static final Duration AFTER_READY = Duration.ofSeconds(12);

    private final Vertx vertx;
    private final ResponseWriter writer;
    private final WebServer web;
    private final Store store;
    private final Consumer<URI> opening;

    private Application(Vertx vertx, ResponseWriter writer, WebServer web, Store store, Consumer<URI> opening) {
        this.vertx = vertx;
        this.writer = writer;
        this.web = web;
        this.store = store;
        this.opening = opening;
    }

    /** Makes a server that is ready to {@link #start()}. It closes the store when it is closed. */
    public static Application on(Store store, Stores stores, MediaLibrary media, Settings settings, Clock clock) {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setPreferNativeTransport(false)
                .setEventLoopPoolSize(Math.max(2, Runtime.getRuntime().availableProcessors())));
        Blocking blocking = new Blocking(vertx, settings.storeThreads());
        boolean secure = settings.address().secure();
        Cookies cookies = new Cookies(secure);
        Assets assets = new Assets();
        Sessions sessions = new Sessions(stores.shelves(), stores.accounts(), stores.secret(), settings.sessions());
        Pages pages = new Pages(assets, cookies, sessions, blocking, clock, new AuditedRefusals(stores.audit()));

        Exam exam =
                new Exam(stores.attempts(), stores.responses(), stores.sittings(), stores.forms(), stores.presence());
        StoredMedia library = new StoredMedia(media, stores.shelves());
        AttemptTokens tokens = new AttemptTokens(stores.secret());
        RescueKeys rescueKeys = new RescueKeys(stores.secret());
        ContentPackages packages = new ContentPackages(
                stores.forms(), library.forPackages(), stores.secret(), Replies.JSON, LabValues.demo());
        AttemptStatus status = new AttemptStatus(
                stores.candidates(), stores.institutes(), packages, stores.codes(), rescueKeys, stores.secret(), exam);
        ResponseWriter writer = new ResponseWriter(stores.responses());
        PracticeSitting practice = new PracticeSitting(
                stores.shelves(),
                stores.sittings(),
                stores.attempts(),
                stores.responses(),
                stores.forms(),
                stores.results()::delete);
        PersonalData personal = PersonalData.of(
                stores, store, settings.ledger(), settings.researchKey(), Stores.nodeName(stores.secret()), clock);
        PrivacyOffice office = new PrivacyOffice(
                stores,
                exam,
                personal.research(),
                text -> Screening.findIn(text).isPresent(),
                clock);
        ItemBank items = ItemBank.of(stores, library, personal.statistics(), settings.icpc(), cookies, clock);
        Bureau bureau = bureau(
                stores,
                exam,
                tokens,
                rescueKeys,
                office::mustRead,
                vertx,
                clock,
                personal::hidden,
                items,
                personal.statistics());
        BesideResults besides = new BesideResults(stores.rights(), bureau::low);
        Path uploads = UploadFolder.at(settings.ledger().toAbsolutePath().resolveSibling("uploads"), clock.instant());
        List<Routes> routes = new ArrayList<>();
        routes.add(new HealthRoutes(store::writable, settings.benchmark()));
        routes.add(new EntryRoutes(
                exam,
                stores.attempts(),
                stores.codes(),
                tokens,
                practice,
                library::shown,
                assets,
                cookies,
                blocking,
                clock));
        routes.add(new AttemptRoutes(
                exam,
                tokens,
                status,
                packages,
                bureau::turnsAway,
                bureau.closing()::handedIn,
                (context, attempt, token) -> ResultRoutes.admit(context, attempt, token, secure),
                writer,
                new Plays(exam, stores.responses()),
                blocking,
                clock));
        Granting granting = new Granting(
                new Grants(stores.shelves(), stores.vault(), stores.secret()),
                stores.accounts(),
                stores.persons(),
                stores.enrolments(),
                stores.attempts(),
                stores.sittings(),
                stores.audit(),
                personal::hidden,
                clock);
        ResultRoutes results = new ResultRoutes(
                exam,
                stores.attempts(),
                stores.sittings(),
                stores.results(),
                tokens,
                stores.audit(),
                stores.secret(),
                pages,
                clock,
                personal::hidden,
                besides,
                granting,
                stores.candidates());
        routes.add(results);
        routes.add(GrantRoutes.of(
                pages,
                granting,
                stores.sittings(),
                stores.candidates(),
                stores.attempts(),
                stores.secret(),
                results::released,
                stores.audit(),
                clock));
        routes.addAll(Doors.routes(stores, sessions, settings.provider(), pages, cookies, blocking, clock));

        routes.addAll(bureau.routes(pages, cookies, uploads));
        routes.add(new MarkingRoutes(pages, stores.sittings(), bureau.marking(), library, stores.audit(), clock));
        PeopleDesk people = new PeopleDesk(stores, sessions, personal, clock);
        routes.addAll(people.routes(pages, cookies, blocking, uploads));
        every(vertx, HOUR_MILLIS, people::hourly);
        every(vertx, HOUR_MILLIS, items::hourly);
        routes.addAll(AuditRoutes.of(
                pages, stores.audit(), stores.sittings(), stores.institutes(), PersonalData.concerned(stores), clock));
        bureau.closing().resume();

        routes.add(new RetentionRoutes(
                pages,
                personal.register(),
                personal.run(),
                personal.confirmations(),
                personal.certificates(),
                stores.institutes(),
                stores.audit(),
                clock));
        routes.addAll(office.routes(
                pages,
                cookies,
                personal::hidden,
                personal.register(),
                personal.steps(),
                results,
                besides,
                new Erasing(personal.register(), personal.confirmations(), personal.certificates()),
                uploads,
                here(settings)));
        every(vertx, PHOTO_MILLIS, () -> new PhotoSweep(stores.photos()).sweep(clock.instant()));
        routes.addAll(items.routes(pages, uploads));
        WorkerExecutor exchanges = vertx.createSharedWorkerExecutor("exchanges", 1, 1, TimeUnit.HOURS);
        ItemExchange exchange = items.exchange(
                uploads,
                work -> exchanges.executeBlocking(
                        () -> {
                            work.run();
                            return true;
                        },
                        false));
        routes.addAll(items.routes(exchange, pages, uploads));
        every(vertx, PRACTICE_MILLIS, exchange::lookAfter);
        routes.addAll(items.forms(pages, cookies, personal.statistics(), uploads));
        routes.add(new ResearchRoutes(pages, personal.research(), clock));
        routes.add(new ItemStatisticsRoutes(pages, personal.statistics(), stores.audit(), clock));
        every(vertx, PRACTICE_MILLIS, () -> personal.research().settle(clock.instant()));
        if (settings.retentionAtStart()) {
            vertx.setTimer(AFTER_START_MILLIS, timer -> background(vertx, () -> personal.nightly(clock.instant())));
        }
        every(vertx, RETENTION_MILLIS, new Nights(personal, store, settings.backup(), clock)::look);

        personal.outOfSight().refresh();
        every(vertx, PRACTICE_MILLIS, personal.outOfSight()::refresh);
        practice.refresh(clock.instant());
        stores.sittings().all().forEach(packages::of);
        every(vertx, PRESENCE_MILLIS, stores.presence()::flush);
        every(vertx, SWEEP_MILLIS, () -> sessions.sweep(clock.instant()));
        every(vertx, PRACTICE_MILLIS, () -> practice.refresh(clock.instant()));
        Rehearsal rehearsal = new Rehearsal(
                exam,
                stores.attempts(),
                stores.responses(),
                practice,
                stores.sittings(),
                stores.forms(),
                tokens,
                clock);
        return new Application(
                vertx,
                writer,
                new WebServer(vertx, settings.address(), assets, routes, pages::error),
                store,
                settings.rehearsal() ? url -> rehearsal.run(url, BEFORE_READY, AFTER_READY) : url -> {});
    }

    /** How this server runs, for the record of processing. */
    private static ProcessingRecords.Here here(Settings settings) {
        ProviderSettings provider = settings.provider();
        return new ProcessingRecords.Here(
                settings.address().secure(),
                settings.backup() != null,
                settings.researchKey() != null,
                provider == null ? null : provider.label(),
                settings.processors());
    }

    private static Bureau bureau(
            Stores stores,
            Exam exam,
            AttemptTokens tokens,
            RescueKeys rescueKeys,
            Predicate<Account> mustRead,
            Vertx vertx,
            Clock clock,
            Predicate<CandidateId> hidden,
            ItemBank items,
            ItemStatistics statistics) {
        FormAlarms alarms = items.alarms(statistics);
        WorkerExecutor closings = vertx.createSharedWorkerExecutor("closings", 1, 1, TimeUnit.HOURS);
        return new Bureau(
                new Bureau.Stores(
                        stores.shelves(),
                        stores.secret(),
                        stores.sittings(),
                        stores.rosters(),
                        stores.attempts(),
                        stores.responses(),
                        stores.presence(),
                        stores.codes(),
                        tokens,
                        exam,
                        stores.candidates(),
                        stores.institutes(),
                        stores.forms(),
                        stores.results(),
                        rescueKeys,
                        stores.audit(),
                        hidden,
                        stores.photos()::has,
                        mustRead,
                        items.quarantine()::barred,
                        items::reminder,
                        items.overview()::pending,
                        sitting -> alarms.of(sitting, clock.instant()),
                        form -> alarms.of(form, clock.instant()),
                        new OnPaper(items.media())),
                work -> closings.executeBlocking(() -> {
                    work.run();
                    return true;
                }),
                clock);
    }

    /** Every way into this server. */
    List<Mounted> mounted() {
        return web.mounted();
    }

    /** Starts listening and returns the URL. */
    public String start() {
        String url = web.start();
        if (url.startsWith("http:")) {
            opening.accept(URI.create(url));
        }
        return url;
    }

    /** Blocks until the process is told to stop, then stops in good order. */
    public void awaitShutdown() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            close();
                            stopped.countDown();
                        },
                        "shutdown"));
        stopped.await();
    }

    private static void every(Vertx vertx, long millis, Runnable work) {
        vertx.setPeriodic(millis, timer -> background(vertx, work));
    }

    private static void background(Vertx vertx, Runnable work) {
        vertx.executeBlocking(
                        () -> {
                            work.run();
                            return true;
                        },
                        false)
                .onFailure(cause ->
                        LOG.warn("a periodic job failed: {}", cause.getClass().getName()));
    }

    /** Stops listening, lets what is under way finish, and closes the store. */
    @Override
    public void close() {
        web.close();
        writer.close();
        vertx.close().await();
        store.close();
    }
}
