package nl.kennispeil.bank.search;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A question to the index. All parts must hold; of the values of one filter one must.
 *
 * @param words words, {@code "a phrase"}, {@code -not}, {@code prefix*}, {@code field:value}; may be empty
 * @param filters values by facet
 * @param dates spans of days by field
 * @param numbers spans of numbers by field
 * @param sort {@code relevance}, {@code title}, {@code id}, or the name of a date or a number
 * @param descending the other way round; for relevance ignored
 * @param from how many hits to leave out, 0 to 10,000
 * @param size how many hits to give, 0 to 500
 */
public record Search(
        String words,
        Map<String, Set<String>> filters,
        Map<String, Days> dates,
        Map<String, Numbers> numbers,
        String sort,
        boolean descending,
        int from,
        int size) {

    /** The first 50 by relevance, without filters. */
    public static Search of(String words) {
        return new Search(words, Map.of(), Map.of(), Map.of(), "relevance", false, 0, 50);
    }

    /**
     * A span of days, both ends in it.
     *
     * @param first null for no beginning
     * @param last null for no end
     */
    public record Days(@Nullable LocalDate first, @Nullable LocalDate last) {}

    /**
     * A span of numbers, both ends in it.
     *
     * @param least null for no bound
     * @param most null for no bound
     */
    public record Numbers(@Nullable Double least, @Nullable Double most) {}

    public Search {
        filters = Map.copyOf(filters);
        dates = Map.copyOf(dates);
        numbers = Map.copyOf(numbers);
        if (from < 0 || from > 10_000 || size < 0 || size > 500) {
            throw new IllegalArgumentException(
                    "hits from " + from + ", " + size + " of them: allowed is from 0 to 10000, and 0 to 500 of them");
        }
    }

    public Search filtered(String facet, Set<String> values) {
        Map<String, Set<String>> more = new TreeMap<>(filters);
        more.put(facet, Set.copyOf(values));
        return new Search(words, more, dates, numbers, sort, descending, from, size);
    }

    public Search sorted(String field, boolean down) {
        return new Search(words, filters, dates, numbers, field, down, from, size);
    }

    public Search page(int first, int number) {
        return new Search(words, filters, dates, numbers, sort, descending, first, number);
    }
}
