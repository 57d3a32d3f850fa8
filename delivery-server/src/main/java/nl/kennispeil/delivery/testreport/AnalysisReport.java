package nl.kennispeil.delivery.testreport;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.scoring.classical.ClassicalAnalysis;
import nl.kennispeil.scoring.classical.FlagKind;
import nl.kennispeil.scoring.classical.ItemFlag;
import nl.kennispeil.scoring.classical.ItemStatistics;
import nl.kennispeil.scoring.classical.TestWarning;
import nl.kennispeil.scoring.key.ItemStatus;

/**
 * The report of a classical analysis, for its template.
 *
 * @param formula whether formula points were asked for
 * @param plots by name, as SVG
 */
public record AnalysisReport(
        ClassicalAnalysis analysis, boolean formula, ReportWords words, Map<String, String> plots) {

    /** Writes the report of an analysis. */
    public static void write(Path file, Language language, ClassicalAnalysis analysis, boolean formula)
            throws IOException {
        ReportWords words = new ReportWords(language);
        AnalysisPlots drawn = new AnalysisPlots(analysis, words);
        Map<String, String> plots = new HashMap<>();
        plots.put("scores", drawn.scores());
        plots.put("reliability", drawn.reliability());
        plots.put("items", drawn.items());
        for (int item = 0; item < analysis.items().size(); item++) {
            plots.put("item" + item, drawn.traces(analysis.items().get(item)));
        }
        AnalysisReport report = new AnalysisReport(analysis, formula, words, plots);
        ReportPage.write(file, "testreport/analysis.jte", words, Map.of("report", report));
    }

    /** Items with a reason to look at them, the gravest reason first. */
    public List<ItemStatistics> flagged() {
        return analysis.items().stream()
                .filter(AnalysisReport::isGrave)
                .sorted(Comparator.comparing(each -> each.flags().get(0).kind()))
                .toList();
    }

    /** Items with minor remarks only. */
    public List<ItemStatistics> remarked() {
        return analysis.items().stream()
                .filter(each -> !each.flags().isEmpty() && !isGrave(each))
                .toList();
    }

    /** Whether more is the matter than options that hardly anybody chose, or answers that are missing. */
    static boolean isGrave(ItemStatistics item) {
        return item.flags().stream().anyMatch(each -> each.kind().compareTo(FlagKind.UNUSED_DISTRACTOR) < 0);
    }

    public int index(ItemStatistics item) {
        return analysis.items().indexOf(item);
    }

    public String plot(String name) {
        return plots.getOrDefault(name, "");
    }

    /** The reasons in sentences; options with which the same is the matter are in one. */
    public List<String> reasons(ItemStatistics item) {
        Map<String, List<ItemFlag>> alike = new LinkedHashMap<>();
        for (ItemFlag flag : item.flags()) {
            alike.computeIfAbsent(code(flag.kind()), any -> new ArrayList<>()).add(flag);
        }
        return alike.entrySet().stream()
                .map(each -> words.t(
                        "psy.flag." + each.getKey(),
                        each.getValue().stream().map(ItemFlag::option).collect(Collectors.joining(", ")),
                        words.number(each.getValue().get(0).observed(), 2),
                        words.number(each.getValue().get(0).limit(), 2)))
                .toList();
    }

    public String warning(TestWarning warning) {
        return words.t("psy.warning." + code(warning.kind()), words.whole(warning.number()));
    }

    public String status(ItemStatus status) {
        return words.t("psy.status." + status.label());
    }

    /** A label of a way of answering, in words where it is no letter. */
    public String option(String label) {
        return switch (label) {
            case "" -> words.t("psy.blank");
            case "*" -> words.t("psy.several");
            default -> label;
        };
    }

    /** The right answers of an item. */
    public String key(ItemStatistics item) {
        return item.options().stream()
                .filter(each -> each.mark() == nl.kennispeil.scoring.key.Mark.RIGHT)
                .map(each -> each.label())
                .collect(Collectors.joining(", "));
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
