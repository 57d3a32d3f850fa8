package nl.kennispeil.scoring.calibration;

/** Where calibrations begin. */
public final class Calibrations {

    private Calibrations() {}

    /**
     * Marginal maximum likelihood (with priors: marginal maximum a posteriori) by EM.
     *
     * <p>Items that cannot be calibrated (everybody gave the same answer, a category that nobody chose) are left out and
     * named; persons without a response are left out. A calibration that does not converge, or whose parameters the data
     * do not determine, says so in {@link Calibration#usable}.
     *
     * @throws IllegalArgumentException when no calibration is possible: no persons, no item left to estimate, a model that
     *     cannot have the categories of its item, a response outside the categories of a fixed item
     */
    public static Calibration mml(CalibrationSpec spec) {
        return new MarginalMaximumLikelihood(spec).run();
    }
}
