package nl.kennispeil.delivery.rights;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nl.kennispeil.delivery.accesscopy.AccessCopy;
import nl.kennispeil.delivery.accesscopy.CopySubject;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.consent.Notices;
import nl.kennispeil.delivery.consent.Photos;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;

/** What somebody can do about the own data: take a copy, ask, object, give and take back the photo. */
public final class MyPrivacyRoutes implements Routes {

    private static final String HOME = "/mijn/privacy";
    private static final int PHOTO_BYTES = 2 * 1024 * 1024;
    private static final List<String> DONE =
            List.of("asked", "photo", "photo-gone", "objected", "allowed", "restriction-over", "notice");
    private static final List<Request.Kind> ASKED = List.of(
            Request.Kind.ACCESS,
            Request.Kind.PORTABILITY,
            Request.Kind.RECTIFICATION,
            Request.Kind.ERASURE,
            Request.Kind.RESTRICTION,
            Request.Kind.OTHER);

    private final Pages pages;
    private final Cookies cookies;
    private final Rights rights;
    private final Photos photos;
    private final Notices notices;
    private final AccessCopy copy;
    private final Function<CandidateId, Optional<LocalDate>> deletion;
    private final FreeText free;
    private final RightsLog log;
    private final Path uploads;
    private final Clock clock;

    /**
     * @param deletion the day on which an enrolment is deleted, as far as is known
     * @param uploads a directory for files while a request lasts
     */
    public MyPrivacyRoutes(
            Pages pages,
            Cookies cookies,
            Rights rights,
            Photos photos,
            Notices notices,
            AccessCopy copy,
            Function<CandidateId, Optional<LocalDate>> deletion,
            FreeText free,
            RightsLog log,
            Path uploads,
            Clock clock) {
        this.pages = pages;
        this.cookies = cookies;
        this.rights = rights;
        this.photos = photos;
        this.notices = notices;
        this.copy = copy;
        this.deletion = deletion;
        this.free = free;
        this.log = log;
        this.uploads = uploads;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get(HOME).handler(this::mine);
        router.get(HOME + "/foto.jpg").handler(this::photo);
        router.post(HOME + "/foto").handler(cookies::onlyWithSession);
        router.post(HOME + "/foto").handler(Forms.upload(uploads, PHOTO_BYTES)).handler(this::givePhoto);
        router.post(HOME + "/kopie").handler(Forms.plain()).handler(c -> download(c, AccessCopy.Kind.ACCESS));
        router.post(HOME + "/overdracht").handler(Forms.plain()).handler(c -> download(c, AccessCopy.Kind.PORTABLE));
        action(router, "verzoek", this::ask);
        action(router, "foto-weg", own -> {
            photos.withdraw(own.id(), own.now());
            log.write(own.account(), "photo.withdraw", own.id().value(), "", own.now());
            return back("photo-gone");
        });
        action(router, "onderzoek", this::research);
        action(router, "beperking-einde", own -> {
            rights.restrictions().end(own.id(), own.now());
            log.write(own.account(), "rights.restriction-end", own.id().value(), "", own.now());
            return back("restriction-over");
        });
    }

    /** Who acts on what is the own. */
    private record Own(RoutingContext context, Page page, Account account, CandidateId id, Instant now) {}

    @FunctionalInterface
    private interface OwnWork {
        Pages.View view(Own own) throws Exception;
    }

    private void action(Router router, String name, OwnWork work) {
        router.post(HOME + "/" + name).handler(Forms.plain()).handler(context -> own(context, work));
    }

    private void own(RoutingContext context, OwnWork work) {
        pages.guarded(context, Permission.ASK_RIGHTS, (page, session) -> {
            String candidate = session.account().candidate();
            if (candidate == null) {
                throw new BadRequest(404, "nothing-of-you");
            }
            return work.view(new Own(context, page, session.account(), new CandidateId(candidate), clock.instant()));
        });
    }

    private void mine(RoutingContext context) {
        String done = Forms.done(context, DONE);
        own(
                context,
                own -> new Pages.View.Html(
                        "rights/mine.jte",
                        Map.of(
                                "mine",
                                mine(own.id(), own.now()),
                                "kinds",
                                ASKED,
                                "notice",
                                done,
                                "today",
                                Amsterdam.day(own.now()))));
    }

    private RightsScreens.Mine mine(CandidateId id, Instant now) {
        return new RightsScreens.Mine(
                deletion.apply(id),
                rights.requests().of(id),
                rights.restrictions().hidden(id),
                rights.objections().since(id).orElse(null),
                photos.has(id),
                notices.current(Amsterdam.day(now)).number());
    }

    private Pages.View ask(Own own) {
        Request.Kind kind = ASKED.stream()
                .filter(each -> each.code().equals(Forms.text(own.context(), "kind")))
                .findFirst()
                .orElseThrow(() -> new BadRequest(400, "request-kind"));
        String text = free.required(Forms.text(own.context(), "text"));
        register(own, kind, text);
        return back("asked");
    }

    private Request register(Own own, Request.Kind kind, String text) {
        Request request = rights.requests()
                .add(
                        new Requests.Incoming(
                                own.id(),
                                kind,
                                Request.Channel.ONLINE,
                                Request.Identity.LOGGED_IN,
                                own.account().login(),
                                Amsterdam.day(own.now()),
                                null,
                                text),
                        own.now());
        log.write(own.account(), "rights.request", own.id().value(), "kind=" + kind.code(), own.now());
        return request;
    }

    /** Takes effect at once (AVG art. 21(6)); the register has it all the same. */
    private Pages.View research(Own own) {
        boolean objects = Forms.text(own.context(), "choice").equals("object");
        String by = own.account().login();
        if (objects && rights.objections().since(own.id()).isEmpty()) {
            rights.objections().object(own.id(), own.now());
            Request request = register(own, Request.Kind.OBJECTION, "");
            rights.requests().decide(request.id(), Request.Outcome.GRANTED, "", by, own.now());
        }
        if (!objects) {
            rights.objections().allow(own.id(), own.now());
            log.write(own.account(), "rights.research-allow", own.id().value(), "", own.now());
        }
        return back(objects ? "objected" : "allowed");
    }

    private void download(RoutingContext context, AccessCopy.Kind kind) {
        own(context, own -> {
            CopySubject subject = copy.subject(own.id()).orElseThrow(() -> new BadRequest(404, "nothing-of-you"));
            String action = kind == AccessCopy.Kind.ACCESS ? "rights.copy" : "rights.portability";
            log.write(own.account(), action, own.id().value(), "", own.now());
            return new Pages.View.Stream(
                    "application/zip",
                    kind == AccessCopy.Kind.ACCESS ? "inzage.zip" : "overdracht.zip",
                    out -> copy.write(subject, kind, own.now(), out));
        });
    }

    private void photo(RoutingContext context) {
        own(
                context,
                own -> new Pages.View.Download(
                        "image/jpeg",
                        "foto.jpg",
                        photos.find(own.id()).orElseThrow(() -> new BadRequest(404, "not-found"))));
    }

    private void givePhoto(RoutingContext context) {
        own(context, own -> {
            if (!Forms.text(context, "consent").equals("yes")) {
                throw new BadRequest(400, "photo-consent");
            }
            photos.put(own.id(), Forms.file(context), own.now());
            log.write(own.account(), "photo.give", own.id().value(), "", own.now());
            return back("photo");
        });
    }

    private static Pages.View back(String done) {
        return new Pages.View.GoTo(HOME + "?gedaan=" + done);
    }
}
