package nl.kennispeil.delivery.itemstats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The statistics of a sitting as a table in a file: a line per item and group, the whole country first. */
final class StatisticsTable {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

    private StatisticsTable() {}

    static void write(SittingStatistics statistics, Appendable to) throws IOException {
        List<String> letters = letters(statistics);
        CSVPrinter csv = new CSVPrinter(to, FORMAT);
        List<String> head = new ArrayList<>(List.of("position", "item", "scored", "group", "n", "p", "rit", "rir"));
        letters.forEach(each -> head.add(each.equals("+") ? "several" : "chose_" + each));
        head.addAll(List.of("unknown", "blank"));
        csv.printRecord(head);
        int position = 0;
        for (SittingStatistics.Item each : statistics.items()) {
            position++;
            row(csv, position, each, "all", statistics.n(), each.all(), letters);
            for (Map.Entry<String, SittingStatistics.Cell> cell :
                    each.institutes().entrySet()) {
                int n = statistics.institutes().getOrDefault(cell.getKey(), 0);
                row(csv, position, each, cell.getKey(), n, cell.getValue(), letters);
            }
        }
        csv.flush();
    }

    private static void row(
            CSVPrinter csv,
            int position,
            SittingStatistics.Item item,
            String group,
            int n,
            SittingStatistics.Cell cell,
            List<String> letters)
            throws IOException {
        List<Object> row = new ArrayList<>();
        row.add(position);
        row.add(item.item());
        row.add(item.scored() ? 1 : 0);
        row.add(group);
        row.add(n);
        row.add(cell.p());
        row.add(cell.rit() == null ? "" : cell.rit());
        row.add(cell.rir() == null ? "" : cell.rir());
        letters.forEach(each -> row.add(cell.chosen().getOrDefault(each, 0)));
        row.add(cell.unknown());
        row.add(cell.blank());
        csv.printRecord(row);
    }

    private static List<String> letters(SittingStatistics statistics) {
        TreeSet<String> letters = new TreeSet<>();
        statistics.items().stream()
                .flatMap(each -> Stream.concat(Stream.of(each.all()), each.institutes().values().stream()))
                .forEach(each -> letters.addAll(each.chosen().keySet()));
        return List.copyOf(letters);
    }
}
