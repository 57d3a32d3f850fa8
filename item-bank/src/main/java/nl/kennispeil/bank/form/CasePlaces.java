package nl.kennispeil.bank.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nl.kennispeil.bank.content.CaseRef;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;

/** Puts the items of a case beside each other in the order of the case. Pure. */
public final class CasePlaces {

    private CasePlaces() {}

    /**
     * Where an item of a case goes in a form.
     *
     * @param order the items of its case in order
     * @param otherwise the place to take when no other item of the case is in
     */
    public static int at(FormDesign design, ItemId item, List<ItemId> order, int otherwise) {
        int own = order.indexOf(item);
        for (int i = own - 1; i >= 0; i--) {
            Optional<Integer> before = design.indexOf(order.get(i));
            if (before.isPresent()) {
                return before.get() + 1;
            }
        }
        for (int i = own + 1; i < order.size(); i++) {
            Optional<Integer> after = design.indexOf(order.get(i));
            if (after.isPresent()) {
                return after.get();
            }
        }
        return otherwise;
    }

    /**
     * The same places, items of one case gathered where the first of them stands; all others keep their order.
     *
     * @param caseOf the case of an item; empty for an item by itself
     * @param orders the items of each case in order
     */
    public static List<Place> gathered(
            List<Place> places, Function<ItemRef, Optional<CaseRef>> caseOf, Map<String, List<ItemId>> orders) {
        Map<String, List<Place>> groups = new LinkedHashMap<>();
        for (Place each : places) {
            String key = caseOf.apply(each.item()).map(CaseRef::id).orElse("/" + each.item());
            groups.computeIfAbsent(key, any -> new ArrayList<>()).add(each);
        }
        List<Place> all = new ArrayList<>();
        groups.forEach((key, group) -> {
            List<ItemId> order = orders.getOrDefault(key, List.of());
            boolean known = !key.startsWith("/");
            group.stream()
                    .sorted(java.util.Comparator.comparingInt(each -> {
                        int at = order.indexOf(each.item().id());
                        return at < 0 ? Integer.MAX_VALUE : at;
                    }))
                    .map(each -> known ? new Place(each.item(), each.scored(), key) : each)
                    .forEach(all::add);
        });
        return all;
    }
}
