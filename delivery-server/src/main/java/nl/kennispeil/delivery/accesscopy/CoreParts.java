package nl.kennispeil.delivery.accesscopy;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.attempt.Exam;
import nl.kennispeil.delivery.attempt.Presence;
import nl.kennispeil.delivery.attempt.Responses;
import nl.kennispeil.delivery.candidate.Candidates;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.person.Persons;
import nl.kennispeil.delivery.result.Results;
import nl.kennispeil.delivery.sitting.Sittings;

/**
 * The parts of a copy that come from the core of the server; other features bring their own.
 *
 * @param log who saw or changed what, as far as the person concerned gets to see it
 */
public record CoreParts(
        Persons persons,
        Accounts accounts,
        Candidates candidates,
        Institutes institutes,
        Sittings sittings,
        Presence presence,
        Exam exam,
        Responses responses,
        Results results,
        FormLibrary forms,
        Log log) {

    /** A line of the log. */
    public record Seen(Instant at, String role, String institute, String action, String outcome) {}

    /** Lines about any of these ids, newest first. */
    @FunctionalInterface
    public interface Log {
        List<Seen> about(Collection<String> ids);
    }

    public List<CopyPart> parts() {
        return List.of(
                new PersonPart(persons),
                new AccountPart(accounts),
                new EnrolmentPart(candidates, institutes),
                new AttemptPart(sittings, presence, institutes),
                new AnswerPart(exam, responses),
                new ResultPart(exam, results, new LiveItems(forms::all, sittings::all)),
                new SeenPart(log));
    }
}
