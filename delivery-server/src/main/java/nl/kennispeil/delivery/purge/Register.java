package nl.kennispeil.delivery.purge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.retention.Retention;
import nl.kennispeil.delivery.retention.RetentionFacts;
import nl.kennispeil.delivery.retention.Standing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where every enrolment stands on a day: what goes when and why, and what is held by whom. */
public final class Register {

    /** One enrolment with all that decides. */
    public record Judged(Enrolment enrolment, RetentionFacts facts, Standing standing) {}

    private static final Comparator<Judged> SOONEST = Comparator.<Judged, Boolean>comparing(
                    each -> each.standing().purge() == null)
            .thenComparing(each -> Optional.ofNullable(each.standing().purge()).orElse(LocalDate.MAX))
            .thenComparing(each -> each.enrolment().id().value());

    private static final Logger LOG = LoggerFactory.getLogger(Register.class);

    private final Enrolments enrolments;
    private final List<Obstacles> obstacles;

    public Register(Enrolments enrolments, List<Obstacles> obstacles) {
        this.enrolments = enrolments;
        this.obstacles = List.copyOf(obstacles);
    }

    /** How many of these run on a day: what a run is measured against before it deletes (T3). */
    public static long active(List<Judged> all, LocalDate today) {
        return all.stream().filter(each -> each.enrolment().active(today)).count();
    }

    /**
     * All of them.
     *
     * @param judged what goes first at the top
     * @param unreadable those of whom something cannot be read, so that nobody can say where they stand
     */
    public record Look(List<Judged> judged, Set<String> unreadable) {}

    /** All enrolments. Some thousands; for a nightly job and its screen. One that cannot be read stops no other. */
    public Look look(LocalDate today) {
        Set<String> unreadable = new TreeSet<>();
        Map<PersonId, List<Enrolment>> byPerson = new LinkedHashMap<>();
        enrolments
                .all(unreadable::add)
                .forEach(each -> byPerson.computeIfAbsent(each.person(), any -> new ArrayList<>(1))
                        .add(each));
        List<Judged> judged = new ArrayList<>();
        byPerson.values()
                .forEach(own -> own.forEach(each -> {
                    try {
                        judged.add(judge(each, own, today));
                    } catch (RuntimeException e) {
                        unreadable.add(each.id().value());
                        LOG.error(
                                "retention: an enrolment cannot be judged: {}",
                                e.getClass().getName());
                    }
                }));
        judged.sort(SOONEST);
        return new Look(List.copyOf(judged), Set.copyOf(unreadable));
    }

    /** Those of them that can be read, what goes first at the top. */
    public List<Judged> all(LocalDate today) {
        return look(today).judged();
    }

    /** One enrolment; empty when there is none. */
    public Optional<Judged> find(CandidateId id, LocalDate today) {
        return enrolments.find(id).map(each -> judge(each, enrolments.of(each.person()), today));
    }

    /**
     * Whether something must be kept whatever anybody asks: an approved hold or a restriction is in force, also of
     * somebody whose training goes on.
     */
    public boolean held(CandidateId id, LocalDate today) {
        return enrolments
                .find(id)
                .map(each -> withObstacles(RetentionFacts.of(each)).held(today))
                .orElse(false);
    }

    private Judged judge(Enrolment enrolment, List<Enrolment> own, LocalDate today) {
        RetentionFacts facts = RetentionFacts.of(enrolment);
        if (own.size() > 1) {
            Map<CandidateId, Instant> registered = enrolments.registrations(enrolment.person());
            facts = facts.withOthers(own.stream()
                    .filter(each -> !each.id().equals(enrolment.id()))
                    .map(each -> new RetentionFacts.Other(each, registeredOn(each, registered)))
                    .toList());
        }
        // without an end nothing can hold it: thousands are still in training, and asking costs look-ups for each
        if (own.stream().anyMatch(each -> each.ending() != null)) {
            facts = withObstacles(facts);
        }
        return new Judged(enrolment, facts, Retention.decide(facts, today));
    }

    private RetentionFacts withObstacles(RetentionFacts facts) {
        RetentionFacts with = facts;
        for (Obstacles each : obstacles) {
            with = each.with(with);
        }
        return with;
    }

    private static LocalDate registeredOn(Enrolment enrolment, Map<CandidateId, Instant> registered) {
        Instant at = registered.get(enrolment.id());
        return at == null ? enrolment.begin() : Amsterdam.day(at);
    }
}
