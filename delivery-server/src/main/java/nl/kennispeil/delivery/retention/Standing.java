package nl.kennispeil.delivery.retention;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an enrolment stands on a day.
 *
 * @param last the last day by the clock alone, without holds; null when no end is known
 * @param purge the day it goes, as far as is known now: later than the day after {@code last} when something holds it;
 *     null when no end is known or nobody can say how long it is held; once {@link State#PURGED}, when it went
 * @param daysLate whole days since {@code purge}: above 0 when it should have been gone already
 * @param reasons why, the ones that decide first; empty when the clock is all there is
 * @param mail whether the person may be written to about it: nobody mails the deceased
 */
public record Standing(
        State state,
        @Nullable LocalDate last,
        @Nullable LocalDate purge,
        long daysLate,
        List<Reason> reasons,
        boolean mail) {

    /** What follows from it. */
    public enum State {
        /** No end is known, or a new period cancelled it (T2). */
        ACTIVE,
        /** The end is known, the day to go has not come. */
        COUNTING,
        /** Goes today. */
        DUE,
        /** Should have gone before today. */
        OVERDUE,
        /** Should have gone but is kept, out of sight of all but the privacy officer. */
        RESTRICTED,
        /** Should go, but the end was moved so far back that it may be a mistake: needs the privacy officer (T3). */
        QUARANTINED,
        /** Is gone. Nothing brings it back (T2). */
        PURGED
    }

    /**
     * A reason, as a screen says it.
     *
     * @param by who is behind it: an account or an institute; null when nobody is
     * @param from first day; null when it has none
     * @param until last day; null when nobody can say
     */
    public record Reason(
            Code code,
            @Nullable String by,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /** What can be a reason. */
    public enum Code {
        /** T6, approved by a second person. */
        HELD_OBJECTION("held.objection"),
        HELD_DISPUTE("held.dispute"),
        HELD_FRAUD("held.fraud"),
        HELD_REQUEST("held.request"),
        /** Set by one person only, so it stops nothing. */
        HELD_UNAPPROVED("held.unapproved"),
        /** In force, but the review by {@code until} was forgotten. */
        HELD_REVIEW_OVERDUE("held.review-overdue"),
        /** T8. */
        RESTRICTED_PERSON("restricted.person"),
        /** T7. */
        REQUEST_OPEN("request.open"),
        /** Still not answered after the three months of T7, so it keeps nothing any more. */
        REQUEST_OVERRUN("request.overrun"),
        /** T5; {@code by} is the institute. */
        RESUMPTION("resumption"),
        /** T2: a new period began, or will begin, on {@code from}. */
        NEW_PERIOD("new-period"),
        /** T3: recorded on {@code from}, the week to look at it lasts through {@code until}. */
        QUARANTINE_MOVED_BACK("quarantine.moved-back"),
        /** T3: two people must confirm the end; {@code by} is the one who did, if any. */
        QUARANTINE_UNCONFIRMED("quarantine.unconfirmed"),
        /** No mail. */
        DECEASED("deceased");

        private final String text;

        Code(String text) {
            this.text = text;
        }

        /** The name in message keys and reports. */
        public String text() {
            return text;
        }
    }

    public Standing {
        reasons = List.copyOf(reasons);
    }

    /** Whether a run may delete it today. */
    public boolean mayPurge() {
        return state == State.DUE || state == State.OVERDUE;
    }

    /**
     * Whether it is out of sight of all but the privacy officer. What is late is so too, whatever the reason that it is
     * still there. What is in quarantine is not: it is there because the end is probably wrong.
     */
    public boolean hidden() {
        return state == State.RESTRICTED || state == State.PURGED || mayPurge();
    }

    public boolean has(Code code) {
        return reasons.stream().anyMatch(each -> each.code() == code);
    }
}
