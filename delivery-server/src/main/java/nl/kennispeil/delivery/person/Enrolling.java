package nl.kennispeil.delivery.person;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.candidate.Candidate;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Candidates;
import nl.kennispeil.delivery.secret.Base32;
import org.jspecify.annotations.Nullable;

/**
 * The one way in which persons and enrolments change. It keeps what sittings know of them in step ({@link Candidates}:
 * name, owning institute, reference group, whether somebody is invited) and writes every change to the log, without
 * names. Repeating a change that was broken off half-way finishes it.
 */
public final class Enrolling {

    /** Days are days in the Netherlands. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    private static final int ID_BYTES = 16;
    private static final int ID_DIGITS = 20;
    /** Persons written together; a list of an institute then never grows by thousands of entries in one step. */
    private static final int BATCH = 500;

    /** Who does it. */
    public record Actor(String login, String role) {

        public static Actor of(Account account) {
            return new Actor(account.login(), account.role().code());
        }
    }

    /**
     * How an enrolment is to be.
     *
     * @param extraMinutes standing extra time, 0..60; null leaves it as it is
     */
    public record WantedEnrolment(
            Enrolment enrolment, @Nullable Integer extraMinutes) {}

    /** How a person is to be, and the enrolments that change; others of that person stay as they are. */
    public record Wanted(Person person, List<WantedEnrolment> enrolments) {}

    private final Persons persons;
    private final Enrolments enrolments;
    private final Moves moves;
    private final Candidates candidates;
    private final AuditTrail audit;
    private final SecureRandom random;

    /** With nothing that moves along with somebody. */
    public Enrolling(
            Persons persons, Enrolments enrolments, Candidates candidates, AuditTrail audit, SecureRandom random) {
        this(persons, enrolments, candidates, audit, random, (enrolment, from, to) -> {});
    }

    /** @param moves takes along what belongs to somebody who goes to another institute */
    public Enrolling(
            Persons persons,
            Enrolments enrolments,
            Candidates candidates,
            AuditTrail audit,
            SecureRandom random,
            Moves moves) {
        this.moves = moves;
        this.persons = persons;
        this.enrolments = enrolments;
        this.candidates = candidates;
        this.audit = audit;
        this.random = random;
    }

    /** An id for somebody new; says nothing and repeats nothing. */
    public PersonId newPersonId() {
        return new PersonId("p-" + digits());
    }

    /** An id for a new enrolment. */
    public CandidateId newEnrolmentId() {
        return new CandidateId("e-" + digits());
    }

    /**
     * Makes everybody as wanted.
     *
     * @param reason why, for the history of a correction; empty for what comes from the CRM
     * @return how many persons and enrolments were new or differed
     */
    public int putAll(Collection<Wanted> all, Actor by, String reason, Instant now) {
        int changed = 0;
        List<Wanted> list = List.copyOf(all);
        for (int from = 0; from < list.size(); from += BATCH) {
            changed += putSome(list.subList(from, Math.min(from + BATCH, list.size())), by, reason, now);
        }
        return changed;
    }

    /** Makes one person as wanted. */
    public int put(Wanted wanted, Actor by, String reason, Instant now) {
        return putAll(List.of(wanted), by, reason, now);
    }

    /**
     * Changes one enrolment.
     *
     * @return the enrolment as it is now
     * @throws IllegalArgumentException when there is none with that id, or the change cannot be
     */
    public Enrolment change(CandidateId id, UnaryOperator<EnrolmentDraft> change, Actor by, Instant now) {
        Enrolment before =
                enrolments.find(id).orElseThrow(() -> new IllegalArgumentException("there is no enrolment " + id));
        Person person = persons.find(before.person())
                .orElseThrow(() -> new IllegalArgumentException("there is no person " + before.person()));
        Enrolment after = change.apply(EnrolmentDraft.of(before)).build();
        put(new Wanted(person, List.of(new WantedEnrolment(after, null))), by, "", now);
        return after;
    }

    /**
     * Brings what sittings know in step with today: somebody moves on to the next reference group, leave begins or is
     * over, a transfer takes its day. For every night; returns how many changed.
     */
    public int refresh(Instant now) {
        LocalDate today = today(now);
        List<Enrolment> all = enrolments.all().filter(Projection::sits).toList();
        int changed = 0;
        for (int from = 0; from < all.size(); from += BATCH) {
            List<Enrolment> some = all.subList(from, Math.min(from + BATCH, all.size()));
            Map<PersonId, Person> people =
                    persons.findAll(some.stream().map(Enrolment::person).toList());
            changed += project(some, people, Map.of(), today);
        }
        return changed;
    }

    private int putSome(List<Wanted> asking, Actor by, String reason, Instant now) {
        LocalDate today = today(now);
        List<Wanted> wanted = new Newcomers(persons, enrolments).settle(asking);
        Map<PersonId, Person> known =
                persons.findAll(wanted.stream().map(each -> each.person().id()).toList());
        List<WantedEnrolment> asked =
                wanted.stream().flatMap(each -> each.enrolments().stream()).toList();
        Map<CandidateId, Enrolment> former = new HashMap<>();
        enrolments
                .findAll(asked.stream().map(each -> each.enrolment().id()).toList())
                .forEach(each -> former.put(each.id(), each));
        Map<PersonId, Person> people = new LinkedHashMap<>();
        wanted.forEach(each -> people.put(each.person().id(), each.person()));

        List<Person> fresh = people.values().stream()
                .filter(each -> !known.containsKey(each.id()))
                .toList();
        List<Person> corrected = people.values().stream()
                .filter(each -> known.containsKey(each.id()) && !each.equals(known.get(each.id())))
                .toList();
        List<Enrolment> changed = asked.stream()
                .map(WantedEnrolment::enrolment)
                .filter(each -> !each.equals(former.get(each.id())))
                .toList();
        if (!fresh.isEmpty()) {
            persons.addAll(fresh);
        }
        persons.correctAll(corrected, by.login(), reason, now);
        if (!changed.isEmpty()) {
            enrolments.putAll(changed, now);
        }
        // from here on their enrolments are found with the person
        persons.settled(fresh);
        int projected = project(concerned(asked, corrected), people, extraMinutes(asked), today);

        List<Line> lines = new ArrayList<>();
        fresh.forEach(each -> Differences.between(null, each)
                .forEach(told -> lines.add(new Line(each.id(), each.id().value(), told))));
        corrected.forEach(each -> Differences.between(known.get(each.id()), each)
                .forEach(told -> lines.add(new Line(each.id(), each.id().value(), told))));
        changed.forEach(each -> Differences.between(former.get(each.id()), each, today)
                .forEach(told -> lines.add(new Line(each.person(), each.id().value(), told))));
        write(lines, by, now);
        Set<PersonId> differing = new HashSet<>();
        lines.forEach(each -> differing.add(each.person()));
        if (!differing.isEmpty()) {
            persons.changed(differing, now);
        }
        int differed = fresh.size() + corrected.size() + changed.size();
        return differed == 0 ? projected : differed;
    }

    /** What was asked, and for somebody with another name all other enrolments as well. */
    private List<Enrolment> concerned(List<WantedEnrolment> asked, List<Person> corrected) {
        Map<CandidateId, Enrolment> concerned = new LinkedHashMap<>();
        if (!corrected.isEmpty()) {
            enrolments
                    .ofAll(corrected.stream().map(Person::id).toList())
                    .values()
                    .forEach(each -> each.forEach(one -> concerned.put(one.id(), one)));
        }
        asked.forEach(each -> concerned.put(each.enrolment().id(), each.enrolment()));
        return concerned.values().stream().filter(Projection::sits).toList();
    }

    private static Map<CandidateId, Integer> extraMinutes(List<WantedEnrolment> asked) {
        Map<CandidateId, Integer> minutes = new HashMap<>();
        for (WantedEnrolment each : asked) {
            Integer extra = each.extraMinutes();
            if (extra != null) {
                minutes.put(each.enrolment().id(), extra);
            }
        }
        return minutes;
    }

    private int project(
            List<Enrolment> concerned, Map<PersonId, Person> people, Map<CandidateId, Integer> extra, LocalDate today) {
        Map<CandidateId, Candidate> known =
                candidates.findAll(concerned.stream().map(Enrolment::id).toList());
        List<Candidate> changed = new ArrayList<>();
        for (Enrolment each : concerned) {
            Person person = people.get(each.person());
            if (person == null) {
                // on the way out
                continue;
            }
            Candidate before = known.get(each.id());
            int minutes = extra.getOrDefault(each.id(), before == null ? 0 : before.extraMinutes());
            Candidate after = Projection.of(each, person.name(), minutes, today);
            if (before != null && !after.institute().equals(before.institute())) {
                // before the candidate itself changes: one that is broken off is done again
                moves.moved(each.id(), before.institute(), after.institute());
            }
            if (!after.equals(before)) {
                changed.add(after);
            }
        }
        if (!changed.isEmpty()) {
            candidates.putAll(changed);
        }
        return changed.size();
    }

    private record Line(PersonId person, String about, Differences.Told told) {}

    private void write(List<Line> lines, Actor by, Instant now) {
        audit.writeAll(lines.stream()
                .map(each -> AuditTrail.entry(
                        "person/" + each.person(),
                        by.login(),
                        by.role(),
                        each.told().action(),
                        each.about(),
                        each.told().detail(),
                        now))
                .toList());
    }

    private String digits() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base32.encode(bytes, ID_DIGITS).toLowerCase(Locale.ROOT);
    }

    /** The day it is in the Netherlands. */
    public static LocalDate today(Instant now) {
        return now.atZone(ZONE).toLocalDate();
    }
}
