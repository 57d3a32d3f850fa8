package nl.kennispeil.bank.processing;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What responses are worth.
 *
 * @param values every outcome variable that could be computed; its value may be {@link Value#NULL}
 * @param failed outcome variables that could not be computed, and why; never in {@code values} too
 * @param notes remarks on what was computed
 */
public record Outcomes(SortedMap<String, Value> values, SortedMap<String, Problem> failed, List<Problem> notes) {

    public static final String SCORE = "SCORE";
    public static final String MAXSCORE = "MAXSCORE";

    public Outcomes {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        failed = failed.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(failed));
        notes = List.copyOf(notes);
    }

    /** The number in {@code SCORE}; empty when it is NULL, no number or could not be computed. */
    public OptionalDouble score() {
        return number(SCORE);
    }

    /** A numeric outcome; empty when it is NULL, no number or could not be computed. */
    public OptionalDouble number(String identifier) {
        Value value = values.getOrDefault(identifier, Value.NULL);
        if (value instanceof Value.Whole whole) {
            return OptionalDouble.of((double) whole.value());
        }
        return value instanceof Value.Real real ? OptionalDouble.of(real.value()) : OptionalDouble.empty();
    }

    /** Nothing could be computed. */
    static Outcomes none(Iterable<String> identifiers, Problem why, List<Problem> notes) {
        Map<String, Problem> failed = new TreeMap<>();
        identifiers.forEach(each -> failed.put(each, why));
        failed.putIfAbsent(SCORE, why);
        return new Outcomes(new TreeMap<>(), new TreeMap<>(failed), notes);
    }
}
