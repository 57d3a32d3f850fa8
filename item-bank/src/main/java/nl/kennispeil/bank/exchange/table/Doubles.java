package nl.kennispeil.bank.exchange.table;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.bank.exchange.html.HtmlFragment;

/** Rows that stand in a table twice. All come in, for only people know which one is meant; each says so. */
final class Doubles {

    private Doubles() {}

    private record Question(String vignette, String stem, Map<Integer, String> options) {}

    /** The same rows, with notes; two keys for one question are for an editor to choose from. */
    static List<Row> marked(List<Row> rows) {
        Map<String, Row> named = new HashMap<>();
        Map<Question, Row> asked = new HashMap<>();
        for (Row row : rows) {
            String identifier = plain(row.html(Column.ID));
            Row its = identifier.isEmpty() ? null : named.putIfAbsent(identifier, row);
            if (its != null) {
                row.notes.add(row.where + ": number \"" + identifier + "\" stands at " + its.where
                        + " too: allowed is once; both come in");
            }
            Map<Integer, String> options = new HashMap<>();
            row.options.forEach((option, html) -> options.put(option, plain(html)));
            String stem = plain(row.html(Column.STEM));
            Question question = new Question(plain(row.html(Column.CASE)), stem, options);
            Row same = stem.isEmpty() ? null : asked.putIfAbsent(question, row);
            if (same == null) {
                continue;
            }
            if (key(row).equals(key(same))) {
                row.notes.add(row.where + ": the same question stands at " + same.where
                        + " too: allowed is once; both come in");
            } else {
                contradicts(row, same);
                contradicts(same, row);
            }
        }
        return rows;
    }

    private static void contradicts(Row row, Row other) {
        row.repairs.add(
                row.where + ": the same question stands at " + other.where + " with another key: allowed is one key");
    }

    private static String key(Row row) {
        return plain(row.html(Column.KEY)).toLowerCase(Locale.ROOT) + "/"
                + plain(row.html(Column.MARGIN)) + "/"
                + plain(row.html(Column.TYPE)).toLowerCase(Locale.ROOT);
    }

    private static String plain(String html) {
        return HtmlFragment.of(html, source -> Optional.empty()).plain().strip().replaceAll("\\s+", " ");
    }
}
