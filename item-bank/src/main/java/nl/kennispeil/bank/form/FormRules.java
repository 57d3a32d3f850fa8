package nl.kennispeil.bank.form;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Duration;
import nl.kennispeil.scoring.formula.PenaltyTable;
import org.jspecify.annotations.Nullable;

/**
 * The rules a form is taken and scored under. Rules are data: nothing about a kind of test is a constant in code.
 *
 * @param time working time before extra time; above 0, at most 12 hours, whole seconds
 * @param grace how long after the deadline answers given before it may still arrive; 0 to 24 hours, whole
 *     seconds
 * @param navigation how a candidate may move
 * @param unknownOption true when every item offers "?"
 * @param penalties what a wrong answer costs
 * @param release when the result shows
 * @param feedback what the result shows
 * @param adaptive how items are chosen while a candidate answers; null when everybody is given the fixed list
 */
public record FormRules(
        Duration time,
        Duration grace,
        Navigation navigation,
        boolean unknownOption,
        PenaltyTable penalties,
        Release release,
        Feedback feedback,
        @Nullable AdaptivePart adaptive) {

    /** The rules of a fixed list. */
    public FormRules(
            Duration time,
            Duration grace,
            Navigation navigation,
            boolean unknownOption,
            PenaltyTable penalties,
            Release release,
            Feedback feedback) {
        this(time, grace, navigation, unknownOption, penalties, release, feedback, null);
    }

    public FormRules {
        if (time.compareTo(Duration.ZERO) <= 0 || time.compareTo(Duration.ofHours(12)) > 0) {
            throw new IllegalArgumentException("time is " + time + ": allowed is above 0 and at most 12 hours");
        }
        if (!time.equals(time.truncatedTo(SECONDS)) || !grace.equals(grace.truncatedTo(SECONDS))) {
            throw new IllegalArgumentException("time " + time + " and grace " + grace + " must be whole seconds");
        }
        if (grace.isNegative() || grace.compareTo(Duration.ofHours(24)) > 0) {
            throw new IllegalArgumentException("grace is " + grace + ": allowed is 0 to 24 hours");
        }
        if (adaptive != null && navigation != Navigation.FORWARD_ONLY) {
            throw new IllegalArgumentException(
                    "an adaptive form with navigation " + navigation + ": allowed is " + Navigation.FORWARD_ONLY);
        }
    }

    /** The same with another time and grace. */
    public FormRules timed(Duration other, Duration otherGrace) {
        return new FormRules(other, otherGrace, navigation, unknownOption, penalties, release, feedback, adaptive);
    }
}
