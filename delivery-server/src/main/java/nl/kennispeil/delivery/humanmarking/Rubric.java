package nl.kennispeil.delivery.humanmarking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.PlainText;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.delivery.result.Grading;

/**
 * What an answer can earn: the lines of the item's rubric for scorers that carry points ({@code data-points}), or one line
 * for the whole when it has none.
 *
 * @param criteria at least one
 * @param guidance the rest of the rubric, as plain text
 * @param tolerance points by which two markers may differ before a third decides, 0 or more: {@code data-tolerance} of the
 *     rubric, or a quarter of all points where it says nothing
 */
public record Rubric(List<Criterion> criteria, List<String> guidance, BigDecimal tolerance) {

    private static final BigDecimal USUAL_TOLERANCE = new BigDecimal("0.25");
    private static final String NUMBER = "\\d{1,3}([.]\\d{1,2})?";

    /**
     * One line.
     *
     * @param text what earns the points; empty for the answer as a whole
     * @param most points, above 0
     */
    public record Criterion(String text, BigDecimal most) {}

    public Rubric {
        criteria = List.copyOf(criteria);
        guidance = List.copyOf(guidance);
    }

    public static Rubric of(ItemVersion item) {
        List<Criterion> criteria = new ArrayList<>();
        List<String> guidance = new ArrayList<>();
        Optional<BigDecimal> tolerance = Optional.empty();
        for (Element block : item.content().root().descendants("qti-rubric-block")) {
            if (!List.of(block.attribute("view", "").split("\\s+")).contains("scorer")) {
                continue;
            }
            tolerance = tolerance.or(() -> number(block, "data-tolerance"));
            List<Element> lines =
                    block.walk().filter(each -> points(each).signum() > 0).toList();
            lines.forEach(each -> criteria.add(new Criterion(PlainText.of(each), points(each))));
            guidance.addAll(PlainText.lines(withoutCriteria(block)));
        }
        if (criteria.isEmpty()) {
            criteria.add(new Criterion("", Grading.marker(item).maximum()));
        }
        BigDecimal most = criteria.stream().map(Criterion::most).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Rubric(criteria, guidance, tolerance.orElse(most.multiply(USUAL_TOLERANCE)));
    }

    /** All points together. */
    public BigDecimal most() {
        return criteria.stream().map(Criterion::most).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** True when these are points per criterion, in order, each from 0 to its most. */
    boolean allows(List<BigDecimal> points) {
        if (points.size() != criteria.size()) {
            return false;
        }
        for (int i = 0; i < points.size(); i++) {
            BigDecimal each = points.get(i);
            if (each.signum() < 0 || each.compareTo(criteria.get(i).most()) > 0 || each.scale() > 2) {
                return false;
            }
        }
        return true;
    }

    private static Element withoutCriteria(Element element) {
        List<Node> kept = new ArrayList<>();
        for (Node each : element.children()) {
            if (!(each instanceof Element child)) {
                kept.add(each);
            } else if (points(child).signum() == 0) {
                kept.add(withoutCriteria(child));
            }
        }
        return element.withChildren(kept);
    }

    private static BigDecimal points(Element element) {
        return number(element, "data-points").orElse(BigDecimal.ZERO);
    }

    private static Optional<BigDecimal> number(Element element, String attribute) {
        String written = element.attribute(attribute, "").strip();
        return written.matches(NUMBER) ? Optional.of(new BigDecimal(written)) : Optional.empty();
    }
}
