package nl.kennispeil.delivery.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code thetas.csv}: {@code person,theta}, or a column {@code theta} alone. */
public final class ThetaReader {

    /**
     * Abilities.
     *
     * @param persons names, each once; numbers from 1 where the file has none
     * @param thetas finite, as many
     */
    public record Thetas(List<String> persons, List<Double> thetas) {
        public Thetas {
            persons = List.copyOf(persons);
            thetas = List.copyOf(thetas);
        }
    }

    private ThetaReader() {}

    /** @throws TableException when the file is not such a table */
    public static Thetas read(Source source, Notes notes) throws IOException {
        return Table.read(source, Limits.USUAL, notes, ThetaReader::of);
    }

    private static Thetas of(Table table) throws IOException {
        int theta = table.column("theta");
        int person = table.column("person");
        if (theta < 0) {
            throw table.problems().fatal("the header has no column \"theta\", expected person,theta");
        }
        List<String> persons = new ArrayList<>();
        List<Double> thetas = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (List<String> row = table.next(); row != null; row = table.next()) {
            String name = person < 0 ? Integer.toString(persons.size() + 1) : row.get(person);
            double value = table.empty(row.get(theta)) ? Double.NaN : Numbers.of(table, theta, row.get(theta));
            if (name.isEmpty() || !seen.add(name)) {
                table.problems().cell(table.line(), person, "person", name.isEmpty() ? "is empty" : "stands twice");
            }
            if (table.empty(row.get(theta))) {
                table.problems().cell(table.line(), theta, "theta", "is empty, expected a number");
            }
            persons.add(name);
            thetas.add(value);
        }
        table.finish();
        return new Thetas(persons, thetas);
    }
}
