package nl.kennispeil.delivery.result;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import nl.kennispeil.bank.form.AdaptivePart;
import nl.kennispeil.bank.form.ReportingScale;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.delivery.attempt.Exam;
import nl.kennispeil.delivery.chart.Axis;
import nl.kennispeil.delivery.chart.Plot;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.text.Messages;

/**
 * The result of an adaptive test put into words and numbers for its page.
 *
 * @param estimated false when there was nothing to measure by
 * @param settled true when the bureau has released the results of the sitting
 * @param value the ability on the reporting scale
 * @param low lower end of its interval of 95 %
 * @param middle what the scale has for the mean of the group it was made on
 * @param plot the interval on the scale, as SVG
 */
public record MeasuredView(
        String title,
        boolean estimated,
        boolean settled,
        String value,
        String low,
        String high,
        String middle,
        String spread,
        String plot,
        int items,
        int pilots,
        String ending,
        String error,
        List<ThemeLine> themes,
        boolean simulatedForm) {

    /** Standard deviations that the drawing shows to either side. */
    private static final int REACH = 3;

    private static final Plot.Size SIZE = new Plot.Size(440, 104, 22, 22, 24, 28);

    /** A theme: its level, and from where to where the interval of the difference goes, in thousandths of the width. */
    public record ThemeLine(String code, String name, int items, Measured.Level level, int from, int at, int to) {}

    static MeasuredView of(Exam.Context context, Measured measured, Messages words) {
        AdaptivePart part = context.rules().adaptive();
        ReportingScale scale = part == null ? ReportingScale.USUAL : part.scale();
        Locale locale = words.language().locale();
        boolean estimated = measured.estimated();
        String value = number(scale, scale.of(measured.theta()), locale);
        String low = number(scale, scale.of(measured.low()), locale);
        String high = number(scale, scale.of(measured.high()), locale);
        return new MeasuredView(
                context.sitting().title().in(words.language()),
                estimated,
                context.sitting().progress() == Sitting.Progress.RELEASED,
                value,
                low,
                high,
                number(scale, scale.mean(), locale),
                number(scale, scale.sd(), locale),
                estimated ? plot(scale, measured, words, value, low, high) : "",
                measured.items(),
                measured.pilots(),
                words.text("result.ending." + measured.ending().name()),
                estimated ? number(scale, scale.sd() * measured.se(), locale) : "",
                measured.themes().stream().map(each -> line(each, words)).toList(),
                context.form().items().stream().anyMatch(ItemVersion::synthetic));
    }

    private static ThemeLine line(Measured.ThemeLevel theme, Messages words) {
        return new ThemeLine(
                theme.category(),
                words.text("theme." + theme.category()),
                theme.items(),
                theme.level(),
                place(theme.difference() - theme.side()),
                place(theme.difference()),
                place(theme.difference() + theme.side()));
    }

    /** A difference of all points lies at an end. */
    private static int place(double difference) {
        return (int) Math.round(500 + 500 * Math.max(-1, Math.min(1, difference)));
    }

    private static String plot(
            ReportingScale scale, Measured measured, Messages words, String value, String low, String high) {
        double from = Math.min(scale.mean() - REACH * scale.sd(), whole(scale, measured.low(), false));
        double to = Math.max(scale.mean() + REACH * scale.sd(), whole(scale, measured.high(), true));
        Axis x = Axis.exactly("", from, to, 2 * REACH);
        Axis y = new Axis("", 0, 1, List.of(), 0);
        return new Plot(
                        SIZE,
                        x,
                        y,
                        words.language().locale(),
                        words.text("result.interval"),
                        words.text("result.interval.words", value, low, high))
                .upright("other", scale.mean())
                .range("s1", at(scale, measured.low()), at(scale, measured.high()), 0.35)
                .point("s1", at(scale, measured.theta()), 0.35, value)
                .text("value", at(scale, measured.theta()), 0.35, 0, -12, "middle", value)
                .svg();
    }

    /** The next whole number of standard deviations outwards. */
    private static double whole(ReportingScale scale, double theta, boolean up) {
        return scale.mean() + scale.sd() * (up ? Math.ceil(theta) : Math.floor(theta));
    }

    private static double at(ReportingScale scale, double theta) {
        return scale.mean() + scale.sd() * theta;
    }

    private static String number(ReportingScale scale, double value, Locale locale) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setGroupingUsed(false);
        format.setMaximumFractionDigits(scale.step() >= 1 ? 0 : 2);
        return format.format(value + 0.0).replace('-', '\u2212');
    }
}
