package nl.kennispeil.scoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kennispeil.scoring.response.ResponseMatrix;

/** Reads the reference values under {@code src/test/resources/psychometrics}; paths are relative to that folder. */
public final class Golden {

    private Golden() {}

    /** The rows below the header, each a map from column to text without quotes. */
    public static List<Map<String, String>> csv(String path) {
        List<String> lines = text(path).lines().filter(line -> !line.isBlank()).toList();
        String[] header = cells(lines.get(0));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = cells(line);
            Map<String, String> row = new LinkedHashMap<>();
            for (int at = 0; at < header.length; at++) {
                row.put(header[at], cells[at]);
            }
            rows.add(row);
        }
        return rows;
    }

    /** The number in a column, NaN where the file has nothing or NA. */
    public static double number(Map<String, String> row, String column) {
        return number(cell(row, column));
    }

    /** The text in a column that must be there. */
    public static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), () -> "no column " + column + " in " + row.keySet());
    }

    /** The categories of a pattern such as {@code 01.1}, where a point is missing and {@code lowest} becomes 0. */
    public static int[] pattern(Map<String, String> row, int lowest) {
        return cell(row, "pattern")
                .chars()
                .map(c -> c == '.' ? ResponseMatrix.MISSING : c - '0' - lowest)
                .toArray();
    }

    /** The first number that follows {@code "key":} in a JSON file. */
    public static double json(String path, String key) {
        Matcher matcher = Pattern.compile("\"" + key + "\"\\s*:\\s*\\[?\\s*(-?[0-9][0-9.eE+-]*)")
                .matcher(text(path));
        if (!matcher.find()) {
            throw new IllegalArgumentException("no number " + key + " in " + path);
        }
        return Double.parseDouble(matcher.group(1));
    }

    /**
     * Responses, empty or NA as missing; the lowest category that occurs in a column becomes 0, as mirt does.
     *
     * @param without columns that are not items
     */
    public static ResponseMatrix matrix(String path, String... without) {
        List<Map<String, String>> rows = csv(path);
        List<String> items = new ArrayList<>(rows.get(0).keySet());
        items.removeAll(List.of(without));
        int[][] cells = new int[rows.size()][items.size()];
        for (int item = 0; item < items.size(); item++) {
            int lowest = Integer.MAX_VALUE;
            for (int person = 0; person < cells.length; person++) {
                double value = number(rows.get(person), items.get(item));
                cells[person][item] = Double.isNaN(value) ? Integer.MAX_VALUE : (int) value;
                lowest = Math.min(lowest, cells[person][item]);
            }
            for (int[] row : cells) {
                row[item] = row[item] == Integer.MAX_VALUE ? ResponseMatrix.MISSING : row[item] - lowest;
            }
        }
        return ResponseMatrix.of(items, cells);
    }

    private static double number(String cell) {
        return cell.isEmpty() || cell.equals("NA") ? Double.NaN : Double.parseDouble(cell.replace("Inf", "Infinity"));
    }

    private static String[] cells(String line) {
        String[] cells = line.split(",", -1);
        for (int at = 0; at < cells.length; at++) {
            cells[at] = cells[at].replace("\"", "");
        }
        return cells;
    }

    private static String text(String path) {
        try (InputStream in = Golden.class.getResourceAsStream("/psychometrics/" + path)) {
            if (in == null) {
                throw new IllegalArgumentException("no golden file " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
