package nl.kennispeil.scoring.classical;

/**
 * Persons with neighbouring totals. Groups are as equal as ties allow: persons with the same total are never in two
 * groups.
 *
 * @param lowest total in the group, NaN when nobody is in it
 * @param highest likewise
 * @param n persons
 * @param meanTotal of their totals, the abscissa of a trace line; NaN when nobody is in it
 */
public record ScoreGroup(double lowest, double highest, int n, double meanTotal) {}
