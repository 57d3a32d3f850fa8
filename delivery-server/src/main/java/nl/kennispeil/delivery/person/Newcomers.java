package nl.kennispeil.delivery.person;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kennispeil.delivery.candidate.CandidateId;

/**
 * Sees to it that somebody who comes in through two nodes at once becomes one person: whoever is second goes on with the
 * ids of the first. The external id is taken in one step, with the ids that the first one is about to write, so it does
 * not matter how far that one is, or whether it broke off.
 */
final class Newcomers {

    private final Persons persons;
    private final Enrolments enrolments;

    Newcomers(Persons persons, Enrolments enrolments) {
        this.persons = persons;
        this.enrolments = enrolments;
    }

    /** The same persons and enrolments, under the ids that count. */
    List<Enrolling.Wanted> settle(List<Enrolling.Wanted> wanted) {
        Set<PersonId> known = persons.findAll(
                        wanted.stream().map(each -> each.person().id()).toList())
                .keySet();
        Map<String, Persons.Claim> mine = new LinkedHashMap<>();
        for (Enrolling.Wanted each : wanted) {
            String externalId = each.person().externalId();
            if (externalId != null && !known.contains(each.person().id())) {
                mine.put(externalId, claim(each));
            }
        }
        if (mine.isEmpty()) {
            return wanted;
        }
        Map<String, Persons.Claim> counting = persons.claim(mine);
        List<Enrolling.Wanted> settled = new ArrayList<>();
        for (Enrolling.Wanted each : wanted) {
            Persons.Claim asked =
                    mine.get(Objects.requireNonNullElse(each.person().externalId(), ""));
            Persons.Claim counts =
                    counting.get(Objects.requireNonNullElse(each.person().externalId(), ""));
            settled.add(asked == null || counts == null || asked.equals(counts) ? each : as(each, counts));
        }
        return settled;
    }

    private static Persons.Claim claim(Enrolling.Wanted wanted) {
        Map<String, CandidateId> ids = new LinkedHashMap<>();
        wanted.enrolments()
                .forEach(each ->
                        ids.put(which(each.enrolment()), each.enrolment().id()));
        return new Persons.Claim(wanted.person().id(), ids);
    }

    private Enrolling.Wanted as(Enrolling.Wanted wanted, Persons.Claim counts) {
        // those that are written, and those that are about to be
        Map<String, CandidateId> ids = enrolments.of(counts.person()).stream()
                .collect(Collectors.toMap(Newcomers::which, Enrolment::id, (one, other) -> one, LinkedHashMap::new));
        ids.putAll(counts.enrolments());
        return new Enrolling.Wanted(
                wanted.person().withId(counts.person()),
                wanted.enrolments().stream()
                        .map(each -> new Enrolling.WantedEnrolment(
                                each.enrolment()
                                        .as(
                                                ids.getOrDefault(
                                                        which(each.enrolment()),
                                                        each.enrolment().id()),
                                                counts.person()),
                                each.extraMinutes()))
                        .toList());
    }

    /** What makes two enrolments of one person the same: a name of a field. */
    private static String which(Enrolment enrolment) {
        return enrolment.training().code() + "_" + enrolment.begin();
    }
}
