package nl.kennispeil.scoring.linking;

import java.util.OptionalDouble;

/**
 * A score on one form and what it is worth on the other.
 *
 * @param score whole score on the form that is equated
 * @param theta the ability with that true score, of true-score equating where there is one
 * @param equated equivalent on the other form, not rounded
 * @param standardError of the equivalent, where it can be known
 */
public record EquatedScore(int score, OptionalDouble theta, double equated, OptionalDouble standardError) {}
