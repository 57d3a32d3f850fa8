package nl.kennispeil.scoring.linking;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.ItemVector;

/** The items that two forms share, with their places in both. */
record CommonItems(CalibratedForm from, CalibratedForm to, List<String> names, int[] fromAt, int[] toAt) {

    static CommonItems of(CalibratedForm from, CalibratedForm to, Predicate<String> wanted) {
        List<String> names = new ArrayList<>();
        for (String name : from.names()) {
            if (to.names().contains(name) && wanted.test(name)) {
                names.add(name);
            }
        }
        int[] fromAt = names.stream().mapToInt(from.names()::indexOf).toArray();
        int[] toAt = names.stream().mapToInt(to.names()::indexOf).toArray();
        CommonItems common = new CommonItems(from, to, List.copyOf(names), fromAt, toAt);
        for (int i = 0; i < common.size(); i++) {
            requireSameKind(names.get(i), common.first(i), common.second(i));
        }
        return common;
    }

    int size() {
        return names.size();
    }

    ItemParameters first(int i) {
        return from.items().get(fromAt[i]);
    }

    ItemParameters second(int i) {
        return to.items().get(toAt[i]);
    }

    /** Whether no common item has a discrimination of its own, so that A is 1 by the model. */
    boolean fixedSlope() {
        for (int i = 0; i < size(); i++) {
            boolean fixed = ItemVector.discriminationAt(first(i)) < 0 && ItemVector.difficultiesAt(first(i))[1] > 0;
            if (!fixed || !first(i).model().equals(second(i).model())) {
                return false;
            }
        }
        return true;
    }

    private static void requireSameKind(String name, ItemParameters first, ItemParameters second) {
        if (first.categories() != second.categories()
                || !first.getClass().getName().equals(second.getClass().getName())) {
            throw new IllegalArgumentException("common item " + name + " is " + first.model() + " with "
                    + first.categories() + " categories in one form and " + second.model() + " with "
                    + second.categories() + " in the other: allowed is the same model in both");
        }
    }
}
