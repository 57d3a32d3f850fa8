package nl.kennispeil.bank.blueprint;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What there is to choose from.
 *
 * @param items each item once
 * @param earlier forms that were used before, the newest first
 */
public record Stock(List<Candidate> items, List<Earlier> earlier) {

    /**
     * A form that was used before.
     *
     * @param form its reference
     * @param items ids of its items
     */
    public record Earlier(String form, Set<String> items) {
        public Earlier {
            items = Set.copyOf(items);
        }
    }

    public Stock {
        items = List.copyOf(items);
        earlier = List.copyOf(earlier);
        Set<String> seen = new HashSet<>();
        for (Candidate each : items) {
            if (!seen.add(each.id())) {
                throw new IllegalArgumentException("item " + each.id() + " is in the stock twice: allowed is once");
            }
        }
    }
}
