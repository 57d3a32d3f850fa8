package nl.kennispeil.delivery.actuality;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.item.ItemId;
import org.jspecify.annotations.Nullable;

/**
 * A round of screening.
 *
 * @param months how long a check counts, in months
 * @param chosen the filter the items were chosen with, as a query; empty when they were ticked one by one
 * @param by login of who began it
 * @param handed who screens which item, as logins; an empty login for an item that nobody has yet
 * @param ended null while it goes on; decisions stay when somebody ends it
 */
record Campaign(
        String id,
        String name,
        LocalDate begun,
        LocalDate deadline,
        int months,
        String chosen,
        String by,
        Map<ItemId, String> handed,
        @Nullable End ended) {

    /** @param by login of who ended it */
    record End(Instant at, String by, String reason) {}

    Campaign {
        handed = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(handed));
        if (name.isBlank() || deadline.isBefore(begun) || months < 1 || months > 120) {
            throw new IllegalArgumentException(
                    "a campaign needs a name, a deadline that is not past, and a term of 1 to 120 months");
        }
    }

    List<ItemId> of(String login) {
        return handed.entrySet().stream()
                .filter(each -> each.getValue().equals(login))
                .map(Map.Entry::getKey)
                .toList();
    }
}
