package nl.kennispeil.bank.item;

import java.util.List;

/**
 * A table of text, for instance results of a laboratory.
 *
 * @param caption title of the table; not blank
 * @param header one heading per column; at least one
 * @param rows each as wide as the header; a cell may be empty
 */
public record TableExhibit(String caption, List<String> header, List<List<String>> rows) implements Exhibit {
    public TableExhibit {
        Required.text(caption, "caption of a table");
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
        if (header.isEmpty()) {
            throw new IllegalArgumentException("table \"" + caption + "\" has no columns: it needs at least 1");
        }
        for (List<String> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException("table \"" + caption + "\" has a row of " + row.size()
                        + " cells under " + header.size() + " headings");
            }
        }
    }
}
