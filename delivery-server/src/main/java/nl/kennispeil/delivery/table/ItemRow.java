package nl.kennispeil.delivery.table;

import java.util.LinkedHashMap;
import java.util.Map;
import nl.kennispeil.scoring.irt.ItemParameters;

/**
 * An item of a {@code params.csv} or {@code bank.csv}.
 *
 * @param item its name
 * @param parameters what was found of it
 * @param standardErrors by the name of the parameter as the file has it ({@code a}, {@code b2} …), as far as known
 * @param metadata what else the file says of the item, by column; empty cells are empty texts
 */
public record ItemRow(
        String item, ItemParameters parameters, Map<String, Double> standardErrors, Map<String, String> metadata) {

    public ItemRow {
        standardErrors = Map.copyOf(standardErrors);
        metadata = Map.copyOf(new LinkedHashMap<>(metadata));
    }
}
