package nl.kennispeil.delivery.adaptive;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.scoring.ability.Ability;
import nl.kennispeil.scoring.adaptive.AdaptiveRun;
import nl.kennispeil.scoring.adaptive.EligibilityTable;
import nl.kennispeil.scoring.adaptive.Step;
import nl.kennispeil.scoring.adaptive.StopReason;
import org.jspecify.annotations.Nullable;

/** One attempt's course as far as it is known here: what was logged, replayed. To be locked by whoever uses it. */
public final class Course {

    private static final Comparator<ItemRef> ORDER = Comparator.comparing(ItemRef::toString);

    private final AdaptiveForm form;
    private final AdaptiveRun run;
    private final Set<ItemRef> shown = new LinkedHashSet<>();
    private final Map<ItemRef, String> answers = new LinkedHashMap<>();
    private final Set<ItemRef> uncounted = new HashSet<>();
    private final Set<ItemRef> retired = new HashSet<>();
    private int steps;
    private int answered;

    Course(AdaptiveForm form, EligibilityTable table, CourseLog.Beginning beginning) {
        this.form = form;
        this.retired.addAll(beginning.retired());
        Set<Integer> gone = beginning.retired().stream()
                .map(form::number)
                .filter(each -> each >= 0)
                .collect(Collectors.toSet());
        this.run = form.test(table).begin(beginning.seed(), beginning.prior(), gone);
    }

    /** Replays a course from its log. */
    static Course replay(
            AdaptiveForm form, EligibilityTable table, CourseLog.Beginning beginning, List<CourseLog.Confirmed> steps) {
        Course course = new Course(form, table, beginning);
        steps.forEach(course::add);
        return course;
    }

    /**
     * Adds the next step of the log.
     *
     * @throws IllegalArgumentException when it is not about the item that is due
     */
    void add(CourseLog.Confirmed step) {
        if (step.passedOver()) {
            run.passOver(form.number(step.item()));
            uncounted.add(step.item());
            answers.put(step.item(), step.answer());
        } else {
            answer(step.item(), step.answer());
        }
        shown.add(step.item());
        steps++;
        retire(step.retired());
    }

    private void answer(ItemRef item, String answer) {
        int number = form.number(item);
        if (run.next() instanceof Step.Item due && due.pilot()) {
            uncounted.add(item);
        }
        run.answer(number, form.category(number, answer));
        answers.put(item, answer);
        answered++;
    }

    /** What stands at the item in view at the deadline; only on a course that was replayed to be graded. */
    public void answerOpen(String answer) {
        current().ifPresent(item -> {
            answer(item, answer);
            shown.add(item);
        });
    }

    /** What was answered, by item in the order in which they were given. */
    public Map<ItemRef, String> answers() {
        return Collections.unmodifiableMap(answers);
    }

    /** Leaves out of the result what was retired after it had been answered. */
    public void leaveOut(Set<ItemRef> items) {
        items.stream().filter(answers::containsKey).forEach(uncounted::add);
    }

    /** The ability by all answers that count. */
    public Ability ability() {
        return run.finalAbility(uncounted.stream().map(form::number).collect(Collectors.toSet()));
    }

    /** Whether an answer counts: not to an item on trial, nor to one that was retired. */
    public boolean counts(ItemRef item) {
        return !uncounted.contains(item);
    }

    private void retire(Collection<ItemRef> items) {
        for (ItemRef each : items) {
            if (retired.add(each) && form.number(each) >= 0) {
                run.retire(form.number(each));
            }
        }
    }

    /** Which of these were retired since this course was last told. */
    List<ItemRef> fresh(Collection<ItemRef> all) {
        return all.stream()
                .filter(each -> !retired.contains(each))
                .sorted(ORDER)
                .toList();
    }

    /** The item in view; empty at the end. */
    public Optional<ItemRef> current() {
        return run.next() instanceof Step.Item due
                ? Optional.of(form.item(due.item()).ref())
                : Optional.empty();
    }

    /** Why it ended; null while it goes on. */
    public @Nullable StopReason ended() {
        return run.next() instanceof Step.Finished end ? end.reason() : null;
    }

    /** Whether this item is or was in view. */
    boolean sees(ItemRef item) {
        return shown.contains(item) || current().filter(item::equals).isPresent();
    }

    boolean done(ItemRef item) {
        return shown.contains(item);
    }

    /** All items that are or were in view, in order. */
    List<ItemRef> seen() {
        Set<ItemRef> all = new LinkedHashSet<>(shown);
        current().ifPresent(all::add);
        return List.copyOf(all);
    }

    /** How many steps the log holds. */
    int steps() {
        return steps;
    }

    /** How many items were answered; those passed over are not among them. */
    public int answered() {
        return answered;
    }

    public AdaptiveRun run() {
        return run;
    }

    public AdaptiveForm form() {
        return form;
    }
}
