package nl.kennispeil.scoring.ability;

import java.util.List;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.response.ResponseMatrix;

/** Refuses responses that do not belong to the items. */
final class Answers {

    private Answers() {}

    static List<ItemParameters> requireItems(List<ItemParameters> items) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException("no items: ability needs at least 1");
        }
        return List.copyOf(items);
    }

    static void require(List<ItemParameters> items, int... responses) {
        if (responses.length != items.size()) {
            throw new IllegalArgumentException(
                    responses.length + " responses: allowed is " + items.size() + ", one per item");
        }
        for (int item = 0; item < responses.length; item++) {
            int most = items.get(item).categories() - 1;
            if (responses[item] < ResponseMatrix.MISSING || responses[item] > most) {
                throw new IllegalArgumentException("response to item " + item + " (counted from 0) is category "
                        + responses[item] + ": allowed is 0.." + most + ", or −1 for missing");
            }
        }
    }

    static void require(List<ItemParameters> items, ResponseMatrix responses, int... lengths) {
        if (responses.items() != items.size()) {
            throw new IllegalArgumentException(
                    responses.items() + " columns of responses: allowed is " + items.size() + ", one per item");
        }
        for (int length : lengths) {
            if (length != responses.persons()) {
                throw new IllegalArgumentException("room for " + length + " persons: allowed is " + responses.persons()
                        + ", as many as there are");
            }
        }
        for (int item = 0; item < items.size(); item++) {
            if (responses.categories(item) > items.get(item).categories()) {
                requireColumn(responses, item, items.get(item).categories());
            }
        }
    }

    /** A matrix may announce categories that nobody used; only used ones are refused. */
    private static void requireColumn(ResponseMatrix responses, int item, int categories) {
        for (int person = 0; person < responses.persons(); person++) {
            if (responses.at(person, item) >= categories) {
                throw new IllegalArgumentException("category " + responses.at(person, item) + " of person " + person
                        + " on item " + responses.itemNames().get(item) + ": allowed is 0.." + (categories - 1)
                        + ", as its parameters say");
            }
        }
    }

    static void read(ResponseMatrix responses, int person, int[] into) {
        for (int item = 0; item < into.length; item++) {
            into[item] = responses.at(person, item);
        }
    }

    static boolean none(int[] responses) {
        for (int response : responses) {
            if (response != ResponseMatrix.MISSING) {
                return false;
            }
        }
        return true;
    }
}
