package nl.kennispeil.delivery.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import nl.kennispeil.delivery.table.Groups;
import nl.kennispeil.delivery.table.ScoredResponses;
import nl.kennispeil.delivery.table.TableWriter;
import nl.kennispeil.scoring.calibration.Calibration;
import nl.kennispeil.scoring.calibration.CalibrationSpec;
import nl.kennispeil.scoring.calibration.Calibrations;
import nl.kennispeil.scoring.dif.Adjustment;
import nl.kennispeil.scoring.dif.BreslowDay;
import nl.kennispeil.scoring.dif.DeltaPlot;
import nl.kennispeil.scoring.dif.Dif;
import nl.kennispeil.scoring.dif.DifData;
import nl.kennispeil.scoring.dif.DifSettings;
import nl.kennispeil.scoring.dif.DifTest;
import nl.kennispeil.scoring.dif.IrtDif;
import nl.kennispeil.scoring.dif.ItemDif;
import nl.kennispeil.scoring.dif.ItemEstimate;
import nl.kennispeil.scoring.dif.LikelihoodRatioDif;
import nl.kennispeil.scoring.dif.LogisticDif;
import nl.kennispeil.scoring.dif.LordTest;
import nl.kennispeil.scoring.dif.MantelHaenszel;
import nl.kennispeil.scoring.dif.MantelTest;
import nl.kennispeil.scoring.dif.RajuArea;
import nl.kennispeil.scoring.dif.SibTest;
import nl.kennispeil.scoring.dif.Standardization;
import nl.kennispeil.scoring.irt.ItemModel;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dif}: items that work otherwise in one group than in another. */
@Command(
        name = "dif",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Differential item functioning between a focal and a reference group.",
        footer = {
            "",
            "One row per item, columns per method: a statistic, p, an effect size and whether it is flagged.",
            "MH: alpha, Delta and the class of ETS (A, B, C). logistic: both, uniform, non-uniform, with delta R2.",
            "Breslow-Day: whether the odds ratio is the same at all scores, and whether it has a trend.",
            "delta-plot: delta per group, the distance from the major axis (negative: harder for the focal group), beyond",
            "1.5 and beyond the normal threshold; it is not purified.",
            "LR, Raju and Lord calibrate; the scale is linked by all items, or by those not flagged with --purify.",
            "",
            "Example:",
            "  kennispeil dif --responses scored.csv --groups groups.csv --focal women --method MH --purify --out dif.csv"
        })
public final class DifCommand extends AnalysisCommand {

    private static final List<String> METHODS = List.of(
            "MH",
            "Breslow-Day",
            "logistic",
            "SIBTEST",
            "standardization",
            "delta-plot",
            "Mantel",
            "generalized-MH",
            "LR",
            "Raju",
            "Lord");

    private static final List<String> CALIBRATED = List.of("LR", "Raju", "Lord");

    @Option(names = "--responses", required = true, paramLabel = "FILE", description = RESPONSES)
    @Nullable
    Path responses;

    @Option(names = "--groups", required = true, paramLabel = "FILE", description = "person,group")
    @Nullable
    Path groups;

    @Option(names = "--focal", paramLabel = "NAME", description = "The focal group; default the last one in the file")
    @Nullable
    String focal;

    @Option(
            names = "--method",
            paramLabel = "M",
            description = "MH (default), Breslow-Day, logistic, SIBTEST, standardization, delta-plot, Mantel (ordered"
                    + " categories), generalized-MH (unordered), LR, Raju, Lord or all")
    String method = "MH";

    @Option(names = "--purify", description = "Flagged items leave the matching score, again and again")
    boolean purify;

    @Option(
            names = "--missing",
            paramLabel = "RULE",
            description = "Missing responses, for methods that match on the sum score: refuse (default), complete (only"
                    + " persons who answered everything) or wrong (counts as score 0). LR, Raju and Lord need no rule")
    String missing = "refuse";

    @Option(names = "--level", paramLabel = "P", description = "Of the tests; default 0.05")
    double level = 0.05;

    @Option(
            names = "--adjust",
            paramLabel = "A",
            description = "For many tests: none (default), bonferroni, holm or benjamini-hochberg")
    String adjust = "none";

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "Of LR, Raju and Lord: Rasch, 1PL, 2PL (default), 3PL …; LR also GRM, GPCM …")
    String model = "2PL";

    @Option(names = "--threads", paramLabel = "N", description = "For calibrations; default 1")
    int threads = 1;

    @Option(names = "--first-category", paramLabel = "N", description = FIRST_CATEGORY)
    String firstCategory = "auto";

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "dif.csv; - for stdout")
    Path out = Path.of("-");

    private @Nullable List<ItemEstimate> reference;
    private @Nullable List<ItemEstimate> other;
    private List<String> names = List.of();

    @Override
    int run() throws IOException {
        DifSettings settings = settings();
        ItemModel wanted = model();
        List<String> methods = method.equalsIgnoreCase("all")
                ? METHODS
                : METHODS.stream().filter(method::equalsIgnoreCase).toList();
        if (!MatchedPersons.RULES.contains(missing)) {
            throw wrong("--missing is \"" + missing + "\": allowed is " + String.join(", ", MatchedPersons.RULES));
        }
        if (methods.isEmpty() || threads < 1) {
            throw wrong("--method is \"" + method + "\": allowed is " + String.join(", ", METHODS) + ", all");
        }
        ScoredResponses read = scored(responses, firstCategory);
        names = read.matrix().itemNames();
        DifData data = DifData.of(read.matrix(), focal(Groups.read(source("--groups", groups), read.persons(), notes)));
        DifData matched = MatchedPersons.of(data, missing, notes);
        Columns columns =
                new Columns().add("item", item -> read.matrix().itemNames().get(item));
        for (String each : methods) {
            try {
                add(columns, each, CALIBRATED.contains(each) ? data : matched, settings, wanted);
            } catch (IllegalArgumentException e) {
                if (methods.size() == 1) {
                    throw e;
                }
                notes.add(each + " was left out: " + e.getMessage());
            }
        }
        try (TableWriter writer = TableWriter.to(out, out())) {
            columns.write(writer, data.items());
        }
        return 0;
    }

    private boolean[] focal(Groups read) {
        String name = focal == null ? read.names().get(read.names().size() - 1) : focal;
        int wanted = read.names().indexOf(name);
        if (wanted < 0) {
            throw wrong("--focal is \"" + name + "\": allowed is one of " + String.join(", ", read.names()));
        }
        if (read.names().size() < 2 || (read.names().size() > 2 && focal == null)) {
            throw new IllegalArgumentException(groups + ": has " + read.names().size()
                    + " groups, allowed is 2, or more with --focal for one against all others");
        }
        boolean[] in = new boolean[read.groupOf().size()];
        for (int person = 0; person < in.length; person++) {
            in[person] = read.groupOf().get(person) == wanted;
        }
        notes.add("focal group is " + name + ", "
                + IntStream.range(0, in.length).filter(person -> in[person]).count() + " of " + in.length + " persons");
        return in;
    }

    private void add(Columns columns, String each, DifData data, DifSettings settings, ItemModel wanted) {
        switch (each) {
            case "MH" -> mantelHaenszel(columns, Dif.mantelHaenszel(data, settings, true));
            case "logistic" -> {
                for (LogisticDif.Kind kind : LogisticDif.Kind.values()) {
                    logistic(columns, kind, Dif.logistic(data, settings, kind, LogisticDif.Criterion.LIKELIHOOD_RATIO));
                }
            }
            case "SIBTEST" -> {
                sibtest(columns, "sibtest", Dif.sibtest(data, settings, false));
                sibtest(columns, "crossing_sibtest", Dif.sibtest(data, settings, true));
            }
            case "standardization" -> {
                List<Standardization> found = Dif.standardization(data, settings, Standardization.Weights.FOCAL);
                columns.add("std_p_dif", item -> found.get(item).pDif())
                        .add("std_alpha", item -> found.get(item).alpha())
                        .add("std_large", item -> found.get(item).isLarge());
            }
            case "Mantel" -> {
                DifTest<MantelTest> found = Dif.mantel(data, settings);
                test(columns, "mantel", found)
                        .add("mantel_smd", item -> found.items().get(item).standardizedDifference());
            }
            case "generalized-MH" -> {
                DifTest<MantelTest> found = Dif.generalizedMantelHaenszel(data, settings);
                test(columns, "gmh", found)
                        .add("gmh_df", item -> found.items().get(item).df());
            }
            case "Breslow-Day" -> {
                breslowDay(columns, "bd", Dif.breslowDay(data, settings, false));
                breslowDay(columns, "bd_trend", Dif.breslowDay(data, settings, true));
            }
            case "delta-plot" -> deltaPlot(columns, Dif.deltaPlot(data, settings));
            case "LR" -> {
                DifTest<LikelihoodRatioDif> found =
                        IrtDif.likelihoodRatio(data, Collections.nCopies(data.items(), wanted), settings, threads);
                test(columns, "lr", found)
                        .add("lr_df", item -> found.items().get(item).df());
            }
            case "Raju" -> {
                calibrate(data, wanted);
                raju(columns, "raju_signed", settings, RajuArea.Kind.SIGNED);
                raju(columns, "raju_unsigned", settings, RajuArea.Kind.UNSIGNED);
            }
            default -> {
                calibrate(data, wanted);
                DifTest<LordTest> found = IrtDif.lord(estimates(reference), estimates(other), settings);
                test(columns, "lord", found)
                        .add("lord_df", item -> found.items().get(item).df());
            }
        }
    }

    private void mantelHaenszel(Columns columns, DifTest<MantelHaenszel> found) {
        test(columns, "mh", found)
                .add("mh_alpha", item -> found.items().get(item).alpha())
                .add("mh_delta", item -> found.items().get(item).delta())
                .add("mh_se_delta", item -> found.items().get(item).deltaError())
                .add(
                        "mh_ets",
                        item -> found.items().get(item).ets().map(Enum::name).orElse(""))
                .add(
                        "mh_ets_size",
                        item -> found.items()
                                .get(item)
                                .etsBySize()
                                .map(Enum::name)
                                .orElse(""));
    }

    private void breslowDay(Columns columns, String name, DifTest<BreslowDay> found) {
        test(columns, name, found)
                .add(name + "_df", item -> found.items().get(item).df());
    }

    private void deltaPlot(Columns columns, DeltaPlot found) {
        notes.add(String.format(
                Locale.ROOT,
                "delta plot: major axis %.4g + %.4g delta, normal threshold %.4g",
                found.intercept(),
                found.slope(),
                found.normalThreshold()));
        columns.add("delta_reference", item -> found.reference()[item])
                .add("delta_focal", item -> found.focal()[item])
                .add("delta_distance", item -> found.distance()[item])
                .add("delta_flagged", item -> Math.abs(found.distance()[item]) > DeltaPlot.CLASSICAL)
                .add("delta_flagged_normal", item -> Math.abs(found.distance()[item]) > found.normalThreshold());
    }

    private void logistic(Columns columns, LogisticDif.Kind kind, DifTest<LogisticDif> found) {
        String name = kind == LogisticDif.Kind.BOTH
                ? "logistic"
                : "logistic_" + kind.name().toLowerCase(Locale.ROOT).replace("_", "");
        test(columns, name, found)
                .add(name + "_df", item -> found.items().get(item).df())
                .add(name + "_delta_r2", item -> found.items().get(item).deltaR2())
                .add(
                        name + "_size_zt",
                        item -> found.items()
                                .get(item)
                                .zumboThomas()
                                .map(Enum::name)
                                .orElse(""))
                .add(
                        name + "_size_jg",
                        item -> found.items()
                                .get(item)
                                .jodoinGierl()
                                .map(Enum::name)
                                .orElse(""));
    }

    private void sibtest(Columns columns, String name, DifTest<SibTest> found) {
        test(columns, name, found)
                .add(name + "_beta", item -> found.items().get(item).beta())
                .add(name + "_se", item -> found.items().get(item).standardError());
    }

    private void raju(Columns columns, String name, DifSettings settings, RajuArea.Kind kind) {
        DifTest<RajuArea> found = IrtDif.raju(estimates(reference), estimates(other), settings, kind);
        test(columns, name, found)
                .add(name + "_area", item -> found.items().get(item).area())
                .add(name + "_se", item -> found.items().get(item).standardError());
    }

    /** What every method has; its warnings and the items it cannot judge go to stderr. */
    private Columns test(Columns columns, String name, DifTest<? extends ItemDif> found) {
        warn(found.warnings().stream().map(each -> name + ": " + each).toList());
        tellUntested(name, found);
        if (purify) {
            notes.add(name + ": " + (found.rounds().size() - 1) + " rounds of purification, "
                    + (found.converged() ? "settled" : "NOT settled"));
        }
        columns.add(name + "_statistic", item -> found.items().get(item).statistic())
                .add(name + "_p", item -> found.items().get(item).p());
        if (!adjust.equals("none")) {
            columns.add(name + "_p_adjusted", item -> found.adjustedP()[item]);
        }
        return columns.add(
                        name + "_flagged",
                        item -> Arrays.stream(found.flagged()).anyMatch(each -> each == item))
                .add(name + "_note", item -> found.items().get(item).note());
    }

    private void tellUntested(String name, DifTest<? extends ItemDif> found) {
        List<String> untested = found.items().stream()
                .filter(each -> Double.isNaN(each.p()))
                .map(each -> names.get(each.item()) + (each.note().isEmpty() ? "" : " (" + each.note() + ")"))
                .toList();
        if (!untested.isEmpty()) {
            notes.add(name + ": no test of " + String.join(", ", untested));
        }
    }

    private void calibrate(DifData data, ItemModel wanted) {
        if (reference == null) {
            reference = calibrated(data, wanted, false);
            other = calibrated(data, wanted, true);
        }
    }

    private List<ItemEstimate> calibrated(DifData data, ItemModel wanted, boolean inFocal) {
        int[] rows = IntStream.range(0, data.persons())
                .filter(person -> data.isFocal(person) == inFocal)
                .toArray();
        ResponseMatrix some = data.responses().persons(rows);
        Calibration found = Calibrations.mml(CalibrationSpec.of(some, wanted).withThreads(threads));
        if (!found.usable()) {
            throw new IllegalArgumentException(
                    "the calibration of the " + (inFocal ? "focal" : "reference") + " group did not converge");
        }
        return ItemEstimate.of(found);
    }

    private static List<ItemEstimate> estimates(@Nullable List<ItemEstimate> made) {
        if (made == null) {
            throw new IllegalStateException("calibrate first");
        }
        return made;
    }

    private DifSettings settings() {
        Adjustment kind = Arrays.stream(Adjustment.values())
                .filter(each -> each.name().replace('_', '-').equalsIgnoreCase(adjust))
                .findFirst()
                .orElseThrow(() ->
                        wrong("--adjust is \"" + adjust + "\": allowed is none, bonferroni, holm, benjamini-hochberg"));
        try {
            DifSettings usual = DifSettings.defaults().atLevel(level).with(kind);
            return purify ? usual.purified() : usual;
        } catch (IllegalArgumentException e) {
            throw wrong("--" + e.getMessage());
        }
    }

    private ItemModel model() {
        try {
            return ItemModel.ofLabel(model);
        } catch (IllegalArgumentException e) {
            throw wrong("--" + e.getMessage());
        }
    }
}
