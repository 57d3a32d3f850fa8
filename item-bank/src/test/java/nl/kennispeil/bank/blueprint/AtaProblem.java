package nl.kennispeil.bank.blueprint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.kennispeil.scoring.irt.ItemParameters;

/**
 * A bank of 1,000 items and demands in 25 rows with 80 sets of enemies, of which 160 items are chosen; with the optimum
 * that three solvers proved (CBC, HiGHS and SCIP of OR-Tools 9.14).
 */
public final class AtaProblem {

    /** Information at θ = −0.5 of the best 160 items. */
    public static final double OPTIMUM = 43.082917;

    private AtaProblem() {}

    /** The table of a file, without its header. */
    public static List<String[]> table(String file) {
        List<String> lines = text(file).lines().skip(1).toList();
        return lines.stream().map(each -> each.split(",", -1)).toList();
    }

    public static String text(String file) {
        try (InputStream in = AtaProblem.class.getResourceAsStream("ata/" + file)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Stock stock() {
        Map<String, Set<String>> enemies = new HashMap<>();
        for (String[] each : table("enemies.csv")) {
            enemies.computeIfAbsent(each[1], any -> new TreeSet<>()).add(each[0]);
        }
        String[] header = text("bank1000.csv").lines().findFirst().orElse("").split(",");
        List<Candidate> items = new ArrayList<>();
        for (String[] row : table("bank1000.csv")) {
            Map<String, Set<String>> labels = new HashMap<>();
            Map<String, Double> numbers = new HashMap<>();
            for (int k = 1; k < header.length; k++) {
                labels.put(header[k], Set.of(row[k]));
                numbers.put(header[k], Double.valueOf(row[k]));
            }
            items.add(new Candidate(
                    row[0],
                    labels,
                    numbers,
                    enemies.getOrDefault(row[0], new HashSet<>()),
                    new ItemParameters.ThreePl(
                            Double.parseDouble(row[1]), Double.parseDouble(row[2]), Double.parseDouble(row[3])),
                    0,
                    Set.of()));
        }
        return new Stock(items, List.of());
    }

    /** The demands of {@code constraints.csv} as a {@code blueprint.json}. */
    public static String blueprint() {
        List<String> constraints = new ArrayList<>();
        for (String[] row : table("constraints.csv")) {
            String bounds = "\"min\":" + whole(row[1]) + ",\"max\":" + whole(row[2]) + "}";
            String name = row[0];
            String column = name.replaceAll("[0-9]+$", "");
            String value = name.substring(column.length());
            String what = name.equals("easy")
                    ? "{\"column\":\"b\",\"below\":-1,"
                    : value.isEmpty()
                            ? "{\"sum\":\"" + column + "\","
                            : "{\"column\":\"" + column + "\",\"value\":\"" + value + "\",";
            constraints.add(what + bounds);
        }
        return "{\"length\":160,\"constraints\":[" + String.join(",", constraints)
                + "],\"enemies\":{\"file\":\"enemies.csv\"},"
                + "\"objective\":{\"maximise\":\"information\",\"theta\":-0.5}}";
    }

    private static String whole(String number) {
        return Long.toString((long) Double.parseDouble(number));
    }
}
