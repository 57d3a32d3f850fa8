package nl.kennispeil.bank.blueprint;

import java.util.Collection;
import java.util.List;

/**
 * Chooses the items of a form. Every way to do so stands behind this. Whatever comes of it, items that may not be used
 * stay out, enemies stay apart, what a blueprint allows at most is not passed by what was chosen here, and no more is
 * chosen beside a demand than leaves room for what it asks.
 */
public interface FormAssembler {

    /** What came of it. */
    sealed interface Outcome {

        /** Ids of all items of the form: the chosen ones first, in their order. */
        List<String> items();
    }

    /** A form that meets every demand. */
    record Assembled(List<String> items) implements Outcome {
        public Assembled {
            items = List.copyOf(items);
        }
    }

    /**
     * As far as it goes: a form that misses something, and all of what it misses.
     *
     * @param reasons a row per demand that is not met, in the order of the blueprint; at least one
     */
    record Partial(List<String> items, List<Shortfall> reasons) implements Outcome {
        public Partial {
            items = List.copyOf(items);
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Chooses.
     *
     * @param chosen ids of items that must be in
     * @param seed decides between equals: the same input and seed give the same form
     */
    Outcome assemble(Blueprint blueprint, Stock stock, Collection<String> chosen, long seed);
}
