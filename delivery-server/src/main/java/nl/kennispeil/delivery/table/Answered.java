package nl.kennispeil.delivery.table;

import java.util.List;
import nl.kennispeil.scoring.key.ItemKey;
import nl.kennispeil.scoring.key.RawResponses;

/**
 * A {@code responses.csv} that goes with a key.
 *
 * @param persons the text that stands for each person, unique
 * @param keys of the columns
 * @param responses a row per person
 */
public record Answered(List<String> persons, List<ItemKey> keys, RawResponses responses) {

    public Answered {
        persons = List.copyOf(persons);
        keys = List.copyOf(keys);
    }
}
