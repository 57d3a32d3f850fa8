package nl.kennispeil.delivery.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A groups file, {@code person,group}, laid beside responses.
 *
 * @param names of the groups, in the order in which they first appear in the file
 * @param groupOf the group of each person of the responses, an index into {@code names}
 */
public record Groups(List<String> names, List<Integer> groupOf) {

    public Groups {
        names = List.copyOf(names);
        groupOf = List.copyOf(groupOf);
    }

    /** As the engine takes it. */
    public int[] indexes() {
        return groupOf.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * @param persons of the responses; each must have a group
     * @throws TableException when the file is not such a table, or a person is missing
     */
    public static Groups read(Source source, List<String> persons, Notes notes) throws IOException {
        return Table.read(source, Limits.USUAL, notes, table -> of(table, persons, notes));
    }

    private static Groups of(Table table, List<String> persons, Notes notes) throws IOException {
        table.requireFirst("person", "person,group");
        int column = table.column("group");
        if (column < 0) {
            throw table.problems().fatal("the header has no column \"group\", expected person,group");
        }
        Map<String, String> given = new HashMap<>();
        LinkedHashSet<String> names = new LinkedHashSet<>();
        for (List<String> row = table.next(); row != null; row = table.next()) {
            String group = row.get(column);
            if (row.get(0).isEmpty() || group.isEmpty()) {
                table.problems().line(table.line(), "a cell is empty, expected a person and a group");
            } else if (given.put(row.get(0), group) != null) {
                table.problems().cell(table.line(), 0, "person", "stands on another line too, allowed is once");
            }
            names.add(group);
        }
        table.finish();
        return beside(table, persons, given, List.copyOf(names), notes);
    }

    private static Groups beside(
            Table table, List<String> persons, Map<String, String> given, List<String> names, Notes notes) {
        List<Integer> groupOf = new ArrayList<>();
        int without = 0;
        int first = 0;
        for (int person = 0; person < persons.size(); person++) {
            @Nullable String group = given.remove(persons.get(person));
            if (group == null) {
                first = without == 0 ? person + 1 : first;
                without++;
            } else {
                groupOf.add(names.indexOf(group));
            }
        }
        if (without > 0) {
            throw new TableException(table.name() + ": " + without
                    + " persons of the responses have no group (the first stands in row " + first
                    + " of the responses), allowed is one line per person");
        }
        if (!given.isEmpty()) {
            notes.add(table.name() + ": " + given.size() + " persons are not in the responses and were left out");
        }
        return new Groups(names, groupOf);
    }
}
