package nl.kennispeil.bank.blueprint;

import java.util.Collection;
import java.util.List;

/** Chooses the items of a form. Every way to do so stands behind this, and never hands over a form that misses a demand. */
public interface FormAssembler {

    /** What came of it. */
    sealed interface Outcome {}

    /** @param items ids in the order to present them; the chosen ones among them */
    record Assembled(List<String> items) implements Outcome {
        public Assembled {
            items = List.copyOf(items);
        }
    }

    /** @param reasons at least one */
    record Refused(List<Shortfall> reasons) implements Outcome {
        public Refused {
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
