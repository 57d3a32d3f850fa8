package nl.kennispeil.delivery.purge;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import nl.kennispeil.delivery.page.Page;

/** Draws how many enrolments go in each of the coming months, as SVG; colours come from the style sheet. */
final class RetentionPlot {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 200;
    private static final int TOP = 28;
    private static final int BOTTOM = HEIGHT - 36;
    private static final int MONTHS = 12;

    private RetentionPlot() {}

    static String perMonth(List<Register.Judged> all, LocalDate from, Page page) {
        int[] counts = new int[MONTHS];
        YearMonth first = YearMonth.from(from);
        for (Register.Judged each : all) {
            LocalDate purge = each.standing().purge();
            if (purge != null) {
                long month = first.until(YearMonth.from(purge), java.time.temporal.ChronoUnit.MONTHS);
                // what is late goes now
                int index = (int) Math.max(0, month);
                if (index < MONTHS) {
                    counts[index]++;
                }
            }
        }
        int highest = 1;
        int total = 0;
        for (int each : counts) {
            highest = Math.max(highest, each);
            total += each;
        }
        DateTimeFormatter name =
                DateTimeFormatter.ofPattern("MMM", page.messages().language().locale());
        double step = (double) WIDTH / MONTHS;
        StringBuilder svg = new StringBuilder(4_096)
                .append("<svg class=\"plot\" role=\"img\" viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(HEIGHT)
                .append("\" xmlns=\"http://www.w3.org/2000/svg\"><title>")
                .append(page.t("retention.plot"))
                .append("</title><desc>")
                .append(page.t("retention.plotWords", total))
                .append("</desc>");
        for (int i = 0; i < MONTHS; i++) {
            double x = i * step;
            double tall = (double) (BOTTOM - TOP) * counts[i] / highest;
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                    x + 6,
                    BOTTOM - tall,
                    step - 12,
                    tall));
            if (counts[i] > 0) {
                text(svg, x + step / 2, BOTTOM - tall - 6, "value", Integer.toString(counts[i]));
            }
            YearMonth month = first.plusMonths(i);
            text(svg, x + step / 2, BOTTOM + 18, "tick", name.format(month).replace(".", ""));
            if (i == 0 || month.getMonthValue() == 1) {
                text(svg, x + step / 2, BOTTOM + 33, "tick", Integer.toString(month.getYear()));
            }
        }
        svg.append(String.format(
                Locale.ROOT, "<line class=\"axis\" x1=\"0\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>", BOTTOM, WIDTH, BOTTOM));
        return svg.append("</svg>").toString();
    }

    private static void text(StringBuilder svg, double x, double y, String kind, String words) {
        svg.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" text-anchor=\"middle\" x=\"%.1f\" y=\"%.1f\">%s</text>",
                kind,
                x,
                y,
                words));
    }
}
