package nl.kennispeil.delivery.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads files that put items in groups: {@code set,item} of enemies, {@code form,position,item} of earlier forms. */
public final class PairReader {

    /**
     * An item in a group.
     *
     * @param line where it stands
     */
    public record Pair(String group, String item, int line) {}

    private PairReader() {}

    /**
     * Reads a file; other columns are skipped.
     *
     * @param group name of the column that holds the group, which comes first
     * @throws TableException when the file is not such a table, or names an item in a group twice
     */
    public static List<Pair> read(Source source, Notes notes, String group) throws IOException {
        return Table.read(source, Limits.USUAL, notes, table -> {
            table.requireFirst(group, group + ",item");
            int item = table.column("item");
            if (item < 0) {
                throw table.problems().fatal("the header has no column \"item\", expected " + group + ",item");
            }
            List<Pair> pairs = new ArrayList<>();
            Set<List<String>> seen = new HashSet<>();
            for (List<String> row = table.next(); row != null; row = table.next()) {
                Pair pair = new Pair(row.get(0), row.get(item), table.line());
                if (pair.group().isEmpty() || pair.item().isEmpty() || !seen.add(List.of(pair.group(), pair.item()))) {
                    table.problems()
                            .line(
                                    table.line(),
                                    group + " " + Problems.quoted(pair.group()) + " with item "
                                            + Problems.quoted(pair.item()) + ", allowed is each pair once, by name");
                }
                pairs.add(pair);
            }
            table.finish();
            return pairs;
        });
    }
}
