package nl.kennispeil.delivery.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A drawing with two axes. What is added later lies on top. Classes name the look: {@code s1} to {@code s6} the data colours,
 * {@code key} what stands out, {@code other} what is context. Values that are not numbers break a line and draw no point.
 */
public final class Plot {

    private static final double LABEL_ROOM = 15;

    /**
     * Where the axes lie.
     *
     * @param width of the drawing, in the unit of the type (14 is a line of text)
     * @param height likewise
     * @param right room for labels at the end of lines
     */
    public record Size(int width, int height, int left, int right, int top, int bottom) {
        /** For a page. */
        public static final Size WIDE = new Size(680, 310, 52, 16, 30, 48);
        /** For one of many beside each other. */
        public static final Size SMALL = new Size(270, 170, 34, 26, 12, 34);
    }

    private record EndLabel(double y, String look, String text) {}

    private final Size size;
    private final Axis x;
    private final Axis y;
    private final Locale locale;
    private final String title;
    private final String words;
    private final StringBuilder shapes = new StringBuilder(4_096);
    private final List<EndLabel> ends = new ArrayList<>();

    /**
     * @param title what it is
     * @param words what it shows, for those who do not see it
     */
    public Plot(Size size, Axis x, Axis y, Locale locale, String title, String words) {
        this.size = size;
        this.x = x;
        this.y = y;
        this.locale = locale;
        this.title = title;
        this.words = words;
    }

    /** A line through points, with a label at its end. */
    public Plot line(String look, double[] xs, double[] ys, String label) {
        shapes.append("<path class=\"line ")
                .append(look)
                .append("\" d=\"")
                .append(path(xs, ys))
                .append("\"/>");
        for (int i = ys.length - 1; !label.isEmpty() && i >= 0; i--) {
            if (Double.isFinite(ys[i]) && Double.isFinite(xs[i])) {
                ends.add(new EndLabel(atY(ys[i]), look, label));
                break;
            }
        }
        return this;
    }

    /** The area between a line and the lower end of the axis. */
    public Plot area(String look, double[] xs, double[] ys) {
        if (xs.length > 0) {
            shapes.append("<path class=\"area ").append(look).append("\" d=\"").append(path(xs, ys));
            shapes.append('L').append(fixed(atX(xs[xs.length - 1]))).append(' ').append(fixed(bottom()));
            shapes.append('L')
                    .append(fixed(atX(xs[0])))
                    .append(' ')
                    .append(fixed(bottom()))
                    .append("Z\"/>");
        }
        return this;
    }

    /** An upright bar from the lower end of the axis. */
    public Plot bar(String look, double from, double to, double value) {
        double left = atX(from);
        double width = Math.max(0.5, atX(to) - left - 1);
        double top = atY(value);
        return rectangle(look, left + 0.5, top, width, bottom() - top);
    }

    /** A bar that lies, from the left end of the axis. */
    public Plot lyingBar(String look, double from, double to, double value) {
        double top = atY(to);
        return rectangle(look, size.left(), top + 0.5, atX(value) - size.left(), Math.max(0.5, atY(from) - top - 1));
    }

    private Plot rectangle(String look, double left, double top, double width, double height) {
        shapes.append("<rect class=\"bar ").append(look).append("\" x=\"").append(fixed(left));
        shapes.append("\" y=\"").append(fixed(top)).append("\" width=\"").append(fixed(Math.max(0, width)));
        shapes.append("\" height=\"").append(fixed(Math.max(0, height))).append("\"/>");
        return this;
    }

    /** A dot; a browser shows {@code hint} when asked. */
    public Plot point(String look, double px, double py, String hint) {
        if (Double.isFinite(px) && Double.isFinite(py)) {
            shapes.append("<circle class=\"dot ")
                    .append(look)
                    .append("\" cx=\"")
                    .append(fixed(atX(px)));
            shapes.append("\" cy=\"").append(fixed(atY(py))).append("\" r=\"4\">");
            shapes.append("<title>").append(escaped(hint)).append("</title></circle>");
        }
        return this;
    }

    /** A range, such as a confidence interval, lying. */
    public Plot range(String look, double from, double to, double py) {
        if (Double.isFinite(from) && Double.isFinite(to)) {
            segment("whisker " + look, atX(from), atY(py), atX(to), atY(py));
            segment("whisker " + look, atX(from), atY(py) - 6, atX(from), atY(py) + 6);
            segment("whisker " + look, atX(to), atY(py) - 6, atX(to), atY(py) + 6);
        }
        return this;
    }

    /** Words at a place. */
    public Plot text(String look, double px, double py, int dx, int dy, String anchor, String text) {
        label(shapes, look, atX(px) + dx, atY(py) + dy, anchor, text);
        return this;
    }

    /** An upright line over the whole height, such as a mean. */
    public Plot upright(String look, double px) {
        segment("rule " + look, atX(px), size.top(), atX(px), bottom());
        return this;
    }

    /** A line over the whole width, such as a limit. */
    public Plot level(String look, double py) {
        segment("rule " + look, size.left(), atY(py), size.width() - size.right(), atY(py));
        return this;
    }

    /** The drawing, to stand in a page. */
    public String svg() {
        StringBuilder svg = new StringBuilder(shapes.length() + 2_048);
        svg.append("<svg class=\"plot\" role=\"img\" viewBox=\"0 0 ").append(size.width());
        svg.append(' ').append(size.height()).append("\" xmlns=\"http://www.w3.org/2000/svg\"><title>");
        svg.append(escaped(title))
                .append("</title><desc>")
                .append(escaped(words))
                .append("</desc>");
        axes(svg);
        svg.append(shapes);
        endLabels(svg);
        return svg.append("</svg>").toString();
    }

    private void axes(StringBuilder svg) {
        for (double tick : y.ticks()) {
            line(svg, "grid", size.left(), atY(tick), size.width() - size.right(), atY(tick));
            label(svg, "tick", size.left() - 7, atY(tick) + 4, "end", number(tick, y.decimals()));
        }
        for (double tick : x.ticks()) {
            line(svg, "mark", atX(tick), bottom(), atX(tick), bottom() + 4);
            label(svg, "tick", atX(tick), bottom() + 17, "middle", number(tick, x.decimals()));
        }
        line(svg, "axis", size.left(), bottom(), size.width() - size.right(), bottom());
        if (!x.label().isEmpty()) {
            double middle = (size.left() + size.width() - size.right()) / 2.0;
            label(svg, "name", middle, size.height() - 6, "middle", x.label());
        }
        if (!y.label().isEmpty()) {
            label(svg, "name", 2, Math.max(11, size.top() - 14), "start", y.label());
        }
    }

    /** Labels of lines, moved apart where they would lie on each other. */
    private void endLabels(StringBuilder svg) {
        ends.sort(Comparator.comparingDouble(EndLabel::y));
        double[] at = ends.stream().mapToDouble(EndLabel::y).toArray();
        for (int i = 1; i < at.length; i++) {
            at[i] = Math.max(at[i], at[i - 1] + LABEL_ROOM);
        }
        double lowest = bottom() + 2;
        for (int i = at.length - 1; i >= 0 && at[i] > lowest; i--) {
            at[i] = lowest;
            lowest -= LABEL_ROOM;
        }
        for (int i = 0; i < at.length; i++) {
            EndLabel each = ends.get(i);
            label(svg, "end " + each.look(), size.width() - size.right() + 6, at[i] + 4, "start", each.text());
        }
    }

    private String path(double[] xs, double[] ys) {
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i < xs.length; i++) {
            boolean drawn = Double.isFinite(xs[i]) && Double.isFinite(ys[i]);
            if (drawn) {
                path.append(pen ? 'L' : 'M')
                        .append(fixed(atX(xs[i])))
                        .append(' ')
                        .append(fixed(atY(ys[i])));
            }
            pen = drawn;
        }
        return path.toString();
    }

    private void segment(String look, double x1, double y1, double x2, double y2) {
        line(shapes, look, x1, y1, x2, y2);
    }

    private static void line(StringBuilder into, String look, double x1, double y1, double x2, double y2) {
        into.append("<line class=\"")
                .append(look)
                .append("\" x1=\"")
                .append(fixed(x1))
                .append("\" y1=\"");
        into.append(fixed(y1)).append("\" x2=\"").append(fixed(x2)).append("\" y2=\"");
        into.append(fixed(y2)).append("\"/>");
    }

    private static void label(StringBuilder into, String look, double lx, double ly, String anchor, String text) {
        into.append("<text class=\"")
                .append(look)
                .append("\" text-anchor=\"")
                .append(anchor)
                .append("\" x=\"");
        into.append(fixed(lx)).append("\" y=\"").append(fixed(ly)).append("\">");
        into.append(escaped(text)).append("</text>");
    }

    private double atX(double value) {
        return size.left() + clamped(x.share(value)) * (size.width() - size.left() - size.right());
    }

    private double atY(double value) {
        return bottom() - clamped(y.share(value)) * (bottom() - size.top());
    }

    /** What lies outside the axes is drawn at their end. */
    private static double clamped(double share) {
        return Math.max(0, Math.min(1, share));
    }

    private double bottom() {
        return size.height() - size.bottom();
    }

    private String number(double value, int decimals) {
        String text = String.format(locale, "%." + decimals + "f", value);
        return text.startsWith("-") ? (Math.abs(value) < 1e-12 ? text.substring(1) : "−" + text.substring(1)) : text;
    }

    private static String fixed(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
