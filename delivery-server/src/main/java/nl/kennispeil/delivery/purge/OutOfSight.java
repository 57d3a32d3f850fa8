package nl.kennispeil.delivery.purge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.candidate.CandidateId;

/**
 * Whom nobody but the privacy officer sees any more: those whose day to go has come and who are still here because
 * something holds them, or because tonight's run has yet to begin.
 *
 * <p>They are looked up together by {@link #refresh}, in the background, so no request waits for that; before midnight
 * those of tomorrow too. An answer is at most {@link #FRESH} old: should nothing have refreshed for so long, the one who
 * is asked for is looked up alone. Safe for use by many threads.
 */
public final class OutOfSight {

    /** How old an answer may be. Refresh at half of it. */
    static final Duration FRESH = Duration.ofMinutes(10);

    private final Register register;
    private final Clock clock;
    private volatile Map<LocalDate, Seen> known = Map.of();

    /** @param at before anything was read */
    private record Seen(Set<CandidateId> hidden, Instant at) {}

    public OutOfSight(Register register, Clock clock) {
        this.register = register;
        this.clock = clock;
    }

    /** Looks everybody up; takes as long as that takes. */
    public void refresh() {
        Instant now = clock.instant();
        Map<LocalDate, Seen> seen = new HashMap<>();
        for (Instant each : new Instant[] {now, now.plus(FRESH)}) {
            seen.computeIfAbsent(Amsterdam.day(each), day -> new Seen(hidden(day), now));
        }
        known = Map.copyOf(seen);
    }

    public boolean contains(CandidateId enrolment) {
        Instant now = clock.instant();
        LocalDate today = Amsterdam.day(now);
        Seen seen = known.get(today);
        if (seen != null && !now.isAfter(seen.at().plus(FRESH))) {
            return seen.hidden().contains(enrolment);
        }
        return register.find(enrolment, today)
                .filter(each -> each.standing().hidden())
                .isPresent();
    }

    private Set<CandidateId> hidden(LocalDate today) {
        Register.Look look = register.look(today);
        Stream<CandidateId> past = look.judged().stream()
                .filter(each -> each.standing().hidden())
                .map(each -> each.enrolment().id());
        // of whom nobody can say whether the day has come: better unseen
        Stream<CandidateId> unknown = look.unreadable().stream().flatMap(each -> CandidateId.maybe(each).stream());
        return Stream.concat(past, unknown).collect(Collectors.toUnmodifiableSet());
    }
}
