package nl.kennispeil.delivery.attempt;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.kennispeil.bank.content.Interaction;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.delivery.sitting.Sitting;

/**
 * How often a candidate has played a video or sound that may be played a number of times. Counted here, with the answers
 * to the item, so that neither a reload nor another device gives another turn.
 */
public final class Plays {

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}");

    /**
     * Where a candidate stands.
     *
     * @param used plays that began
     * @param allowed false when the play that was asked for is one too many, or the attempt is not going on
     */
    public record Count(int used, boolean allowed) {}

    private final Exam exam;
    private final Responses responses;

    public Plays(Exam exam, Responses responses) {
        this.exam = exam;
        this.responses = responses;
    }

    /**
     * Begins a play, or with an empty name only counts.
     *
     * @param play a name the device gave this play, 32 hexadecimal digits: sent again it is still one play
     * @return empty when the item has no such video or sound, or the name is none
     */
    public Optional<Count> play(AttemptId attempt, ItemRef item, String response, String play, Instant now) {
        Exam.Context context = exam.context(attempt);
        ItemVersion version = context.form().byRef().get(item);
        if (version == null || !(play.isEmpty() || NAME.matcher(play).matches())) {
            return Optional.empty();
        }
        if (context.adaptive() && !exam.courses().sees(context, item)) {
            return Optional.empty();
        }
        List<Interaction> interactions = version.content().interactions();
        for (int i = 0; i < interactions.size(); i++) {
            Interaction each = interactions.get(i);
            if (each.kind() == InteractionKind.MEDIA && each.response().equals(response)) {
                return Optional.of(count(context, item, most(each), i + "-", play, now));
            }
        }
        return Optional.empty();
    }

    private Count count(Exam.Context context, ItemRef item, int most, String place, String play, Instant now) {
        AttemptId attempt = context.attempt().id();
        List<String> before = begun(attempt, item, place);
        if (play.isEmpty()) {
            return new Count(before.size(), true);
        }
        String name = place + play;
        if (before.contains(name)) {
            return new Count(before.size(), true);
        }
        if (before.size() >= most || !goingOn(context, now)) {
            return new Count(before.size(), false);
        }
        responses.played(attempt, item, name, now);
        List<String> after = begun(attempt, item, place);
        if (after.indexOf(name) < most) {
            return new Count(after.size(), true);
        }
        // another device took the last turn at the same moment
        responses.notPlayed(attempt, item, name);
        return new Count(after.size() - 1, false);
    }

    /** Names in the order in which they began. */
    private List<String> begun(AttemptId attempt, ItemRef item, String place) {
        return responses.plays(attempt, item).entrySet().stream()
                .filter(each -> each.getKey().startsWith(place))
                .sorted(Map.Entry.<String, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean goingOn(Exam.Context context, Instant now) {
        return !context.attempt().submitted()
                && context.sitting().progress() == Sitting.Progress.PLANNED
                && context.deadline().filter(now::isBefore).isPresent();
    }

    private static int most(Interaction media) {
        String written = media.element().attribute("max-plays", "0").strip();
        int most = written.matches("\\d{1,4}") ? Integer.parseInt(written) : 0;
        return most == 0 ? Integer.MAX_VALUE : most;
    }
}
