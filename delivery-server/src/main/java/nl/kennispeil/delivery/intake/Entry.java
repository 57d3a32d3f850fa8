package nl.kennispeil.delivery.intake;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one row says. A column that is there with an empty cell says that there is none; a column that is not there says
 * nothing.
 *
 * @param line of the file, or 1 for what comes by the interface
 */
record Entry(int line, Map<Column, Optional<Object>> values) {

    /**
     * Reads the cells of a row.
     *
     * @throws Refusal when one of them cannot be taken
     */
    static Entry read(int line, Map<Column, String> cells, Values values) {
        Map<Column, Optional<Object>> said = new EnumMap<>(Column.class);
        cells.forEach((column, cell) -> {
            Values.screened(cell, Optional.of(column)).ifPresent(problem -> {
                throw new Refusal(problem);
            });
            said.put(column, cell.isEmpty() ? Optional.empty() : Optional.of(values.parse(column, cell)));
        });
        for (Column each : Column.required()) {
            if (said.getOrDefault(each, Optional.empty()).isEmpty()) {
                throw new Refusal(Problem.in(each, "required"));
            }
        }
        return new Entry(line, said);
    }

    String externalId() {
        return required(Column.EXTERNAL_ID, String.class);
    }

    /** True when the row has this column, filled or empty. */
    boolean says(Column column) {
        return values.containsKey(column);
    }

    <T> Optional<T> value(Column column, Class<T> type) {
        return values.getOrDefault(column, Optional.empty()).map(type::cast);
    }

    <T> T required(Column column, Class<T> type) {
        return value(column, type).orElseThrow(() -> new Refusal(Problem.in(column, "required")));
    }

    /** The first of these columns about which two rows do not agree. */
    Optional<Column> contradicts(Entry other, List<Column> columns) {
        return columns.stream()
                .filter(each -> !values.getOrDefault(each, Optional.empty())
                        .equals(other.values.getOrDefault(each, Optional.empty())))
                .findFirst();
    }
}
