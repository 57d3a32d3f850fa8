package nl.kennispeil.bank.form;

import nl.kennispeil.bank.item.ItemRef;

/**
 * A place in a form that is being made.
 *
 * @param item the version at this place
 * @param scored false for a pilot: it counts for nothing
 * @param together name of the case that keeps items beside each other; empty for an item by itself
 */
public record Place(ItemRef item, boolean scored, String together) {

    private static final int LONGEST = 60;

    public Place {
        if (together.length() > LONGEST) {
            throw new IllegalArgumentException("the case of item " + item + " has a name of " + together.length()
                    + " characters: allowed is " + LONGEST);
        }
    }
}
