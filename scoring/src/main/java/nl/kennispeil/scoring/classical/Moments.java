package nl.kennispeil.scoring.classical;

/**
 * Mean, spread and shape of numbers, in two passes. Skewness and kurtosis are Fisher's g1 and g2, with moments over n (Joanes
 * and Gill, "Comparing measures of sample skewness and kurtosis", The Statistician 47 (1998) 183–189).
 *
 * @param sd with n − 1
 */
record Moments(int n, double mean, double sd, double skew, double kurtosis, double lowest, double highest) {

    /** Below this a sum of squares is rounding of a constant: scores have two decimals. */
    static final double NOTHING = 1e-9;

    static Moments of(double[] values) {
        int n = values.length;
        double sum = 0;
        double lowest = Double.NaN;
        double highest = Double.NaN;
        for (double value : values) {
            sum += value;
            lowest = lowest <= value ? lowest : value;
            highest = highest >= value ? highest : value;
        }
        double mean = sum / n;
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (double value : values) {
            double square = (value - mean) * (value - mean);
            second += square;
            third += square * (value - mean);
            fourth += square * square;
        }
        double sd = n < 2 ? Double.NaN : Math.sqrt(second / (n - 1));
        boolean varies = second > NOTHING;
        double m2 = second / n;
        return new Moments(
                n,
                mean,
                varies ? sd : n < 2 ? Double.NaN : 0,
                varies ? third / n / Math.pow(m2, 1.5) : Double.NaN,
                varies ? fourth / n / (m2 * m2) - 3 : Double.NaN,
                lowest,
                highest);
    }

    boolean varies() {
        return sd > 0;
    }
}
