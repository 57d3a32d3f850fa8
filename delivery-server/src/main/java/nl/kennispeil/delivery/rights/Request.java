package nl.kennispeil.delivery.rights;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.calendar.RequestClock;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.http.BadRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request of a person about the own data, from receipt to answer. Dates are days in Europe/Amsterdam.
 *
 * @param id derived from the enrolment with the server's secret: says nothing about the person
 * @param registeredBy login of the person, or of the privacy officer who wrote it down
 * @param about the attempt whose result is contested; null for anything else
 * @param text what is asked; empty once the person's key is gone
 * @param steps what was done, the oldest first
 * @param decision null while it is open
 */
public record Request(
        String id,
        CandidateId enrolment,
        Kind kind,
        Channel channel,
        Identity identity,
        String registeredBy,
        Instant registeredAt,
        @Nullable AttemptId about,
        String text,
        RequestClock clock,
        List<Step> steps,
        @Nullable Decision decision) {

    /** What is asked for. */
    public enum Kind {
        ACCESS,
        PORTABILITY,
        RECTIFICATION,
        ERASURE,
        RESTRICTION,
        /** Against use for research (AVG art. 21(6)). */
        OBJECTION,
        CONSENT_WITHDRAWAL,
        /** Against a result (R30; UAVG art. 40). */
        CONTEST,
        OTHER;

        /** The name in files and message keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** @throws IllegalArgumentException when there is no such kind */
        public static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        /** Whether the data waits for the answer when its day to go has come (T7). */
        boolean keepsData() {
            return this == ACCESS || this == PORTABILITY;
        }
    }

    /** How it came in (R24). */
    public enum Channel {
        ONLINE,
        ORAL,
        LETTER,
        REPRESENTATIVE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How it was made sure who asks, always without a copy of an identity document (R27). */
    public enum Identity {
        /** Logged in with the own account. */
        LOGGED_IN,
        /** Came in person and showed a document; nothing of it was kept. */
        SEEN,
        /** Called back on the number the institute has. */
        CALLED_BACK,
        /** A representative with a written mandate, checked with the person. */
        MANDATE,
        /** Still to be done before anything is handed over. */
        TO_DO;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How it ended. */
    public enum Outcome {
        GRANTED,
        PARTLY,
        REFUSED,
        WITHDRAWN;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean honours() {
            return this == GRANTED || this == PARTLY;
        }
    }

    /**
     * One thing that was done.
     *
     * @param what {@code received, note, extended, identified, copy, corrected, withdrawn, restriction-ended, decided}
     */
    public record Step(Instant at, String by, String what, String note) {}

    public record Decision(Outcome outcome, String reason, String by, Instant at) {

        public LocalDate day() {
            return Amsterdam.day(at);
        }
    }

    public Request {
        steps = List.copyOf(steps);
    }

    public boolean open() {
        return decision == null;
    }

    /** @throws BadRequest 409 when it is not sure yet who asks */
    void requireSure() {
        if (identity == Identity.TO_DO) {
            throw new BadRequest(409, "identity-open");
        }
    }

    /** @throws BadRequest 409 when it is answered */
    void requireOpen() {
        if (!open()) {
            throw new BadRequest(409, "request-answered");
        }
    }

    /** That it takes longer, and what the person was told about it; empty when it was not put off (R22). */
    public Optional<Step> extension() {
        return steps.stream().filter(each -> each.what().equals("extended")).reduce((before, after) -> after);
    }

    /** Whether it is, or was, answered after its last day. */
    public boolean late(LocalDate today) {
        return clock.late(decision == null ? today : decision.day());
    }

    /** No text: this may reach a log. */
    @Override
    public String toString() {
        return "Request[" + kind + "]";
    }
}
