package nl.kennispeil.delivery.adaptive;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.Exam;
import nl.kennispeil.delivery.attempt.ResponseEvent;
import nl.kennispeil.delivery.attempt.Responses;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.scoring.adaptive.EligibilityTable;
import org.jspecify.annotations.Nullable;

/**
 * The courses of candidates who sit an adaptive form. What counts is the {@link CourseLog}; the courses at hand only save
 * replaying them. Every call may wait for the store. Safe for use by many threads, and on many
 * nodes at once.
 */
public final class Courses {

    /** At most so many at hand; the others are replayed when they are asked for. */
    private static final int MOST = 5_000;

    private static final Duration IDLE = Duration.ofHours(1);

    private final CourseLog log;
    private final Responses responses;
    private final LongSupplier seeds;
    private final Exposure exposure;
    private final Cache<FormRef, AdaptiveForm> forms =
            Caffeine.newBuilder().maximumSize(50).build();
    private final Cache<AttemptId, Course> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(IDLE).build();

    public Courses(CourseLog log, Responses responses) {
        this(log, responses, new SecureRandom()::nextLong);
    }

    /** @param seeds gives each course its seed */
    Courses(CourseLog log, Responses responses, LongSupplier seeds) {
        this.log = log;
        this.responses = responses;
        this.seeds = seeds;
        this.exposure = new Exposure(log.tables());
    }

    /** The form with its pool, made ready once. */
    public AdaptiveForm form(FormLibrary.Delivered form) {
        return forms.get(form.form().ref(), any -> AdaptiveForm.of(form));
    }

    /** Whether a candidate may say something about this item: it is in view, or has been. */
    public boolean sees(Exam.Context context, ItemRef item) {
        Course course = course(context);
        synchronized (course) {
            if (course.sees(item)) {
                return true;
            }
            // another node may have gone on
            catchUp(context.attempt().id(), course);
            return course.sees(item);
        }
    }

    /** All items that a candidate has been shown, in order. */
    public List<ItemRef> seen(Exam.Context context) {
        Course course = course(context);
        synchronized (course) {
            catchUp(context.attempt().id(), course);
            return course.seen();
        }
    }

    /** Where the candidate stands; an item in view that was retired meanwhile is passed over. */
    public Place place(Exam.Context context, Instant now) {
        Course course = course(context);
        synchronized (course) {
            catchUp(context.attempt().id(), course);
            heal(context, course, now);
            passRetired(context, course, now);
            return place(course, false);
        }
    }

    /**
     * Makes answers final, durably, and says what comes next. An answer to an item that was final already changes nothing.
     *
     * @param answers events of kind FINAL that are durable
     */
    public Place confirm(Exam.Context context, List<ResponseEvent> answers, Instant now) {
        Course course = course(context);
        synchronized (course) {
            int before = course.answered();
            boolean behind =
                    answers.stream().map(ResponseEvent::item).anyMatch(each -> course.done(each) || !course.sees(each));
            if (behind) {
                // sent again, or another node has gone on
                catchUp(context.attempt().id(), course);
            }
            answers.forEach(each -> confirm(context, course, each, now));
            passRetired(context, course, now);
            if (course.answered() > before && course.ended() != null) {
                exposure.ended(context.sitting().id(), course.form(), course.run());
            }
            return place(course, course.answered() > before);
        }
    }

    /** The course as the log has it; null when it never began. */
    public @Nullable Course replayed(Attempt attempt, FormLibrary.Delivered form) {
        return log.beginning(attempt.id())
                .map(beginning -> replay(attempt, form(form), beginning))
                .orElse(null);
    }

    private Course replay(Attempt attempt, AdaptiveForm form, CourseLog.Beginning beginning) {
        long version = beginning.table();
        EligibilityTable table = version == form.test().table().version()
                ? form.test().table()
                : log.tables()
                        .find(attempt.sitting(), version)
                        .orElseThrow(() -> new IllegalStateException("sitting " + attempt.sitting() + " has no table "
                                + version + ", with which a course began"));
        return Course.replay(form, table, beginning, log.from(attempt.id(), 1));
    }

    /** Lets go of what is at hand. */
    public void forget(Collection<AttemptId> attempts) {
        known.invalidateAll(attempts);
    }

    private void confirm(Exam.Context context, Course course, ResponseEvent answer, Instant now) {
        if (course.current().filter(answer.item()::equals).isEmpty()) {
            // final already: the first one stays
            return;
        }
        Set<ItemRef> gone = context.sitting().retiredItems();
        step(
                context.attempt().id(),
                course,
                new CourseLog.Confirmed(
                        answer.item(),
                        answer.value(),
                        gone.contains(answer.item()),
                        course.fresh(gone),
                        now,
                        answer.late()));
    }

    private void passRetired(Exam.Context context, Course course, Instant now) {
        Set<ItemRef> gone = context.sitting().retiredItems();
        for (ItemRef due = course.current().orElse(null);
                due != null && gone.contains(due);
                due = course.current().orElse(null)) {
            step(
                    context.attempt().id(),
                    course,
                    new CourseLog.Confirmed(due, "", true, course.fresh(gone), now, false));
        }
    }

    /** What stands in the log is what happened, whoever wrote it. */
    private void step(AttemptId attempt, Course course, CourseLog.Confirmed proposed) {
        course.add(log.confirm(attempt, course.steps() + 1, proposed));
    }

    /** An answer that was stored, but of which the server died before it was in the log. */
    private void heal(Exam.Context context, Course course, Instant now) {
        AttemptId attempt = context.attempt().id();
        for (ItemRef due = course.current().orElse(null);
                due != null;
                due = course.current().orElse(null)) {
            List<ResponseEvent> events = responses.of(attempt, List.of(due)).getOrDefault(due, List.of());
            ResponseEvent confirmed = events.stream()
                    .filter(each -> each.kind() == ResponseEvent.Kind.FINAL)
                    .min(Comparator.comparing(ResponseEvent::serverTime)
                            .thenComparing(ResponseEvent::epoch)
                            .thenComparing(ResponseEvent::seq))
                    .orElse(null);
            if (confirmed == null) {
                return;
            }
            confirm(context, course, confirmed, now);
        }
    }

    private void catchUp(AttemptId attempt, Course course) {
        log.from(attempt, course.steps() + 1).forEach(course::add);
    }

    private Place place(Course course, boolean justAnswered) {
        ItemRef due = course.current().orElse(null);
        int every = course.form().part().breakAfter();
        boolean pause = justAnswered && due != null && every > 0 && course.answered() % every == 0;
        return new Place(
                course.answered(),
                due == null || pause ? null : course.form().item(course.form().number(due)),
                due == null,
                pause);
    }

    private Course course(Exam.Context context) {
        Attempt attempt = context.attempt();
        Course before = known.getIfPresent(attempt.id());
        if (before != null) {
            return before;
        }
        AdaptiveForm form = form(context.form());
        List<ItemRef> gone = new ArrayList<>(context.sitting().retiredItems());
        gone.sort(Comparator.comparing(ItemRef::toString));
        Instant at = attempt.startedAt();
        CourseLog.Beginning beginning = log.begin(
                attempt.id(),
                new CourseLog.Beginning(
                        seeds.getAsLong(),
                        log.tables().newest(attempt.sitting()),
                        form.test().rules().ability().prior(),
                        gone,
                        at == null ? Instant.EPOCH : at));
        Course course = replay(attempt, form, beginning);
        return known.asMap().merge(attempt.id(), course, (old, fresh) -> old);
    }
}
