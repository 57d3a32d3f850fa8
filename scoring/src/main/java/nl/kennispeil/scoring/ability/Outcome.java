package nl.kennispeil.scoring.ability;

/** What stands behind an ability; everything but {@link #ESTIMATED} is worth a word in a report. */
public enum Outcome {
    /** One maximum (or a posterior), inside the range. */
    ESTIMATED,
    /** Nothing was answered: the prior's mean and standard deviation are returned. */
    PRIOR_ONLY,
    /** Nothing was answered and the method has no prior: θ and its standard error are NaN. */
    NO_ESTIMATE,
    /** The likelihood is highest at −∞: θ is −∞, or the lower fence. */
    BELOW_RANGE,
    /** The likelihood is highest at +∞: θ is +∞, or the upper fence. */
    ABOVE_RANGE,
    /** The function has more than one local maximum inside the range; the highest is returned. */
    SEVERAL_MAXIMA
}
