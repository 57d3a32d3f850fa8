package nl.kennispeil.delivery.bureau;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import nl.kennispeil.bank.form.FormRules;
import nl.kennispeil.bank.form.Release;
import nl.kennispeil.bank.item.Answer;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.Marked;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.adaptive.Course;
import nl.kennispeil.delivery.adaptive.Courses;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.Attempts;
import nl.kennispeil.delivery.attempt.Presence;
import nl.kennispeil.delivery.attempt.ResponseEvent;
import nl.kennispeil.delivery.attempt.ResponseHistory;
import nl.kennispeil.delivery.attempt.Responses;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.result.AdaptiveGrading;
import nl.kennispeil.delivery.result.Grading;
import nl.kennispeil.delivery.result.Measured;
import nl.kennispeil.delivery.result.Result;
import nl.kennispeil.delivery.result.Results;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.sitting.Sittings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the answers of a sitting final and marks them, in the background. A run that breaks off is simply run again:
 * an attempt whose marks would be the same gets no new result. Who never started gets none at all (R4).
 */
public final class Closing {

    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);
    private static final int AT_A_TIME = 50;

    private final Participants participants;
    private final Attempts attempts;
    private final Responses responses;
    private final Presence presence;
    private final Sittings sittings;
    private final FormLibrary forms;
    private final Results results;
    private final Courses courses;
    private final BiFunction<AttemptId, FormLibrary.Delivered, Map<ItemRef, Marked>> byPeople;
    private final GroupReports reports;
    private final Ledger ledger;
    private final Shelf begun;
    private final Executor background;
    private final Clock clock;
    private final Map<SittingId, Screens.ClosingState> states = new ConcurrentHashMap<>();
    private final Set<SittingId> running = ConcurrentHashMap.newKeySet();

    Closing(
            Participants participants,
            Attempts attempts,
            Responses responses,
            Presence presence,
            Sittings sittings,
            FormLibrary forms,
            Results results,
            Courses courses,
            BiFunction<AttemptId, FormLibrary.Delivered, Map<ItemRef, Marked>> byPeople,
            GroupReports reports,
            Ledger ledger,
            Shelves shelves,
            Executor background,
            Clock clock) {
        this.participants = participants;
        this.attempts = attempts;
        this.responses = responses;
        this.presence = presence;
        this.sittings = sittings;
        this.forms = forms;
        this.results = results;
        this.courses = courses;
        this.byPeople = byPeople;
        this.reports = reports;
        this.ledger = ledger;
        this.begun = shelves.shelf("closings", Holds.NOBODY);
        this.background = background;
        this.clock = clock;
    }

    /** Marks an attempt that was just handed in, when its form shows the result at once. Blocks. */
    public void handedIn(Attempt attempt) {
        sittings.find(attempt.sitting())
                .map(each -> forms.form(each.form()).form().rules().release())
                .filter(release -> release == Release.AT_ONCE)
                .ifPresent(any -> gradeNow(attempt.id()));
    }

    /**
     * Marks one attempt now. Marking it again adds a version only when something came out differently.
     *
     * @return the result that counts; empty when the attempt does not exist or never started
     */
    public Optional<Result> gradeNow(AttemptId id) {
        Attempt attempt = attempts.find(id).filter(Attempt::started).orElse(null);
        Sitting sitting =
                attempt == null ? null : sittings.find(attempt.sitting()).orElse(null);
        if (attempt == null || sitting == null) {
            return Optional.empty();
        }
        grade(List.of(attempt), forms.form(sitting.form()));
        return results.find(id);
    }

    /** After people decided about an answer: the result, and the report of its sitting, anew. */
    void remarked(AttemptId id) {
        gradeNow(id)
                .filter(Result::complete)
                .ifPresent(any -> attempts.find(id).ifPresent(attempt -> report(attempt.sitting())));
    }

    /** Makes the group report of a sitting anew, from the results there are. */
    public void report(SittingId sitting) {
        List<Attempt> all = participants.all(sitting);
        reports.put(sitting, report(all, all.stream().filter(Attempt::started).toList()));
    }

    /** Goes on with closings that were broken off when this server stopped. Called once at its start. */
    public void resume() {
        for (Fields each : begun.all()) {
            SittingId id = new SittingId(each.id());
            if (sittings.find(id)
                    .filter(sitting -> sitting.progress() == Sitting.Progress.PLANNED)
                    .isPresent()) {
                launch(id);
            }
        }
    }

    /** Who may still be answering or sending. */
    Screens.Unfinished unfinished(Sitting sitting, Instant now) {
        FormRules rules = forms.form(sitting.form()).form().rules();
        int busy = 0;
        int inGrace = 0;
        for (Attempt each : participants.all(sitting.id())) {
            if (mayStillSave(each, sitting, rules, now)) {
                boolean answering =
                        each.deadline(sitting, rules).filter(now::isBefore).isPresent();
                busy += answering ? 1 : 0;
                inGrace += answering ? 0 : 1;
            }
        }
        return new Screens.Unfinished(busy, inGrace);
    }

    /** @param anyway true when somebody has read that attempts are not over and closes nevertheless */
    void begin(Sitting sitting, boolean anyway, Account account, Instant now) {
        Participants.requireNational(account);
        Supervision.requireOpen(sitting);
        boolean over =
                !now.isBefore(sitting.closes()) && unfinished(sitting, now).none();
        if (!over && !anyway) {
            throw new BadRequest(409, "not-over");
        }
        begun.insert(Fields.of(sitting.id().value())
                .with("schema", 1)
                .with("by", account.login())
                .with("at", now)
                .build());
        Entry line = Ledger.line(account, sitting.id(), "sitting.close", now);
        ledger.write(over ? line : line.detail("early", "yes"));
        launch(sitting.id());
    }

    /** How far closing is; empty when it was not begun on this server. */
    Optional<Screens.ClosingState> state(SittingId sitting) {
        return Optional.ofNullable(states.get(sitting));
    }

    private void launch(SittingId id) {
        if (running.add(id)) {
            states.put(id, new Screens.ClosingState(true, 0, 0, false));
            background.execute(() -> run(id));
        }
    }

    private void run(SittingId id) {
        try {
            sittings.find(id).ifPresent(this::close);
            states.computeIfPresent(id, (any, old) -> new Screens.ClosingState(false, old.done(), old.total(), false));
        } catch (RuntimeException e) {
            // no message: it might carry an answer
            LOG.error(
                    "closing of {} broke off on {} and can be started again",
                    id,
                    e.getClass().getName());
            states.computeIfPresent(id, (any, old) -> new Screens.ClosingState(false, old.done(), old.total(), true));
        } finally {
            running.remove(id);
        }
    }

    private void close(Sitting sitting) {
        Instant began = clock.instant();
        FormLibrary.Delivered form = forms.form(sitting.form());
        List<Attempt> all = participants.all(sitting.id());
        List<Attempt> started = all.stream().filter(Attempt::started).toList();
        states.put(sitting.id(), new Screens.ClosingState(true, 0, started.size(), false));
        int forced = 0;
        for (Attempt each : started) {
            if (mayStillSave(each, sitting, form.form().rules(), began)) {
                attempts.submit(each.id(), began, true);
                forced++;
            }
        }
        for (int from = 0; from < started.size(); from += AT_A_TIME) {
            int to = Math.min(started.size(), from + AT_A_TIME);
            grade(started.subList(from, to), form);
            states.put(sitting.id(), new Screens.ClosingState(true, to, started.size(), false));
        }
        reports.put(sitting.id(), report(all, started));
        sittings.close(sitting.id());
        gradeLatecomers(sitting, form, all, started, began);
        ledger.write(Ledger.system(sitting.id(), "sitting.closed", clock.instant())
                .detail("marked", started.size())
                .detail("absent", all.size() - started.size())
                .detail("forced", forced));
    }

    /** A save that was under way, here or on another node, when its attempt was marked. */
    private void gradeLatecomers(
            Sitting sitting, FormLibrary.Delivered form, List<Attempt> all, List<Attempt> started, Instant began) {
        Map<AttemptId, Presence.Seen> seen = presence.of(sitting.id());
        List<Attempt> late = started.stream()
                .filter(each -> Optional.ofNullable(seen.get(each.id()))
                        .flatMap(last -> Optional.ofNullable(last.saved()))
                        .filter(saved -> !saved.isBefore(began))
                        .isPresent())
                .toList();
        if (!late.isEmpty()) {
            grade(late, form);
            reports.put(sitting.id(), report(all, started));
        }
    }

    private void grade(List<Attempt> started, FormLibrary.Delivered form) {
        Map<AttemptId, Result> known = new HashMap<>();
        results.findAll(started.stream().map(Attempt::id).toList()).forEach(each -> known.put(each.attempt(), each));
        List<Result> fresh = new ArrayList<>();
        for (Attempt each : started) {
            Result before = known.get(each.id());
            int version = before == null ? 1 : before.version() + 1;
            Result result = result(each, version, form);
            if (before == null
                    || !before.items().equals(result.items())
                    || !Objects.equals(before.measured(), result.measured())) {
                fresh.add(result);
            }
        }
        results.append(fresh);
    }

    private Result result(Attempt attempt, int version, FormLibrary.Delivered form) {
        if (form.form().rules().adaptive() == null) {
            return Grading.grade(
                    attempt.id(),
                    version,
                    form,
                    answers(attempt, form),
                    byPeople.apply(attempt.id(), form),
                    clock.instant());
        }
        Course course = courses.replayed(attempt, form);
        ItemRef open = course == null ? null : course.current().orElse(null);
        String standing = open == null
                ? ""
                : ResponseHistory.current(
                        responses.of(attempt.id(), List.of(open)).getOrDefault(open, List.of()),
                        ResponseEvent.Kind.ANSWER);
        return AdaptiveGrading.grade(
                attempt.id(),
                version,
                form,
                courses.form(form),
                course,
                sittings.find(attempt.sitting()).map(Sitting::retiredItems).orElse(Set.of()),
                standing,
                unfinished(attempt, form.form().rules()),
                clock.instant());
    }

    /** Why it was over for somebody who had not answered all. */
    private Measured.Ending unfinished(Attempt attempt, FormRules rules) {
        Instant submitted = attempt.submittedAt();
        boolean inTime = submitted != null
                && !attempt.forced()
                && sittings.find(attempt.sitting())
                        .flatMap(each -> attempt.deadline(each, rules))
                        .filter(submitted::isBefore)
                        .isPresent();
        return inTime ? Measured.Ending.HANDED_IN : Measured.Ending.DEADLINE;
    }

    private Map<ItemRef, Answer> answers(Attempt attempt, FormLibrary.Delivered form) {
        Map<ItemRef, Answer> answers = new HashMap<>();
        ResponseHistory.answers(
                        form.form(), responses.of(attempt.id(), form.form().refs()))
                .forEach((item, value) -> answers.put(item, Answer.parse(value)));
        return answers;
    }

    private GroupReport report(List<Attempt> all, List<Attempt> started) {
        Map<AttemptId, Attempt> byId = new HashMap<>();
        started.forEach(each -> byId.put(each.id(), each));
        List<GroupReport.Score> scores = new ArrayList<>();
        for (Result each : results.findAll(byId.keySet())) {
            Attempt attempt = byId.get(each.attempt());
            if (attempt != null) {
                double percentage = each.percentage().doubleValue();
                scores.add(new GroupReport.Score(attempt.institute(), attempt.phase(), percentage));
            }
        }
        return GroupReport.of(all.size(), all.size() - started.size(), scores, clock.instant());
    }

    private static boolean mayStillSave(Attempt attempt, Sitting sitting, FormRules rules, Instant now) {
        return !attempt.submitted()
                && attempt.graceEnds(sitting, rules).filter(now::isBefore).isPresent();
    }
}
