package nl.kennispeil.bank.exchange.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kennispeil.bank.exchange.table.Column.Heading;

/**
 * The headings of one table.
 *
 * @param where line or table, for people, with a colon and a blank
 * @param texts in order; empty for a column without one
 * @param beside whether they stand under each other, with one item beside them
 */
record Headings(String where, List<String> texts, boolean beside) {

    Headings {
        texts = List.copyOf(texts);
    }

    private long known() {
        return texts.stream().filter(each -> Column.heading(each).isPresent()).count();
    }

    /** Whether these are the headings of items. */
    boolean ask() {
        return known() >= 2
                && texts.stream()
                        .flatMap(each -> Column.heading(each).stream())
                        .anyMatch(each -> each.column() == Column.STEM);
    }

    /** Columns that are not read, and those that stand there twice. What is beside one item is said of that item. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (beside || known() < 2) {
            return remarks;
        }
        Map<Heading, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            Optional<Heading> known = Column.heading(texts.get(i));
            if (known.isPresent()) {
                places.computeIfAbsent(known.get(), each -> new ArrayList<>()).add(i + 1);
            } else if (!texts.get(i).isBlank()) {
                remarks.add(where + "column " + (i + 1) + ", \"" + texts.get(i).strip()
                        + "\", is not read: allowed are " + allowed());
            }
        }
        places.values().stream()
                .filter(each -> each.size() > 1)
                .forEach(each -> remarks.add(where + "columns "
                        + each.stream()
                                .map(column ->
                                        column + " (\"" + texts.get(column - 1).strip() + "\")")
                                .collect(Collectors.joining(", "))
                        + " mean the same: allowed is one; the last that is filled in is used"));
        return remarks;
    }

    private static String allowed() {
        return Stream.of(Column.values())
                .flatMap(each ->
                        each == Column.KEY ? Stream.of("optie A", "optie B", "…", name(each)) : Stream.of(name(each)))
                .collect(Collectors.joining(", "));
    }

    private static String name(Column column) {
        return column.headings.get(0);
    }
}
