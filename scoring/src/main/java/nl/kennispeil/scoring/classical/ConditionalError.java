package nl.kennispeil.scoring.classical;

/**
 * The standard error of measurement of persons with one total score, and how many there are: together the score
 * distribution.
 *
 * @param score total
 * @param n persons with it, may be 0
 * @param lord √(x(k−x)/(k−1)), the binomial error (Lord, "Estimating test reliability",
 *     Educational and Psychological Measurement 15 (1955) 325–336; "Do tests of the same length have the same standard error of
 *     measurement?", Educational and Psychological Measurement 17 (1957) 510–521); NaN unless all scores are 0 or 1
 * @param keats Lord's made to agree with alpha on average, times √((1−α)/(1−KR21)) (Keats, "Estimation of error variances
 *     of test scores", Psychometrika 22 (1957) 29–41)
 * @param feldtQualls by analysis of variance with every item as a part, √ of the mean over persons with this score (Feldt
 *     and Qualls, "Estimation of measurement error variance at specific score levels", Journal of Educational Measurement
 *     33 (1996) 141–156); for items with more than two scores as well; NaN when nobody has the score
 */
public record ConditionalError(int score, int n, double lord, double keats, double feldtQualls) {}
