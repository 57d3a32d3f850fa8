package nl.kennispeil.delivery.result;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.form.FormItem;
import nl.kennispeil.bank.item.Answer;
import nl.kennispeil.bank.item.ItemMarker;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Mark;
import nl.kennispeil.bank.item.Marked;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.scoring.formula.FormulaScore;
import nl.kennispeil.scoring.formula.PenaltyTable;
import nl.kennispeil.scoring.formula.Points;

/** Turns the answers of one attempt into a result: item-bank marks, scoring counts, nothing is decided here. */
public final class Grading {

    /** By identity: a form keeps its items, so each is prepared once for all its candidates. */
    private static final Cache<ItemVersion, ItemMarker> MARKERS =
            Caffeine.newBuilder().weakKeys().build();

    private Grading() {}

    /** Marks an item by its rules. */
    public static ItemMarker marker(ItemVersion item) {
        return MARKERS.get(item, ItemMarker::of);
    }

    /** The same without marks that people gave. */
    public static Result grade(
            AttemptId attempt, int version, FormLibrary.Delivered form, Map<ItemRef, Answer> answers, Instant now) {
        return grade(attempt, version, form, answers, Map.of(), now);
    }

    /**
     * Marks every item of the form; one without an answer is blank. A single choice follows the table of the form; any
     * other item is worth its share of points, 0 to 1, without a penalty.
     *
     * @param answers current answer per item
     * @param byPeople what people have decided on answers that no rule can mark
     * @param version version of the result this makes, from 1
     */
    public static Result grade(
            AttemptId attempt,
            int version,
            FormLibrary.Delivered form,
            Map<ItemRef, Answer> answers,
            Map<ItemRef, Marked> byPeople,
            Instant now) {
        PenaltyTable penalties = form.form().rules().penalties();
        List<MarkedItem> items = new ArrayList<>();
        List<Points> all = new ArrayList<>();
        Map<String, List<MarkedItem>> byTheme = new LinkedHashMap<>();
        for (FormItem each : form.form().items()) {
            ItemVersion item = form.byRef().get(each.item());
            if (item == null) {
                throw new IllegalStateException("form " + form.form().ref() + " lacks item " + each.item());
            }
            Answer answer = answers.getOrDefault(each.item(), new Answer.Blank());
            Marked worth = marker(item).mark(answer);
            if (worth.mark() == Mark.PENDING) {
                worth = byPeople.getOrDefault(each.item(), worth);
            }
            BigDecimal points = each.scored() ? points(worth, item, penalties) : BigDecimal.ZERO;
            MarkedItem marked = new MarkedItem(each.item(), answer.wire(), worth.mark(), points, each.scored());
            items.add(marked);
            all.add(new Points(points, each.scored()));
            if (each.scored()) {
                byTheme.computeIfAbsent(item.classification().category(), any -> new ArrayList<>())
                        .add(marked);
            }
        }
        FormulaScore score = FormulaScore.of(all);
        Map<String, Result.Theme> themes = new LinkedHashMap<>();
        byTheme.forEach((name, list) -> themes.put(name, theme(list)));
        return new Result(attempt, version, form.form().ref(), score.sum(), score.percentage(), items, themes, now);
    }

    static BigDecimal points(Marked worth, ItemVersion item, PenaltyTable penalties) {
        boolean single = item.content().singleChoice().isPresent();
        return switch (worth.mark()) {
            case RIGHT -> BigDecimal.ONE;
            case PARTIAL -> worth.share();
            case WRONG -> single ? penalties.wrong(item.options().size()) : BigDecimal.ZERO;
            case UNKNOWN, BLANK, PENDING -> BigDecimal.ZERO;
        };
    }

    static Result.Theme theme(List<MarkedItem> items) {
        Map<Mark, Integer> counts = new HashMap<>();
        items.forEach(each -> counts.merge(each.mark(), 1, Integer::sum));
        FormulaScore score = FormulaScore.of(
                items.stream().map(each -> new Points(each.points(), true)).toList());
        return new Result.Theme(
                items.size(),
                counts.getOrDefault(Mark.RIGHT, 0),
                counts.getOrDefault(Mark.WRONG, 0),
                counts.getOrDefault(Mark.UNKNOWN, 0),
                counts.getOrDefault(Mark.BLANK, 0),
                counts.getOrDefault(Mark.PARTIAL, 0),
                counts.getOrDefault(Mark.PENDING, 0),
                score.percentage());
    }
}
