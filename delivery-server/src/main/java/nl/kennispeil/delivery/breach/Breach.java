package nl.kennispeil.delivery.breach;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.kennispeil.delivery.calendar.BreachClock;

/**
 * A breach: what happened, what follows from it, and what was done (AVG art. 33(5); R72). Everything is an entry of a
 * list that only grows; what holds now is the last entry of its kind.
 */
public record Breach(String id, List<Entry> entries) {

    /** What an entry is about. */
    public enum Kind {
        /** What happened, in a few words. */
        TITLE(false),
        /** When it was found. */
        DISCOVERED(true),
        /** When one was sure that it is a breach: from then on the 72 hours run. */
        AWARE(true),
        CONTROLLERS_TOLD(true),
        AUTHORITY_TOLD(true),
        PERSONS_TOLD(true),
        EFFECT(false),
        MEASURES(false),
        /** Why the authority or the persons were not told, or not in time. */
        REASON(false),
        NOTE(false),
        CLOSED(true);

        private final boolean moment;

        Kind(boolean moment) {
            this.moment = moment;
        }

        /** True when it has a moment, false when it has a text. */
        public boolean moment() {
            return moment;
        }

        /** The name in files and message keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Kind> of(String code) {
            for (Kind each : values()) {
                if (each.code().equals(code)) {
                    return Optional.of(each);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * @param value a text, or a moment in ISO 8601
     * @param by login of who wrote it down
     */
    public record Entry(Kind kind, String value, String by, Instant at) {}

    public Breach {
        entries = List.copyOf(entries);
    }

    /** What is said now; empty for nothing. */
    public String text(Kind kind) {
        return entries.stream()
                .filter(each -> each.kind() == kind)
                .reduce((before, after) -> after)
                .map(Entry::value)
                .orElse("");
    }

    public Optional<Instant> moment(Kind kind) {
        String text = text(kind);
        return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    }

    /** Runs from when one was aware, or from discovery while that is not known. */
    public BreachClock clock() {
        return new BreachClock(moment(Kind.AWARE)
                .or(() -> moment(Kind.DISCOVERED))
                .orElse(entries.get(0).at()));
    }

    public boolean closed() {
        return moment(Kind.CLOSED).isPresent();
    }

    /** Whether the authority was told, or still must be. */
    public boolean authorityTold() {
        return moment(Kind.AUTHORITY_TOLD).isPresent();
    }
}
