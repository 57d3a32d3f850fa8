package nl.kennispeil.delivery.itemexchange;

/**
 * What became of an item that was taken.
 *
 * @param item the item of the bank
 * @param version true when it became a draft of an item that was there
 * @param done false when whoever took it was stopped on the way
 * @param told the case it became part of; empty for none
 * @param skipped why it was left out after all, a code; empty when it was not
 */
record Taken(int number, String item, boolean version, boolean done, String told, String skipped) {}
