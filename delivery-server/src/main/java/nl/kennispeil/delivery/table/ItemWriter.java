package nl.kennispeil.delivery.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes {@code params.csv}, and {@code bank.csv} when the items say more. Known values such as c = 0 have no standard error. */
public final class ItemWriter {

    private static final List<String> ALWAYS = List.of("a", "b", "c", "d");

    private ItemWriter() {}

    public static void write(TableWriter out, ItemTable table) {
        List<String> parameters = new ArrayList<>(ALWAYS);
        parameters.addAll(numbered(table));
        List<Object> header = new ArrayList<>(List.of("item", "model"));
        header.addAll(ALWAYS);
        ALWAYS.forEach(each -> header.add("se_" + each));
        List<String> more = parameters.subList(ALWAYS.size(), parameters.size());
        header.addAll(more);
        more.forEach(each -> header.add("se_" + each));
        header.addAll(table.metadataColumns());
        out.row(header.toArray());
        for (ItemRow row : table.rows()) {
            Map<String, Double> cells = ParameterCells.of(row.parameters());
            List<Object> line =
                    new ArrayList<>(List.of(row.item(), row.parameters().model().label()));
            fill(line, ALWAYS, cells);
            fill(line, ALWAYS, row.standardErrors());
            fill(line, more, cells);
            fill(line, more, row.standardErrors());
            table.metadataColumns().forEach(each -> line.add(row.metadata().getOrDefault(each, "")));
            out.row(line.toArray());
        }
    }

    private static void fill(List<Object> line, List<String> columns, Map<String, Double> values) {
        columns.forEach(each -> line.add(values.getOrDefault(each, Double.NaN)));
    }

    /** a1…, then b1…, then c1…, as far as any item goes. */
    private static List<String> numbered(ItemTable table) {
        Set<String> used = new LinkedHashSet<>();
        table.parameters().forEach(each -> used.addAll(ParameterCells.of(each).keySet()));
        return used.stream()
                .filter(each -> each.length() > 1)
                .sorted((one, other) -> one.charAt(0) != other.charAt(0)
                        ? Character.compare(one.charAt(0), other.charAt(0))
                        : Integer.compare(Integer.parseInt(one.substring(1)), Integer.parseInt(other.substring(1))))
                .toList();
    }
}
