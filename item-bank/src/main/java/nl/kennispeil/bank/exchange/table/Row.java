package nl.kennispeil.bank.exchange.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.kennispeil.bank.exchange.table.Column.Heading;

/** One item as it stands in a table. Cells hold HTML, still to be made safe. */
final class Row {

    final String where;
    final Map<Column, String> cells = new EnumMap<>(Column.class);
    final Map<Integer, String> options = new TreeMap<>();
    final List<String> unknown = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    final List<String> repairs = new ArrayList<>();
    final List<Contradiction> contradictions = new ArrayList<>();
    private final Map<Heading, String> headings = new HashMap<>();

    /** Two columns that mean the same and hold different things. */
    record Contradiction(String first, String last) {}

    /** @param where line or row, for people */
    Row(String where) {
        this.where = where;
    }

    /** Puts a cell under its heading; a heading that is not known is kept to be named. */
    void put(String heading, String html) {
        if (html.isBlank()) {
            return;
        }
        Heading known = Column.heading(heading).orElse(null);
        if (known == null) {
            unknown.add(heading.strip());
            return;
        }
        Column column = known.column();
        String before = column == null ? options.put(known.option(), html) : cells.put(column, html);
        String first = headings.getOrDefault(known, "");
        headings.put(known, heading.strip());
        if (before != null && !before.equals(html)) {
            contradictions.add(new Contradiction(first, heading.strip()));
        }
    }

    boolean isEmpty() {
        return cells.isEmpty() && options.isEmpty();
    }

    String html(Column column) {
        return cells.getOrDefault(column, "");
    }
}
