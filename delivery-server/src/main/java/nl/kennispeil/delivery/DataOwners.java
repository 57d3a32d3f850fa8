package nl.kennispeil.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.Attempts;
import nl.kennispeil.delivery.audit.Owners;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.PersonId;

/** The institute of the enrolment on the day: of a person with several, that of the one that began last. */
record DataOwners(Attempts attempts, Enrolments enrolments) implements Owners {

    private static final Pattern ATTEMPT = Pattern.compile("[0-9A-Z]{20}");

    @Override
    public Map<String, String> of(Collection<String> ids, Instant at) {
        LocalDate day = Amsterdam.day(at);
        Map<String, String> owners = new HashMap<>();
        List<AttemptId> sat = ids.stream()
                .filter(each -> ATTEMPT.matcher(each).matches())
                .map(AttemptId::new)
                .toList();
        if (!sat.isEmpty()) {
            attempts.findAll(sat).forEach((id, attempt) -> owners.put(id.value(), attempt.institute()));
        }
        List<CandidateId> enrolled = left(ids, owners).stream()
                .flatMap(each -> CandidateId.maybe(each).stream())
                .toList();
        if (!enrolled.isEmpty()) {
            enrolments.findAll(enrolled).forEach(each -> owners.put(each.id().value(), each.institute(day)));
        }
        List<PersonId> people = left(ids, owners).stream()
                .flatMap(each -> PersonId.maybe(each).stream())
                .toList();
        if (!people.isEmpty()) {
            enrolments
                    .ofAll(people)
                    .forEach((person, own) -> own.stream()
                            .max(Comparator.comparing(Enrolment::begin))
                            .ifPresent(each -> owners.put(person.value(), each.institute(day))));
        }
        return owners;
    }

    private static List<String> left(Collection<String> ids, Map<String, String> known) {
        return ids.stream().filter(each -> !known.containsKey(each)).toList();
    }
}
