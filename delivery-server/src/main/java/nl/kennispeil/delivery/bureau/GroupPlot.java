package nl.kennispeil.delivery.bureau;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import nl.kennispeil.delivery.page.Page;

/**
 * Draws a group report as SVG. Colours come from the style sheet by class, so the same drawing does for light, dark and
 * print; every number stands beside what it is about, so there is no legend.
 */
final class GroupPlot {

    private static final int WIDTH = 720;
    private static final int LEFT = 44;
    private static final int RIGHT = 16;

    private GroupPlot() {}

    /** How many scored what, in bins. */
    static String histogram(GroupReport report, Page page) {
        int height = 280;
        int top = 28;
        int bottom = height - 52;
        int count = report.bins().size();
        int highest = Math.max(1, Collections.max(report.bins(), Integer::compare));
        double step = Math.min(64, (double) (WIDTH - LEFT - RIGHT) / count);
        StringBuilder svg = begin(height, page.t("report.histogram"), page.t("report.histogramWords"));
        for (int i = 0; i < count; i++) {
            int number = report.bins().get(i);
            double x = LEFT + i * step;
            double tall = (double) (bottom - top) * number / highest;
            svg.append("<rect class=\"bar\" x=\"").append(fixed(x + 1)).append("\" y=\"");
            svg.append(fixed(bottom - tall)).append("\" width=\"").append(fixed(step - 2));
            svg.append("\" height=\"").append(fixed(tall)).append("\"/>");
            if (number > 0) {
                text(svg, x + step / 2, bottom - tall - 6, "middle", "value", Integer.toString(number));
            }
            int edge = report.firstBin() + i * GroupReport.BIN_WIDTH;
            if (edge % 10 == 0) {
                text(svg, x, bottom + 20, "middle", "tick", Integer.toString(edge));
            }
        }
        int end = report.firstBin() + count * GroupReport.BIN_WIDTH;
        if (end % 10 == 0) {
            text(svg, LEFT + count * step, bottom + 20, "middle", "tick", Integer.toString(end));
        }
        line(svg, "axis", LEFT, bottom, WIDTH - RIGHT, bottom);
        text(svg, LEFT, height - 8, "start", "tick", page.t("report.axisScore"));
        int all = report.bins().stream().mapToInt(Integer::intValue).sum();
        text(svg, WIDTH - RIGHT, height - 8, "end", "tick", page.t("report.n", all));
        return svg.append("</svg>").toString();
    }

    /** Mean with one standard deviation to either side, per group. */
    static String means(List<Screens.GroupMark> marks, Page page) {
        List<Screens.GroupMark> groups = marks.stream()
                .filter(each -> !each.label().equals(GroupReport.ALL))
                .toList();
        int height = 320;
        int top = 24;
        int bottom = height - 64;
        double low = Math.floor(groups.stream()
                                .mapToDouble(
                                        each -> each.mean().subtract(each.sd()).doubleValue())
                                .min()
                                .orElse(0)
                        / 10)
                * 10;
        double high = Math.ceil(groups.stream()
                                .mapToDouble(each -> each.mean().add(each.sd()).doubleValue())
                                .max()
                                .orElse(100)
                        / 10)
                * 10;
        high = Math.max(high, low + 10);
        double unit = (bottom - top) / (high - low);
        double step = (double) (WIDTH - LEFT - RIGHT) / Math.max(1, groups.size());
        StringBuilder svg = begin(height, page.t("report.means"), page.t("report.meansWords"));
        for (double y = low; y <= high; y += 10) {
            double at = bottom - (y - low) * unit;
            line(svg, "grid", LEFT, at, WIDTH - RIGHT, at);
            text(svg, LEFT - 8, at + 4, "end", "tick", Integer.toString((int) y));
        }
        for (int i = 0; i < groups.size(); i++) {
            Screens.GroupMark each = groups.get(i);
            double x = LEFT + step * (i + 0.5);
            double mean = each.mean().doubleValue();
            double from = bottom - (mean - each.sd().doubleValue() - low) * unit;
            double to = bottom - (mean + each.sd().doubleValue() - low) * unit;
            double middle = bottom - (mean - low) * unit;
            line(svg, "whisker", x, from, x, to);
            line(svg, "whisker", x - 6, from, x + 6, from);
            line(svg, "whisker", x - 6, to, x + 6, to);
            svg.append("<circle class=\"dot\" cx=\"").append(fixed(x)).append("\" cy=\"");
            svg.append(fixed(middle)).append("\" r=\"6\"/>");
            text(svg, x + 12, middle + 5, "start", "value", page.decimal(each.mean()));
            text(svg, x, bottom + 22, "middle", "label", page.t("report.group", each.label()));
            text(svg, x, bottom + 40, "middle", "tick", page.t("report.n", each.n()));
        }
        return svg.append("</svg>").toString();
    }

    private static StringBuilder begin(int height, String title, String words) {
        return new StringBuilder(8_192)
                .append("<svg class=\"plot\" role=\"img\" viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(height)
                .append("\" xmlns=\"http://www.w3.org/2000/svg\"><title>")
                .append(escaped(title))
                .append("</title><desc>")
                .append(escaped(words))
                .append("</desc>");
    }

    private static void line(StringBuilder svg, String kind, double x1, double y1, double x2, double y2) {
        svg.append("<line class=\"").append(kind).append("\" x1=\"").append(fixed(x1));
        svg.append("\" y1=\"").append(fixed(y1)).append("\" x2=\"").append(fixed(x2));
        svg.append("\" y2=\"").append(fixed(y2)).append("\"/>");
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String kind, String words) {
        svg.append("<text class=\"").append(kind).append("\" text-anchor=\"").append(anchor);
        svg.append("\" x=\"")
                .append(fixed(x))
                .append("\" y=\"")
                .append(fixed(y))
                .append("\">");
        svg.append(escaped(words)).append("</text>");
    }

    private static String fixed(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
