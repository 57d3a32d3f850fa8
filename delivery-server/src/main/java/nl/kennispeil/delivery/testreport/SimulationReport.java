package nl.kennispeil.delivery.testreport;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.kennispeil.delivery.text.Language;

/**
 * The report of a simulated adaptive test, for its template.
 *
 * @param items in the pool
 * @param lengths of the tests, sorted
 * @param most highest exposure that was asked; NaN for none
 * @param rates exposure of the items that count, ascending
 * @param first highest exposure of a first item
 * @param least lowest mean overlap possible
 * @param pairs how many pairs share 0 %, 1 %, … 100 % of their items
 * @param blueprint whether there was one
 * @param violated tests that do not meet it
 * @param violations the same per demand
 * @param micros mean processor time of a choice, in microseconds
 * @param quantiles of it: 10, 25, 50, 75, 90, 99 %
 * @param bands by true ability
 */
public record SimulationReport(
        int candidates,
        int items,
        double bias,
        double rmse,
        double correlation,
        double se,
        double meanLength,
        int[] lengths,
        double most,
        double[] rates,
        double first,
        double overlap,
        double least,
        double mostOverlap,
        int[] pairs,
        double unused,
        boolean blueprint,
        int violated,
        Map<String, Integer> violations,
        double micros,
        double[] quantiles,
        double seconds,
        List<Band> bands) {

    /** Candidates of about the same ability; numbers are NaN where there is nobody. */
    public record Band(
            double low,
            double high,
            int candidates,
            double bias,
            double rmse,
            double se,
            double information,
            double length,
            double maxExposure,
            double overlap) {

        double middle() {
            return (low + high) / 2;
        }
    }

    /** The report with its words and drawings. */
    public record View(SimulationReport report, Map<String, String> plots) {
        public String plot(String name) {
            return plots.getOrDefault(name, "");
        }

        /** The highest exposure. */
        public double highest() {
            double[] rates = report.rates();
            return rates.length == 0 ? Double.NaN : rates[rates.length - 1];
        }

        public int shortest() {
            return report.lengths().length == 0 ? 0 : report.lengths()[0];
        }

        public int longest() {
            return report.lengths().length == 0 ? 0 : report.lengths()[report.lengths().length - 1];
        }
    }

    /** Writes the report. */
    public static void write(Path file, Language language, SimulationReport report) throws IOException {
        ReportWords words = new ReportWords(language);
        SimulationPlots drawn = new SimulationPlots(report, words);
        Map<String, String> plots = new HashMap<>();
        plots.put("error", drawn.error());
        plots.put("information", drawn.information());
        plots.put("length", drawn.length());
        plots.put("exposure", drawn.exposure());
        plots.put("use", drawn.use());
        plots.put("overlap", drawn.overlap());
        plots.put("time", drawn.time());
        ReportPage.write(file, "testreport/simulation.jte", words, Map.of("view", new View(report, plots)));
    }
}
