package nl.kennispeil.delivery.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.kennispeil.bank.blueprint.Blueprint;
import nl.kennispeil.bank.blueprint.Candidate;
import nl.kennispeil.bank.blueprint.Condition;
import nl.kennispeil.bank.blueprint.Constraint;
import nl.kennispeil.bank.blueprint.Objective;
import nl.kennispeil.bank.blueprint.Obstacle;
import nl.kennispeil.bank.blueprint.Stock;
import nl.kennispeil.delivery.table.ItemRow;
import nl.kennispeil.delivery.table.ItemTable;
import nl.kennispeil.delivery.table.Notes;
import nl.kennispeil.delivery.table.PairReader;
import nl.kennispeil.delivery.table.Source;
import nl.kennispeil.delivery.table.TableException;
import nl.kennispeil.scoring.irt.Dichotomous;
import org.jspecify.annotations.Nullable;

/** A {@code bank.csv} as a blueprint sees it. */
final class AssemblyBank {

    private static final String ENEMIES = "enemies";
    private static final String EXPOSURE = "exposure";
    private static final String ACTUAL = "actual";
    private static final Set<String> PARAMETERS = Set.of("a", "b", "c", "d");
    private static final String BETWEEN = ";";

    private final ItemTable table;
    private final Blueprint blueprint;
    private final Notes notes;

    AssemblyBank(ItemTable table, Blueprint blueprint, Notes notes) {
        this.table = table;
        this.blueprint = blueprint;
        this.notes = notes;
    }

    /**
     * What there is to choose from.
     *
     * @param folder where the file of enemies lies that the blueprint names
     * @param earlier {@code form,item} of earlier forms, the newest first; null for none
     * @throws TableException when a column is missing, or an enemy is no item of the bank
     */
    Stock stock(Path folder, @Nullable Source earlier) throws IOException {
        requireColumns();
        Map<String, Set<String>> enemies = enemies(folder);
        List<Candidate> items = new ArrayList<>();
        for (ItemRow row : table.rows()) {
            items.add(candidate(row, enemies.getOrDefault(row.item(), Set.of())));
        }
        blueprint.constraints().forEach(each -> tellMissing(each, items));
        return new Stock(items, earlier == null ? List.of() : earlier(earlier));
    }

    private Candidate candidate(ItemRow row, Set<String> enemies) {
        Map<String, Set<String>> labels = new HashMap<>();
        Map<String, Double> numbers = new HashMap<>();
        row.metadata().forEach((column, cell) -> {
            String text = cell.strip();
            if (!text.isEmpty()) {
                Set<String> values = new TreeSet<>(List.of(text));
                Arrays.stream(text.split(BETWEEN))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .forEach(values::add);
                labels.put(column, values);
                Double number = number(text);
                if (number != null) {
                    numbers.put(column, number);
                }
            }
        });
        if (row.parameters() instanceof Dichotomous item) {
            numbers.put("a", item.a());
            numbers.put("b", item.b());
            numbers.put("c", item.c());
            numbers.put("d", item.d());
        }
        Set<Obstacle> obstacles = EnumSet.noneOf(Obstacle.class);
        if (blueprint.actualOnly()
                && !Set.of("true", "1", "yes", "ja")
                        .contains(
                                row.metadata().getOrDefault(ACTUAL, "").strip().toLowerCase(Locale.ROOT))) {
            obstacles.add(Obstacle.NOT_ACTUAL);
        }
        return new Candidate(row.item(), labels, numbers, enemies, row.parameters(), seen(row), obstacles);
    }

    private int seen(ItemRow row) {
        String cell = row.metadata().getOrDefault(EXPOSURE, "").strip();
        Double number = cell.isEmpty() ? Double.valueOf(0) : number(cell);
        boolean counted = number != null && number >= 0 && number <= Integer.MAX_VALUE && number == Math.rint(number);
        if (!counted && countsCandidates()) {
            throw new TableException(table.file() + ": item \"" + row.item() + "\" has exposure \"" + cell
                    + "\", allowed is how many candidates have had it, a whole number");
        }
        return counted && number != null ? number.intValue() : 0;
    }

    private boolean countsCandidates() {
        return blueprint.constraints().stream()
                .anyMatch(each ->
                        each instanceof Constraint.Exposure exposure && exposure.candidates() != Integer.MAX_VALUE);
    }

    /** The number that a cell holds; null when it holds none. */
    static @Nullable Double number(String text) {
        return text.matches("[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]{1,3})?") ? Double.valueOf(text) : null;
    }

    private Map<String, Set<String>> enemies(Path folder) throws IOException {
        Map<String, Set<String>> enemies = new HashMap<>();
        if (blueprint.enemiesFile().isEmpty()) {
            table.rows()
                    .forEach(row -> Arrays.stream(
                                    row.metadata().getOrDefault(ENEMIES, "").split(BETWEEN))
                            .map(String::strip)
                            .filter(each -> !each.isEmpty())
                            .forEach(each -> enemies.computeIfAbsent(row.item(), any -> new TreeSet<>())
                                    .add(each)));
            return enemies;
        }
        Source source = Source.of(folder.resolve(blueprint.enemiesFile()));
        Set<String> known = new HashSet<>(table.names());
        Set<String> unknown = new LinkedHashSet<>();
        for (PairReader.Pair each : PairReader.read(source, notes, "set")) {
            if (!known.contains(each.item())) {
                unknown.add("\"" + each.item() + "\" on line " + each.line());
            }
            enemies.computeIfAbsent(each.item(), any -> new TreeSet<>()).add(each.group());
        }
        if (!unknown.isEmpty()) {
            throw new TableException(blueprint.enemiesFile() + ": "
                    + String.join(", ", unknown.stream().limit(10).toList())
                    + (unknown.size() > 10 ? " and " + (unknown.size() - 10) + " more" : "")
                    + (unknown.size() == 1 ? " is" : " are") + " not in " + table.file());
        }
        return enemies;
    }

    private List<Stock.Earlier> earlier(Source source) throws IOException {
        Map<String, Set<String>> forms = new LinkedHashMap<>();
        for (PairReader.Pair each : PairReader.read(source, notes, "form")) {
            forms.computeIfAbsent(each.group(), any -> new HashSet<>()).add(each.item());
        }
        return forms.entrySet().stream()
                .map(each -> new Stock.Earlier(each.getKey(), each.getValue()))
                .toList();
    }

    private void requireColumns() {
        Set<String> there = new TreeSet<>(table.metadataColumns());
        Set<String> missing = new TreeSet<>();
        for (Constraint each : blueprint.constraints()) {
            if (each instanceof Constraint.Count count) {
                count.all().stream().map(Condition::column).forEach(missing::add);
            } else if (each instanceof Constraint.Sum sum) {
                missing.add(sum.column());
            } else if (each instanceof Constraint.Mean mean) {
                missing.add(mean.column());
            } else if (each instanceof Constraint.Sets sets) {
                missing.add(sets.column());
            } else if (each instanceof Constraint.Actual) {
                missing.add(ACTUAL);
            }
        }
        if (countsCandidates()) {
            missing.add(EXPOSURE);
        }
        Objective objective = blueprint.objective();
        if (objective != null && !objective.what().equals(Objective.INFORMATION)) {
            missing.add(objective.what());
        }
        missing.removeAll(there);
        missing.removeAll(PARAMETERS);
        if (!missing.isEmpty()) {
            throw new TableException(table.file() + ": the blueprint asks for " + many(missing) + ", which "
                    + (missing.size() == 1 ? "is no column" : "are no columns") + " of the bank; those are "
                    + (there.isEmpty() ? "only its parameters" : String.join(", ", there) + " and the parameters"));
        }
    }

    private static String many(Set<String> columns) {
        return "\"" + String.join("\", \"", columns) + "\"";
    }

    /** An item that does not tell what is summed is never chosen: who wonders where it is should know. */
    private void tellMissing(Constraint constraint, List<Candidate> items) {
        String column = constraint instanceof Constraint.Sum sum
                ? sum.column()
                : constraint instanceof Constraint.Mean mean ? mean.column() : "";
        long without = column.isEmpty()
                ? 0
                : items.stream()
                        .filter(each -> !each.numbers().containsKey(column))
                        .count();
        if (without > 0) {
            notes.add(without + " of " + items.size() + " items have no number in column \"" + column
                    + "\" and cannot be chosen");
        }
    }
}
