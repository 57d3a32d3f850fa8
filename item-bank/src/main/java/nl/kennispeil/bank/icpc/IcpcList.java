package nl.kennispeil.bank.icpc;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.kennispeil.bank.icpc.IcpcCode.Fault;
import nl.kennispeil.bank.icpc.IcpcCode.IcpcException;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The codes an installation knows. Without a list every code of the right structure is good. Immutable.
 */
public final class IcpcList {

    /** Rows that are read; the Dutch list with sub codes has some 1,400. */
    public static final int MAX_ROWS = 20_000;

    private static final int MAX_TITLE = 300;

    private final Map<String, String> titles;

    private IcpcList(Map<String, String> titles) {
        this.titles = titles;
    }

    /**
     * No list: structure only. This is what ships, since the titles and with them the list are under copyright: chapters
     * and the ranges of their numbers are checked, and a code that could exist but does not is taken.
     */
    public static IcpcList byStructure() {
        return new IcpcList(Map.of());
    }

    /**
     * What a file held.
     *
     * @param list the rows that could be read
     * @param refusals one line per row that could not: where, what was got, what is allowed
     */
    public record Reading(IcpcList list, List<String> refusals) {
        public Reading {
            refusals = List.copyOf(refusals);
        }
    }

    /**
     * Reads {@code code,title} with a heading, UTF-8, comma or semicolon. A bad row is refused by its number and stops
     * no other.
     *
     * @throws IllegalArgumentException when it is no such table, or has more than {@value #MAX_ROWS} rows
     */
    public static Reading read(Reader file) throws IOException {
        String text = bounded(file);
        char separator = text.lines().findFirst().orElse("").contains(";") ? ';' : ',';
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreHeaderCase(true)
                .setTrim(true)
                .get();
        Map<String, String> titles = new TreeMap<>();
        List<String> refusals = new ArrayList<>();
        try (CSVParser rows = CSVParser.parse(text, format)) {
            if (!rows.getHeaderMap().containsKey("code") || !rows.getHeaderMap().containsKey("title")) {
                throw new IllegalArgumentException("an ICPC list starts with the heading code,title");
            }
            for (CSVRecord row : rows) {
                if (row.getRecordNumber() > MAX_ROWS) {
                    throw new IllegalArgumentException("an ICPC list has at most " + MAX_ROWS + " rows");
                }
                row(row, titles, refusals);
            }
        } catch (CSVException | java.io.UncheckedIOException wrong) {
            throw new IllegalArgumentException("the ICPC list is no CSV file");
        }
        if (titles.isEmpty()) {
            throw new IllegalArgumentException("no row of the ICPC list can be read");
        }
        return new Reading(new IcpcList(Map.copyOf(titles)), refusals);
    }

    /**
     * A code of this list.
     *
     * @throws IcpcException when the structure is wrong, or when there is a list and the code is not in it
     */
    public IcpcCode require(String text) {
        IcpcCode code = IcpcCode.of(text);
        if (!titles.isEmpty() && !titles.containsKey(code.toString())) {
            throw new IcpcException(Fault.UNKNOWN, "ICPC code " + code + " is not in the list of this installation");
        }
        return code;
    }

    /** What is wrong with a text that should be a code of this list; empty when it is one. */
    public Optional<Fault> fault(String text) {
        try {
            require(text);
            return Optional.empty();
        } catch (IcpcException wrong) {
            return Optional.of(wrong.fault());
        }
    }

    /** The title, when a list gives one. */
    public Optional<String> title(IcpcCode code) {
        return Optional.ofNullable(titles.get(code.toString())).filter(title -> !title.isEmpty());
    }

    /** The codes in the list; none when there is no list. */
    public Set<String> codes() {
        return titles.keySet();
    }

    /** Number of codes in the list; 0 when there is none. */
    public int size() {
        return titles.size();
    }

    private static void row(CSVRecord row, Map<String, String> titles, List<String> refusals) {
        String where = "row " + row.getRecordNumber();
        if (!row.isConsistent()) {
            refusals.add(where + ": " + row.size() + " cells; allowed is as many as the heading");
            return;
        }
        try {
            String code = IcpcCode.of(row.get("code")).toString();
            String title = row.get("title");
            if (title.length() > MAX_TITLE) {
                refusals.add(where + ": a title of " + title.length() + " characters; allowed is " + MAX_TITLE);
            } else if (titles.putIfAbsent(code, title) != null) {
                refusals.add(where + ": " + code + " a second time");
            }
        } catch (IcpcException wrong) {
            refusals.add(where + ": " + wrong.getMessage());
        }
    }

    private static String bounded(Reader file) throws IOException {
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[8192];
        for (int read = file.read(buffer); read >= 0; read = file.read(buffer)) {
            text.append(buffer, 0, read);
            if (text.length() > MAX_ROWS * 400) {
                throw new IllegalArgumentException("an ICPC list has at most " + MAX_ROWS * 400 + " characters");
            }
        }
        return text.length() > 0 && text.charAt(0) == '\ufeff' ? text.substring(1) : text.toString();
    }
}
