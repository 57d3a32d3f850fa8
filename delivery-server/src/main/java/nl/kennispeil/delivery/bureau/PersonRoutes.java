package nl.kennispeil.delivery.bureau;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.sitting.Sittings;

/** One person in a sitting, and what can be done for or about that person. */
final class PersonRoutes extends SittingRoutes {

    private static final String PERSON = HOME + "/:id/deelnemer/:attempt";

    private final Monitor monitor;
    private final Supervision supervision;
    private final Participants participants;
    private final Predicate<CandidateId> photos;

    PersonRoutes(
            Pages pages,
            Sittings sittings,
            Cookies cookies,
            Clock clock,
            Monitor monitor,
            Supervision supervision,
            Participants participants,
            Predicate<CandidateId> photos) {
        super(pages, sittings, cookies, clock);
        this.monitor = monitor;
        this.supervision = supervision;
        this.participants = participants;
        this.photos = photos;
    }

    @Override
    public void mount(Router router) {
        router.get(PERSON).handler(this::person);
        action(router, "bericht", Permission.SEND_MESSAGE, desk -> {
            supervision.message(desk.sitting(), attempt(desk), desk.text("text"), desk.account(), desk.now());
            return back(desk, "message");
        });
        action(router, "tijd", Permission.GRANT_TIME, desk -> {
            int minutes = number(desk.context(), "minutes", "extra-minutes");
            supervision.extraMinutes(desk.sitting(), attempt(desk), minutes, desk.account(), desk.now());
            return back(desk, "time");
        });
        action(router, "inleveren", Permission.FORCE_SUBMIT, desk -> {
            supervision.forceSubmit(desk.sitting(), attempt(desk), desk.account(), desk.now());
            return back(desk, "submitted");
        });
        action(router, "heropenen", Permission.REOPEN_ATTEMPT, desk -> {
            supervision.askReopen(desk.sitting(), attempt(desk), desk.account(), desk.now());
            return back(desk, "asked");
        });
        action(router, "heropenen-bevestigen", Permission.REOPEN_ATTEMPT, desk -> {
            int minutes = number(desk.context(), "minutes", "reopen-minutes");
            supervision.confirmReopen(desk.sitting(), attempt(desk), minutes, desk.account(), desk.now());
            return back(desk, "reopened");
        });
        action(router, "code", Permission.RESET_LOGIN, desk -> {
            String code = supervision
                    .newCode(desk.sitting(), attempt(desk), desk.account(), desk.now())
                    .shown();
            return show(desk, "", List.of(code));
        });
    }

    private void action(Router router, String name, Permission permission, SittingWork work) {
        router.post(PERSON + "/" + name)
                .handler(form())
                .handler(context -> about(context, permission, desk -> {
                    // whether there is such a person is decided first: a wrong field must not tell
                    participants.require(desk.sitting().id(), attempt(desk), desk.account());
                    return work.view(desk);
                }));
    }

    private void person(RoutingContext context) {
        String notice = notice(context);
        about(context, Permission.WATCH_SITTING, desk -> show(desk, notice, List.of()));
    }

    /** @param code a new code, to be shown this once */
    private Pages.View show(Desk desk, String notice, List<String> code) {
        Attempt attempt = participants.require(desk.sitting().id(), attempt(desk), desk.account());
        CandidateId person = attempt.candidate();
        boolean photo = person != null
                && desk.account().may(Permission.SEE_PHOTO)
                && desk.account().boundTo().isPresent()
                && photos.test(person);
        Screens.Row row = monitor.row(desk.sitting(), attempt, desk.now());
        return screen(
                desk,
                "person",
                Map.of(
                        "line",
                        Lines.of(row, desk.page(), desk.now()),
                        "attempt",
                        attempt,
                        "account",
                        desk.account(),
                        "code",
                        code,
                        "notice",
                        notice,
                        "photo",
                        photo));
    }

    private static String attempt(Desk desk) {
        return desk.context().pathParam("attempt");
    }

    private static Pages.View back(Desk desk, String done) {
        return goTo(desk.sitting(), "/deelnemer/" + attempt(desk) + "?gedaan=" + done);
    }
}
