package nl.kennispeil.scoring.conditional;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import nl.kennispeil.scoring.response.ResponseMatrix;

/**
 * Whether the data connect the items. There is an arc from item i to item j when somebody scored on i (above its lowest
 * category) and could have scored more on j. Finite conditional estimates of Rasch items exist, and are unique,
 * if and only if every item can be reached from every other; for partial credit items it is necessary (G.H. Fischer, "On
 * the existence and uniqueness of maximum-likelihood estimates in the Rasch model", Psychometrika 46 (1981) 59–77,
 * theorem 1; for incomplete designs the same argument per pair of items presented together).
 *
 * <p>An item that everybody got right, or wrong, is a component of its own; so are two booklets without a common item.
 * Persons stand between the items in the graph (item → person → item), so that a search costs one pass over the matrix.
 */
final class DesignGraph {

    private final ResponseMatrix responses;

    DesignGraph(ResponseMatrix responses) {
        this.responses = responses.patterns().distinct();
    }

    /** The strongly connected components of items, largest first. */
    List<int[]> components() {
        List<int[]> components = new ArrayList<>();
        BitSet assigned = new BitSet(responses.items());
        for (int item = 0; item < responses.items(); item++) {
            if (!assigned.get(item)) {
                BitSet component = reach(item, true);
                component.and(reach(item, false));
                component.set(item);
                assigned.or(component);
                components.add(component.stream().toArray());
            }
        }
        components.sort(Comparator.comparingInt((int[] component) -> -component.length));
        return components;
    }

    /** The items outside the largest component, ascending. */
    int[] unconnected() {
        return components().stream()
                .skip(1)
                .flatMapToInt(Arrays::stream)
                .sorted()
                .toArray();
    }

    private BitSet reach(int from, boolean along) {
        BitSet seen = new BitSet(responses.items());
        BitSet persons = new BitSet(responses.persons());
        ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(from));
        seen.set(from);
        while (!queue.isEmpty()) {
            int item = queue.remove();
            for (int person = persons.nextClearBit(0);
                    person < responses.persons();
                    person = persons.nextClearBit(person + 1)) {
                if (touches(person, item, along)) {
                    persons.set(person);
                    visit(person, along, seen, queue);
                }
            }
        }
        return seen;
    }

    private void visit(int person, boolean along, BitSet seen, ArrayDeque<Integer> queue) {
        for (int item = seen.nextClearBit(0); item < responses.items(); item = seen.nextClearBit(item + 1)) {
            if (touches(person, item, !along)) {
                seen.set(item);
                queue.add(item);
            }
        }
    }

    /** Whether the person scored on the item ({@code scored}), or could have scored more. */
    private boolean touches(int person, int item, boolean scored) {
        int category = responses.at(person, item);
        return scored ? category > 0 : category != ResponseMatrix.MISSING && category < responses.categories(item) - 1;
    }
}
