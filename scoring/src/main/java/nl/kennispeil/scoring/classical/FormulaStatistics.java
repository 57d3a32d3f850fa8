package nl.kennispeil.scoring.classical;

/**
 * An item in formula points (right +1, wrong by the penalty table, "?" and blank 0), against the sum of points.
 *
 * @param mean of the points, NaN without persons
 * @param sd of the points, with n − 1
 * @param rit correlation with the sum of points of the scored items
 * @param rir correlation with that sum without the item
 * @param alphaIfDeleted alpha of the points of the scored items without this one
 */
public record FormulaStatistics(double mean, double sd, double rit, double rir, double alphaIfDeleted) {}
