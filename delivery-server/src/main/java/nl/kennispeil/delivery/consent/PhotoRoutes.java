package nl.kennispeil.delivery.consent;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.Attempts;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.rights.RightsLog;

/** Photos for those who must see that the right person sits there: invigilator and coordinator, own institute only. */
public final class PhotoRoutes implements Routes {

    private final Pages pages;
    private final Photos photos;
    private final Attempts attempts;
    private final Predicate<CandidateId> hidden;
    private final RightsLog log;
    private final Clock clock;

    /** @param hidden whose data nobody may see */
    public PhotoRoutes(
            Pages pages, Photos photos, Attempts attempts, Predicate<CandidateId> hidden, RightsLog log, Clock clock) {
        this.pages = pages;
        this.photos = photos;
        this.attempts = attempts;
        this.hidden = hidden;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get("/beheer/toetsen/:id/deelnemer/:attempt/foto.jpg").handler(this::photo);
    }

    private void photo(RoutingContext context) {
        pages.guarded(context, Permission.SEE_PHOTO, (page, session) -> {
            Account account = session.account();
            CandidateId person = person(context, account).orElseThrow(() -> new BadRequest(404, "not-found"));
            byte[] photo = photos.find(person).orElseThrow(() -> new BadRequest(404, "not-found"));
            log.write(account, "photo.view", person.value(), "", clock.instant());
            return new Pages.View.Download("image/jpeg", "foto.jpg", photo);
        });
    }

    private Optional<CandidateId> person(RoutingContext context, Account account) {
        return id(context.pathParam("attempt"))
                .flatMap(attempts::find)
                .filter(each -> each.sitting().value().equals(context.pathParam("id")))
                .filter(each -> account.boundTo().isPresent() && account.covers(each.institute()))
                .flatMap((Attempt each) -> Optional.ofNullable(each.candidate()))
                .filter(each -> !hidden.test(each));
    }

    private static Optional<AttemptId> id(String value) {
        try {
            return Optional.of(new AttemptId(value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
