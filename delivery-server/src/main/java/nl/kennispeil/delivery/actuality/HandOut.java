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

    /** Who gets an item that nobody may screen. */
    static final String NOBODY = "";

    private HandOut() {}

    /** @param most items per screener; 0 for no limit */
    static Map<ItemId, String> divide(Collection<ItemCard> items, List<String> screeners, int most) {
        Map<String, Integer> load = new TreeMap<>();
        screeners.forEach(each -> load.put(each, 0));
        Map<ItemId, String> handed = new LinkedHashMap<>();
        for (ItemCard item : items) {
            String chosen = NOBODY;
            int least = Integer.MAX_VALUE;
            for (Map.Entry<String, Integer> each : load.entrySet()) {
                boolean room = most == 0 || each.getValue() < most;
                if (room && each.getValue() < least && !item.writtenBy(each.getKey())) {
                    chosen = each.getKey();
                    least = each.getValue();
                }
            }
            handed.put(item.id(), chosen);
            if (!chosen.equals(NOBODY)) {
                load.merge(chosen, 1, Integer::sum);
            }
        }
        return handed;
    }
}
