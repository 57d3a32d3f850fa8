package nl.kennispeil.delivery.candidate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/** The candidates by id, and the list of ids per institute. */
public final class Candidates {

    private final Shelf people;
    private final Shelf lists;
    private final Cache<CandidateId, Candidate> cache = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(10))
            .maximumSize(20_000)
            .build();

    public Candidates(Shelves shelves) {
        this.people = shelves.shelf("candidates", Holds.PERSONS);
        this.lists = shelves.shelf("candidate_lists", Holds.PERSONS);
    }

    /** True when {@link #find} will not wait for the store. */
    public boolean known(CandidateId id) {
        return cache.getIfPresent(id) != null;
    }

    public Optional<Candidate> find(CandidateId id) {
        return Optional.ofNullable(findAll(List.of(id)).get(id));
    }

    /** Those that exist, by id. */
    public Map<CandidateId, Candidate> findAll(Collection<CandidateId> ids) {
        Map<CandidateId, Candidate> found = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (CandidateId id : ids) {
            Candidate known = cache.getIfPresent(id);
            if (known != null) {
                found.put(id, known);
            } else {
                missing.add(id.value());
            }
        }
        if (!missing.isEmpty()) {
            for (Fields each : people.findAll(missing)) {
                Candidate candidate = fromFields(each);
                cache.put(candidate.id(), candidate);
                found.put(candidate.id(), candidate);
            }
        }
        return found;
    }

    /** Everybody of an institute, by name. */
    public List<Candidate> ofInstitute(String institute) {
        List<CandidateId> ids = lists.find(institute).map(list -> list.texts("candidates")).orElse(List.of()).stream()
                .map(CandidateId::new)
                .toList();
        return findAll(ids).values().stream()
                .sorted(Comparator.comparing(Candidate::name))
                .toList();
    }

    /** Adds or replaces people; the lists of their institutes grow with them. */
    public void putAll(Collection<Candidate> candidates) {
        people.putAll(candidates.stream().map(Candidates::toFields).toList());
        Map<String, List<String>> byInstitute = new LinkedHashMap<>();
        for (Candidate each : candidates) {
            cache.invalidate(each.id());
            byInstitute
                    .computeIfAbsent(each.institute(), any -> new ArrayList<>())
                    .add(each.id().value());
        }
        byInstitute.forEach((institute, added) -> {
            List<String> ids = new ArrayList<>(
                    lists.find(institute).map(list -> list.texts("candidates")).orElse(List.of()));
            ids.removeAll(new HashSet<>(added));
            ids.addAll(added);
            lists.putAll(List.of(Fields.of(institute)
                    .with("schema", 1)
                    .with("candidates", ids)
                    .build()));
        });
    }

    private static Fields toFields(Candidate candidate) {
        return Fields.of(candidate.id().value())
                .with("schema", 1)
                .with("name", candidate.name())
                .with("institute", candidate.institute())
                .with("phase", candidate.phase())
                .with("invited", candidate.invited())
                .with("extraMinutes", candidate.extraMinutes())
                .build();
    }

    private static Candidate fromFields(Fields fields) {
        return new Candidate(
                new CandidateId(fields.id()),
                fields.text("name"),
                fields.text("institute"),
                fields.number("phase"),
                fields.flag("invited"),
                fields.number("extraMinutes"));
    }
}
