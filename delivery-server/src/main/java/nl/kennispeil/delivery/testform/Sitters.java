package nl.kennispeil.delivery.testform;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import nl.kennispeil.bank.form.FormDesign;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.form.Translations;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.Attempts;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.Sittings;

/**
 * Which authors of a form are enrolled in a sitting that uses it and is not over (domain.md §5). Enrolment bars them; who
 * becomes an author later slips through there, and is found here.
 *
 * @param enrolments of those who wrote at some items, by login
 */
public record Sitters(
        Sittings sittings,
        Attempts attempts,
        ServerSecret secret,
        Function<Collection<ItemId>, Map<String, Set<CandidateId>>> enrolments) {

    /** Their logins. */
    Set<String> authors(FormDesign design) {
        Set<FormRef> refs = new HashSet<>(Set.of(design.ref()));
        design.languages().stream().skip(1).forEach(each -> refs.add(Translations.of(design.ref(), each)));
        List<Sitting> planned = sittings.all().stream()
                .filter(each -> each.progress() == Sitting.Progress.PLANNED && refs.contains(each.form()))
                .toList();
        if (planned.isEmpty()) {
            return Set.of();
        }
        Set<String> found = new HashSet<>();
        enrolments.apply(design.refs().stream().map(each -> each.id()).toList()).forEach((login, own) -> {
            if (planned.stream().anyMatch(each -> !enrolled(each, own).isEmpty())) {
                found.add(login);
            }
        });
        return found;
    }

    private Set<AttemptId> enrolled(Sitting sitting, Set<CandidateId> candidates) {
        return attempts.findAll(candidates.stream()
                        .map(each -> AttemptId.of(secret, sitting.id().value(), each.value()))
                        .toList())
                .keySet();
    }
}
