package nl.kennispeil.scoring.ability;

/**
 * Ability from the sum score alone; index is the sum of the categories, from 0.
 *
 * @param theta EAP per sum score, NaN for a score whose probability is below 1e-308
 * @param standardErrors standard deviation of the posterior
 * @param probability of the score for somebody from the prior's population; all together 1. Times the number of persons
 *     it is the expected frequency
 */
@SuppressWarnings("ArrayRecordComponent") // a table for further computing; nobody compares them
public record SumScoreTable(double[] theta, double[] standardErrors, double[] probability) {}
