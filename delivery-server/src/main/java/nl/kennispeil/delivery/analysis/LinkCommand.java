package nl.kennispeil.delivery.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import nl.kennispeil.delivery.table.ItemNames;
import nl.kennispeil.delivery.table.ItemReader;
import nl.kennispeil.delivery.table.ItemRow;
import nl.kennispeil.delivery.table.ItemTable;
import nl.kennispeil.delivery.table.ItemWriter;
import nl.kennispeil.delivery.table.TableWriter;
import nl.kennispeil.scoring.irt.NominalResponse;
import nl.kennispeil.scoring.linking.AbilityPoints;
import nl.kennispeil.scoring.linking.CalibratedForm;
import nl.kennispeil.scoring.linking.Link;
import nl.kennispeil.scoring.linking.LinkMethod;
import nl.kennispeil.scoring.linking.Linking;
import nl.kennispeil.scoring.linking.ScaleTransformation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code link}: one calibration on the scale of another. */
@Command(
        name = "link",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Puts the items of one calibration on the scale of another by the items they share.",
        footer = {
            "",
            "theta* = A theta + B, a* = a/A, b* = A b + B. Items are the same when they have the same name.",
            "",
            "Example:",
            "  kennispeil link --from spring.csv --to bank.csv --method Stocking-Lord --out linked.csv --report link.json"
        })
public final class LinkCommand extends AnalysisCommand {

    @Option(
            names = "--from",
            required = true,
            paramLabel = "FILE",
            description = "params.csv to put on the other scale")
    @Nullable
    Path from;

    @Option(names = "--to", required = true, paramLabel = "FILE", description = "params.csv whose scale is kept")
    @Nullable
    Path to;

    @Option(
            names = "--method",
            paramLabel = "M",
            description = "mean-mean, mean-gmean, mean-sigma, Haebara or Stocking-Lord (default)")
    String method = LinkMethod.STOCKING_LORD.label();

    @Option(
            names = "--points",
            paramLabel = "N",
            description = "Haebara, Stocking-Lord: Gauss-Hermite points of N(0, 1); default 30")
    int points = 30;

    @Option(
            names = "--anchors",
            paramLabel = "FILE",
            description = "A column \"item\" of the common items to use; default all of them")
    @Nullable
    Path anchors;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Linked params.csv; - for stdout")
    Path out = Path.of("-");

    @Option(names = "--report", paramLabel = "FILE", description = "A, B and the anchors as JSON; - for stdout")
    @Nullable
    Path report;

    @Override
    int run() throws IOException {
        requireOneOnStdout(out, report);
        LinkMethod of = method();
        if (points < 2 || points > 200) {
            throw wrong("--points is " + points + ": allowed is 2..200");
        }
        ItemTable first = ItemReader.read(source("--from", from), notes);
        ItemTable second = ItemReader.read(source("--to", to), notes);
        Slopes.warn(this, first, second);
        CalibratedForm one = CalibratedForm.of(first.names(), first.parameters());
        CalibratedForm two = CalibratedForm.of(second.names(), second.parameters());
        AbilityPoints at = AbilityPoints.gaussHermite(points);
        Link link = anchors == null
                ? Linking.link(one, two, of, at)
                : Linking.link(one, two, of, at, ItemNames.read(source("--anchors", anchors), notes));
        ScaleTransformation change = link.transformation();
        ItemTable linked = new ItemTable(
                first.file(),
                first.rows().stream().map(row -> linked(row, change)).toList(),
                first.metadataColumns());
        try (TableWriter writer = TableWriter.to(out, out())) {
            ItemWriter.write(writer, linked);
        }
        if (report != null) {
            report(link, linked, second).write(report, out());
        }
        say(link.method() + ", " + link.anchors().size() + " anchors: A = " + change.slope() + ", B = "
                + change.intercept());
        warn(link.warnings());
        return 0;
    }

    private LinkMethod method() {
        try {
            return LinkMethod.ofLabel(method);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    /** Standard errors follow the scale; those of the link itself are not in them. */
    private static ItemRow linked(ItemRow row, ScaleTransformation change) {
        Map<String, Double> errors = new LinkedHashMap<>();
        boolean nominal = row.parameters() instanceof NominalResponse;
        row.standardErrors().forEach((name, error) -> {
            switch (name.charAt(0)) {
                case 'a' -> errors.put(name, error / change.slope());
                case 'b' -> errors.put(name, error * change.slope());
                default -> {
                    if (!nominal) {
                        errors.put(name, error);
                    }
                }
            }
        });
        return new ItemRow(row.item(), change.item(row.parameters()), errors, row.metadata());
    }

    private Figures report(Link link, ItemTable linked, ItemTable second) {
        Figures figures = new Figures()
                .put("method", link.method())
                .put("A", link.transformation().slope())
                .put("B", link.transformation().intercept());
        put(figures, "seA", link.slopeError());
        put(figures, "seB", link.interceptError());
        List<String> all = new ArrayList<>(notes.all());
        all.addAll(link.warnings());
        figures.put("warnings", all);
        Figures.Parts parts = figures.parts("anchors");
        Map<String, ItemRow> mine = linked.byName();
        Map<String, ItemRow> theirs = second.byName();
        for (String anchor : link.anchors()) {
            ItemRow here = mine.get(anchor);
            ItemRow there = theirs.get(anchor);
            Figures part = parts.next().put("item", anchor);
            if (here != null && there != null) {
                part.put("largestDifference", CurveDistance.largestDifference(here.parameters(), there.parameters()));
            }
        }
        return figures;
    }

    private static void put(Figures figures, String name, OptionalDouble value) {
        if (value.isPresent()) {
            figures.put(name, value.getAsDouble());
        }
    }
}
