package nl.kennispeil.delivery.humanmarking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.PlainText;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.delivery.result.Grading;

/**
 * What an answer can earn: the lines of the item's rubric for scorers that carry points ({@code data-points}), or one line
 * for the whole when it has none.
 *
 * @param criteria at least one
 * @param guidance the rest of the rubric, as plain text
 */
public record Rubric(List<Criterion> criteria, List<String> guidance) {

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
        for (Element block : item.content().root().descendants("qti-rubric-block")) {
            if (!List.of(block.attribute("view", "").split("\\s+")).contains("scorer")) {
                continue;
            }
            List<Element> lines =
                    block.walk().filter(each -> points(each).signum() > 0).toList();
            lines.forEach(each -> criteria.add(new Criterion(PlainText.of(each), points(each))));
            if (lines.isEmpty()) {
                guidance.addAll(PlainText.lines(block));
            }
        }
        if (criteria.isEmpty()) {
            criteria.add(new Criterion("", Grading.marker(item).maximum()));
        }
        return new Rubric(criteria, guidance);
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

    private static BigDecimal points(Element element) {
        String written = element.attribute("data-points", "").strip();
        return written.matches("\\d{1,3}([.]\\d{1,2})?") ? new BigDecimal(written) : BigDecimal.ZERO;
    }
}
