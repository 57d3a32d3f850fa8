package nl.kennispeil.delivery.candidate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.vault.Vault;

/** The candidates by id, their names sealed, and the list of ids per institute. */
public final class Candidates {

    static final String SHELF = "candidates";
    static final String LISTS = "candidate_lists";

    private static final String NAME = "candidates/name";

    private final Shelf people;
    private final Shelf lists;
    private final Vault vault;
    private final Cache<CandidateId, Candidate> cache = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(10))
            .maximumSize(20_000)
            .build();

    public Candidates(Shelves shelves, Vault vault) {
        this.people = shelves.shelf(SHELF, Holds.PERSONS);
        this.lists = shelves.shelf(LISTS, Holds.PERSONS);
        this.vault = vault;
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
            vault.load(missing);
            for (Fields each : people.findAll(missing)) {
                fromFields(each).ifPresent(candidate -> {
                    cache.put(candidate.id(), candidate);
                    found.put(candidate.id(), candidate);
                });
            }
        }
        return found;
    }

    /** Everybody of an institute, by name. */
    public List<Candidate> ofInstitute(String institute) {
        List<CandidateId> ids = listed(institute).stream().map(CandidateId::new).toList();
        return findAll(ids).values().stream()
                .sorted(Comparator.comparing(Candidate::name))
                .toList();
    }

    /** Adds or replaces people; those who moved stand on the list of their new institute only. */
    public void putAll(Collection<Candidate> candidates) {
        vault.prepare(candidates.stream().map(each -> each.id().value()).toList());
        Map<String, String> formerly = new LinkedHashMap<>();
        people.findAll(candidates.stream().map(each -> each.id().value()).toList())
                .forEach(each -> formerly.put(each.id(), each.text("institute")));
        people.putAll(candidates.stream().map(this::toFields).toList());
        Map<String, Map<String, Object>> byInstitute = new LinkedHashMap<>();
        for (Candidate each : candidates) {
            cache.invalidate(each.id());
            byInstitute
                    .computeIfAbsent(each.institute(), any -> new LinkedHashMap<>())
                    .put(each.id().value(), true);
            String former = formerly.getOrDefault(each.id().value(), each.institute());
            if (!former.equals(each.institute())) {
                lists.change(Change.of(former).unset(entry(each.id())));
            }
        }
        byInstitute.forEach(this::enlist);
    }

    /** A new list as a whole; on one that exists, entry by entry, so that two at once lose nothing. */
    private void enlist(String institute, Map<String, Object> added) {
        if (lists.insert(Fields.of(institute).with("schema", 1).with("c", added).build())) {
            return;
        }
        Set<String> already = Set.copyOf(listed(institute));
        Change change = Change.of(institute);
        added.keySet().stream().filter(each -> !already.contains(each)).forEach(each -> change.set("c." + each, true));
        if (!already.containsAll(added.keySet())) {
            lists.change(change);
        }
    }

    void delete(CandidateId id, Collection<String> institutes) {
        people.delete(List.of(id.value()));
        institutes.forEach(each -> lists.change(Change.of(each).unset(entry(id))));
        cache.invalidate(id);
    }

    int remaining(CandidateId id, Collection<String> institutes) {
        long entries = lists.findAll(institutes).stream()
                .filter(each -> each.map("c").containsKey(id.value()))
                .count();
        return people.findAll(List.of(id.value())).size() + (int) entries;
    }

    private List<String> listed(String institute) {
        return lists.find(institute)
                .map(list -> List.copyOf(list.map("c").keySet()))
                .orElse(List.of());
    }

    private static String entry(CandidateId id) {
        return "c." + id;
    }

    private Fields toFields(Candidate candidate) {
        return Fields.of(candidate.id().value())
                .with("schema", 1)
                .with("name", vault.seal(candidate.id().value(), NAME, candidate.name()))
                .with("institute", candidate.institute())
                .with("phase", candidate.phase())
                .with("invited", candidate.invited())
                .with("extraMinutes", candidate.extraMinutes())
                .build();
    }

    /** Empty when the key is destroyed: then the row is on its way out. */
    private Optional<Candidate> fromFields(Fields fields) {
        return vault.open(fields.id(), NAME, fields.bytes("name"))
                .map(name -> new Candidate(
                        new CandidateId(fields.id()),
                        name,
                        fields.text("institute"),
                        fields.number("phase"),
                        fields.flag("invited"),
                        fields.number("extraMinutes")));
    }
}
