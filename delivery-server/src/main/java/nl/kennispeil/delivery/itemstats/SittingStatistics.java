package nl.kennispeil.delivery.itemstats;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.item.ItemRef;
import org.jspecify.annotations.Nullable;

/**
 * What a sitting says about its items, over all who have a result and per institute. Nothing in it is about fewer than
 * {@link Suppression#SMALLEST} people, and nothing about fewer can be computed from it.
 *
 * @param n how many had a result; 0 when there were too few to say anything
 * @param institutes how many per institute, of those that are shown
 * @param leftOut the institutes that are not shown, because they or another one were too small
 * @param bands how many got how many scored items right: neighbouring scores are taken together until there are enough
 * @param items in the order of the form
 */
public record SittingStatistics(
        FormRef form,
        Instant at,
        int n,
        Map<String, Integer> institutes,
        List<String> leftOut,
        List<Band> bands,
        List<Item> items) {

    /** So many people had {@code from} to {@code to} scored items right. */
    public record Band(int from, int to, int n) {}

    /**
     * One item.
     *
     * @param scored false for an item that did not count
     * @param institutes the same per institute
     */
    public record Item(ItemRef item, boolean scored, Cell all, Map<String, Cell> institutes) {}

    /**
     * One item in one group.
     *
     * @param chosen how many chose each option by letter; {@code +} for several letters at once
     * @param unknown how many answered "?"
     * @param blank how many answered nothing
     * @param p proportion right of all in the group, four decimals
     * @param rit correlation of the points for the item with the total, four decimals; null when there is none
     * @param rir the same with the total without the item
     */
    public record Cell(
            Map<String, Integer> chosen,
            int unknown,
            int blank,
            BigDecimal p,
            @Nullable BigDecimal rit,
            @Nullable BigDecimal rir) {}

    public SittingStatistics {
        institutes = Map.copyOf(institutes);
        leftOut = List.copyOf(leftOut);
        bands = List.copyOf(bands);
        items = List.copyOf(items);
    }
}
