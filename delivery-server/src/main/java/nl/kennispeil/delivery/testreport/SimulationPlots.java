package nl.kennispeil.delivery.testreport;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import nl.kennispeil.delivery.chart.Axis;
import nl.kennispeil.delivery.chart.Plot;
import nl.kennispeil.delivery.testreport.SimulationReport.Band;

/** The drawings of a simulated adaptive test. */
final class SimulationPlots {

    private static final double FAR = 3;
    private static final Plot.Size SIZE = new Plot.Size(680, 270, 52, 112, 32, 48);

    private final SimulationReport report;
    private final ReportWords words;
    private final double[] theta;

    SimulationPlots(SimulationReport report, ReportWords words) {
        this.report = report;
        this.words = words;
        theta = of(Band::middle);
    }

    String error() {
        double[] bias = of(Band::bias);
        double[] rmse = of(Band::rmse);
        double low = Math.min(-0.05, smallest(bias));
        double high = Math.max(0.3, Math.max(largest(rmse), largest(bias)));
        Plot plot = plot(axis(), Axis.around(words.t("psy.sim.unit"), low, high, 5), "psy.sim.plotError")
                .level("faint", 0)
                .line("s1", theta, rmse, words.t("psy.sim.rmse"))
                .line("s2", theta, bias, words.t("psy.sim.bias"))
                .line("s3 thin", theta, of(Band::se), words.t("psy.sim.se"));
        for (int b = 0; b < theta.length; b++) {
            plot.point("s1", theta[b], rmse[b], hint(b, rmse[b])).point("s2", theta[b], bias[b], hint(b, bias[b]));
        }
        return plot.svg();
    }

    String information() {
        double[] values = of(Band::information);
        return plot(
                        axis(),
                        Axis.around(words.t("psy.plot.information"), 0, largest(values), 4),
                        "psy.sim.plotInformation")
                .area("s1", theta, values)
                .line("s1", theta, values, "")
                .svg();
    }

    String length() {
        double[] values = of(Band::length);
        return plot(axis(), Axis.around(words.t("psy.sim.items"), 0, largest(values), 4), "psy.sim.plotLength")
                .line("s1", theta, values, "")
                .svg();
    }

    /** The items from the most to the least given. */
    String exposure() {
        double[] rates = report.rates();
        double[] place = new double[rates.length];
        double[] falling = new double[rates.length];
        for (int i = 0; i < rates.length; i++) {
            place[i] = i + 1;
            falling[i] = rates[rates.length - 1 - i];
        }
        double top = Math.max(falling.length == 0 ? 0 : falling[0], Double.isNaN(report.most()) ? 0 : report.most());
        Plot plot = plot(
                        Axis.exactly(words.t("psy.sim.byUse"), 0, Math.max(1, rates.length), 6),
                        Axis.around(words.t("psy.sim.share"), 0, top, 4),
                        "psy.sim.plotExposure")
                .area("s1", place, falling)
                .line("s1", place, falling, "");
        if (!Double.isNaN(report.most())) {
            plot.level("key", report.most());
        }
        return plot.svg();
    }

    /** How many items are given to so many candidates. */
    String use() {
        double[] rates = report.rates();
        int[] bins = new int[20];
        for (double rate : rates) {
            bins[Math.min(19, (int) (20 * rate))]++;
        }
        Plot plot = plot(
                Axis.exactly(words.t("psy.sim.share"), 0, 1, 5),
                Axis.around(
                        words.t("psy.sim.items"), 0, Arrays.stream(bins).max().orElse(1), 4),
                "psy.sim.plotUse");
        for (int b = 0; b < bins.length; b++) {
            plot.bar("s1", b / 20.0, (b + 1) / 20.0, bins[b]);
        }
        return plot.svg();
    }

    String overlap() {
        int[] pairs = report.pairs();
        Plot plot = plot(
                Axis.exactly(words.t("psy.sim.shared"), 0, 100, 5),
                Axis.around(
                        words.t("psy.sim.pairs"), 0, Arrays.stream(pairs).max().orElse(1), 4),
                "psy.sim.plotOverlap");
        for (int percent = 0; percent <= 100; percent++) {
            if (pairs[percent] > 0) {
                plot.bar("s1", percent - 0.5, percent + 0.5, pairs[percent]);
            }
        }
        return plot.upright("key", 100 * report.overlap()).svg();
    }

    String time() {
        double[] share = {10, 25, 50, 75, 90, 99};
        return plot(
                        Axis.exactly(words.t("psy.sim.percentile"), 0, 100, 5),
                        Axis.around(words.t("psy.sim.micros"), 0, largest(report.quantiles()), 4),
                        "psy.sim.plotTime")
                .line("s1", share, report.quantiles(), "")
                .svg();
    }

    private double[] of(ToDoubleFunction<Band> what) {
        List<Band> bands = report.bands();
        return bands.stream().mapToDouble(what).toArray();
    }

    private String hint(int band, double value) {
        return words.number(theta[band], 2) + ": " + words.number(value, 3);
    }

    private Axis axis() {
        return Axis.exactly(words.t("psy.sim.truth"), -FAR, FAR, 6);
    }

    private Plot plot(Axis x, Axis y, String key) {
        return new Plot(SIZE, x, y, words.locale(), words.t(key), words.t(key + "Words"));
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
    }

    private static double smallest(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
    }
}
