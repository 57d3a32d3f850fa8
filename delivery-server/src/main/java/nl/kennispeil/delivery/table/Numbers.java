package nl.kennispeil.delivery.table;

import java.util.regex.Pattern;

/** Numbers as cells have them: with a point, or with a comma where the file is no comma file. */
final class Numbers {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}(\\.0*)?");

    private Numbers() {}

    /** The number; NaN when the cell is none, which {@code problem} says. */
    static double of(Table table, int column, String cell) {
        String point = table.decimalComma() ? cell.replace(',', '.') : cell;
        double value = NUMBER.matcher(point).matches() ? Double.parseDouble(point) : Double.NaN;
        if (Double.isFinite(value)) {
            return value;
        }
        String way = !table.decimalComma() && cell.indexOf(',') >= 0
                ? "a number with a point: this is a comma file, so a decimal comma is not read"
                : "a finite number, or an empty cell";
        table.problems()
                .cell(
                        table.line(),
                        column,
                        table.header().get(column),
                        "got " + Problems.quoted(cell) + ", allowed is " + way);
        return Double.NaN;
    }

    /** A whole number of 0 or more, also written as 2.0; −1 when the cell is none. */
    static int whole(Table table, String cell) {
        if (cell.length() == 1) {
            int digit = cell.charAt(0) - '0';
            return digit >= 0 && digit <= 9 ? digit : -1;
        }
        String point = table.decimalComma() ? cell.replace(',', '.') : cell;
        if (!WHOLE.matcher(point).matches()) {
            return -1;
        }
        int dot = point.indexOf('.');
        return Integer.parseInt(dot < 0 ? point : point.substring(0, dot));
    }
}
