package nl.kennispeil.delivery.testreport;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.delivery.table.ItemColumns;
import nl.kennispeil.delivery.table.ItemRow;
import nl.kennispeil.delivery.text.Language;

/**
 * The report of a calibration, for its template.
 *
 * @param model label of the model asked for
 * @param method how parameters were estimated
 * @param items with their standard errors
 * @param fixed names of items that were not estimated
 * @param statements how it was estimated, in sentences
 * @param priors each in words
 * @param groups populations; none where ability has no distribution
 * @param leftOut items without parameters, with the reason
 * @param abilities of the persons; not finite where there is none
 * @param reliability marginal; NaN where ability has no distribution
 */
public record CalibrationReport(
        String model,
        String method,
        List<ItemRow> items,
        List<String> fixed,
        int persons,
        double logLik,
        double aic,
        double bic,
        int parameters,
        int iterations,
        double seconds,
        List<String> statements,
        List<String> priors,
        List<Group> groups,
        List<String> leftOut,
        List<Remark> warnings,
        List<Double> abilities,
        double reliability) {

    /** A sentence, and the language it is in. */
    public record Remark(String text, String lang) {}

    /** A population; standard errors are NaN where nothing was estimated. */
    public record Group(String name, int persons, double mean, double sd, double seMean, double seSd) {}

    /**
     * An item to look at.
     *
     * @param at its place in the report, from 0
     */
    public record Look(int at, String item, List<String> reasons) {}

    /**
     * The report with its words and drawings.
     *
     * @param outside sentences on what lies outside the range that is drawn
     */
    public record View(CalibrationReport report, ReportWords words, Map<String, String> plots, List<String> outside) {

        public List<Look> look() {
            return new ItemsToLookAt(words).of(report.items());
        }

        public boolean isQuiet() {
            return look().isEmpty()
                    && report.leftOut().isEmpty()
                    && report.warnings().isEmpty();
        }

        public String plot(String name) {
            return plots.getOrDefault(name, "");
        }

        /** Every column in which some item has more than no guessing. */
        public List<String> columns() {
            Set<String> columns = new LinkedHashSet<>();
            report.items()
                    .forEach(row -> ItemColumns.of(row).forEach((name, value) -> {
                        if (!isUsual(name, value)) {
                            columns.add(name);
                        }
                    }));
            List<String> sorted = new ArrayList<>(columns);
            sorted.sort(ItemColumns.ORDER);
            return sorted;
        }

        private static boolean isUsual(String name, double value) {
            return (name.equals("c") && value == 0) || (name.equals("d") && value == 1);
        }

        public double value(ItemRow row, String column) {
            return ItemColumns.of(row).getOrDefault(column, Double.NaN);
        }

        public double error(ItemRow row, String column) {
            return row.standardErrors().getOrDefault(column, Double.NaN);
        }

        /** The parameters of an item in a line. */
        public String line(ItemRow row) {
            List<String> parts = new ArrayList<>();
            ItemColumns.of(row).forEach((name, value) -> {
                if (!isUsual(name, value)) {
                    parts.add(name + " " + words.number(value, 2));
                }
            });
            return String.join(" · ", parts.size() > 5 ? parts.subList(0, 5) : parts);
        }
    }

    /** Writes the report. */
    public static void write(Path file, Language language, CalibrationReport report) throws IOException {
        ReportWords words = new ReportWords(language);
        CalibrationPlots drawn = new CalibrationPlots(report, words);
        Map<String, String> plots = new HashMap<>();
        plots.put("information", drawn.information());
        plots.put("error", drawn.error());
        plots.put("abilities", drawn.abilities());
        plots.put("locations", drawn.locations());
        plots.put("all", drawn.all());
        for (int item = 0; item < report.items().size(); item++) {
            plots.put("item" + item, drawn.curves(report.items().get(item)));
        }
        ReportPage.write(
                file,
                "testreport/calibration.jte",
                words,
                Map.of("view", new View(report, words, plots, drawn.outside())));
    }
}
