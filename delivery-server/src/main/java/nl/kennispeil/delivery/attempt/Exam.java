package nl.kennispeil.delivery.attempt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.kennispeil.bank.form.FormRules;
import nl.kennispeil.bank.item.AnswerCheck;
import nl.kennispeil.bank.item.AnswerProblem;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.delivery.adaptive.Courses;
import nl.kennispeil.delivery.adaptive.Place;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.Sittings;
import org.jspecify.annotations.Nullable;

/**
 * What a candidate can do with an attempt. Every call takes the server's time, blocks until what it promises is
 * durable, and may be repeated without harm. Safe for use by many threads and on many nodes at once.
 */
public final class Exam {

    /** An attempt with the sitting it belongs to and the form it is made on. */
    public record Context(Attempt attempt, Sitting sitting, FormLibrary.Delivered form) {

        public FormRules rules() {
            return form.form().rules();
        }

        public Optional<Instant> deadline() {
            return attempt.deadline(sitting, rules());
        }

        /** Whether items are chosen as it goes. */
        public boolean adaptive() {
            return rules().adaptive() != null;
        }
    }

    /** What came of handing in: the attempt as it is, and the first seq that is missing, if any. */
    public record Submission(Attempt attempt, boolean complete, int acknowledged) {}

    private final Attempts attempts;
    private final Responses responses;
    private final Sittings sittings;
    private final FormLibrary forms;
    private final Presence presence;
    private final Courses courses;
    private final Cache<AttemptId, Progress> progress =
            Caffeine.newBuilder().maximumSize(20_000).build();

    public Exam(Attempts attempts, Responses responses, Sittings sittings, FormLibrary forms, Presence presence) {
        this.attempts = attempts;
        this.responses = responses;
        this.sittings = sittings;
        this.forms = forms;
        this.presence = presence;
        this.courses = new Courses(responses.courses(), responses);
    }

    /** The courses of those who are given items as they answer. */
    public Courses courses() {
        return courses;
    }

    /** @throws IllegalStateException when the attempt or its sitting is not in the store */
    public Context context(AttemptId id) {
        Attempt attempt = attempts.find(id)
                .orElseThrow(() -> new IllegalStateException("attempt " + id + " is not in the store"));
        return contextOf(attempt);
    }

    /** The same, noting that the candidate's device was heard of. */
    public Context heard(AttemptId id, Instant now) {
        Context context = context(id);
        presence.heard(context.attempt(), now);
        return context;
    }

    /** Starts the clock, once; empty while the sitting is not open for a start. */
    public Optional<Context> start(AttemptId id, Instant now) {
        Context context = heard(id, now);
        if (context.attempt().started()) {
            return Optional.of(context);
        }
        if (!context.sitting().maybeStarted(now)) {
            return Optional.empty();
        }
        return Optional.of(contextOf(attempts.start(id, now)));
    }

    /**
     * Where a candidate stands in an adaptive test.
     *
     * @param epoch of the device that asks; one that was left behind is given no item, and nobody is after the deadline
     */
    public Place place(Context context, int epoch, Instant now) {
        return shownTo(context, epoch, now, courses.place(context, now));
    }

    private static Place shownTo(Context context, int epoch, Instant now, Place place) {
        Attempt attempt = context.attempt();
        boolean over = context.deadline().filter(now::isBefore).isEmpty();
        return over || attempt.submitted() || epoch < attempt.epoch() ? place.withoutItem() : place;
    }

    /** Makes events durable that a device of this epoch sent. */
    public SaveOutcome save(AttemptId id, int epoch, List<Incoming> incoming, Instant now) {
        return stored(judge(id, epoch, incoming, now));
    }

    /**
     * Events that come by another way than the device's own connection, such as a rescue file: judged as if they
     * arrived at the deadline, so only what was made before it is kept, marked late; hand-in and grace do not matter.
     */
    public SaveOutcome rescue(AttemptId id, int epoch, List<Incoming> incoming, Instant now) {
        Context context = context(id);
        Instant deadline = context.deadline().orElse(null);
        if (deadline == null) {
            return new SaveOutcome.Refused(SaveOutcome.Refusal.NOT_STARTED);
        }
        if (context.sitting().progress() != Sitting.Progress.PLANNED) {
            return new SaveOutcome.Refused(SaveOutcome.Refusal.SUBMITTED);
        }
        SaveOutcome.Refused problem = problem(incoming, context);
        if (epoch > context.attempt().epoch() || problem != null) {
            return problem == null ? new SaveOutcome.Refused(SaveOutcome.Refusal.MALFORMED) : problem;
        }
        return stored(sort(context, epoch, incoming, now, deadline, true));
    }

    /** True when judging and answering a save of this attempt will not wait for the store. */
    boolean atHand(AttemptId id) {
        Attempt attempt = attempts.known(id).orElse(null);
        return attempt != null
                && sittings.known(attempt.sitting())
                && progress.getIfPresent(id) != null
                // a course may be busy with the store
                && !contextOf(attempt).adaptive();
    }

    /** Decides what a save comes to; {@link #acknowledge} after its events are durable. */
    Judgement judge(AttemptId id, int epoch, List<Incoming> incoming, Instant now) {
        Context context = context(id);
        Attempt attempt = context.attempt();
        Instant deadline = context.deadline().orElse(null);
        if (deadline == null) {
            return new Judgement.Refused(SaveOutcome.Refusal.NOT_STARTED);
        }
        if (attempt.submitted() || context.sitting().progress() != Sitting.Progress.PLANNED) {
            return new Judgement.Refused(SaveOutcome.Refusal.SUBMITTED);
        }
        SaveOutcome.Refused problem = problem(incoming, context);
        if (epoch > attempt.epoch() || problem != null) {
            return new Judgement.Refused(SaveOutcome.Refusal.MALFORMED, problem == null ? null : problem.answer());
        }
        boolean late = now.isAfter(deadline);
        if (late && now.isAfter(deadline.plus(context.rules().grace()))) {
            return new Judgement.Refused(SaveOutcome.Refusal.AFTER_DEADLINE);
        }
        return sort(context, epoch, incoming, now, deadline, late);
    }

    /** Notes that the events are durable. */
    SaveOutcome.Saved acknowledge(Judgement.Accepted saved) {
        AttemptId id = saved.context().attempt().id();
        Progress known = progressOf(id);
        known.stored(saved.epoch(), saved.seqs());
        if (known.gap(saved.epoch())) {
            // another node may have stored what is missing here
            responses(id);
        }
        Attempt attempt = attempts.known(id).orElse(saved.context().attempt());
        presence.saved(attempt, saved.now());
        return new SaveOutcome.Saved(
                known.acknowledged(saved.epoch()),
                attempt.epoch(),
                saved.deadline(),
                revision(saved.context()),
                saved.late(),
                saved.refused());
    }

    /** True when {@link #acknowledge} will look into the store. */
    boolean leavesGap(Judgement.Accepted saved) {
        Progress known = progress.getIfPresent(saved.context().attempt().id());
        return known == null || known.wouldGap(saved.epoch(), saved.seqs());
    }

    private SaveOutcome stored(Judgement judgement) {
        if (judgement instanceof Judgement.Refused refused) {
            return new SaveOutcome.Refused(refused.why(), refused.answer());
        }
        Judgement.Accepted accepted = (Judgement.Accepted) judgement;
        if (!accepted.events().isEmpty()) {
            responses.record(accepted.context().attempt().id(), accepted.events());
        }
        SaveOutcome.Saved saved = acknowledge(accepted);
        if (!accepted.confirmed().isEmpty()) {
            confirm(accepted);
        }
        return saved;
    }

    /** Makes answers final that are durable, and says what comes next; waits for the store. */
    Place confirm(Judgement.Accepted saved) {
        Context context = contextOf(attempts.known(saved.context().attempt().id())
                .orElse(saved.context().attempt()));
        Place place = courses.confirm(context, saved.confirmed(), saved.now());
        presence.answered(context.attempt(), place.answered(), saved.now());
        return shownTo(context, saved.epoch(), saved.now(), place);
    }

    /** A device takes the attempt; what the devices before it sent stays. */
    public Attempt open(AttemptId id) {
        Attempt opened = attempts.open(id);
        if (opened.epoch() == 1) {
            progress.put(id, new Progress());
        }
        return opened;
    }

    /** All events of an attempt by item. */
    public Map<ItemRef, List<ResponseEvent>> responses(AttemptId id) {
        Context context = context(id);
        Map<ItemRef, List<ResponseEvent>> events = responses.of(
                id,
                context.adaptive()
                        ? courses.seen(context)
                        : context.form().form().refs());
        progress.get(id, any -> new Progress()).read(events.values());
        return events;
    }

    /** The highest contiguous seq per epoch. */
    public Map<Integer, Integer> acknowledged(AttemptId id) {
        return progressOf(id).acknowledged();
    }

    /** Hands in, provided that everything up to {@code lastSeq} of the epoch is durable; handing in twice is harmless. */
    public Submission submit(AttemptId id, int epoch, int lastSeq, Instant now) {
        Context context = context(id);
        if (context.attempt().submitted()) {
            return new Submission(context.attempt(), true, lastSeq);
        }
        if (!context.attempt().started()) {
            return new Submission(context.attempt(), false, 0);
        }
        int acknowledged = progressOf(id).acknowledged(epoch);
        if (acknowledged < lastSeq) {
            responses(id);
            acknowledged = progressOf(id).acknowledged(epoch);
        }
        if (acknowledged < lastSeq) {
            return new Submission(context.attempt(), false, acknowledged);
        }
        return new Submission(attempts.submit(id, now, false), true, lastSeq);
    }

    private Judgement sort(
            Context context, int epoch, List<Incoming> incoming, Instant now, Instant deadline, boolean late) {
        Progress known = progressOf(context.attempt().id());
        List<ResponseEvent> events = new ArrayList<>(incoming.size());
        List<Integer> refused = new ArrayList<>(0);
        List<Integer> seqs = new ArrayList<>(incoming.size());
        List<ResponseEvent> confirmed = new ArrayList<>(0);
        for (Incoming each : incoming) {
            // a device whose clock runs ahead must not place an answer in the future
            Instant made = each.clientTime().isAfter(now) ? now : each.clientTime();
            if (late && made.isAfter(deadline)) {
                refused.add(each.seq());
                continue;
            }
            seqs.add(each.seq());
            ResponseEvent event = new ResponseEvent(
                    epoch, each.seq(), each.item(), each.kind(), each.value(), made, now, each.activeMs(), late);
            if (each.kind() == ResponseEvent.Kind.FINAL) {
                confirmed.add(event);
            }
            if (!known.holds(epoch, each.seq())) {
                // of a repeated save the first arrival stands, with its own time
                events.add(event);
            }
        }
        if (seqs.isEmpty()) {
            return new Judgement.Refused(SaveOutcome.Refusal.AFTER_DEADLINE);
        }
        return new Judgement.Accepted(context, epoch, events, seqs, confirmed, refused, now, deadline, late);
    }

    /** Rises whenever something changes that the candidate's screen shows. */
    public static int revision(Context context) {
        return context.attempt().revision() + context.sitting().revision();
    }

    /** Why not to take these events, or null when they are well formed. */
    private SaveOutcome.@Nullable Refused problem(List<Incoming> incoming, Context context) {
        FormLibrary.Delivered form = context.form();
        SaveOutcome.Refused malformed = new SaveOutcome.Refused(SaveOutcome.Refusal.MALFORMED);
        Set<Integer> seqs = new HashSet<>();
        for (Incoming each : incoming) {
            ItemVersion item = form.byRef().get(each.item());
            if (item == null || !seqs.add(each.seq())) {
                return malformed;
            }
            boolean confirms = each.kind() == ResponseEvent.Kind.FINAL;
            // what was never in view must not be told from what is not in the pool
            if (context.adaptive() ? !courses.sees(context, each.item()) : confirms) {
                return malformed;
            }
            boolean tooLong = each.value().length() > each.kind().maximumLength();
            if (confirms || each.kind() == ResponseEvent.Kind.ANSWER) {
                Optional<AnswerProblem> problem = tooLong
                        ? Optional.of(AnswerProblem.TOO_LONG)
                        : AnswerCheck.problem(
                                item, each.value(), form.form().rules().unknownOption());
                if (problem.isPresent()) {
                    return new SaveOutcome.Refused(SaveOutcome.Refusal.MALFORMED, problem.get());
                }
            } else if (tooLong) {
                return malformed;
            }
        }
        return incoming.isEmpty() ? malformed : null;
    }

    private Context contextOf(Attempt attempt) {
        Sitting sitting = sittings.find(attempt.sitting())
                .orElseThrow(() -> new IllegalStateException("sitting " + attempt.sitting() + " is not in the store"));
        return new Context(attempt, sitting, forms.form(sitting.form()));
    }

    private Progress progressOf(AttemptId id) {
        Progress known = progress.getIfPresent(id);
        if (known == null) {
            responses(id);
            known = progress.get(id, any -> new Progress());
        }
        return known;
    }
}
