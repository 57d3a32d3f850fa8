package nl.kennispeil.delivery.table;

import java.util.Comparator;
import java.util.Map;

/** The parameters of an item by the name of their column: a, b, c, d, b1 … */
public final class ItemColumns {

    /** a, b, c, d, then a1…, b1…, c1…. */
    public static final Comparator<String> ORDER = Comparator.<String>comparingInt(each -> each.length() == 1 ? 0 : 1)
            .thenComparing(each -> each.charAt(0))
            .thenComparingInt(each -> each.length() == 1 ? 0 : Integer.parseInt(each.substring(1)));

    private ItemColumns() {}

    public static Map<String, Double> of(ItemRow row) {
        return ParameterCells.of(row.parameters());
    }
}
