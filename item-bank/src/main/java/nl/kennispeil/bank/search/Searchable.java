package nl.kennispeil.bank.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of an item can be searched.
 *
 * @param id its identifier, unique in an index
 * @param title its title
 * @param text everything it says: case, question, options, explanation
 * @param language such as {@code nl}
 * @param facets values to filter and count by, such as {@code icpc: {K86}}, {@code state: {approved}}; names of small
 *     letters, digits and hyphens
 * @param dates days to filter and sort by, such as {@code review-by}
 * @param numbers numbers to filter and sort by, such as {@code p-value}
 * @param references guidelines and literature
 */
public record Searchable(
        String id,
        String title,
        String text,
        String language,
        Map<String, Set<String>> facets,
        Map<String, LocalDate> dates,
        Map<String, Double> numbers,
        List<String> references) {

    public Searchable {
        if (id.isBlank()) {
            throw new IllegalArgumentException("an item without identifier cannot be searched");
        }
        facets = Map.copyOf(facets);
        dates = Map.copyOf(dates);
        numbers = Map.copyOf(numbers);
        references = List.copyOf(references);
        facets.keySet().forEach(Searchable::requireName);
        dates.keySet().forEach(Searchable::requireName);
        numbers.keySet().forEach(Searchable::requireName);
    }

    private static void requireName(String name) {
        if (!name.matches("[a-z][a-z0-9-]{0,40}")) {
            throw new IllegalArgumentException("the name of a field to search \"" + name
                    + "\": allowed is a small letter, then at most 40 small letters, digits and hyphens");
        }
    }
}
