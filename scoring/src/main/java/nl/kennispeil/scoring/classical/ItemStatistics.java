package nl.kennispeil.scoring.classical;

import java.util.List;
import java.util.Optional;
import nl.kennispeil.scoring.key.ItemStatus;

/**
 * What one item did.
 *
 * @param formula the item in formula points; empty when responses came scored
 * @param options per way of answering, options first, then "?" and blank; per category for responses that came scored
 * @param flags reasons to look at it, the gravest first
 */
public record ItemStatistics(
        String name,
        ItemStatus status,
        Difficulty difficulty,
        Discrimination discrimination,
        Optional<FormulaStatistics> formula,
        AnswerRates rates,
        List<OptionStatistics> options,
        List<ItemFlag> flags) {

    public ItemStatistics {
        options = List.copyOf(options);
        flags = List.copyOf(flags);
    }
}
