package nl.kennispeil.scoring.linking;

/**
 * A and B with their derivatives to the parameters of both forms.
 *
 * @param byFrom row 0 ∂A/∂γ, row 1 ∂B/∂γ for all parameters of the first form
 * @param byTo the same for the second form
 */
record LinkSolution(ScaleTransformation transformation, double[][] byFrom, double[][] byTo) {

    static double[][] zeros(CalibratedForm form) {
        return new double[2][form.parameters()];
    }
}
