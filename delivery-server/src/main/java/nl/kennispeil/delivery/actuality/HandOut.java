package nl.kennispeil.delivery.actuality;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.item.ItemId;

/** Divides items over screeners: as evenly as can be, nobody an item of their own, nobody more than the plan says. */
final class HandOut {

    /** Who has an item that is still to be handed out. */
    static final String NOBODY = "";

    private HandOut() {}

    /** @param most items per screener; 0 for no limit */
    static Map<ItemId, String> divide(Collection<ItemCard> items, List<String> screeners, int most) {
        return divide(items, screeners, most, Map.of());
    }

    /**
     * @param most items per screener that come on top of what they have; 0 for no limit
     * @param before how many each screener has to screen already; none for who is not named
     */
    static Map<ItemId, String> divide(
            Collection<ItemCard> items, List<String> screeners, int most, Map<String, Integer> before) {
        Map<String, Integer> load = new TreeMap<>();
        Map<String, Integer> more = new TreeMap<>();
        for (String each : screeners) {
            load.put(each, before.getOrDefault(each, 0));
            more.put(each, 0);
        }
        Map<ItemId, String> handed = new LinkedHashMap<>();
        for (ItemCard item : items) {
            String chosen = NOBODY;
            int least = Integer.MAX_VALUE;
            for (Map.Entry<String, Integer> each : load.entrySet()) {
                boolean room = most == 0 || more.getOrDefault(each.getKey(), 0) < most;
                if (room && each.getValue() < least && !item.writtenBy(each.getKey())) {
                    chosen = each.getKey();
                    least = each.getValue();
                }
            }
            handed.put(item.id(), chosen);
            if (!chosen.equals(NOBODY)) {
                load.merge(chosen, 1, Integer::sum);
                more.merge(chosen, 1, Integer::sum);
            }
        }
        return handed;
    }
}
