package nl.kennispeil.bank.form;

/**
 * How an ability is told to people: {@code mean + sd · θ}, rounded.
 *
 * @param mean value of θ = 0
 * @param sd value of one unit of θ; above 0
 * @param step values are told in multiples of this; above 0
 */
public record ReportingScale(double mean, double sd, double step) {

    /** 500 for θ = 0 and 100 for each unit, in whole numbers. */
    public static final ReportingScale USUAL = new ReportingScale(500, 100, 1);

    public ReportingScale {
        if (!Double.isFinite(mean) || !(sd > 0 && sd < 1e6) || !(step > 0 && step < 1e6)) {
            throw new IllegalArgumentException("scale of mean " + mean + ", sd " + sd + " and step " + step
                    + ": needed are a finite mean, and sd and step above 0 and below a million");
        }
    }

    /** An ability on this scale, rounded to the step. */
    public double of(double theta) {
        return Math.rint((mean + sd * theta) / step) * step;
    }
}
