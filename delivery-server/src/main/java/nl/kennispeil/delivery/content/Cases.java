package nl.kennispeil.delivery.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.bank.content.Stimulus;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;

/** The cases of a form: items that follow each other and share what they refer to. */
final class Cases {

    /**
     * An item's place in its case.
     *
     * @param number which case of the form, from 0
     * @param at from 1
     * @param of how many items the case has
     */
    record Place(int number, int at, int of) {}

    private final List<ItemVersion> firsts = new ArrayList<>();
    private final Map<ItemRef, Place> places = new HashMap<>();

    Cases(List<ItemVersion> items) {
        int from = 0;
        while (from < items.size()) {
            List<Stimulus> shared = items.get(from).content().stimuli();
            int to = from + 1;
            while (!shared.isEmpty()
                    && to < items.size()
                    && items.get(to).content().stimuli().equals(shared)) {
                to++;
            }
            if (!shared.isEmpty()) {
                for (int i = from; i < to; i++) {
                    places.put(items.get(i).ref(), new Place(firsts.size(), i - from + 1, to - from));
                }
                firsts.add(items.get(from));
            }
            from = to;
        }
    }

    Optional<Place> place(ItemVersion item) {
        return Optional.ofNullable(places.get(item.ref()));
    }

    /** The first item of each case, whose stimuli are those of the case. */
    List<ItemVersion> firsts() {
        return firsts;
    }
}
