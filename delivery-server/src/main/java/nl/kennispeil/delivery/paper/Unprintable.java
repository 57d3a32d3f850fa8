package nl.kennispeil.delivery.paper;

import java.util.List;
import nl.kennispeil.bank.item.ItemRef;

/**
 * An item of a form that cannot be on paper.
 *
 * @param number its place in the form, from 1
 * @param faults at least one
 */
public record Unprintable(int number, ItemRef item, List<Fault> faults) {

    public Unprintable {
        faults = List.copyOf(faults);
    }
}
