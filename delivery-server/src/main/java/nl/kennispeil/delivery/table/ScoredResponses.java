package nl.kennispeil.delivery.table;

import java.util.Arrays;
import java.util.List;
import nl.kennispeil.scoring.response.ResponseMatrix;

/**
 * A {@code scored.csv}: who answered, and which category each answer is in.
 *
 * @param file how messages call it
 * @param persons the text that stands for each person, unique
 * @param matrix a row per person
 * @param firstCategory what category 0 was called in the file, 0 or 1
 */
public record ScoredResponses(String file, List<String> persons, ResponseMatrix matrix, int firstCategory) {

    public ScoredResponses {
        persons = List.copyOf(persons);
        if (persons.size() != matrix.persons()) {
            throw new IllegalArgumentException(persons.size() + " persons and " + matrix.persons() + " rows");
        }
    }

    /** These persons only, in this order. */
    public ScoredResponses persons(int... rows) {
        List<String> some = Arrays.stream(rows).mapToObj(persons::get).toList();
        return new ScoredResponses(file, some, matrix.persons(rows), firstCategory);
    }
}
