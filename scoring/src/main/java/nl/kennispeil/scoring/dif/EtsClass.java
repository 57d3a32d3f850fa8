package nl.kennispeil.scoring.dif;

/**
 * The classes of the Educational Testing Service for the size of DIF: A negligible, B moderate, C large.
 *
 * <p>Sources: M. Zieky, "Practical questions in the use of DIF statistics in test development", and N.J. Dorans and P.W. Holland,
 * "DIF detection and description", both in P.W. Holland and H. Wainer (eds.), <em>Differential Item Functioning</em> (1993)
 * 337–347 and 35–66.
 */
public enum EtsClass {
    A,
    B,
    C;

    /** By |Δ| alone: below 1, 1 to 1.5, and above 1.5; what difR prints. */
    public static EtsClass ofSize(double delta) {
        double size = Math.abs(delta);
        if (size <= 1) {
            return A;
        }
        return size <= 1.5 ? B : C;
    }

    /**
     * With significance, the rule of ETS: A when |Δ| is below 1 or not significantly different from 0 at 5 %, C when it is 1.5
     * or more and significantly above 1 at 5 % one-sided, B otherwise.
     *
     * @param p of Δ = 0
     * @param standardError of Δ
     */
    public static EtsClass of(double delta, double p, double standardError) {
        double size = Math.abs(delta);
        if (size < 1 || p >= 0.05) {
            return A;
        }
        return size >= 1.5 && (size - 1) / standardError > 1.6448536269514722 ? C : B;
    }
}
