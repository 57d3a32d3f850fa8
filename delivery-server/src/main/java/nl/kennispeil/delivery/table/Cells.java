package nl.kennispeil.delivery.table;

import java.util.ArrayList;
import java.util.List;

/** The cells of one record (RFC 4180), stripped of the blanks around them. */
public final class Cells {

    private static final String[] SINGLE = new String[128];

    static {
        for (char each = 0; each < SINGLE.length; each++) {
            SINGLE[each] = String.valueOf(each).strip();
        }
    }

    private Cells() {}

    /** Takes a record apart; no cells at all when its quotes are damaged. */
    public static List<String> of(String record, char delimiter) {
        return record.indexOf('"') < 0 ? plain(record, delimiter) : quoted(record, delimiter);
    }

    /** Most cells are one digit or letter: no string is made for those. */
    private static List<String> plain(String record, char delimiter) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        while (true) {
            int end = record.indexOf(delimiter, from);
            int to = end < 0 ? record.length() : end;
            boolean single = to - from == 1 && record.charAt(from) < SINGLE.length;
            cells.add(
                    single
                            ? SINGLE[record.charAt(from)]
                            : record.substring(from, to).strip());
            if (end < 0) {
                return cells;
            }
            from = end + 1;
        }
    }

    private static List<String> quoted(String record, char delimiter) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        int at = 0;
        while (true) {
            cell.setLength(0);
            while (at < record.length() && record.charAt(at) == ' ') {
                at++;
            }
            if (at < record.length() && record.charAt(at) == '"') {
                at = inQuotes(record, at + 1, cell);
                while (at > 0 && at < record.length() && record.charAt(at) == ' ') {
                    at++;
                }
                if (at < 0 || (at < record.length() && record.charAt(at) != delimiter)) {
                    return List.of();
                }
            } else {
                while (at < record.length() && record.charAt(at) != delimiter) {
                    cell.append(record.charAt(at++));
                }
            }
            cells.add(cell.toString().strip());
            if (at >= record.length()) {
                return cells;
            }
            at++;
        }
    }

    /** Where the quoted cell ends; −1 when it does not. */
    private static int inQuotes(String record, int from, StringBuilder cell) {
        int at = from;
        while (at < record.length()) {
            char each = record.charAt(at++);
            if (each != '"') {
                cell.append(each);
            } else if (at < record.length() && record.charAt(at) == '"') {
                cell.append('"');
                at++;
            } else {
                return at;
            }
        }
        return -1;
    }
}
