package nl.kennispeil.delivery.humanmarking;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import nl.kennispeil.bank.item.Answer;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Mark;
import nl.kennispeil.bank.item.Marked;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.result.Grading;
import nl.kennispeil.delivery.result.MarkedItem;
import nl.kennispeil.delivery.result.Result;
import nl.kennispeil.delivery.result.Results;
import nl.kennispeil.delivery.secret.Base32;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.SittingId;

/**
 * Deals out answers to markers, one item at a time, under numbers that say nothing of the person, and turns their marks
 * into points. Marking begins when a sitting is closed and ends with its release.
 */
public final class HumanMarking {

    private static final int NUMBER = 8;

    /**
     * How far the answers to one item are.
     *
     * @param position number of the item in the form, from 1
     * @param answers how many people wrote something
     * @param decided answers that need no more marks
     * @param yours answers that this marker may mark now
     */
    public record Queue(int position, ItemVersion item, int answers, int decided, int yours) {}

    /**
     * One answer to be marked.
     *
     * @param number a name for this answer, the same for every marker
     * @param left how many answers this marker may mark, this one included
     * @param given the marks that differ, the oldest first, for a third marker; the own one that may be corrected; else
     *     none, since nobody sees the points of another
     */
    public record Task(
            String number, Decision.Stage stage, List<String> answer, Rubric rubric, int left, List<HumanMark> given) {}

    private record Open(AttemptId attempt, String number, Answer answer, List<HumanMark> marks, Decision decision) {}

    private final HumanMarks marks;
    private final Results results;
    private final FormLibrary forms;
    private final ServerSecret secret;
    private final Function<SittingId, List<AttemptId>> attempts;
    private final Consumer<AttemptId> remark;

    /**
     * @param attempts the attempts of a sitting
     * @param remark makes the result of an attempt anew, after a decision
     */
    public HumanMarking(
            HumanMarks marks,
            Results results,
            FormLibrary forms,
            ServerSecret secret,
            Function<SittingId, List<AttemptId>> attempts,
            Consumer<AttemptId> remark) {
        this.marks = marks;
        this.results = results;
        this.forms = forms;
        this.secret = secret;
        this.attempts = attempts;
        this.remark = remark;
    }

    /** What people decided about an attempt, for its result: a share of all points, by item. */
    public static Map<ItemRef, Marked> decided(HumanMarks marks, AttemptId attempt, FormLibrary.Delivered form) {
        List<ItemVersion> open = byPeople(form);
        if (open.isEmpty()) {
            return Map.of();
        }
        Map<ItemRef, Marked> decided = new HashMap<>();
        Map<ItemRef, List<HumanMark>> given =
                marks.of(attempt, open.stream().map(ItemVersion::ref).toList());
        for (ItemVersion each : open) {
            Rubric rubric = Rubric.of(each);
            Decision.of(given.getOrDefault(each.ref(), List.of()), rubric.tolerance())
                    .points()
                    .ifPresent(points -> decided.put(each.ref(), Marked.of(points, rubric.most())));
        }
        return decided;
    }

    /** The items of a sitting that people mark, in the order of the form. */
    public List<Queue> queues(Sitting sitting, String marker) {
        FormLibrary.Delivered form = forms.form(sitting.form());
        List<Queue> queues = new ArrayList<>();
        for (ItemVersion item : byPeople(form)) {
            List<Open> open = open(sitting, item);
            queues.add(new Queue(
                    form.items().indexOf(item) + 1,
                    item,
                    open.size(),
                    (int) open.stream()
                            .filter(each -> each.decision().stage() == Decision.Stage.DECIDED)
                            .count(),
                    (int) open.stream().filter(each -> mayMark(each, marker)).count()));
        }
        return queues;
    }

    /** The next answer for this marker, moderation first; empty when nothing is left. */
    public Optional<Task> next(Sitting sitting, ItemRef ref, String marker) {
        ItemVersion item = item(sitting, ref).orElse(null);
        if (item == null) {
            return Optional.empty();
        }
        List<Open> mine = open(sitting, item).stream()
                .filter(each -> mayMark(each, marker))
                .sorted(Comparator.comparing((Open each) -> each.decision().stage())
                        .reversed()
                        .thenComparing(Open::number))
                .toList();
        return mine.stream()
                .findFirst()
                .map(each -> task(
                        each,
                        item,
                        mine.size(),
                        each.decision().stage() == Decision.Stage.MODERATION ? each.marks() : List.of()));
    }

    /** An answer that this marker marked and may correct still: nobody else has marked it yet. */
    public Optional<Task> own(Sitting sitting, ItemRef ref, String number, String marker) {
        return item(sitting, ref).flatMap(item -> {
            List<Open> open = open(sitting, item);
            int left = (int) open.stream().filter(each -> mayMark(each, marker)).count();
            return open.stream()
                    .filter(each -> each.number().equals(number) && mayCorrect(each, marker))
                    .findFirst()
                    .map(each -> task(each, item, left, each.marks()));
        });
    }

    private static Task task(Open open, ItemVersion item, int left, List<HumanMark> marks) {
        Decision.Stage stage = open.decision().stage();
        List<String> answer = open.answer() instanceof Answer.Given given
                ? given.responses().values().stream().flatMap(List::stream).toList()
                : List.of();
        return new Task(open.number(), stage, answer, Rubric.of(item), left, marks);
    }

    /**
     * Takes a mark, or corrects the own one, and makes the result anew when it decides.
     *
     * @param remark at most {@value HumanMark#REMARK_LENGTH} characters
     * @return the attempt that was marked; empty when the answer is not this marker's to mark, or the points do not fit
     *     the rubric
     */
    public Optional<AttemptId> mark(
            Sitting sitting,
            ItemRef ref,
            String number,
            List<BigDecimal> points,
            String remark,
            String marker,
            Instant now) {
        ItemVersion item = item(sitting, ref).orElse(null);
        if (item == null || !Rubric.of(item).allows(points) || remark.length() > HumanMark.REMARK_LENGTH) {
            return Optional.empty();
        }
        Optional<Open> found = open(sitting, item).stream()
                .filter(each -> each.number().equals(number) && (mayMark(each, marker) || mayCorrect(each, marker)))
                .findFirst();
        found.ifPresent(each -> {
            boolean correction = mayCorrect(each, marker);
            // a correction keeps its place among the marks
            Instant at = correction ? each.marks().get(0).at() : now;
            marks.put(each.attempt(), ref, new HumanMark(marker, points, at, remark));
            Decision decision =
                    Decision.of(marks.of(each.attempt(), ref), Rubric.of(item).tolerance());
            // another may have marked in the same moment, so a correction always makes the result anew
            if (correction || decision.stage() == Decision.Stage.DECIDED) {
                this.remark.accept(each.attempt());
            }
        });
        return found.map(Open::attempt);
    }

    /** True while an answer of a sitting waits for people. */
    public boolean unmarked(SittingId sitting) {
        return results.findAll(attempts.apply(sitting)).stream().anyMatch(each -> !each.complete());
    }

    private static boolean mayCorrect(Open answer, String marker) {
        return answer.marks().size() == 1 && answer.marks().get(0).marker().equals(marker);
    }

    private static boolean mayMark(Open answer, String marker) {
        return Decision.mayMark(answer.marks(), answer.decision().stage(), marker);
    }

    /** Answers somebody wrote; one that is blank or "?" needs no marker. */
    private List<Open> open(Sitting sitting, ItemVersion item) {
        BigDecimal tolerance = Rubric.of(item).tolerance();
        Map<AttemptId, Answer> written = new LinkedHashMap<>();
        for (Result result : results.findAll(attempts.apply(sitting.id()))) {
            for (MarkedItem each : result.items()) {
                if (each.item().equals(item.ref()) && each.mark() != Mark.BLANK && each.mark() != Mark.UNKNOWN) {
                    written.put(result.attempt(), Answer.parse(each.answer()));
                }
            }
        }
        Map<AttemptId, List<HumanMark>> given = marks.of(written.keySet(), item.ref());
        List<Open> open = new ArrayList<>();
        written.forEach((attempt, answer) -> {
            List<HumanMark> own = given.getOrDefault(attempt, List.of());
            open.add(new Open(attempt, number(attempt, item.ref()), answer, own, Decision.of(own, tolerance)));
        });
        return open;
    }

    /** An item of a sitting that people mark. */
    Optional<ItemVersion> item(Sitting sitting, ItemRef ref) {
        return byPeople(forms.form(sitting.form())).stream()
                .filter(each -> each.ref().equals(ref))
                .findFirst();
    }

    private static List<ItemVersion> byPeople(FormLibrary.Delivered form) {
        return form.items().stream()
                .filter(each -> Grading.marker(each).byPeople())
                .toList();
    }

    private String number(AttemptId attempt, ItemRef item) {
        return Base32.encode(secret.derive("human-marking", attempt.value(), item.toString()), NUMBER);
    }
}
