package nl.kennispeil.delivery.table;

import java.util.ArrayList;
import java.util.List;

/** What is wrong in a file, gathered so that one bad row does not hide the next; the file is refused as a whole. */
final class Problems {

    private static final int MOST_SHOWN = 20;
    private static final int MOST_QUOTED = 40;

    private final String file;
    private final List<String> shown = new ArrayList<>();
    private int count;

    Problems(String file) {
        this.file = file;
    }

    void file(String what) {
        add(file + ": " + what);
    }

    void line(int line, String what) {
        add(file + ", line " + line + ": " + what);
    }

    /** @param column counted from 0 */
    void cell(int line, int column, String columnName, String what) {
        add(file + ", line " + line + ", column " + (column + 1) + " (" + shortened(columnName) + "): " + what);
    }

    private void add(String problem) {
        count++;
        if (shown.size() < MOST_SHOWN) {
            shown.add(problem);
        }
    }

    int count() {
        return count;
    }

    boolean any() {
        return count > 0;
    }

    /** @throws TableException with all that was gathered, the first problem on a line of its own */
    void refuse() {
        if (count == 0) {
            return;
        }
        if (count == 1) {
            throw new TableException(shown.get(0));
        }
        String rest = String.join("\n  ", shown.subList(1, shown.size()));
        String more = count > shown.size() ? "\n  and " + (count - shown.size()) + " more" : "";
        throw new TableException(shown.get(0) + " (the first of " + count + " problems)\n  " + rest + more);
    }

    /** @throws TableException with this problem of the whole file and all that was gathered before */
    TableException fatal(String what) {
        file(what);
        refuse();
        throw new IllegalStateException("unreachable: a problem was gathered");
    }

    /** A cell as a message shows it. */
    static String quoted(String cell) {
        return "\"" + shortened(cell) + "\"";
    }

    private static String shortened(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", "�");
        return printable.length() <= MOST_QUOTED ? printable : printable.substring(0, MOST_QUOTED) + "…";
    }
}
