package nl.kennispeil.scoring.calibration;

/**
 * Mean and standard deviation of ability over the posteriors of a group.
 *
 * @param persons expected number of persons, above 0
 * @param mean mean of θ
 * @param square mean of θ²
 */
record Moments(double persons, double mean, double square) {

    static Moments of(double[] density, double[] thetas) {
        double persons = 0;
        double sum = 0;
        double squares = 0;
        for (int q = 0; q < thetas.length; q++) {
            persons += density[q];
            sum += density[q] * thetas[q];
            squares += density[q] * thetas[q] * thetas[q];
        }
        return persons > 0 ? new Moments(persons, sum / persons, squares / persons) : new Moments(0, 0, 1);
    }

    /** Standard deviation around a mean. */
    double sdAround(double centre) {
        return Math.sqrt(square - 2 * centre * mean + centre * centre);
    }
}
