package nl.kennispeil.delivery.testreport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.kennispeil.delivery.chart.Axis;
import nl.kennispeil.delivery.chart.Plot;
import nl.kennispeil.delivery.table.ItemRow;
import nl.kennispeil.scoring.ability.TestFunctions;
import nl.kennispeil.scoring.irt.Curves;
import nl.kennispeil.scoring.irt.Dichotomous;
import nl.kennispeil.scoring.irt.GradedResponse;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.PartialCredit;

/** The drawings of a calibration, all over the same range of θ. */
final class CalibrationPlots {

    private static final double LOW = -4;
    private static final double HIGH = 4;
    private static final int STEPS = 80;
    private static final int BINS = 32;
    /** Standard errors above this are of no use and would flatten the rest of the curve. */
    private static final double MOST_ERROR = 2;

    private final CalibrationReport report;
    private final ReportWords words;
    private final List<ItemParameters> items;
    private final double[] theta = new double[STEPS + 1];
    private final double mostInformation;

    CalibrationPlots(CalibrationReport report, ReportWords words) {
        this.report = report;
        this.words = words;
        this.items = report.items().stream().map(ItemRow::parameters).toList();
        for (int step = 0; step <= STEPS; step++) {
            theta[step] = LOW + (HIGH - LOW) * step / STEPS;
        }
        double most = 0;
        for (ItemParameters item : items) {
            for (double at : theta) {
                most = Math.max(most, item.information(at));
            }
        }
        this.mostInformation = most > 0 ? most : 1;
    }

    String information() {
        double[] values = new double[theta.length];
        double most = 0;
        for (int step = 0; step < theta.length; step++) {
            values[step] = TestFunctions.information(items, theta[step]);
            most = Math.max(most, values[step]);
        }
        Axis y = Axis.around(words.t("psy.plot.information"), 0, most, 4);
        return plot(new Plot.Size(680, 270, 52, 16, 32, 48), axis(), y, "psy.plot.test", "")
                .area("s1", theta, values)
                .line("s1", theta, values, "")
                .svg();
    }

    String error() {
        double[] values = new double[theta.length];
        double most = 0;
        for (int step = 0; step < theta.length; step++) {
            double error = 1 / Math.sqrt(TestFunctions.information(items, theta[step]));
            values[step] = error <= MOST_ERROR ? error : Double.NaN;
            most = Double.isFinite(values[step]) ? Math.max(most, values[step]) : most;
        }
        Axis y = Axis.around(words.t("psy.plot.se"), 0, most, 4);
        return plot(new Plot.Size(680, 230, 52, 16, 32, 48), axis(), y, "psy.plot.error", "")
                .line("s6", theta, values, "")
                .svg();
    }

    /** The upper half of a Wright map. */
    String abilities() {
        int[] counts = new int[BINS];
        int all = 0;
        for (double each : report.abilities()) {
            if (isDrawn(each)) {
                counts[bin(each)]++;
                all++;
            }
        }
        return histogram(counts, "s1", words.t("psy.plot.persons"), "psy.plot.able", all);
    }

    /** The lower half: difficulties, steps and boundaries. */
    String locations() {
        int[] counts = new int[BINS];
        int all = 0;
        for (ItemParameters item : items) {
            for (double each : locations(item)) {
                if (isDrawn(each)) {
                    counts[bin(each)]++;
                    all++;
                }
            }
        }
        String label = words.t(isPolytomous() ? "psy.plot.boundaries" : "psy.plot.thresholds");
        return all == 0 ? "" : histogram(counts, "s2", label, "psy.plot.located", all);
    }

    private boolean isPolytomous() {
        return items.stream().anyMatch(each -> each.categories() > 2);
    }

    private static boolean isDrawn(double value) {
        return value >= LOW && value <= HIGH;
    }

    /** How much the Wright map leaves out; at the edge it would look as if it lay there. */
    List<String> outside() {
        List<String> all = new ArrayList<>();
        long persons = report.abilities().stream()
                .filter(each -> Double.isFinite(each) && !isDrawn(each))
                .count();
        long marks = items.stream()
                .flatMapToDouble(each -> Arrays.stream(locations(each)))
                .filter(each -> !isDrawn(each))
                .count();
        if (persons > 0) {
            all.add(words.t("psy.cal.outsidePersons", words.whole(persons)));
        }
        if (marks > 0) {
            all.add(words.t(isPolytomous() ? "psy.cal.outsideSteps" : "psy.cal.outsideItems", words.whole(marks)));
        }
        return all;
    }

    private static double[] locations(ItemParameters item) {
        if (item instanceof Dichotomous two) {
            return new double[] {two.b()};
        }
        if (item instanceof GradedResponse graded) {
            return graded.boundaries();
        }
        return item instanceof PartialCredit credit ? credit.steps() : new double[0];
    }

    private static int bin(double value) {
        return (int) Math.max(0, Math.min(BINS - 1, Math.floor((value - LOW) / (HIGH - LOW) * BINS)));
    }

    private String histogram(int[] counts, String look, String label, String key, int all) {
        int most = 1;
        for (int each : counts) {
            most = Math.max(most, each);
        }
        Axis y = whole(label, most);
        Plot plot = plot(new Plot.Size(680, 200, 52, 16, 32, 46), axis(), y, key, words.whole(all));
        double width = (HIGH - LOW) / BINS;
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                plot.bar(look, LOW + bin * width, LOW + (bin + 1) * width, counts[bin]);
            }
        }
        return plot.svg();
    }

    /** Counts have no halves. */
    private static Axis whole(String label, int most) {
        Axis y = Axis.around(label, 0, most, 3);
        return y.decimals() == 0
                ? y
                : new Axis(
                        label,
                        0,
                        y.high(),
                        y.ticks().stream()
                                .filter(each -> each == Math.rint(each))
                                .toList(),
                        0);
    }

    /** The expected score on every item as a share of the highest. */
    String all() {
        Axis y = new Axis("", 0, 1, List.of(0.0, 0.25, 0.5, 0.75, 1.0), 2);
        Plot plot = plot(
                new Plot.Size(680, 320, 52, 16, 14, 48), axis(), y, "psy.plot.allCurves", words.whole(items.size()));
        for (ItemParameters item : items) {
            double[] values = new double[theta.length];
            for (int step = 0; step < theta.length; step++) {
                values[step] = item.expectedScore(theta[step]) / (item.categories() - 1);
            }
            plot.line("s1 thin", theta, values, "");
        }
        return plot.svg();
    }

    /** The category curves of an item over its information. */
    String curves(ItemRow row) {
        ItemParameters item = row.parameters();
        Curves at = new Curves(item.categories());
        List<double[]> p = new ArrayList<>();
        for (int k = 0; k < item.categories(); k++) {
            p.add(new double[theta.length]);
        }
        double[] information = new double[theta.length];
        for (int step = 0; step < theta.length; step++) {
            item.curves(theta[step], at);
            for (int k = 0; k < item.categories(); k++) {
                p.get(k)[step] = at.p[k];
            }
            information[step] = item.information(theta[step]) / mostInformation;
        }
        Axis x = new Axis("", LOW, HIGH, List.of(-4.0, -2.0, 0.0, 2.0, 4.0), 0);
        Axis y = new Axis("", 0, 1, List.of(0.0, 0.5, 1.0), 1);
        Plot plot = plot(new Plot.Size(270, 150, 30, 22, 10, 24), x, y, "psy.plot.curves", row.item());
        plot.area("other", theta, information);
        if (item.categories() == 2) {
            return plot.line("s1", theta, p.get(1), "").svg();
        }
        for (int k = 0; k < item.categories(); k++) {
            plot.line("s" + (k % 6 + 1), theta, p.get(k), "");
            peak(plot, p.get(k), k);
        }
        return plot.svg();
    }

    /** The number of a category stands where it is most likely. */
    private void peak(Plot plot, double[] values, int category) {
        int top = 0;
        for (int step = 1; step < values.length; step++) {
            top = values[step] > values[top] ? step : top;
        }
        int within = Math.max(2, Math.min(STEPS - 2, top));
        plot.text("value", theta[within], values[within], 0, -4, "middle", Integer.toString(category));
    }

    private Axis axis() {
        return Axis.exactly(words.t("psy.plot.theta"), LOW, HIGH, 8);
    }

    private Plot plot(Plot.Size size, Axis x, Axis y, String key, String argument) {
        return new Plot(size, x, y, words.locale(), words.t(key, argument), words.t(key + "Words", argument));
    }
}
