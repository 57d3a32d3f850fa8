package nl.kennispeil.delivery.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.jspecify.annotations.Nullable;

/** Reads {@code scored.csv}: {@code person,<item1>,<item2>,…}, a whole number per cell, empty for missing. */
public final class ScoredReader {

    private static final int HIGHEST = ResponseMatrix.MOST_CATEGORIES;

    private final Table table;
    private final int items;
    private final List<String> persons = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private byte[] cells = new byte[1 << 16];
    private int size;
    private int lowest = Integer.MAX_VALUE;
    private final int[] highest;
    private int filled;
    private int letters;

    private ScoredReader(Table table) {
        this.table = table;
        this.items = table.header().size() - 1;
        this.highest = new int[Math.max(0, items)];
        Arrays.fill(highest, -1);
    }

    /** @throws TableException when the file is not such a table */
    public static ScoredResponses read(Source source, FirstCategory first, Notes notes) throws IOException {
        return read(source, first, null, notes, Limits.USUAL);
    }

    /**
     * The same for items that are known.
     *
     * @param known every item that may stand in the file
     * @throws TableException when the file is not such a table, or has another item or a higher category
     */
    public static ScoredResponses read(Source source, FirstCategory first, ItemTable known, Notes notes)
            throws IOException {
        return read(source, first, known, notes, Limits.USUAL);
    }

    static ScoredResponses read(
            Source source, FirstCategory first, @Nullable ItemTable known, Notes notes, Limits limits)
            throws IOException {
        return Table.read(source, limits, notes, table -> {
            ScoredReader reader = new ScoredReader(table);
            reader.rows();
            return reader.responses(first, known, notes);
        });
    }

    private void rows() throws IOException {
        table.requireFirst("person", "person,<item1>,<item2>,…");
        if (items == 0) {
            throw table.problems().fatal("the header has no item, expected person,<item1>,<item2>,…");
        }
        for (List<String> row = table.next(); row != null; row = table.next()) {
            person(row.get(0));
            room();
            for (int item = 0; item < items; item++) {
                cells[size++] = score(item, row.get(item + 1));
            }
        }
        if (letters > filled / 2 && letters == table.problems().count()) {
            throw new TableException(
                    table.name() + ": holds the options that were chosen, such as letters, and not scores;"
                            + " analyse takes them with --key key.csv");
        }
        table.finish();
    }

    private void person(String person) {
        Integer before = seen.putIfAbsent(person, table.line());
        if (person.isEmpty()) {
            table.problems().cell(table.line(), 0, "person", "is empty, expected who answered");
        } else if (before != null) {
            table.problems().cell(table.line(), 0, "person", "is the same as on line " + before + ", allowed is once");
        }
        persons.add(person);
    }

    private void room() {
        if (cells.length - size < items) {
            long wanted = Math.max(2L * cells.length, (long) cells.length + items);
            if (cells.length >= Integer.MAX_VALUE - items - 8) {
                throw table.problems().fatal("holds more than " + Integer.MAX_VALUE + " cells, the most that is read");
            }
            cells = Arrays.copyOf(cells, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
        }
    }

    private byte score(int item, String cell) {
        if (table.empty(cell)) {
            return ResponseMatrix.MISSING;
        }
        filled++;
        letters += isChosen(cell) ? 1 : 0;
        int score = Numbers.whole(table, cell);
        if (score < 0 || score > HIGHEST) {
            table.problems()
                    .cell(
                            table.line(),
                            item + 1,
                            table.header().get(item + 1),
                            "got " + Problems.quoted(cell) + ", allowed is a whole number 0.." + (HIGHEST - 1)
                                    + ", or empty for missing");
            return ResponseMatrix.MISSING;
        }
        lowest = Math.min(lowest, score);
        highest[item] = Math.max(highest[item], score);
        return (byte) score;
    }

    /** As in a file of raw responses: letters of options, or the marks for "don't know" and not presented. */
    private static boolean isChosen(String cell) {
        return cell.equals("?") || cell.equals("-") || cell.chars().allMatch(each -> each >= 'A' && each <= 'Z');
    }

    private ScoredResponses responses(FirstCategory choice, @Nullable ItemTable known, Notes notes) {
        List<String> names = table.header().subList(1, items + 1);
        int[] categories = known == null ? null : known.categoriesOf(names, table.problems());
        table.problems().refuse();
        int top = Arrays.stream(highest).max().orElse(0);
        int first = categories == null
                ? choice.alone(table.name(), lowest, top, notes)
                : choice.of(table.name(), lowest, highest, categories, notes);
        byte[] scores = Arrays.copyOf(cells, size);
        check(scores, first, categories, names);
        for (int at = 0; first > 0 && at < size; at++) {
            scores[at] = scores[at] == ResponseMatrix.MISSING ? scores[at] : (byte) (scores[at] - first);
        }
        ResponseMatrix matrix = ResponseMatrix.ofCells(names, scores);
        return new ScoredResponses(
                table.name(), persons, categories == null ? matrix : matrix.withCategories(categories), first);
    }

    /** Rows were all read well, so their lines are known by counting the persons. */
    private void check(byte[] scores, int first, int @Nullable [] categories, List<String> names) {
        if (lowest >= first && top(first, categories)) {
            return;
        }
        for (int at = 0; at < scores.length; at++) {
            int item = at % items;
            int most = categories == null ? HIGHEST - 1 : categories[item] - 1;
            if (scores[at] != ResponseMatrix.MISSING && (scores[at] < first || scores[at] - first > most)) {
                Integer line = seen.get(persons.get(at / items));
                table.problems()
                        .cell(
                                line == null ? 0 : line,
                                item + 1,
                                names.get(item),
                                "got \"" + scores[at] + "\", allowed is " + first + ".." + (most + first));
            }
        }
        table.problems().refuse();
    }

    private boolean top(int first, int @Nullable [] categories) {
        for (int item = 0; item < items; item++) {
            if (highest[item] - first >= (categories == null ? HIGHEST : categories[item])) {
                return false;
            }
        }
        return true;
    }
}
