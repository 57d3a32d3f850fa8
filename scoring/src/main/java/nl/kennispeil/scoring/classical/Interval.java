package nl.kennispeil.scoring.classical;

/**
 * A confidence interval.
 *
 * @param level such as 0.95
 * @param low NaN when there is none
 * @param high NaN when there is none
 */
public record Interval(double level, double low, double high) {}
