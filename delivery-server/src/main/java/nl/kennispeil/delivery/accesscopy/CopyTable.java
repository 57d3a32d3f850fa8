package nl.kennispeil.delivery.accesscopy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a copy. Cells are String, Number, Boolean, Instant, LocalDate or null. Machine-readable files have the cells as
 * they are; for people, a text is looked up under {@code page.copy.value.<column>.<text>} and shown as it is when there
 * are no words for it.
 *
 * @param name file name without ending; its heading is {@code page.copy.table.<name>}
 * @param columns names, with words under {@code page.copy.column.<name>}
 * @param reach who gets it
 * @param length how much of it there is
 */
public record CopyTable(
        String name, List<String> columns, Reach reach, Length length, List<List<@Nullable Object>> rows) {

    /** What the law gives somebody a right to. */
    public enum Reach {
        /** Access (art. 15) only: made by others, or derived. */
        ACCESS,
        /** Portability (art. 20) as well: what the person gave, raw. */
        PORTABLE
    }

    /** Where it is printed. */
    public enum Length {
        /** Everywhere. */
        SHORT,
        /** In CSV and JSON only: thousands of rows that nobody reads on paper. */
        LONG
    }

    public CopyTable {
        columns = List.copyOf(columns);
        rows = Collections.unmodifiableList(new ArrayList<>(rows));
        for (List<@Nullable Object> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row of table " + name + " has " + row.size() + " cells, expected " + columns.size());
            }
        }
    }

    /** Starts a table. */
    public static Builder of(String name, Reach reach, String... columns) {
        return new Builder(name, reach, List.of(columns));
    }

    /** No cells: this may reach a log. */
    @Override
    public String toString() {
        return "CopyTable[" + name + ", " + rows.size() + " rows]";
    }

    /** Collects rows; not safe for use by many threads. */
    public static final class Builder {

        private final String name;
        private final Reach reach;
        private final List<String> columns;
        private final List<List<@Nullable Object>> rows = new ArrayList<>();
        private Length length = Length.SHORT;

        private Builder(String name, Reach reach, List<String> columns) {
            this.name = name;
            this.reach = reach;
            this.columns = columns;
        }

        public Builder length(Length other) {
            length = other;
            return this;
        }

        /** @throws IllegalArgumentException when a cell is of a type that no file can hold */
        public Builder row(@Nullable Object... cells) {
            List<@Nullable Object> row = new ArrayList<>();
            for (Object each : cells) {
                if (each != null
                        && !(each instanceof String
                                || each instanceof Number
                                || each instanceof Boolean
                                || each instanceof Instant
                                || each instanceof LocalDate)) {
                    throw new IllegalArgumentException("table " + name + " cannot hold a "
                            + each.getClass().getSimpleName());
                }
                row.add(each);
            }
            rows.add(Collections.unmodifiableList(row));
            return this;
        }

        public CopyTable build() {
            return new CopyTable(name, columns, reach, length, rows);
        }
    }
}
