package nl.kennispeil.delivery.testreport;

import java.util.List;
import nl.kennispeil.delivery.chart.Axis;
import nl.kennispeil.delivery.chart.Plot;
import nl.kennispeil.scoring.classical.ClassicalAnalysis;
import nl.kennispeil.scoring.classical.ItemStatistics;
import nl.kennispeil.scoring.classical.OptionStatistics;
import nl.kennispeil.scoring.classical.PersonScores;
import nl.kennispeil.scoring.classical.Reliability;
import nl.kennispeil.scoring.key.Mark;

/** The drawings of a classical analysis. */
final class AnalysisPlots {

    private static final int MOST_BARS = 60;
    /** "?" and blank of fewer are in the table only. */
    private static final double LEAST_DRAWN = 0.02;

    private final ClassicalAnalysis analysis;
    private final ReportWords words;

    AnalysisPlots(ClassicalAnalysis analysis, ReportWords words) {
        this.analysis = analysis;
        this.words = words;
    }

    /** How many persons had which raw score. */
    String scores() {
        PersonScores persons = analysis.persons();
        int lowest = Integer.MAX_VALUE;
        int highest = 0;
        for (int person = 0; person < persons.persons(); person++) {
            lowest = Math.min(lowest, persons.raw(person));
            highest = Math.max(highest, persons.raw(person));
        }
        lowest = Math.min(lowest, highest);
        int width = 1 + (highest - lowest) / MOST_BARS;
        int[] counts = new int[(highest - lowest) / width + 1];
        int most = 1;
        for (int person = 0; person < persons.persons(); person++) {
            most = Math.max(most, ++counts[(persons.raw(person) - lowest) / width]);
        }
        Axis x = Axis.exactly(words.t("psy.plot.raw"), lowest - 0.5, lowest + counts.length * width - 0.5, 10);
        Axis y = Axis.around(words.t("psy.plot.persons"), 0, most, 4);
        Plot plot = plot(Plot.Size.WIDE, x, y, "psy.plot.scores", words.whole(persons.persons()));
        for (int bin = 0; bin < counts.length; bin++) {
            double from = lowest + bin * width - 0.5;
            plot.bar("s1", from, from + width, counts[bin]);
        }
        double mean = analysis.test().mean();
        if (Double.isFinite(mean)) {
            // above the bars, and within the drawing whichever side it is on
            String side = mean < lowest + counts.length * width / 2.0 ? "start" : "end";
            plot.upright("key", mean)
                    .text("value", mean, y.high(), 0, -7, side, words.t("psy.plot.mean", words.number(mean, 1)));
        }
        return plot.svg();
    }

    /** The coefficients beside each other, alpha with its interval. */
    String reliability() {
        Reliability r = analysis.test().reliability();
        if (!Double.isFinite(r.alpha())) {
            return "";
        }
        double[] values = {
            r.alpha(), r.lambda2(), r.lambda4().lambda4(), r.omega().total()
        };
        List<String> names = List.of("α", "λ2", "λ4", "ω");
        double low = Math.min(r.interval().low(), r.alpha());
        for (double each : values) {
            low = Double.isFinite(each) ? Math.min(low, each) : low;
        }
        Axis x = Axis.around("", Math.max(-1, low - 0.02), 1, 6);
        Axis y = new Axis("", 0, values.length, List.of(), 0);
        Plot.Size size = new Plot.Size(680, 178, 52, 16, 8, 30);
        Plot plot = plot(size, x, y, "psy.plot.reliability", words.number(r.alpha(), 2));
        for (int k = 0; k < values.length; k++) {
            double row = values.length - k - 0.5;
            plot.level("faint", row).text("label", x.low(), row, -14, 5, "end", names.get(k));
            if (k == 0) {
                plot.range("s1", r.interval().low(), r.interval().high(), row);
            }
            plot.point("s1", values[k], row, names.get(k) + " " + words.number(values[k], 3));
            if (Double.isFinite(values[k])) {
                plot.text("value", values[k], row, 0, -9, "middle", words.number(values[k], 2));
            }
        }
        return plot.svg();
    }

    /** Difficulty against discrimination; items to look at with their name. */
    String items() {
        double low = 0;
        double high = 0.4;
        for (ItemStatistics item : analysis.items()) {
            double rir = item.discrimination().rir();
            low = Double.isFinite(rir) ? Math.min(low, rir) : low;
            high = Double.isFinite(rir) ? Math.max(high, rir) : high;
        }
        Axis x = Axis.exactly(words.t("psy.plot.p"), 0, 1, 5);
        Axis y = Axis.around(words.t("psy.rir"), low, high, 5);
        Plot plot = plot(
                new Plot.Size(680, 370, 52, 40, 30, 48),
                x,
                y,
                "psy.plot.items",
                words.whole(analysis.items().size()));
        plot.level("axis", 0);
        for (boolean flagged : new boolean[] {false, true}) {
            for (ItemStatistics item : analysis.items()) {
                if (AnalysisReport.isGrave(item) != flagged) {
                    continue;
                }
                double p = item.difficulty().p();
                double rir = item.discrimination().rir();
                plot.point(flagged ? "s6" : "other", p, rir, item.name());
                if (flagged && Double.isFinite(p) && Double.isFinite(rir)) {
                    plot.text("value", p, rir, p > 0.9 ? -8 : 8, 4, p > 0.9 ? "end" : "start", item.name());
                }
            }
        }
        return plot.svg();
    }

    /** Who chose what, from the weakest group of persons to the strongest. */
    String traces(ItemStatistics item) {
        int groups = analysis.groups().size();
        if (groups < 2) {
            return "";
        }
        Axis x = new Axis(words.t("psy.plot.groups"), 1, groups, List.of(1.0, (double) groups), 0);
        Axis y = new Axis("", 0, 1, List.of(0.0, 0.5, 1.0), 1);
        double[] xs = new double[groups];
        for (int group = 0; group < groups; group++) {
            xs[group] = group + 1;
        }
        Plot plot = plot(Plot.Size.SMALL, x, y, "psy.plot.traces", item.name());
        int next = 2;
        for (OptionStatistics option : item.options()) {
            boolean right = option.mark() == Mark.RIGHT;
            boolean other = option.mark() == Mark.UNKNOWN || option.mark() == Mark.BLANK;
            boolean letter = !right && !other;
            String look = right ? "s1 strong" : other ? "other" : "s" + (2 + (next - 2) % 5);
            next += letter ? 1 : 0;
            if (option.n() > 0 && (!other || option.share() >= LEAST_DRAWN)) {
                String label = option.label().isEmpty() ? "∅" : option.label();
                plot.line(
                        look,
                        xs,
                        option.trace().stream().mapToDouble(each -> each).toArray(),
                        label);
            }
        }
        return plot.svg();
    }

    private Plot plot(Plot.Size size, Axis x, Axis y, String key, String argument) {
        return new Plot(size, x, y, words.locale(), words.t(key, argument), words.t(key + "Words", argument));
    }
}
