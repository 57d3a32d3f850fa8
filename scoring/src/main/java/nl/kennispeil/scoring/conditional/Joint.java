package nl.kennispeil.scoring.conditional;

import nl.kennispeil.scoring.response.ResponseMatrix;

/** Joint maximum likelihood (JML, "unconditional") for Rasch items and items of partial credit. For comparison only. */
public final class Joint {

    private Joint() {}

    /**
     * @param correct whether to multiply the difficulties by (K − 1)/K for K items, which takes away most of the bias when
     *     all persons answered all items (B.D. Wright and G.A. Douglas, "Best procedures for sample-free item analysis",
     *     Applied Psychological Measurement 1 (1977) 281–295)
     * @throws IllegalArgumentException as {@link Conditional#cml(ResponseMatrix, Origin)}
     */
    public static JointCalibration jml(ResponseMatrix responses, boolean correct) {
        Identification.require(responses);
        return new JmlEstimator(responses).estimate(correct);
    }
}
