package nl.kennispeil.delivery.research;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import nl.kennispeil.bank.item.Answer;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.Attempts;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Institute;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.result.Result;
import nl.kennispeil.delivery.result.Results;
import nl.kennispeil.delivery.sitting.Rosters;
import nl.kennispeil.delivery.sitting.Sitting;

/** Copies the results of a sitting to the research store, of all who do not object. */
final class ResultCopy {

    private static final int AT_A_TIME = 100;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.+-]{1,64}( [A-Za-z0-9_.-]{1,64})?");

    /** Stands for an answer in words. */
    private static final String WRITTEN = "text";

    private final Enrolments enrolments;
    private final Rosters rosters;
    private final Institutes institutes;
    private final Attempts attempts;
    private final Results results;
    private final Objections objections;

    ResultCopy(
            Enrolments enrolments,
            Rosters rosters,
            Institutes institutes,
            Attempts attempts,
            Results results,
            Objections objections) {
        this.enrolments = enrolments;
        this.rosters = rosters;
        this.institutes = institutes;
        this.attempts = attempts;
        this.results = results;
        this.objections = objections;
    }

    /** How many records it made. */
    int copy(Sitting sitting, Pseudonyms pseudonyms, ResearchStore store) {
        String occasion = pseudonyms.occasion(sitting.id());
        LocalDate sat = Amsterdam.day(sitting.opens());
        Map<String, PersonId> copied = new LinkedHashMap<>();
        List<ResearchRecord> records = new ArrayList<>();
        List<String> all = institutes.all().stream().map(Institute::id).toList();
        List<AttemptId> ids = rosters.of(sitting.id(), all).values().stream()
                .flatMap(List::stream)
                .map(AttemptId::new)
                .toList();
        for (int from = 0; from < ids.size(); from += AT_A_TIME) {
            List<AttemptId> some = ids.subList(from, Math.min(ids.size(), from + AT_A_TIME));
            Map<AttemptId, Attempt> known = attempts.findAll(some);
            Map<CandidateId, PersonId> persons = persons(known);
            for (Result each : results.findAll(some)) {
                Attempt attempt = known.get(each.attempt());
                PersonId person = attempt == null ? null : persons.get(attempt.candidate());
                if (attempt != null && person != null && !objections.objected(person)) {
                    ResearchRecord record = record(each, attempt, pseudonyms.of(person), sat);
                    records.add(record);
                    copied.put(record.pseudonym(), person);
                }
            }
        }
        store.add(occasion, sat, records);
        // who objected meanwhile was not there to be removed yet
        Set<String> back = new HashSet<>();
        copied.forEach((pseudonym, person) -> {
            if (objections.objected(person)) {
                store.remove(pseudonym, List.of(occasion));
                back.add(pseudonym);
            }
        });
        return copied.size() - back.size();
    }

    private Map<CandidateId, PersonId> persons(Map<AttemptId, Attempt> known) {
        Map<CandidateId, PersonId> persons = new HashMap<>();
        for (Enrolment each : enrolments.findAll(known.values().stream()
                .map(Attempt::candidate)
                .filter(Objects::nonNull)
                .toList())) {
            persons.put(each.id(), each.person());
        }
        return persons;
    }

    private static ResearchRecord record(Result result, Attempt attempt, String pseudonym, LocalDate sat) {
        return new ResearchRecord(
                pseudonym,
                attempt.institute(),
                attempt.phase(),
                ResearchRecord.half(sat),
                result.form(),
                result.items().stream()
                        .map(each -> new ResearchRecord.Line(
                                each.item(), withoutText(each.answer()), each.mark(), each.points()))
                        .toList());
    }

    /** Identifiers, pairs, points and numbers pass; what somebody wrote may name a person and stays behind. */
    private static String withoutText(String answer) {
        if (!answer.startsWith("{") || !(Answer.parse(answer) instanceof Answer.Given given)) {
            return answer;
        }
        boolean plain = given.responses().values().stream()
                .flatMap(List::stream)
                .allMatch(each -> PLAIN.matcher(each).matches());
        return plain ? answer : WRITTEN;
    }
}
