package nl.kennispeil.scoring.ability;

/** The ways to estimate ability. */
public enum AbilityMethod {
    /** Mean of the posterior (expected a posteriori). */
    EAP,
    /** Mode of the posterior (maximum a posteriori). */
    MAP,
    /** Maximum of the likelihood. */
    ML,
    /** Weighted likelihood: the root of l′ + J/(2I). */
    WLE,
    /**
     * Maximum of the likelihood times √I, Jeffreys' prior: the root of l′ + I′/(2I). The same as {@link #WLE} for every
     * model but 3PL and 4PL; there it is what mirt reports under the name WLE.
     */
    JEFFREYS
}
