package nl.kennispeil.delivery.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import nl.kennispeil.delivery.table.CovarianceFile;
import nl.kennispeil.delivery.table.ItemNames;
import nl.kennispeil.delivery.table.ItemReader;
import nl.kennispeil.delivery.table.ItemRow;
import nl.kennispeil.delivery.table.ItemTable;
import nl.kennispeil.delivery.table.ItemWriter;
import nl.kennispeil.delivery.table.TableWriter;
import nl.kennispeil.scoring.irt.NominalResponse;
import nl.kennispeil.scoring.linking.AbilityPoints;
import nl.kennispeil.scoring.linking.AnchorDrift;
import nl.kennispeil.scoring.linking.AnchorDrifts;
import nl.kennispeil.scoring.linking.CalibratedForm;
import nl.kennispeil.scoring.linking.DriftCheck;
import nl.kennispeil.scoring.linking.DriftRule;
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
            "With --drift the worst anchor is taken out and the link made anew until none drifts or --drift-kept would",
            "be passed. The limits are 1.645 for robust-z (of b and of log a), 3 standard deviations for perpendicular",
            "and 0.01 for d2 (the mean squared difference of the expected scores).",
            "Covariances are those that calibrate --covariance writes; with both A and B get standard errors.",
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

    @Option(
            names = "--drift",
            paramLabel = "RULE",
            description = "Check of the anchors: robust-z, perpendicular, d2, all, or none (default)")
    String drift = "none";

    @Option(names = "--drift-limit", paramLabel = "X", description = "In place of the limit of the rule, see below")
    double driftLimit = Double.NaN;

    @Option(
            names = "--drift-kept",
            paramLabel = "P",
            description = "Least share of the anchors that stays; default 0.8")
    double driftKept = DriftRule.USUAL.keptShare();

    @Option(names = "--from-covariance", paramLabel = "FILE", description = "Of the parameters of --from")
    @Nullable
    Path fromCovariance;

    @Option(names = "--to-covariance", paramLabel = "FILE", description = "Of the parameters of --to")
    @Nullable
    Path toCovariance;

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
        Optional<DriftRule> rule = DriftChoice.of(this, drift, driftLimit, driftKept);
        if ((fromCovariance == null) != (toCovariance == null)) {
            throw wrong("--from-covariance and --to-covariance go together: allowed is both or none");
        }
        ItemTable first = ItemReader.read(source("--from", from), notes);
        ItemTable second = ItemReader.read(source("--to", to), notes);
        Slopes.warn(this, first, second);
        CalibratedForm one = form(first, "--from-covariance", fromCovariance);
        CalibratedForm two = form(second, "--to-covariance", toCovariance);
        AbilityPoints at = AbilityPoints.gaussHermite(points);
        Link link = anchors == null
                ? Linking.link(one, two, of, at)
                : Linking.link(one, two, of, at, ItemNames.read(source("--anchors", anchors), notes));
        DriftCheck checked = rule.isPresent()
                ? AnchorDrifts.check(link, of, at, rule.get())
                : new DriftCheck(DriftChoice.values(link, at), List.of(), link, DriftChoice.values(link, at));
        link = checked.link();
        ScaleTransformation change = link.transformation();
        ItemTable linked = new ItemTable(
                first.file(),
                first.rows().stream().map(row -> linked(row, change)).toList(),
                first.metadataColumns());
        try (TableWriter writer = TableWriter.to(out, out())) {
            ItemWriter.write(writer, linked);
        }
        if (report != null) {
            report(checked, linked, second).write(report, out());
        }
        say(link.method() + ", " + link.anchors().size() + " anchors: A = " + change.slope() + ", B = "
                + change.intercept());
        if (!checked.removed().isEmpty()) {
            say("removed for drift: " + String.join(", ", checked.removed()));
        }
        warn(link.warnings());
        return 0;
    }

    private CalibratedForm form(ItemTable items, String option, @Nullable Path covariance) throws IOException {
        CalibratedForm form = CalibratedForm.of(items.names(), items.parameters());
        return covariance == null ? form : CovarianceFile.read(source(option, covariance), form, notes);
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

    private Figures report(DriftCheck checked, ItemTable linked, ItemTable second) {
        Link link = checked.link();
        Figures figures = new Figures()
                .put("method", link.method())
                .put("A", link.transformation().slope())
                .put("B", link.transformation().intercept());
        put(figures, "seA", link.slopeError());
        put(figures, "seB", link.interceptError());
        put(figures, "covAB", link.covariance());
        List<String> all = new ArrayList<>(notes.all());
        all.addAll(link.warnings());
        figures.put("warnings", all).put("drift", drift).put("removed", checked.removed());
        Map<String, AnchorDrift> after = new HashMap<>();
        checked.after().forEach(each -> after.put(each.item(), each));
        Figures.Parts parts = figures.parts("anchors");
        for (AnchorDrift before : checked.before()) {
            AnchorDrift kept = after.get(before.item());
            Figures part = parts.next().put("item", before.item()).put("removed", kept == null);
            ItemRow here = linked.byName().get(before.item());
            ItemRow there = second.byName().get(before.item());
            if (here != null && there != null) {
                part.put("largestDifference", CurveDistance.largestDifference(here.parameters(), there.parameters()));
            }
            put(part.part("before"), before);
            if (kept != null) {
                put(part.part("after"), kept);
            }
        }
        return figures;
    }

    /** An anchor against the link with all anchors, or with those that stayed. */
    private static void put(Figures figures, AnchorDrift drift) {
        figures.put("robustZ", drift.robustZ().orElse(Double.NaN))
                .put("robustZSlope", drift.robustZSlope().orElse(Double.NaN))
                .put("perpendicular", drift.perpendicular().orElse(Double.NaN))
                .put("perpendicularSlope", drift.perpendicularSlope().orElse(Double.NaN))
                .put("d2", drift.area())
                .put("flags", drift.flags());
    }

    private static void put(Figures figures, String name, OptionalDouble value) {
        if (value.isPresent()) {
            figures.put(name, value.getAsDouble());
        }
    }
}
