package nl.kennispeil.delivery.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.kennispeil.bank.adaptive.RulesFile;
import nl.kennispeil.bank.blueprint.Blueprint;
import nl.kennispeil.bank.blueprint.BlueprintContent;
import nl.kennispeil.bank.blueprint.BlueprintJson;
import nl.kennispeil.bank.blueprint.Candidate;
import nl.kennispeil.bank.blueprint.Condition;
import nl.kennispeil.bank.blueprint.Constraint;
import nl.kennispeil.delivery.table.ItemRow;
import nl.kennispeil.delivery.table.ItemTable;
import nl.kennispeil.delivery.table.TableException;
import nl.kennispeil.scoring.adaptive.AdaptiveRules;
import nl.kennispeil.scoring.adaptive.ContentControl;
import nl.kennispeil.scoring.adaptive.ContentModel;
import nl.kennispeil.scoring.adaptive.ContentRule;
import nl.kennispeil.scoring.adaptive.Pool;
import nl.kennispeil.scoring.adaptive.PoolItem;
import nl.kennispeil.scoring.adaptive.Proportions;
import nl.kennispeil.scoring.adaptive.ShadowTest;
import nl.kennispeil.scoring.adaptive.WeightedContent;
import nl.kennispeil.scoring.irt.Dichotomous;
import org.jspecify.annotations.Nullable;

/** A {@code bank.csv} as the pool of an adaptive test, with the blueprint over it. */
final class SimulationBank {

    private static final String SECONDS = "seconds";
    private static final String PILOT = "pilot";
    private static final String STATUS = "status";
    private static final String ENEMIES = "enemies";
    private static final String ACTUAL = "actual";
    private static final String EXPOSURE = "exposure";
    private static final Set<String> YES = Set.of("true", "1", "yes", "ja");
    private static final Set<String> PARAMETERS = Set.of("a", "b", "c", "d");
    private static final String BETWEEN = ";";

    private final ItemTable table;
    private final RulesFile file;
    private final Pool pool;
    private final @Nullable ContentModel model;

    SimulationBank(ItemTable table, RulesFile file, Path folder) throws IOException {
        this.table = table;
        this.file = file;
        pool = Pool.of(table.rows().stream().map(this::item).toList());
        model = file.blueprint().isEmpty() ? null : model(folder);
    }

    Pool pool() {
        return pool;
    }

    /** The demands; null when the rules name no blueprint. */
    @Nullable
    ContentModel model() {
        return model;
    }

    /** The one place where a rule becomes what keeps to it. */
    ContentControl control() {
        ContentRule rule = file.rules().content();
        if (rule instanceof ContentRule.Weighted && model != null) {
            return WeightedContent.of(model);
        }
        if (rule instanceof ContentRule.Proportions) {
            return proportions();
        }
        if (rule instanceof ContentRule.Shadow && model != null) {
            return shadow(model);
        }
        return ContentControl.none();
    }

    private ContentControl shadow(ContentModel asked) {
        BitSet outside = new BitSet();
        for (int i = 0; i < pool.size(); i++) {
            outside.set(i, pool.item(i).pilot());
        }
        AdaptiveRules rules = file.rules();
        int shortest =
                rules.stop().min() - (rules.pilots().inLength() ? rules.pilots().count() : 0);
        try {
            return shortest == asked.length()
                    ? ShadowTest.of(asked, outside)
                    : ShadowTest.of(asked, outside, shortest, ShadowTest.USUAL_STEP);
        } catch (IllegalArgumentException e) {
            throw new TableException(file.blueprint() + " over " + table.file() + ": " + e.getMessage());
        }
    }

    private PoolItem item(ItemRow row) {
        Double seconds = number(cell(row, SECONDS));
        boolean pilot = YES.contains(cell(row, PILOT).toLowerCase(Locale.ROOT))
                || cell(row, STATUS).equalsIgnoreCase(PILOT);
        if (seconds != null && seconds < 0) {
            throw new TableException(
                    table.file() + ": item \"" + row.item() + "\" takes " + seconds + " seconds, allowed is 0 or more");
        }
        return new PoolItem(row.item(), row.parameters(), seconds == null ? 0 : seconds, pilot);
    }

    private Proportions proportions() {
        List<String> values = List.copyOf(file.shares().keySet());
        int[] group = new int[table.rows().size()];
        for (int i = 0; i < group.length; i++) {
            ItemRow row = table.rows().get(i);
            group[i] = values.indexOf(cell(row, file.column()));
            if (group[i] < 0) {
                throw new TableException(table.file() + ": item \"" + row.item() + "\" has \""
                        + cell(row, file.column()) + "\" in column \"" + file.column()
                        + "\", content.shares has " + values);
            }
        }
        return Proportions.of(
                group,
                file.shares().values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    private ContentModel model(Path folder) throws IOException {
        Path path = folder.resolve(file.blueprint());
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new TableException(
                    "content.blueprint is " + file.blueprint() + ": there is no such file in " + folder);
        }
        Blueprint blueprint;
        try {
            blueprint = BlueprintJson.read(Files.readAllBytes(path), file.blueprint());
        } catch (IllegalArgumentException e) {
            throw new TableException(path + ": " + e.getMessage());
        }
        requireColumns(blueprint);
        Map<String, Set<String>> enemies = enemies(blueprint, folder);
        List<Candidate> candidates = table.rows().stream()
                .map(row -> candidate(row, enemies.getOrDefault(row.item(), Set.of())))
                .toList();
        AdaptiveRules rules = file.rules();
        int length =
                rules.stop().max() - (rules.pilots().inLength() ? rules.pilots().count() : 0);
        try {
            return BlueprintContent.of(blueprint, candidates, length);
        } catch (IllegalArgumentException e) {
            throw new TableException(path + ": " + e.getMessage());
        }
    }

    private Candidate candidate(ItemRow row, Set<String> enemies) {
        Map<String, Set<String>> labels = new HashMap<>();
        Map<String, Double> numbers = new HashMap<>();
        row.metadata().forEach((column, raw) -> {
            String text = raw.strip();
            if (!text.isEmpty()) {
                Set<String> values = new TreeSet<>(List.of(text));
                values.addAll(parts(text));
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
        Double seen = number(cell(row, EXPOSURE));
        return new Candidate(
                row.item(), labels, numbers, enemies, row.parameters(), seen == null ? 0 : seen.intValue(), Set.of());
    }

    private Map<String, Set<String>> enemies(Blueprint blueprint, Path folder) throws IOException {
        Map<String, Set<String>> enemies = new HashMap<>();
        if (blueprint.enemiesFile().isEmpty()) {
            table.rows()
                    .forEach(row -> parts(cell(row, ENEMIES))
                            .forEach(set -> enemies.computeIfAbsent(row.item(), any -> new TreeSet<>())
                                    .add(set)));
            return enemies;
        }
        Path path = folder.resolve(blueprint.enemiesFile());
        if (!Files.isReadable(path)) {
            throw new TableException(
                    "enemies.file is " + blueprint.enemiesFile() + ": there is no such file in " + folder);
        }
        Set<String> known = Set.copyOf(table.names());
        List<String> lines = Files.readAllLines(path);
        for (int line = 1; line < lines.size(); line++) {
            String[] cells = lines.get(line).replace("\"", "").split(",", -1);
            if (lines.get(line).isBlank()) {
                continue;
            }
            if (cells.length != 2 || !known.contains(cells[1].strip())) {
                throw new TableException(path + ": line " + (line + 1) + " is \"" + lines.get(line)
                        + "\", allowed is set,item with an item of " + table.file());
            }
            enemies.computeIfAbsent(cells[1].strip(), any -> new TreeSet<>()).add(cells[0].strip());
        }
        return enemies;
    }

    private void requireColumns(Blueprint blueprint) {
        Map<String, String> asked = new LinkedHashMap<>();
        for (Constraint each : blueprint.constraints()) {
            if (each instanceof Constraint.Count count) {
                count.all().stream().map(Condition::column).forEach(column -> asked.put(column, each.about()));
            } else if (each instanceof Constraint.Sum sum) {
                asked.put(sum.column(), each.about());
            } else if (each instanceof Constraint.Mean mean) {
                asked.put(mean.column(), each.about());
            } else if (each instanceof Constraint.Actual) {
                asked.put(ACTUAL, each.about());
            }
        }
        List<String> missing = new ArrayList<>(asked.keySet());
        missing.removeAll(table.metadataColumns());
        missing.removeAll(PARAMETERS);
        if (!missing.isEmpty()) {
            throw new TableException(table.file() + ": the blueprint asks for columns " + missing
                    + ", the bank has the parameters and " + table.metadataColumns());
        }
    }

    private static List<String> parts(String cell) {
        return Arrays.stream(cell.split(BETWEEN))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static String cell(ItemRow row, String column) {
        return row.metadata().getOrDefault(column, "").strip();
    }

    private static @Nullable Double number(String text) {
        return text.matches("[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]{1,3})?") ? Double.valueOf(text) : null;
    }
}
