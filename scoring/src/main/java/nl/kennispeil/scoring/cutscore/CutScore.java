package nl.kennispeil.scoring.cutscore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a method found.
 *
 * @param method its name
 * @param cut on the score scale, not rounded; a score below it fails. Empty when the method has no answer for these inputs:
 *     the notes say why
 * @param standardError of the cut, where the method defines one
 * @param theta the cut on the ability scale, of methods that set it there
 * @param judges what each judge did, of methods with judges
 * @param effect who fails at this cut; empty without a cut
 * @param wholeScores whether all scores it was tried on are whole numbers
 * @param notes what the reader must know, such as a rule that was applied
 */
public record CutScore(
        String method,
        OptionalDouble cut,
        OptionalDouble standardError,
        OptionalDouble theta,
        Optional<JudgeStatistics> judges,
        Optional<EffectTable> effect,
        boolean wholeScores,
        List<String> notes) {

    private static final double NORMAL_95 = 1.959963984540054;

    public CutScore {
        notes = List.copyOf(notes);
    }

    /** The lowest score that passes: the cut rounded up where scores are whole, else the cut itself. */
    public OptionalDouble lowestPassing() {
        return cut.isPresent() && wholeScores ? OptionalDouble.of(Math.ceil(cut.getAsDouble() - 1e-9)) : cut;
    }

    /** Lower end of the 95 % interval, cut − 1.96 standard errors. */
    public OptionalDouble lower95() {
        return bound(-NORMAL_95);
    }

    /** Upper end of the 95 % interval. */
    public OptionalDouble upper95() {
        return bound(NORMAL_95);
    }

    private OptionalDouble bound(double errors) {
        return cut.isPresent() && standardError.isPresent()
                ? OptionalDouble.of(cut.getAsDouble() + errors * standardError.getAsDouble())
                : OptionalDouble.empty();
    }

    static CutScore of(String method, double cut, OptionalDouble error, TestScores scores, List<String> notes) {
        List<String> all = new ArrayList<>(notes);
        if (cut > scores.highest()) {
            all.add("the cut " + cut + " lies above the highest score possible, " + scores.highest());
        }
        return new CutScore(
                method,
                OptionalDouble.of(cut),
                error,
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.of(EffectTable.of(cut, scores)),
                scores.whole(),
                all);
    }

    static CutScore none(String method, List<String> notes) {
        return new CutScore(
                method,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                notes);
    }

    CutScore judgedBy(JudgeStatistics statistics) {
        return new CutScore(method, cut, standardError, theta, Optional.of(statistics), effect, wholeScores, notes);
    }
}
