package nl.kennispeil.bank.item;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import nl.kennispeil.bank.content.Declaration;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.processing.Compiled;
import nl.kennispeil.bank.processing.MaximumScore;
import nl.kennispeil.bank.processing.Outcomes;
import nl.kennispeil.bank.processing.Scorability;
import nl.kennispeil.bank.processing.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Marks answers to one item: a single choice by its key, anything else by the rules the item carries. What no rule can
 * mark waits for people. Immutable and safe for several threads; made once per item, used for every candidate.
 */
public final class ItemMarker {

    private static final int DECIMALS = 6;

    private final ItemVersion item;
    private final @Nullable Compiled rules;
    private final BigDecimal maximum;

    private ItemMarker(ItemVersion item, @Nullable Compiled rules, BigDecimal maximum) {
        this.item = item;
        this.rules = rules;
        this.maximum = maximum;
    }

    public static ItemMarker of(ItemVersion item) {
        if (item.content().singleChoice().isPresent()) {
            return new ItemMarker(item, null, BigDecimal.ONE);
        }
        Compiled rules = Compiled.of(item.content());
        return Scorability.of(rules).scorable()
                ? new ItemMarker(item, rules, most(item.content(), rules))
                : new ItemMarker(item, null, declared(item.content()));
    }

    /** True when no rule can mark the item. */
    public boolean byPeople() {
        return rules == null && item.content().singleChoice().isEmpty();
    }

    /** The most an answer is worth on the item's own scale; above 0. */
    public BigDecimal maximum() {
        return maximum;
    }

    /**
     * Marks one answer.
     *
     * @throws IllegalArgumentException when the answer names a letter that is no option of the item
     */
    public Marked mark(Answer answer) {
        if (answer instanceof Answer.Unknown) {
            return Marked.without(Mark.UNKNOWN, maximum);
        }
        if (answer instanceof Answer.Blank) {
            return Marked.without(Mark.BLANK, maximum);
        }
        if (answer instanceof Answer.Given given
                && item.content().singleChoice().isEmpty()) {
            return rules == null ? Marked.without(Mark.PENDING, maximum) : computed(rules, given);
        }
        Mark mark = Marking.mark(item, answer);
        return mark == Mark.RIGHT ? new Marked(mark, BigDecimal.ONE, maximum) : Marked.without(mark, maximum);
    }

    private Marked computed(Compiled compiled, Answer.Given given) {
        Outcomes outcomes = compiled.score(responses(item.content(), given), Settings.FIRST);
        OptionalDouble score = outcomes.score();
        return score.isEmpty() || !Double.isFinite(score.getAsDouble())
                ? Marked.without(outcomes.failed().containsKey(Outcomes.SCORE) ? Mark.PENDING : Mark.WRONG, maximum)
                : Marked.of(exact(score.getAsDouble()), maximum);
    }

    /** Every declared response; one that was not answered has no value, whatever its default. */
    private static Map<String, List<String>> responses(ItemContent item, Answer.Given given) {
        Map<String, List<String>> responses = new HashMap<>();
        item.responses().forEach(each -> responses.put(each.identifier(), given.values(each.identifier())));
        return responses;
    }

    /** What the rules show; else what the item declares; else what its own correct response is worth. */
    private static BigDecimal most(ItemContent item, Compiled rules) {
        OptionalDouble shown = MaximumScore.of(rules);
        if (shown.isPresent() && shown.getAsDouble() > 0) {
            return exact(shown.getAsDouble());
        }
        BigDecimal declared = declaredOr(item, BigDecimal.ZERO);
        if (declared.signum() > 0) {
            return declared;
        }
        Map<String, List<String>> correct = new HashMap<>();
        item.responses().forEach(each -> correct.put(each.identifier(), each.correct()));
        OptionalDouble key = rules.score(correct, Settings.FIRST).score();
        return key.isPresent() && key.getAsDouble() > 0 && Double.isFinite(key.getAsDouble())
                ? exact(key.getAsDouble())
                : BigDecimal.ONE;
    }

    private static BigDecimal declared(ItemContent item) {
        return declaredOr(item, BigDecimal.ONE);
    }

    private static BigDecimal declaredOr(ItemContent item, BigDecimal otherwise) {
        for (Declaration each : item.outcomes()) {
            if (each.identifier().equals(Outcomes.MAXSCORE) && !each.defaults().isEmpty()) {
                BigDecimal most = number(each.defaults().get(0));
                if (most.signum() > 0) {
                    return most;
                }
            }
        }
        return item.outcomes().stream()
                .filter(each -> each.identifier().equals(Outcomes.SCORE))
                .map(each -> number(each.element().attribute("normal-maximum", "")))
                .filter(each -> each.signum() > 0)
                .findFirst()
                .orElse(otherwise);
    }

    private static BigDecimal number(String written) {
        try {
            return exact(Double.parseDouble(written.strip()));
        } catch (NumberFormatException none) {
            return BigDecimal.ZERO;
        }
    }

    private static BigDecimal exact(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP)
                : BigDecimal.ZERO;
    }
}
