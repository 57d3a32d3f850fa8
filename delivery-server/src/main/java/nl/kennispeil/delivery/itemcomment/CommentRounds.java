package nl.kennispeil.delivery.itemcomment;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.sitting.SittingId;

/** When the round of remarks about a sitting closes, and how far taking the authors off has come. */
public final class CommentRounds {

    static final String SHELF = "comment_rounds";

    private static final int DEFAULT_DAYS = 28;
    private static final int MOST_DAYS = 365;
    private static final int KEY_BYTES = 32;

    private final Shelf shelf;

    public CommentRounds(Shelves shelves) {
        this.shelf = shelves.shelf(SHELF, Holds.PERSONS);
    }

    /**
     * How long remarks show their author after the release of the results.
     *
     * @param days 0..365
     */
    public void setDays(SittingId sitting, int days) {
        if (days < 0 || days > MOST_DAYS) {
            throw new IllegalArgumentException("comment round of " + days + " days, allowed is 0.." + MOST_DAYS);
        }
        shelf.change(Change.ofOrCreate(sitting.value()).setOnInsert("schema", 1).set("days", days));
    }

    /** The moment from which no remark shows its author: the start of a day in Amsterdam, 28 days after the release. */
    public Instant closes(SittingId sitting, Instant released) {
        int days = shelf.find(sitting.value())
                .filter(each -> each.values().containsKey("days"))
                .map(each -> each.number("days"))
                .orElse(DEFAULT_DAYS);
        LocalDate day = Amsterdam.day(released).plusDays(days);
        return Amsterdam.startOf(day).toInstant();
    }

    /** Whether every remark of the sitting has been taken from its author, but for those that are {@link #held}. */
    boolean done(SittingId sitting) {
        return shelf.find(sitting.value()).map(each -> each.flag("done")).orElse(false);
    }

    /** Attempts of which the remarks still wait for the end of a hold. */
    Set<String> held(SittingId sitting) {
        return shelf.find(sitting.value())
                .map(each -> each.map("held").keySet())
                .orElse(Set.of());
    }

    /** The key of the ids that are given out now: the same until {@link #finish}, also after a crash. */
    byte[] key(SittingId sitting) {
        Optional<Fields> known =
                shelf.find(sitting.value()).filter(each -> each.values().containsKey("key"));
        if (known.isPresent()) {
            return known.get().bytes("key");
        }
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        shelf.change(Change.ofOrCreate(sitting.value()).setOnInsert("schema", 1).set("key", fresh));
        return fresh;
    }

    /** Destroys the key, so that nothing leads from an attempt to its remarks any more. */
    void finish(SittingId sitting, Collection<AttemptId> held) {
        Map<String, Object> waiting = new LinkedHashMap<>();
        held.forEach(each -> waiting.put(each.value(), true));
        shelf.change(Change.ofOrCreate(sitting.value())
                .unset("key")
                .set("done", true)
                .set("held", waiting));
    }

    /** Takes an attempt off the list of those that wait; 1 when it stood there. */
    int forget(SittingId sitting, AttemptId attempt) {
        int before = remaining(sitting, attempt);
        if (before > 0) {
            shelf.change(Change.of(sitting.value()).unset("held." + attempt));
        }
        return before;
    }

    int remaining(SittingId sitting, AttemptId attempt) {
        return shelf.findAll(List.of(sitting.value())).stream()
                        .anyMatch(each -> each.map("held").containsKey(attempt.value()))
                ? 1
                : 0;
    }
}
