package nl.kennispeil.scoring.cutscore;

/**
 * A way to set a cut score, together with all that it was given (percentages, judges' answers). A method is a value: it can
 * be stored, and run again on other scores, for instance after a key changed.
 */
public sealed interface CutScoreMethod
        permits FixedPercentage,
                GuessCorrected,
                NormReferenced,
                Cohen,
                Angoff,
                Ebel,
                Hofstee,
                BorderlineGroup,
                BorderlineRegression,
                Bookmark {

    /**
     * The cut score and its effect on these candidates. Depends on nothing but the method's inputs and the scores.
     *
     * @throws IllegalArgumentException when the inputs do not fit the scores
     */
    CutScore cut(TestScores scores);
}
