package nl.kennispeil.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import nl.kennispeil.scoring.assembly.Programme;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.ItemParameters.ThreePl;

/** The assembly problem {@code ata}: 1,000 items, 25 rows, 80 sets of enemies, 160 items. */
public final class GoldenBank {

    public static final int LENGTH = 160;

    private GoldenBank() {}

    public static List<ItemParameters> items() {
        return Golden.csv("ata/bank1000.csv").stream()
                .<ItemParameters>map(
                        row -> new ThreePl(Golden.number(row, "a"), Golden.number(row, "b"), Golden.number(row, "c")))
                .toList();
    }

    public static double[] information(double theta) {
        return items().stream().mapToDouble(item -> item.information(theta)).toArray();
    }

    /** The rows of {@code constraints.csv}, the length not among them. */
    public static List<Programme.Row> rows() {
        List<Map<String, String>> bank = Golden.csv("ata/bank1000.csv");
        return Golden.csv("ata/constraints.csv").stream()
                .map(row -> row(bank, row))
                .toList();
    }

    private static Programme.Row row(List<Map<String, String>> bank, Map<String, String> constraint) {
        String name = Golden.cell(constraint, "name");
        double lo = Golden.number(constraint, "lo");
        double hi = Golden.number(constraint, "hi");
        if (name.equals("words") || name.equals("seconds")) {
            int[] all = new int[bank.size()];
            double[] weights = new double[all.length];
            for (int item = 0; item < all.length; item++) {
                all[item] = item;
                weights[item] = Golden.number(bank.get(item), name);
            }
            return new Programme.Row(name, all, weights, lo, hi);
        }
        Predicate<Map<String, String>> counts = name.equals("easy")
                ? item -> Golden.number(item, "b") < -1
                : item -> name.equals(prefix(name) + Golden.cell(item, prefix(name)));
        List<Integer> columns = new ArrayList<>();
        for (int item = 0; item < bank.size(); item++) {
            if (counts.test(bank.get(item))) {
                columns.add(item);
            }
        }
        return Programme.Row.count(
                name, columns.stream().mapToInt(Integer::intValue).toArray(), lo, hi);
    }

    private static String prefix(String name) {
        return name.replaceAll("[0-9]+$", "");
    }

    public static List<int[]> enemies() {
        Map<String, List<Integer>> sets = new TreeMap<>();
        for (Map<String, String> row : Golden.csv("ata/enemies.csv")) {
            sets.computeIfAbsent(Golden.cell(row, "set"), any -> new ArrayList<>())
                    .add((int) Golden.number(row, "item"));
        }
        return sets.values().stream()
                .map(set -> set.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    /** The problem with other gains, some items fixed in. */
    public static Programme programme(double[] gains, int... in) {
        Programme.Builder builder = new Programme.Builder(gains.length);
        int[] all = new int[gains.length];
        for (int item = 0; item < all.length; item++) {
            all[item] = item;
            builder.gain(item, gains[item]);
        }
        for (int item : in) {
            builder.bounds(item, 1, 1);
        }
        builder.row(Programme.Row.count("length", all, LENGTH, LENGTH));
        rows().forEach(builder::row);
        enemies().forEach(builder::atMostOne);
        return builder.build();
    }
}
