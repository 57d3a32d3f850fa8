package nl.kennispeil.delivery.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import org.jspecify.annotations.Nullable;

/** What headers meant the last time, per institute, so that a mapping is made once. */
final class Headers {

    private static final String NATIONAL = "-";

    /** Names of columns that have no business here; a file that has one is refused as a whole. */
    private static final Set<String> FORBIDDEN =
            Set.of("bsn", "burgerservicenummer", "sofinummer", "sofi nummer", "iban", "rekeningnummer", "bankrekening");

    private final Shelf shelf;

    Headers(Shelves shelves) {
        this.shelf = shelves.shelf("intake_headers", Holds.NOBODY);
    }

    static void check(List<String> header) {
        for (int i = 0; i < header.size(); i++) {
            if (FORBIDDEN.contains(Column.normal(header.get(i)))) {
                throw new UnreadableFile("forbidden", i + 1);
            }
        }
    }

    Map<String, Column> remembered(@Nullable String institute) {
        Map<String, Column> known = new HashMap<>();
        shelf.find(institute == null ? NATIONAL : institute)
                .ifPresent(fields -> fields.documents("headers")
                        .forEach(each -> Column.of(each.text("column"))
                                .ifPresent(column -> known.put(each.text("header"), column))));
        return known;
    }

    void remember(@Nullable String institute, List<String> header, Mapping mapping) {
        Map<String, Column> known = new HashMap<>();
        mapping.places().forEach((column, place) -> known.put(Column.normal(header.get(place)), column));
        shelf.putAll(List.of(Fields.of(institute == null ? NATIONAL : institute)
                .with("schema", 1)
                .with(
                        "headers",
                        known.entrySet().stream()
                                .map(each -> Map.of(
                                        "header",
                                        each.getKey(),
                                        "column",
                                        each.getValue().code()))
                                .toList())
                .build()));
    }
}
