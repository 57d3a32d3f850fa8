package nl.kennispeil.delivery.result;

import java.math.BigDecimal;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.Mark;

/**
 * One item of a result.
 *
 * @param answer as given: letters, "?" or empty
 * @param points what it was worth; 0 for an item that does not count
 * @param scored false for an item that was removed or on trial
 */
public record MarkedItem(ItemRef item, String answer, Mark mark, BigDecimal points, boolean scored) {}
