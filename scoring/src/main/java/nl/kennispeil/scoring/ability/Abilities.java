package nl.kennispeil.scoring.ability;

/**
 * The abilities of many persons, in the order of the matrix.
 *
 * @param theta one per person, as in {@link Ability#theta}
 * @param standardErrors one per person
 * @param outcomes one per person
 */
@SuppressWarnings("ArrayRecordComponent") // plain arrays for further computing; nobody compares them
public record Abilities(double[] theta, double[] standardErrors, Outcome[] outcomes) {}
