package nl.kennispeil.scan.print;

import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Outlines of the shapes of SVG 1.1 (chapters 7 to 9). */
final class SvgPath {

    private static final int MOST_COMMANDS = 200_000;
    private static final Pattern TRANSFORM = Pattern.compile("\\s*,?\\s*([a-zA-Z]+)\\s*\\(([^)]*)\\)");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

    private final String data;
    private final Path2D path = new Path2D.Float();
    private int at;

    private SvgPath(String data) {
        this.data = data;
    }

    /**
     * The outline of a part, in its own units; empty for a part without one.
     *
     * @throws IllegalArgumentException when it cannot be read
     */
    static Path2D of(Drawing.Part part) {
        SvgStyle style = new SvgStyle(part.attributes());
        Path2D path = new Path2D.Float();
        switch (part.name()) {
            case "path" -> {
                return new SvgPath(part.attribute("d", "")).read();
            }
            case "rect" -> {
                float rx = style.number("rx", style.number("ry", 0));
                float ry = style.number("ry", rx);
                float x = style.number("x", 0);
                float y = style.number("y", 0);
                float width = style.number("width", 0);
                float height = style.number("height", 0);
                path.append(
                        rx > 0
                                ? new RoundRectangle2D.Float(x, y, width, height, 2 * rx, 2 * ry)
                                : new Rectangle2D.Float(x, y, width, height),
                        false);
            }
            case "circle" -> {
                float r = style.number("r", 0);
                path.append(
                        new Ellipse2D.Float(style.number("cx", 0) - r, style.number("cy", 0) - r, 2 * r, 2 * r), false);
            }
            case "ellipse" -> {
                float rx = style.number("rx", 0);
                float ry = style.number("ry", 0);
                path.append(
                        new Ellipse2D.Float(style.number("cx", 0) - rx, style.number("cy", 0) - ry, 2 * rx, 2 * ry),
                        false);
            }
            case "line" -> {
                path.moveTo(style.number("x1", 0), style.number("y1", 0));
                path.lineTo(style.number("x2", 0), style.number("y2", 0));
            }
            case "polyline", "polygon" -> points(path, part);
            default -> {
                // no outline
            }
        }
        return path;
    }

    private static void points(Path2D path, Drawing.Part part) {
        List<Double> numbers = numbers(part.attribute("points", ""));
        for (int i = 0; i + 1 < numbers.size(); i += 2) {
            if (i == 0) {
                path.moveTo(numbers.get(0), numbers.get(1));
            } else {
                path.lineTo(numbers.get(i), numbers.get(i + 1));
            }
        }
        if (part.name().equals("polygon") && !numbers.isEmpty()) {
            path.closePath();
        }
    }

    /** @throws IllegalArgumentException when it cannot be read */
    static AffineTransform transform(String written) {
        AffineTransform all = new AffineTransform();
        Matcher matcher = TRANSFORM.matcher(written);
        int end = 0;
        while (matcher.lookingAt()) {
            List<Double> n = numbers(matcher.group(2));
            switch (matcher.group(1) + n.size()) {
                case "translate1" -> all.translate(n.get(0), 0);
                case "translate2" -> all.translate(n.get(0), n.get(1));
                case "scale1" -> all.scale(n.get(0), n.get(0));
                case "scale2" -> all.scale(n.get(0), n.get(1));
                case "rotate1" -> all.rotate(Math.toRadians(n.get(0)));
                case "rotate3" -> all.rotate(Math.toRadians(n.get(0)), n.get(1), n.get(2));
                case "skewX1" -> all.shear(Math.tan(Math.toRadians(n.get(0))), 0);
                case "skewY1" -> all.shear(0, Math.tan(Math.toRadians(n.get(0))));
                case "matrix6" ->
                    all.concatenate(new AffineTransform(n.get(0), n.get(1), n.get(2), n.get(3), n.get(4), n.get(5)));
                default -> throw new IllegalArgumentException("transform");
            }
            end = matcher.end();
            matcher.region(end, written.length());
        }
        if (!written.substring(end).isBlank()) {
            throw new IllegalArgumentException("transform");
        }
        return all;
    }

    private static List<Double> numbers(String written) {
        List<Double> numbers = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(written);
        while (matcher.find()) {
            numbers.add(Double.parseDouble(matcher.group()));
        }
        return numbers;
    }

    private Path2D read() {
        double x = 0;
        double y = 0;
        double startX = 0;
        double startY = 0;
        double lastX = 0;
        double lastY = 0;
        char before = 'M';
        char command = 0;
        int count = 0;
        while (more()) {
            if (++count > MOST_COMMANDS) {
                throw new IllegalArgumentException("path");
            }
            char next = data.charAt(at);
            if (Character.isLetter(next)) {
                command = next;
                at++;
            } else if (command == 'M') {
                command = 'L';
            } else if (command == 'm') {
                command = 'l';
            } else if (command == 0 || command == 'Z' || command == 'z') {
                throw new IllegalArgumentException("path");
            }
            boolean relative = Character.isLowerCase(command);
            double fromX = relative ? x : 0;
            double fromY = relative ? y : 0;
            char kind = Character.toUpperCase(command);
            if (kind != 'M' && path.getCurrentPoint() == null) {
                throw new IllegalArgumentException("path");
            }
            switch (kind) {
                case 'M' -> {
                    x = fromX + number();
                    y = fromY + number();
                    path.moveTo(x, y);
                    startX = x;
                    startY = y;
                }
                case 'L' -> {
                    x = fromX + number();
                    y = fromY + number();
                    path.lineTo(x, y);
                }
                case 'H' -> {
                    x = fromX + number();
                    path.lineTo(x, y);
                }
                case 'V' -> {
                    y = fromY + number();
                    path.lineTo(x, y);
                }
                case 'C', 'S' -> {
                    boolean smooth = kind == 'S';
                    boolean follows = before == 'C' || before == 'S';
                    double x1 = smooth ? (follows ? 2 * x - lastX : x) : fromX + number();
                    double y1 = smooth ? (follows ? 2 * y - lastY : y) : fromY + number();
                    lastX = fromX + number();
                    lastY = fromY + number();
                    x = fromX + number();
                    y = fromY + number();
                    path.curveTo(x1, y1, lastX, lastY, x, y);
                }
                case 'Q', 'T' -> {
                    boolean smooth = kind == 'T';
                    boolean follows = before == 'Q' || before == 'T';
                    lastX = smooth ? (follows ? 2 * x - lastX : x) : fromX + number();
                    lastY = smooth ? (follows ? 2 * y - lastY : y) : fromY + number();
                    x = fromX + number();
                    y = fromY + number();
                    path.quadTo(lastX, lastY, x, y);
                }
                case 'A' -> {
                    double rx = Math.abs(number());
                    double ry = Math.abs(number());
                    double turn = Math.toRadians(number());
                    boolean large = flag();
                    boolean sweep = flag();
                    double toX = fromX + number();
                    double toY = fromY + number();
                    arc(x, y, rx, ry, turn, large, sweep, toX, toY);
                    x = toX;
                    y = toY;
                }
                case 'Z' -> {
                    path.closePath();
                    x = startX;
                    y = startY;
                }
                default -> throw new IllegalArgumentException("path");
            }
            before = kind;
        }
        return path;
    }

    /** From end points to a centre, as SVG 1.1 appendix F.6.5 computes it. */
    private void arc(
            double x,
            double y,
            double rx,
            double ry,
            double turn,
            boolean large,
            boolean sweep,
            double toX,
            double toY) {
        if (rx == 0 || ry == 0 || (x == toX && y == toY)) {
            path.lineTo(toX, toY);
            return;
        }
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        double halfX = (x - toX) / 2;
        double halfY = (y - toY) / 2;
        double x1 = cos * halfX + sin * halfY;
        double y1 = -sin * halfX + cos * halfY;
        double stretch = x1 * x1 / (rx * rx) + y1 * y1 / (ry * ry);
        double wide = stretch > 1 ? rx * Math.sqrt(stretch) : rx;
        double high = stretch > 1 ? ry * Math.sqrt(stretch) : ry;
        double below = wide * wide * y1 * y1 + high * high * x1 * x1;
        double root = Math.sqrt(Math.max(0, (wide * wide * high * high - below) / below)) * (large == sweep ? -1 : 1);
        double cx1 = root * wide * y1 / high;
        double cy1 = -root * high * x1 / wide;
        double start = Math.atan2((y1 - cy1) / high, (x1 - cx1) / wide);
        double extent = Math.atan2((-y1 - cy1) / high, (-x1 - cx1) / wide) - start;
        if (sweep && extent < 0) {
            extent += 2 * Math.PI;
        } else if (!sweep && extent > 0) {
            extent -= 2 * Math.PI;
        }
        Arc2D unit = new Arc2D.Double(-1, -1, 2, 2, -Math.toDegrees(start), -Math.toDegrees(extent), Arc2D.OPEN);
        AffineTransform place = new AffineTransform();
        place.translate(cos * cx1 - sin * cy1 + (x + toX) / 2, sin * cx1 + cos * cy1 + (y + toY) / 2);
        place.rotate(turn);
        place.scale(wide, high);
        path.append(place.createTransformedShape(unit), true);
    }

    private boolean more() {
        while (at < data.length() && (Character.isWhitespace(data.charAt(at)) || data.charAt(at) == ',')) {
            at++;
        }
        return at < data.length();
    }

    private double number() {
        if (!more()) {
            throw new IllegalArgumentException("path");
        }
        Matcher matcher = NUMBER.matcher(data).region(at, data.length());
        if (!matcher.lookingAt()) {
            throw new IllegalArgumentException("path");
        }
        at = matcher.end();
        return Double.parseDouble(matcher.group());
    }

    /** Flags may stand against what follows. */
    private boolean flag() {
        if (!more() || (data.charAt(at) != '0' && data.charAt(at) != '1')) {
            throw new IllegalArgumentException("path");
        }
        return data.charAt(at++) == '1';
    }
}
