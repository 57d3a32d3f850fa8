package nl.kennispeil.delivery.sitting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.text.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * One planned occasion to sit one test form.
 *
 * @param kind LHK, KOV, OEFEN and so on, as the form has it
 * @param moment true when everybody starts at {@code opens} and the end is fixed (R34); false for a window in which
 *     each candidate's time runs from the own start (R35)
 * @param opens first instant at which a candidate may start
 * @param closes the regular end for a moment, the last instant to be busy for a window; extra time comes on top
 * @param progress what has been decided about it after the sitting
 * @param proposedBy who proposed the release that still needs a second person
 * @param retired what nobody is given any more, of an adaptive form
 */
public record Sitting(
        SittingId id,
        Bilingual title,
        String kind,
        FormRef form,
        boolean moment,
        Instant opens,
        Instant closes,
        Condition condition,
        Progress progress,
        @Nullable String proposedBy,
        List<Announcement> announcements,
        List<RetiredItem> retired,
        int revision) {

    /** A sitting in which nothing was retired. */
    public Sitting(
            SittingId id,
            Bilingual title,
            String kind,
            FormRef form,
            boolean moment,
            Instant opens,
            Instant closes,
            Condition condition,
            Progress progress,
            @Nullable String proposedBy,
            List<Announcement> announcements,
            int revision) {
        this(
                id,
                title,
                kind,
                form,
                moment,
                opens,
                closes,
                condition,
                progress,
                proposedBy,
                announcements,
                List.of(),
                revision);
    }

    /** What has been decided after the sitting. */
    public enum Progress {
        /** Before, during, or not yet closed. */
        PLANNED,
        /** Answers are final and marked. */
        CLOSED,
        /** Candidates see their results. */
        RELEASED
    }

    /** Where a sitting is in time. */
    public enum Stage {
        PLANNED,
        OPEN,
        ENDED,
        CLOSED,
        RELEASED
    }

    public Sitting {
        if (!closes.isAfter(opens)) {
            throw new IllegalArgumentException(
                    "sitting " + id + " closes at " + closes + ", which is not after it opens at " + opens);
        }
        announcements = List.copyOf(announcements);
        retired = List.copyOf(retired);
    }

    /** The items that nobody is given any more. */
    public Set<ItemRef> retiredItems() {
        return retired.stream().map(RetiredItem::item).collect(Collectors.toSet());
    }

    public Stage stage(Instant now) {
        return switch (progress) {
            case RELEASED -> Stage.RELEASED;
            case CLOSED -> Stage.CLOSED;
            case PLANNED -> now.isBefore(opens) ? Stage.PLANNED : now.isBefore(closes) ? Stage.OPEN : Stage.ENDED;
        };
    }

    /**
     * When an attempt ends that started at {@code startedAt}: for a moment at the fixed end, for a window after the
     * form's time but not after the window; extra time always on top.
     */
    public Instant deadline(Instant startedAt, Duration time, int extraMinutes) {
        Instant own = startedAt.plus(time);
        Instant regular = moment || own.isAfter(closes) ? closes : own;
        return regular.plus(Duration.ofMinutes(extraMinutes));
    }

    /** True when an attempt may start now; late entry is allowed until the regular end (R91). */
    public boolean maybeStarted(Instant now) {
        return stage(now) == Stage.OPEN;
    }
}
