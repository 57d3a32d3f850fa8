package nl.kennispeil.delivery.testreport;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nl.kennispeil.delivery.chart.Axis;
import nl.kennispeil.delivery.chart.Plot;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.scoring.irt.ItemParameters;

/**
 * Forms that were assembled, for people: how good the choice is, the information of each form against its target, and
 * every demand with what was got.
 *
 * @param length items per form
 * @param objective what was to be best, in signs; empty for nothing
 * @param value what it is worth over all forms; not a number without an objective
 * @param gap how much better another choice can be at most, as a part
 * @param seconds how long it took
 * @param thetas where the target lies
 * @param targets the target at each of them; empty for none
 * @param forms the forms
 * @param notes what else somebody should know
 */
public record AssemblyReport(
        int length,
        String objective,
        double value,
        double gap,
        double seconds,
        List<Double> thetas,
        List<Double> targets,
        List<Form> forms,
        List<String> notes) {

    private static final double LOW = -4;
    private static final double HIGH = 4;
    private static final int STEPS = 80;
    private static final int LOOKS = 6;
    private static final int ROW_HEIGHT = 22;
    private static final double PROVEN = 5e-7;

    /**
     * A form.
     *
     * @param rows in the same order for each form
     */
    public record Form(String name, List<ItemParameters> items, List<Row> rows) {}

    /**
     * A demand.
     *
     * @param min lower bound; −∞ for none
     * @param max upper bound; +∞ for none
     * @param counts true when it is a number of items
     */
    public record Row(String name, double min, double max, double got, boolean met, boolean counts) {}

    /** The report with its words and drawings. */
    public record View(AssemblyReport report, ReportWords words) {

        /** How good the choice is. */
        public String best() {
            if (Double.isNaN(report.value())) {
                return words.t("psy.asm.met");
            }
            return report.gap() <= PROVEN
                    ? words.t("psy.asm.proven")
                    : words.t("psy.asm.gap", words.number(Math.ceil(1_000 * report.gap()) / 10, 1));
        }

        public String bound(double bound) {
            return Double.isInfinite(bound) ? "" : plain(bound);
        }

        public String plain(double number) {
            return number == Math.rint(number) ? words.whole((long) number) : words.number(number, 2);
        }

        /** Information by ability, a line per form, and the target as dots. */
        public String information() {
            double[] theta = new double[STEPS + 1];
            double[][] lines = new double[report.forms().size()][STEPS + 1];
            double most = report.targets().stream()
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElse(0);
            for (int step = 0; step <= STEPS; step++) {
                theta[step] = LOW + (HIGH - LOW) * step / STEPS;
                for (int form = 0; form < lines.length; form++) {
                    for (ItemParameters item : report.forms().get(form).items()) {
                        lines[form][step] += item.information(theta[step]);
                    }
                    most = Math.max(most, lines[form][step]);
                }
            }
            Plot plot = new Plot(
                    new Plot.Size(680, 290, 52, 60, 32, 48),
                    Axis.exactly(words.t("psy.plot.theta"), LOW, HIGH, 8),
                    Axis.around(words.t("psy.plot.information"), 0, Math.max(most, 1e-6), 4),
                    words.locale(),
                    words.t("psy.asm.information"),
                    words.t("psy.asm.informationWords"));
            for (int form = 0; form < lines.length; form++) {
                plot.line(
                        look(form), theta, lines[form], report.forms().get(form).name());
            }
            for (int k = 0; k < report.targets().size(); k++) {
                plot.point(
                        "key",
                        report.thetas().get(k),
                        report.targets().get(k),
                        words.t(
                                "psy.asm.target",
                                plain(report.thetas().get(k)),
                                plain(report.targets().get(k))));
            }
            return plot.svg();
        }

        /** Numbers of items against what is allowed, a line per demand. */
        public String ranges() {
            List<Integer> shown = IntStream.range(
                            0, report.forms().get(0).rows().size())
                    .filter(k -> report.forms().get(0).rows().get(k).counts())
                    .boxed()
                    .toList();
            if (shown.isEmpty()) {
                return "";
            }
            double most = 1;
            for (Form form : report.forms()) {
                for (int k : shown) {
                    Row row = form.rows().get(k);
                    most = Math.max(most, Math.max(row.got(), Double.isInfinite(row.max()) ? row.min() : row.max()));
                }
            }
            int n = shown.size();
            Plot plot = new Plot(
                    new Plot.Size(680, 80 + n * ROW_HEIGHT, 190, 16, 30, 48),
                    Axis.around(words.t("psy.asm.items"), 0, most, 6),
                    new Axis("", 0, n, List.of(), 0),
                    words.locale(),
                    words.t("psy.asm.ranges"),
                    words.t("psy.asm.rangesWords"));
            for (int i = 0; i < n; i++) {
                int k = shown.get(i);
                double at = n - i - 0.5;
                Row row = report.forms().get(0).rows().get(k);
                plot.text("tick", 0, at, -8, 4, "end", row.name());
                plot.range("other", Math.max(0, row.min()), Math.min(most, row.max()), at);
                for (int form = 0; form < report.forms().size(); form++) {
                    Form each = report.forms().get(form);
                    double got = each.rows().get(k).got();
                    plot.point(look(form), got, at, each.name() + ": " + plain(got));
                }
            }
            return plot.svg();
        }

        private static String look(int form) {
            return "s" + (1 + form % LOOKS);
        }
    }

    /** Writes the report. */
    public static void write(Path file, Language language, AssemblyReport report) throws IOException {
        ReportWords words = new ReportWords(language);
        ReportPage.write(file, "testreport/assembly.jte", words, Map.of("view", new View(report, words)));
    }
}
