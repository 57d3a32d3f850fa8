package nl.kennispeil.bank.processing;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import nl.kennispeil.bank.content.Element;

/**
 * The mapping of points to a score (2.1, {@code areaMapping}, {@code mapResponsePoint}). Each area counts once. A point
 * where areas overlap belongs to the one listed first. Each different point outside all areas counts as the default, and
 * so does no point at all.
 */
final class AreaMapping {

    /**
     * One area.
     *
     * @param shape where
     * @param worth its score
     */
    record Area(Shape shape, double worth) {}

    private final List<Area> areas;
    private final double otherwise;
    private final OptionalDouble lowest;
    private final OptionalDouble highest;

    private AreaMapping(List<Area> areas, double otherwise, OptionalDouble lowest, OptionalDouble highest) {
        this.areas = areas;
        this.otherwise = otherwise;
        this.lowest = lowest;
        this.highest = highest;
    }

    /** @throws Unscorable when the response declares no area mapping, or one that cannot be read */
    static AreaMapping of(Variable variable) {
        Element element = Mapping.holder(variable, "qti-area-mapping");
        List<Area> areas = new ArrayList<>();
        for (Element entry : element.elements("qti-area-map-entry")) {
            areas.add(new Area(
                    Shape.of(entry.attribute("shape", ""), entry.attribute("coords", "")),
                    Literals.number(entry.attribute("mapped-value", "").strip())));
        }
        return new AreaMapping(
                areas,
                Literals.number(element.attribute("default-value", "0").strip()),
                Mapping.bound(element, "lower-bound"),
                Mapping.bound(element, "upper-bound"));
    }

    double map(Value value) {
        double sum = 0;
        if (value instanceof Value.Point point) {
            int area = area(point);
            sum = area < 0 ? otherwise : areas.get(area).worth();
        } else if (value instanceof Value.Container container) {
            boolean[] counted = new boolean[areas.size()];
            for (Value.Single each : Same.distinct(container.values())) {
                int area = area((Value.Point) each);
                if (area < 0) {
                    sum += otherwise;
                } else if (!counted[area]) {
                    counted[area] = true;
                    sum += areas.get(area).worth();
                }
            }
        } else {
            sum = otherwise;
        }
        return bounded(sum);
    }

    double bounded(double sum) {
        if (lowest.isPresent() && sum < lowest.getAsDouble()) {
            return lowest.getAsDouble();
        }
        return highest.isPresent() && sum > highest.getAsDouble() ? highest.getAsDouble() : sum;
    }

    List<Area> areas() {
        return areas;
    }

    double otherwise() {
        return otherwise;
    }

    /** The first area the point is in; -1 when it is in none. */
    private int area(Value.Point point) {
        for (int i = 0; i < areas.size(); i++) {
            if (areas.get(i).shape().contains(point)) {
                return i;
            }
        }
        return -1;
    }
}
