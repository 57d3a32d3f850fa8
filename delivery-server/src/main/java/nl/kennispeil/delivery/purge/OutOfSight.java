package nl.kennispeil.delivery.purge;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.candidate.CandidateId;

/**
 * Whom nobody but the privacy officer sees any more: those whose day to go has come and who are still here because
 * something holds them, or because tonight's run has yet to begin. Looked up together, and kept for {@link #FRESH} of
 * the same day.
 */
public final class OutOfSight {

    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Register register;
    private final Clock clock;
    private final LoadingCache<LocalDate, Set<CandidateId>> hidden;

    public OutOfSight(Register register, Clock clock) {
        this.register = register;
        this.clock = clock;
        this.hidden =
                Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(2).build(this::hidden);
    }

    public boolean contains(CandidateId enrolment) {
        return hidden.get(Amsterdam.day(clock.instant())).contains(enrolment);
    }

    private Set<CandidateId> hidden(LocalDate today) {
        return register.all(today).stream()
                .filter(each -> each.standing().hidden())
                .map(each -> each.enrolment().id())
                .collect(Collectors.toUnmodifiableSet());
    }
}
