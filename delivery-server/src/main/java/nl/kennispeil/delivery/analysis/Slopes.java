package nl.kennispeil.delivery.analysis;

import java.util.List;
import java.util.stream.Collectors;
import nl.kennispeil.delivery.table.ItemTable;
import nl.kennispeil.scoring.irt.Dichotomous;
import nl.kennispeil.scoring.irt.GradedResponse;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.PartialCredit;

/** Slopes below 0, on which able persons score lower: mostly a wrong key. */
final class Slopes {

    private static final int MOST_NAMED = 10;

    private Slopes() {}

    /** A warning for every such table; none where all slopes are as they should be. */
    static void warn(AnalysisCommand command, ItemTable... tables) {
        for (ItemTable table : tables) {
            List<String> below = table.rows().stream()
                    .filter(each -> isNegative(each.parameters()))
                    .map(each -> each.item())
                    .toList();
            if (!below.isEmpty()) {
                command.warn(
                        List.of(table.file() + ": " + below.size() + (below.size() == 1 ? " item has" : " items have")
                                + " a negative slope, able persons score lower on it; look at the key: "
                                + below.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                                + (below.size() > MOST_NAMED ? ", …" : "")));
            }
        }
    }

    private static boolean isNegative(ItemParameters item) {
        return (item instanceof Dichotomous two && two.a() < 0)
                || (item instanceof GradedResponse graded && graded.a() < 0)
                || (item instanceof PartialCredit credit && credit.a() < 0);
    }
}
