package nl.kennispeil.scoring.adaptive;

/**
 * All choices that make an adaptive test out of a pool.
 *
 * @param start where it begins
 * @param ability how ability is estimated, during and at the end
 * @param criterion what makes an item the best next one
 * @param content what the test as a whole must hold
 * @param exposure how no item becomes known
 * @param stop when it is over
 * @param pilots unscored items in between
 * @param unknown what "?" is
 */
public record AdaptiveRules(
        Start start,
        AbilityRule ability,
        Criterion criterion,
        ContentRule content,
        ExposureRule exposure,
        StopRule stop,
        PilotRule pilots,
        UnknownRule unknown) {

    /** Maximum information with EAP from N(0, 1), a fixed number of items, nothing else. */
    public static AdaptiveRules plain(int length) {
        return new AdaptiveRules(
                Start.at(0),
                AbilityRule.eap(),
                new Criterion.Information(),
                new ContentRule.None(),
                new ExposureRule.None(),
                StopRule.length(length),
                PilotRule.NONE,
                UnknownRule.WRONG);
    }

    public AdaptiveRules with(Start other) {
        return new AdaptiveRules(other, ability, criterion, content, exposure, stop, pilots, unknown);
    }

    public AdaptiveRules with(AbilityRule other) {
        return new AdaptiveRules(start, other, criterion, content, exposure, stop, pilots, unknown);
    }

    public AdaptiveRules with(Criterion other) {
        return new AdaptiveRules(start, ability, other, content, exposure, stop, pilots, unknown);
    }

    public AdaptiveRules with(ContentRule other) {
        return new AdaptiveRules(start, ability, criterion, other, exposure, stop, pilots, unknown);
    }

    public AdaptiveRules with(ExposureRule other) {
        return new AdaptiveRules(start, ability, criterion, content, other, stop, pilots, unknown);
    }

    public AdaptiveRules with(StopRule other) {
        return new AdaptiveRules(start, ability, criterion, content, exposure, other, pilots, unknown);
    }

    public AdaptiveRules with(PilotRule other) {
        return new AdaptiveRules(start, ability, criterion, content, exposure, stop, other, unknown);
    }

    public AdaptiveRules with(UnknownRule other) {
        return new AdaptiveRules(start, ability, criterion, content, exposure, stop, pilots, other);
    }
}
