package nl.kennispeil.bank.form;

import nl.kennispeil.bank.item.ItemRef;

/**
 * A place in a form.
 *
 * @param item the item version at this place
 * @param scored false when the answer does not count, as for a pilot item
 */
public record FormItem(ItemRef item, boolean scored) {}
