package nl.kennispeil.delivery;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.kennispeil.delivery.accesscopy.AccessCopy;
import nl.kennispeil.delivery.accesscopy.CopyPart;
import nl.kennispeil.delivery.accesscopy.CoreParts;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.attempt.Exam;
import nl.kennispeil.delivery.breach.BreachRoutes;
import nl.kennispeil.delivery.breach.Breaches;
import nl.kennispeil.delivery.breakglass.BreakGlass;
import nl.kennispeil.delivery.breakglass.BreakGlassRoutes;
import nl.kennispeil.delivery.breakglass.Registrations;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.consent.ConsentPart;
import nl.kennispeil.delivery.consent.NoticeRoutes;
import nl.kennispeil.delivery.consent.Notices;
import nl.kennispeil.delivery.consent.PhotoRoutes;
import nl.kennispeil.delivery.grant.GrantPart;
import nl.kennispeil.delivery.grant.Grants;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.humanmarking.MarkPart;
import nl.kennispeil.delivery.itembank.AuthorPart;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.person.Enrolling;
import nl.kennispeil.delivery.processing.ProcessingRecords;
import nl.kennispeil.delivery.processing.ProcessingRoutes;
import nl.kennispeil.delivery.purge.Register;
import nl.kennispeil.delivery.research.Research;
import nl.kennispeil.delivery.research.ResearchPart;
import nl.kennispeil.delivery.result.ResultRoutes;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.rights.BesideResults;
import nl.kennispeil.delivery.rights.ConsentWithdrawals;
import nl.kennispeil.delivery.rights.Corrections;
import nl.kennispeil.delivery.rights.Erasing;
import nl.kennispeil.delivery.rights.FreeText;
import nl.kennispeil.delivery.rights.HoldRoutes;
import nl.kennispeil.delivery.rights.MyPrivacyRoutes;
import nl.kennispeil.delivery.rights.ResultNoteRoutes;
import nl.kennispeil.delivery.rights.RightsDeskRoutes;
import nl.kennispeil.delivery.rights.RightsLog;
import nl.kennispeil.delivery.rights.RightsPart;

/** The screens of persons about their own data, and of the privacy officer, put together from what they need. */
final class PrivacyOffice {

    private final Stores stores;
    private final Clock clock;
    private final Notices notices;
    private final FreeText free;
    private final RightsLog log;
    private final AccessCopy copy;

    /** @param holdsBsn whether a text holds what looks like a citizen service number */
    PrivacyOffice(Stores stores, Exam exam, Research research, Predicate<String> holdsBsn, Clock clock) {
        this.stores = stores;
        this.clock = clock;
        this.notices = Notices.shipped(stores.consents());
        this.free = new FreeText(holdsBsn);
        this.log = new RightsLog(stores.audit());
        this.copy = new AccessCopy(
                parts(stores, exam, research),
                stores.enrolments(),
                stores.sittings(),
                stores.attempts(),
                stores.secret());
    }

    /** Every part of a copy of somebody's data; a feature that keeps something about persons adds its own here. */
    static List<CopyPart> parts(Stores stores, Exam exam, Research research) {
        CoreParts core = new CoreParts(
                stores.persons(),
                stores.accounts(),
                stores.candidates(),
                stores.institutes(),
                stores.sittings(),
                stores.presence(),
                exam,
                stores.responses(),
                stores.results(),
                stores.forms(),
                ids -> seen(stores, ids));
        return Stream.concat(
                        core.parts().stream(),
                        Stream.of(
                                new RightsPart(stores.rights()),
                                new ConsentPart(stores.photos(), stores.consents()),
                                new MarkPart(stores.shelves(), stores.sittings(), stores.forms()),
                                new GrantPart(
                                        new Grants(stores.shelves(), stores.vault(), stores.secret()),
                                        stores.accounts()),
                                new AuthorPart(stores.cards(), stores.accounts()),
                                new ResearchPart(research)))
                .toList();
    }

    /** The log about somebody, as far as that person gets to see it: roles and institutes (R25). */
    private static List<CoreParts.Seen> seen(Stores stores, Collection<String> ids) {
        Map<String, String> institutes = new HashMap<>();
        stores.institutes().all().forEach(each -> institutes.put(each.id(), each.name()));
        List<CoreParts.Seen> seen = new ArrayList<>();
        stores.audit()
                .eachAbout(
                        ids,
                        each -> seen.add(new CoreParts.Seen(
                                each.at(),
                                each.role(),
                                institutes.getOrDefault(each.institute(), each.institute()),
                                each.action(),
                                each.outcome().name().toLowerCase(Locale.ROOT))));
        return seen;
    }

    /** Whether somebody should read the privacy notice before anything else; never before a test. */
    boolean mustRead(Account account) {
        String candidate = account.candidate();
        return account.may(Permission.ASK_RIGHTS)
                && candidate != null
                && notices.toRead(new CandidateId(candidate), Amsterdam.day(clock.instant()));
    }

    List<Routes> routes(
            Pages pages,
            Cookies cookies,
            Predicate<CandidateId> hidden,
            Register register,
            List<DeletionStep> steps,
            ResultRoutes results,
            BesideResults besides,
            Erasing erasing,
            Path uploads,
            ProcessingRecords.Here here) {
        List<Routes> routes = new ArrayList<>();
        routes.add(new NoticeRoutes(pages, notices, stores.institutes(), log, clock));
        routes.add(new MyPrivacyRoutes(
                pages,
                cookies,
                stores.rights(),
                stores.photos(),
                notices,
                copy,
                id -> deletion(register, id),
                free,
                log,
                uploads,
                clock));
        BreakGlass accesses = new BreakGlass(stores.shelves(), stores.vault(), stores.secret());
        routes.add(new BreakGlassRoutes(
                pages,
                accesses,
                new Registrations(
                        stores.persons(),
                        stores.enrolments(),
                        stores.institutes(),
                        stores.sittings(),
                        stores.attempts(),
                        stores.secret(),
                        hidden),
                stores.audit(),
                clock));
        routes.add(new RightsDeskRoutes(
                pages,
                stores.rights(),
                copy,
                new Corrections(stores.enrolments(), stores.persons(), enrolling()),
                new ConsentWithdrawals(stores.photos(), stores.enrolments()),
                stores.candidates(),
                stores.institutes(),
                stores.enrolments(),
                free,
                log,
                erasing,
                accesses::unread,
                clock));
        routes.add(new HoldRoutes(
                pages, stores.rights().holds(), stores.candidates(), stores.enrolments(), free, log, clock));
        routes.add(new ResultNoteRoutes(
                pages, stores.rights(), stores.attempts(), results::released, besides, hidden, free, log, clock));
        routes.add(new PhotoRoutes(pages, stores.photos(), stores.attempts(), hidden, log, clock));
        routes.add(new BreachRoutes(pages, new Breaches(stores.shelves()), free, log, clock));
        routes.add(new ProcessingRoutes(pages, new ProcessingRecords(stores.institutes(), steps, here), clock));
        return routes;
    }

    private Enrolling enrolling() {
        return new Enrolling(
                stores.persons(), stores.enrolments(), stores.candidates(), stores.audit(), new SecureRandom());
    }

    private Optional<LocalDate> deletion(Register register, CandidateId id) {
        return register.find(id, Amsterdam.day(clock.instant()))
                .flatMap(each -> Optional.ofNullable(each.standing().purge()));
    }
}
