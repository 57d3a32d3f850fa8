package nl.kennispeil.scoring.ability;

/**
 * An ability.
 *
 * @param theta on the scale of the items; ±∞ or a fence, or NaN, where {@code outcome} says so
 * @param standardError in the unit of θ, 0 or more; NaN when θ is not a finite estimate
 * @param outcome how far to trust it
 */
public record Ability(double theta, double standardError, Outcome outcome) {}
