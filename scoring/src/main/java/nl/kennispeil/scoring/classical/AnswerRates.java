package nl.kennispeil.scoring.classical;

/**
 * Shares of persons, 0 to 1, over everybody in the file, also those a {@link MissingRule} leaves out; NaN without persons.
 *
 * @param missing not presented, of all persons
 * @param blank of those who had the item
 * @param unknown "?", of those who had the item
 * @param several more than one option chosen where the key has no such alternative, of those who had the item
 */
public record AnswerRates(double missing, double blank, double unknown, double several) {}
