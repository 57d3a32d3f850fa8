package nl.kennispeil.bank.exchange.measure;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import nl.kennispeil.bank.content.BaseType;
import nl.kennispeil.bank.content.Cardinality;
import nl.kennispeil.bank.content.Declaration;
import nl.kennispeil.bank.content.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a response is worth under the three standard templates (QTI 2.1, response processing templates), reckoned a second
 * time and apart from the interpreter, so that the two can be compared.
 */
final class Reckoning {

    private Reckoning() {}

    /** SCORE of values for the variable RESPONSE; empty when the template is another, or the shape is not known here. */
    static OptionalDouble of(String template, Declaration response, List<String> values) {
        return switch (template) {
            case "match_correct" -> OptionalDouble.of(matches(response, values) ? 1 : 0);
            case "map_response" ->
                response.mapping().isPresent()
                        ? OptionalDouble.of(values.isEmpty() ? 0 : mapped(response, values))
                        : OptionalDouble.empty();
            case "map_response_point" ->
                response.element()
                        .first("qti-area-mapping")
                        .map(areas -> values.isEmpty() ? OptionalDouble.of(0) : pointed(areas, values))
                        .orElse(OptionalDouble.empty());
            default -> OptionalDouble.empty();
        };
    }

    private static boolean matches(Declaration response, List<String> values) {
        if (values.isEmpty() || response.correct().isEmpty()) {
            return false;
        }
        List<String> given = same(response.baseType(), values);
        List<String> key = same(response.baseType(), response.correct());
        if (response.cardinality() == Cardinality.MULTIPLE) {
            given.sort(null);
            key.sort(null);
        }
        return given.equals(key);
    }

    /** Values such that equal ones are equal texts. */
    private static List<String> same(@Nullable BaseType type, List<String> values) {
        List<String> same = new ArrayList<>();
        for (String value : values) {
            same.add(
                    type == BaseType.PAIR
                            ? String.join(
                                    " ",
                                    Arrays.stream(value.split("\\s+")).sorted().toList())
                            : type == BaseType.INTEGER || type == BaseType.FLOAT
                                    ? String.valueOf(Double.parseDouble(value))
                                    : value.replaceAll("\\s+", " "));
        }
        return same;
    }

    private static double mapped(Declaration response, List<String> values) {
        Element mapping = response.mapping().orElseThrow();
        double sum = 0;
        Set<String> counted = new HashSet<>();
        for (String value : values) {
            // A container counts each value once.
            if (counted.add(value)) {
                sum += worth(mapping, response.baseType(), value);
            }
        }
        return bounded(mapping, sum);
    }

    private static double bounded(Element mapping, double sum) {
        double low = Double.parseDouble(mapping.attribute("lower-bound", "-1e300"));
        double high = Double.parseDouble(mapping.attribute("upper-bound", "1e300"));
        return Math.min(high, Math.max(low, sum));
    }

    private static double worth(Element mapping, @Nullable BaseType type, String value) {
        for (Element entry : mapping.elements("qti-map-entry")) {
            String key = entry.attribute("map-key", "").strip();
            boolean exact = type != BaseType.STRING
                    || entry.attribute("case-sensitive", "true").equals("true");
            boolean number = type == BaseType.INTEGER || type == BaseType.FLOAT;
            String[] ends = value.split("\\s+");
            boolean turned = type == BaseType.PAIR && ends.length == 2 && key.equals(ends[1] + " " + ends[0]);
            boolean hit = number
                    ? Double.parseDouble(key) == Double.parseDouble(value)
                    : exact
                            ? key.replaceAll("\\s+", " ").equals(value.replaceAll("\\s+", " "))
                            : key.equalsIgnoreCase(value);
            if (hit || turned) {
                return Double.parseDouble(entry.attribute("mapped-value", "0"));
            }
        }
        return Double.parseDouble(mapping.attribute("default-value", "0"));
    }

    private static OptionalDouble pointed(Element areas, List<String> points) {
        double sum = 0;
        Set<Element> used = new HashSet<>();
        for (String point : points) {
            String[] xy = point.strip().split("\\s+");
            double x = Double.parseDouble(xy[0]);
            double y = Double.parseDouble(xy[1]);
            Element hit = null;
            for (Element entry : areas.elements("qti-area-map-entry")) {
                Shape shape = shape(entry);
                if (shape == null) {
                    return OptionalDouble.empty();
                }
                if (hit == null && shape.contains(x, y) && used.add(entry)) {
                    hit = entry;
                }
            }
            sum += Double.parseDouble(
                    hit == null ? areas.attribute("default-value", "0") : hit.attribute("mapped-value", "0"));
        }
        return OptionalDouble.of(bounded(areas, sum));
    }

    /** A point well inside an area, or empty when there is none to be found simply. */
    static List<String> inside(Element entry) {
        Shape shape = shape(entry);
        if (shape == null) {
            return List.of();
        }
        Rectangle2D box = shape.getBounds2D();
        int x = (int) Math.rint(box.getCenterX());
        int y = (int) Math.rint(box.getCenterY());
        return shape.contains(x - 1, y - 1, 2, 2) ? List.of(x + " " + y) : List.of();
    }

    private static @Nullable Shape shape(Element entry) {
        double[] at;
        try {
            at = Arrays.stream(entry.attribute("coords", "").split("[,\\s]+"))
                    .filter(each -> !each.isEmpty())
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        } catch (NumberFormatException percent) {
            return null;
        }
        String shape = entry.attribute("shape", "");
        if (shape.equals("rect") && at.length == 4) {
            return new Rectangle2D.Double(at[0], at[1], at[2] - at[0], at[3] - at[1]);
        } else if (shape.equals("circle") && at.length == 3) {
            return new Ellipse2D.Double(at[0] - at[2], at[1] - at[2], 2 * at[2], 2 * at[2]);
        } else if (shape.equals("ellipse") && at.length == 4) {
            return new Ellipse2D.Double(at[0] - at[2], at[1] - at[3], 2 * at[2], 2 * at[3]);
        } else if (shape.equals("poly") && at.length >= 6 && at.length % 2 == 0) {
            Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
            path.moveTo(at[0], at[1]);
            for (int i = 2; i < at.length; i += 2) {
                path.lineTo(at[i], at[i + 1]);
            }
            path.closePath();
            return path;
        }
        return null;
    }
}
