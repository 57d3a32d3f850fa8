package nl.kennispeil.bank.processing;

import java.util.Locale;

/** A shape on a picture (2.1, {@code shape} and {@code coords}). Its edge belongs to it. */
interface Shape {

    boolean contains(Value.Point point);

    /**
     * Reads a shape: {@code default}, {@code rect} (left, top, right, bottom), {@code circle} (x, y, radius),
     * {@code ellipse} (x, y, horizontal and vertical radius) or {@code poly} (x1, y1, x2, y2 …).
     *
     * @throws Unscorable (MALFORMED) when it is none of these
     */
    static Shape of(String shape, String coords) {
        String kind = shape.strip().toLowerCase(Locale.ROOT);
        if (kind.equals("default")) {
            return point -> true;
        }
        double[] c = numbers(coords);
        switch (kind) {
            case "rect":
                require(kind, c.length == 4);
                return point -> point.x() >= Math.min(c[0], c[2])
                        && point.x() <= Math.max(c[0], c[2])
                        && point.y() >= Math.min(c[1], c[3])
                        && point.y() <= Math.max(c[1], c[3]);
            case "circle":
                require(kind, c.length == 3 && c[2] >= 0);
                return point -> square(point.x() - c[0]) + square(point.y() - c[1]) <= square(c[2]);
            case "ellipse":
                require(kind, c.length == 4 && c[2] > 0 && c[3] > 0);
                return point -> square((point.x() - c[0]) / c[2]) + square((point.y() - c[1]) / c[3]) <= 1;
            case "poly":
                require(kind, c.length >= 6 && c.length % 2 == 0);
                return point -> inPolygon(c, point.x(), point.y());
            default:
                throw new Unscorable(
                        Reason.MALFORMED, "shape: allowed is default, rect, circle, ellipse (deprecated) or poly");
        }
    }

    private static double square(double number) {
        return number * number;
    }

    /** Even-odd rule; points on an edge are inside. A last point that repeats the first changes nothing. */
    private static boolean inPolygon(double[] c, double x, double y) {
        boolean inside = false;
        for (int i = 0, before = c.length - 2; i < c.length; before = i, i += 2) {
            double x1 = c[before];
            double y1 = c[before + 1];
            double x2 = c[i];
            double y2 = c[i + 1];
            boolean between =
                    x >= Math.min(x1, x2) && x <= Math.max(x1, x2) && y >= Math.min(y1, y2) && y <= Math.max(y1, y2);
            if (between && (x2 - x1) * (y - y1) == (y2 - y1) * (x - x1)) {
                return true;
            }
            if ((y1 > y) != (y2 > y) && x < (x2 - x1) * (y - y1) / (y2 - y1) + x1) {
                inside = !inside;
            }
        }
        return inside;
    }

    private static double[] numbers(String coords) {
        String stripped = coords.strip();
        if (stripped.isEmpty()) {
            return new double[0];
        }
        String[] parts = stripped.split("\\s*,\\s*|\\s+", -1);
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            try {
                numbers[i] = Literals.number(parts[i]);
            } catch (Unscorable wrong) {
                throw new Unscorable(Reason.MALFORMED, "coords: allowed is numbers in pixels, separated by commas");
            }
        }
        return numbers;
    }

    private static void require(String kind, boolean right) {
        if (!right) {
            throw new Unscorable(Reason.MALFORMED, "coords: wrong number of coordinates for a " + kind);
        }
    }
}
