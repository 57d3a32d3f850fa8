package nl.kennispeil.delivery.bureau;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.actuality.Campaigns;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.AttemptTokens;
import nl.kennispeil.delivery.attempt.Attempts;
import nl.kennispeil.delivery.attempt.Exam;
import nl.kennispeil.delivery.attempt.ExamCodes;
import nl.kennispeil.delivery.attempt.Presence;
import nl.kennispeil.delivery.attempt.Responses;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Candidates;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.humanmarking.HumanMarking;
import nl.kennispeil.delivery.humanmarking.HumanMarks;
import nl.kennispeil.delivery.itembank.Overview;
import nl.kennispeil.delivery.itemstats.ItemStatistics;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.paper.OnPaper;
import nl.kennispeil.delivery.rescue.RescueKeys;
import nl.kennispeil.delivery.result.Result;
import nl.kennispeil.delivery.result.Results;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.sitting.Rosters;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.Sittings;
import nl.kennispeil.delivery.testform.FormAlarms;

/** The bureau's side, put together from what it needs. */
public final class Bureau {

    /**
     * The stores and rules of the server that the bureau works with.
     *
     * @param hidden whose data nobody here may see
     * @param photos who has a photo that may be shown
     * @param mustRead who is shown the privacy notice first
     * @param quarantine who may not sit a form, since it holds items of their own
     * @param reminder what somebody has still to screen
     * @param pending what waits for somebody who writes items
     * @param alarms what became wrong with the form of a sitting that is still to be sat
     * @param faults for what a form cannot be planned any more
     * @param paper which items cannot be on paper
     */
    public record Stores(
            Shelves shelves,
            ServerSecret secret,
            Sittings sittings,
            Rosters rosters,
            Attempts attempts,
            Responses responses,
            Presence presence,
            ExamCodes codes,
            AttemptTokens tokens,
            Exam exam,
            Candidates candidates,
            Institutes institutes,
            FormLibrary forms,
            Results results,
            RescueKeys rescueKeys,
            AuditTrail audit,
            Predicate<CandidateId> hidden,
            Predicate<CandidateId> photos,
            Predicate<Account> mustRead,
            Function<FormRef, Set<CandidateId>> quarantine,
            Function<Account, Optional<Campaigns.Reminder>> reminder,
            Function<Account, Overview.Pending> pending,
            Function<Sitting, List<FormAlarms.Alarm>> alarms,
            Function<FormRef, List<FormAlarms.Alarm>> faults,
            OnPaper paper) {}

    private final Stores stores;
    private final Clock clock;
    private final Participants participants;
    private final Ledger ledger;
    private final GroupReports reports;
    private final Closing closing;
    private final HumanMarking marking;
    private final AuthorDoor door;

    /** @param background runs closings, one after the other or side by side, on threads that may block */
    public Bureau(Stores stores, Executor background, Clock clock) {
        this.stores = stores;
        this.clock = clock;
        this.participants = new Participants(stores.rosters(), stores.attempts(), stores.institutes(), stores.hidden());
        this.ledger = new Ledger(stores.audit());
        this.reports = new GroupReports(stores.shelves());
        this.door = new AuthorDoor(stores.quarantine(), ledger);
        HumanMarks marks = new HumanMarks(stores.shelves());
        this.closing = new Closing(
                participants,
                stores.attempts(),
                stores.responses(),
                stores.presence(),
                stores.sittings(),
                stores.forms(),
                stores.results(),
                stores.exam().courses(),
                (attempt, form) -> HumanMarking.decided(marks, attempt, form),
                reports,
                ledger,
                stores.shelves(),
                background,
                clock);
        this.marking = new HumanMarking(
                marks,
                stores.results(),
                stores.forms(),
                stores.secret(),
                sitting -> participants.all(sitting).stream().map(Attempt::id).toList(),
                closing::remarked);
    }

    /** Whether somebody may not begin a test, since it holds an item of their own. */
    public boolean turnsAway(Exam.Context context, Instant now) {
        return door.turnsAway(context, now);
    }

    /** Marks that people give. */
    public HumanMarking marking() {
        return marking;
    }

    /** Marks attempts, of a sitting at closing or one at hand-in. */
    public Closing closing() {
        return closing;
    }

    /** @param uploads a directory for files while a request lasts; it is made when there is none */
    public List<Routes> routes(Pages pages, Cookies cookies, Path uploads) {
        Sittings sittings = stores.sittings();
        Monitor monitor =
                new Monitor(participants, stores.candidates(), stores.institutes(), stores.presence(), stores.forms());
        Supervision supervision = new Supervision(
                sittings, stores.attempts(), stores.codes(), participants, monitor, closing::handedIn, ledger);
        CodeSheets sheets =
                new CodeSheets(participants, stores.candidates(), stores.institutes(), stores.codes(), ledger);
        return List.of(
                new HomeRoutes(
                        pages,
                        sittings,
                        clock,
                        stores.mustRead(),
                        stores.reminder(),
                        stores.pending(),
                        stores.alarms()),
                new PlanningRoutes(
                        pages,
                        sittings,
                        cookies,
                        clock,
                        new Planning(sittings, stores.forms(), ledger, stores.faults(), stores.paper()),
                        stores.alarms()),
                new EnrolmentRoutes(pages, sittings, cookies, clock, enrolment(), sheets, stores.alarms(), uploads),
                new MonitorRoutes(pages, sittings, cookies, clock, monitor, supervision, participants, stores.alarms()),
                new PersonRoutes(pages, sittings, cookies, clock, monitor, supervision, participants, stores.photos()),
                new ReleaseRoutes(
                        pages,
                        sittings,
                        cookies,
                        clock,
                        closing,
                        new Releasing(sittings, ledger, marking::unmarked),
                        reports,
                        statistics()),
                new RetireRoutes(pages, sittings, cookies, clock, stores.forms(), ledger),
                new RescueRoutes(pages, sittings, cookies, clock, rescue(), uploads));
    }

    /** Whether a result is under the mean of its reference group by more than a standard deviation (R84, O/V). */
    public boolean low(Attempt attempt, Result result) {
        return reports.find(attempt.sitting()).stream()
                .flatMap(each -> each.groups().stream())
                .filter(each -> each.label().equals(Integer.toString(attempt.phase())))
                .anyMatch(each -> result.percentage().compareTo(each.mean().subtract(each.sd())) < 0);
    }

    /** Counts per item, which are made at a release and stay. */
    public ItemStatistics statistics() {
        return new ItemStatistics(
                stores.shelves(),
                stores.sittings(),
                stores.forms(),
                stores.rosters(),
                stores.institutes(),
                stores.attempts(),
                stores.results());
    }

    private Enrolment enrolment() {
        return new Enrolment(
                stores.secret(),
                stores.candidates(),
                stores.attempts(),
                stores.rosters(),
                stores.codes(),
                participants,
                ledger,
                stores.quarantine());
    }

    private RescueDesk rescue() {
        return new RescueDesk(stores.attempts(), stores.tokens(), stores.rescueKeys(), stores.exam(), ledger);
    }
}
