package nl.kennispeil.delivery.analysis;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import nl.kennispeil.delivery.table.Notes;
import nl.kennispeil.delivery.table.TableWriter;
import nl.kennispeil.scoring.classical.ClassicalAnalysis;
import nl.kennispeil.scoring.classical.ClassicalSettings;
import nl.kennispeil.scoring.classical.ConditionalError;
import nl.kennispeil.scoring.classical.FormulaStatistics;
import nl.kennispeil.scoring.classical.ItemFlag;
import nl.kennispeil.scoring.classical.ItemStatistics;
import nl.kennispeil.scoring.classical.OptionStatistics;
import nl.kennispeil.scoring.classical.PersonScores;
import nl.kennispeil.scoring.classical.Reliability;
import nl.kennispeil.scoring.classical.SplitHalf;
import nl.kennispeil.scoring.classical.TestStatistics;

/** Writes a classical analysis as tables and figures. Columns of formula points are empty without a penalty table. */
final class AnalysisFiles {

    private final ClassicalAnalysis analysis;
    private final List<String> persons;
    private final boolean formula;
    private final Path folder;
    private final PrintWriter stdout;

    AnalysisFiles(ClassicalAnalysis analysis, List<String> persons, boolean formula, Path folder, PrintWriter stdout) {
        this.analysis = analysis;
        this.persons = persons;
        this.formula = formula;
        this.folder = folder;
        this.stdout = stdout;
    }

    void items() throws IOException {
        try (TableWriter out = table("items.csv")) {
            out.row(
                    "item",
                    "n",
                    "p",
                    "rit",
                    "rir",
                    "status",
                    "mean",
                    "sd",
                    "highest",
                    "p_corrected",
                    "biserial_total",
                    "biserial_rest",
                    "upper_lower",
                    "alpha_if_deleted",
                    "missing",
                    "blank",
                    "unknown",
                    "several",
                    "points_mean",
                    "points_sd",
                    "points_rit",
                    "points_rir",
                    "points_alpha_if_deleted",
                    "flags");
            for (ItemStatistics item : analysis.items()) {
                var d = item.difficulty();
                var r = item.discrimination();
                List<Object> row = new ArrayList<>(Arrays.asList(
                        item.name(),
                        d.n(),
                        d.p(),
                        r.rit(),
                        r.rir(),
                        item.status().label(),
                        d.mean(),
                        d.sd(),
                        d.highest(),
                        d.corrected(),
                        r.biserialTotal(),
                        r.biserialRest(),
                        r.upperLower(),
                        r.alphaIfDeleted(),
                        item.rates().missing(),
                        item.rates().blank(),
                        item.rates().unknown(),
                        item.rates().several()));
                FormulaStatistics points = formula ? item.formula().orElse(null) : null;
                row.addAll(
                        points == null
                                ? List.of("", "", "", "", "")
                                : List.of(
                                        points.mean(),
                                        points.sd(),
                                        points.rit(),
                                        points.rir(),
                                        points.alphaIfDeleted()));
                row.add(item.flags().stream().map(AnalysisFiles::flag).collect(Collectors.joining(";")));
                out.row(row.toArray());
            }
        }
    }

    void options() throws IOException {
        try (TableWriter out = table("options.csv")) {
            List<Object> header = new ArrayList<>(
                    List.of("item", "option", "mark", "n", "share", "mean_total", "rir", "upper", "lower"));
            for (int group = 1; group <= analysis.groups().size(); group++) {
                header.add("trace_" + group);
            }
            out.row(header.toArray());
            for (ItemStatistics item : analysis.items()) {
                for (OptionStatistics option : item.options()) {
                    List<Object> row = new ArrayList<>(List.of(
                            item.name(),
                            option.label(),
                            code(option.mark()),
                            option.n(),
                            option.share(),
                            option.meanTotal(),
                            option.rest(),
                            option.upper(),
                            option.lower()));
                    row.addAll(option.trace());
                    out.row(row.toArray());
                }
            }
        }
    }

    void persons() throws IOException {
        try (TableWriter out = table("persons.csv")) {
            out.row("person", "presented", "right", "wrong", "unknown", "blank", "raw", "points", "score", "warning");
            PersonScores scores = analysis.persons();
            for (int person = 0; person < persons.size(); person++) {
                var points = formula
                        ? scores.formula(person)
                        : java.util.Optional.<nl.kennispeil.scoring.formula.FormulaScore>empty();
                out.row(
                        persons.get(person),
                        scores.presented(person),
                        scores.right(person),
                        scores.wrong(person),
                        scores.unknown(person),
                        scores.blank(person),
                        scores.raw(person),
                        points.map(each -> each.sum().toPlainString()).orElse(""),
                        points.map(each -> 100 * each.sum().doubleValue() / each.items())
                                .orElse(Double.NaN),
                        scores.warning(person).map(AnalysisFiles::code).orElse(""));
            }
        }
    }

    void test(ClassicalSettings settings, Notes notes) throws IOException {
        Figures figures = new Figures();
        put(figures, analysis.test());
        if (formula) {
            analysis.formula().ifPresent(each -> put(figures.part("formula"), each));
        }
        Figures.Parts errors = figures.parts("scores");
        for (ConditionalError each : analysis.test().errors()) {
            errors.next()
                    .put("score", each.score())
                    .put("n", each.n())
                    .put("semLord", each.lord())
                    .put("semKeats", each.keats())
                    .put("semFeldtQualls", each.feldtQualls());
        }
        Figures.Parts groups = figures.parts("scoreGroups");
        analysis.groups()
                .forEach(each -> groups.next()
                        .put("lowest", each.lowest())
                        .put("highest", each.highest())
                        .put("n", each.n())
                        .put("mean", each.meanTotal()));
        figures.put("missingRule", code(settings.missing()));
        figures.put(
                "warnings",
                analysis.warnings().stream()
                        .map(each -> each.kind().reason() + (each.number() > 0 ? " (" + each.number() + ")" : ""))
                        .toList());
        figures.put("notes", notes.all()).write(folder.resolve("test.json"), stdout);
    }

    private static void put(Figures figures, TestStatistics test) {
        Reliability r = test.reliability();
        figures.put("n", test.n())
                .put("items", test.items())
                .put("mean", test.mean())
                .put("sd", test.sd())
                .put("skew", test.skew())
                .put("kurtosis", test.kurtosis())
                .put("lowest", test.lowest())
                .put("highest", test.highest())
                .put("alpha", r.alpha())
                .put("alphaLow", r.interval().low())
                .put("alphaHigh", r.interval().high())
                .put("confidence", r.interval().level())
                .put("alphaError", r.alphaError())
                .put("standardizedAlpha", r.standardizedAlpha())
                .put("kr20", r.kr20())
                .put("kr21", r.kr21())
                .put("lambda1", r.lambda1())
                .put("lambda2", r.lambda2())
                .put("lambda3", r.lambda3())
                .put("lambda4", r.lambda4().lambda4())
                .put("lambda5", r.lambda5())
                .put("lambda6", r.lambda6())
                .put("lambda6OfCorrelations", r.lambda6OfCorrelations())
                .put("omega", r.omega().total())
                .put("omegaStandardized", r.omega().standardized())
                .put("sem", r.sem());
        put(figures.part("splitOddEven"), r.oddEven());
        put(figures.part("splitHalves"), r.halves());
    }

    private static void put(Figures figures, SplitHalf split) {
        figures.put("correlation", split.correlation())
                .put("spearmanBrown", split.spearmanBrown())
                .put("flanagan", split.flanagan());
    }

    /** Such as {@code possible-second-key(B)}. */
    private static String flag(ItemFlag flag) {
        return code(flag.kind()) + (flag.option().isEmpty() ? "" : "(" + flag.option() + ")");
    }

    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private TableWriter table(String name) throws IOException {
        return TableWriter.to(folder.resolve(name), stdout);
    }
}
