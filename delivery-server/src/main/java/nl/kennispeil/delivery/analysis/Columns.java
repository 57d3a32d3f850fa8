package nl.kennispeil.delivery.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import nl.kennispeil.delivery.table.TableWriter;

/** A table that grows column by column. */
final class Columns {

    private final List<Object> header = new ArrayList<>();
    private final List<IntFunction<Object>> values = new ArrayList<>();

    Columns add(String name, IntFunction<Object> value) {
        header.add(name);
        values.add(value);
        return this;
    }

    void write(TableWriter out, int rows) {
        out.row(header.toArray());
        for (int row = 0; row < rows; row++) {
            int at = row;
            out.row(values.stream().map(each -> each.apply(at)).toArray());
        }
    }
}
