package nl.kennispeil.scoring.ability;

import java.util.List;
import nl.kennispeil.scoring.irt.ItemParameters;

/** What a test as a whole does at an ability: sums over its items. */
public final class TestFunctions {

    private TestFunctions() {}

    /** Test information, in 1/θ². */
    public static double information(List<ItemParameters> items, double theta) {
        return items.stream().mapToDouble(item -> item.information(theta)).sum();
    }

    /** Expected sum score, from 0 to the sum of the highest categories. */
    public static double expectedScore(List<ItemParameters> items, double theta) {
        return items.stream().mapToDouble(item -> item.expectedScore(theta)).sum();
    }
}
