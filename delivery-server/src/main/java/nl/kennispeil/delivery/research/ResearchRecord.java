package nl.kennispeil.delivery.research;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.Mark;

/**
 * All that research may know of one person at one sitting (domain.md T18): these fields and no other.
 *
 * @param pseudonym 64 hexadecimal digits, see {@link Pseudonyms}
 * @param institute code of the institute
 * @param group reference group 1..6
 * @param half half-year of the sitting, such as {@code 2026-1}
 * @param items answer and mark per item, in the order of the form
 */
public record ResearchRecord(
        String pseudonym, String institute, int group, String half, FormRef form, List<Line> items) {

    /**
     * One item.
     *
     * @param answer letters, "?" or empty
     * @param points what it was worth
     */
    public record Line(ItemRef item, String answer, Mark mark, BigDecimal points) {}

    public ResearchRecord {
        items = List.copyOf(items);
    }

    /** The half-year of a day. */
    static String half(LocalDate day) {
        return day.getYear() + (day.getMonthValue() <= 6 ? "-1" : "-2");
    }

    /** No answers: this may reach a log. */
    @Override
    public String toString() {
        return "ResearchRecord[" + half + " " + form + "]";
    }
}
