package nl.kennispeil.scoring.classical;

/**
 * How hard an item was.
 *
 * @param n persons with a response ("?" and blank are responses)
 * @param mean of the scores; NaN without persons
 * @param sd of the scores, with n − 1; NaN with fewer than two persons
 * @param highest score that can be got
 * @param p mean / highest, 0 to 1
 * @param corrected p corrected for guessing, p′ = p − wrong · c/(1 − c) with c the chance of a blind guess (Guilford,
 *     Psychometric Methods, 2nd ed. 1954); with one right option of k this is p − wrong/(k − 1), and
 *     (p − 1/k)/(1 − 1/k) when nobody answers "?" or leaves blank. NaN when the number of options is not known
 */
public record Difficulty(int n, double mean, double sd, int highest, double p, double corrected) {}
