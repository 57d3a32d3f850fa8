package nl.kennispeil.delivery.grant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.candidate.Candidate;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Candidates;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.Sittings;
import nl.kennispeil.delivery.text.Bilingual;

/** The list of a trainer: whose results, and which of them are there. */
public final class GrantedResults {

    /** A result that is there to look at. */
    public record Line(Bilingual test, Instant opened, AttemptId attempt) {}

    /**
     * One aios.
     *
     * @param since when the first leave was given
     * @param lines the newest first; none when nothing is released yet
     */
    public record OfAios(CandidateId id, String name, Instant since, List<Line> lines) {

        public OfAios {
            lines = List.copyOf(lines);
        }

        /** Nobody's name: this may reach a log. */
        @Override
        public String toString() {
            return "OfAios[" + id + "]";
        }
    }

    private final Sittings sittings;
    private final Candidates candidates;
    private final ServerSecret secret;
    private final Predicate<AttemptId> released;

    /** @param released whether who sat an attempt may see its result */
    public GrantedResults(
            Sittings sittings, Candidates candidates, ServerSecret secret, Predicate<AttemptId> released) {
        this.sittings = sittings;
        this.candidates = candidates;
        this.secret = secret;
        this.released = released;
    }

    /** By name. */
    List<OfAios> of(List<Grant> grants) {
        Map<CandidateId, List<Grant>> byAios =
                grants.stream().collect(Collectors.groupingBy(Grant::aios, LinkedHashMap::new, Collectors.toList()));
        Map<CandidateId, Candidate> known = candidates.findAll(byAios.keySet());
        List<OfAios> all = new ArrayList<>();
        byAios.forEach((aios, given) -> {
            Candidate candidate = known.get(aios);
            if (candidate != null) {
                all.add(new OfAios(aios, candidate.name(), since(given), lines(aios, given)));
            }
        });
        return all.stream().sorted(Comparator.comparing(OfAios::name)).toList();
    }

    private static Instant since(List<Grant> given) {
        return given.stream().map(Grant::since).min(Comparator.naturalOrder()).orElseThrow();
    }

    private List<Line> lines(CandidateId aios, List<Grant> given) {
        return sittings.all().stream()
                .sorted(Comparator.comparing(Sitting::opens).reversed())
                .map(each -> new Line(
                        each.title(),
                        each.opens(),
                        AttemptId.of(secret, each.id().value(), aios.value())))
                .filter(each -> given.stream().anyMatch(grant -> grant.covers(each.attempt())))
                .filter(each -> released.test(each.attempt()))
                .toList();
    }
}
