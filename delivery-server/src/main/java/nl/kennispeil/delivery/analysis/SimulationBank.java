package nl.kennispeil.delivery.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.kennispeil.bank.adaptive.RulesFile;
import nl.kennispeil.bank.blueprint.Blueprint;
import nl.kennispeil.bank.blueprint.BlueprintContent;
import nl.kennispeil.bank.blueprint.BlueprintJson;
import nl.kennispeil.bank.blueprint.Candidate;
import nl.kennispeil.delivery.table.ItemRow;
import nl.kennispeil.delivery.table.ItemTable;
import nl.kennispeil.delivery.table.Notes;
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
import org.jspecify.annotations.Nullable;

/** A {@code bank.csv} as the pool of an adaptive test, with the blueprint over it. */
final class SimulationBank {

    private static final String SECONDS = "seconds";
    private static final String PILOT = "pilot";
    private static final String STATUS = "status";
    private static final Set<String> YES = Set.of("true", "1", "yes", "ja");

    private final ItemTable table;
    private final RulesFile file;
    private final Notes notes;
    private final Pool pool;
    private final @Nullable ContentModel model;

    SimulationBank(ItemTable table, RulesFile file, Path folder, Notes notes) throws IOException {
        this.table = table;
        this.file = file;
        this.notes = notes;
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
        Double seconds = AssemblyBank.number(cell(row, SECONDS));
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
        List<Candidate> candidates =
                new AssemblyBank(table, blueprint, notes).stock(folder, null).items();
        AdaptiveRules rules = file.rules();
        int length =
                rules.stop().max() - (rules.pilots().inLength() ? rules.pilots().count() : 0);
        try {
            return BlueprintContent.of(blueprint, candidates, length);
        } catch (IllegalArgumentException e) {
            throw new TableException(path + ": " + e.getMessage());
        }
    }

    private static String cell(ItemRow row, String column) {
        return row.metadata().getOrDefault(column, "").strip();
    }
}
