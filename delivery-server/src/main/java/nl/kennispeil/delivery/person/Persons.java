package nl.kennispeil.delivery.person;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.vault.Vault;
import nl.kennispeil.delivery.vault.VaultException;
import org.jspecify.annotations.Nullable;

/**
 * The persons. All that says who somebody is stands sealed under that person's key; external id, mail address and BIG
 * number can be looked up by a keyed digest of them. What a correction replaces stays readable as history (R21).
 */
public final class Persons {

    /** By what a person can be found. */
    public enum Lookup {
        EXTERNAL_ID,
        MAIL,
        BIG
    }

    /**
     * What stood here before a correction.
     *
     * @param by login of who corrected it
     * @param reason why, as that person wrote it; empty when it came from the CRM
     */
    public record Earlier(Person person, Instant replacedAt, String by, String reason) {

        /** The reason of a correction the person asked for (AVG art. 16), as the page of a person shows it. */
        public static final String ON_REQUEST = "Verzoek om verbetering (AVG art. 16)";

        public Earlier(Person person, Instant replacedAt, String by) {
            this(person, replacedAt, by, "");
        }

        /** Whether the privacy officer replaced it because the person asked for that. */
        public boolean onRequest() {
            return reason.equals(ON_REQUEST);
        }
    }

    static final String SHELF = "persons";
    static final String LOOKUPS = PersonLookups.SHELF;

    private static final String CLAIMED = "claimed";
    private static final String PLACE = "persons/data";
    private static final String REASON = "persons/reason";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Shelf people;
    private final PersonLookups lookups;
    private final Vault vault;

    public Persons(Shelves shelves, Vault vault, ServerSecret secret) {
        this.people = shelves.shelf(SHELF, Holds.PERSONS);
        this.lookups = new PersonLookups(shelves, secret);
        this.vault = vault;
    }

    public Optional<Person> find(PersonId id) {
        return Optional.ofNullable(findAll(List.of(id)).get(id));
    }

    /** Those that exist, by id. */
    public Map<PersonId, Person> findAll(Collection<PersonId> ids) {
        List<String> wanted = ids.stream().map(PersonId::value).toList();
        vault.load(wanted);
        Map<PersonId, Person> found = new LinkedHashMap<>();
        for (Fields each : people.findAll(wanted)) {
            open(new PersonId(each.id()), each.bytes("data")).ifPresent(person -> found.put(person.id(), person));
        }
        return found;
    }

    public Optional<PersonId> find(Lookup by, String value) {
        return lookups.find(by, value);
    }

    /** The persons that have these values, by value as it was asked. */
    public Map<String, PersonId> findAll(Lookup by, Collection<String> values) {
        return lookups.findAll(by, values);
    }

    /** Adds persons, many at a time; one that another node added meanwhile stays as it is. */
    public void addAll(Collection<Person> fresh) {
        vault.prepare(fresh.stream().map(each -> each.id().value()).toList());
        people.changeAll(fresh.parallelStream()
                .map(each -> Change.ofOrCreate(each.id().value())
                        .setOnInsert("schema", 1)
                        .setOnInsert("data", seal(each)))
                .toList());
        lookups.add(fresh);
    }

    /**
     * Who has an external id, and under which ids that person's first enrolments are being written.
     *
     * @param enrolments by training and first day; empty once they are found with the person
     */
    record Claim(PersonId person, Map<String, CandidateId> enrolments) {}

    /**
     * Takes external ids for new persons, before anything of them is written. Of two nodes that take the same one at the
     * same moment one gets it.
     *
     * @param claims as they should be, by external id
     * @return as they are, by external id as it was asked: somebody else's when another was first
     */
    Map<String, Claim> claim(Map<String, Claim> claims) {
        Map<String, PersonId> wanted = new LinkedHashMap<>();
        Map<String, Map<String, Object>> enrolments = new LinkedHashMap<>();
        claims.forEach((externalId, claim) -> {
            wanted.put(externalId, claim.person());
            Map<String, Object> ids = new LinkedHashMap<>();
            claim.enrolments().forEach((which, id) -> ids.put(which, id.value()));
            enrolments.put(externalId, ids);
        });
        Map<String, Claim> claimed = new LinkedHashMap<>();
        lookups.claim(wanted, enrolments, CLAIMED).forEach((externalId, way) -> {
            Map<String, CandidateId> ids = new LinkedHashMap<>();
            way.map(CLAIMED).forEach((which, id) -> ids.put(which, new CandidateId((String) id)));
            claimed.put(externalId, new Claim(PersonLookups.person(way), ids));
        });
        return claimed;
    }

    /** The first enrolments of these are written: a claim need not tell of them any more. */
    void settled(Collection<Person> fresh) {
        lookups.unset(
                fresh.stream().map(Person::externalId).filter(Objects::nonNull).toList(), CLAIMED);
    }

    /**
     * Replaces what is known of a person and keeps what stood there; nothing happens when it is the same.
     *
     * @param by login of who does it
     * @return true when something changed
     */
    public boolean correct(Person person, String by, Instant now) {
        return correctAll(List.of(person), by, "", now) == 1;
    }

    /**
     * Replaces what is known of persons, each as {@link #correct} does.
     *
     * @param reason why, free of numbers that may not be kept; empty when there is none to give
     * @return how many differed
     * @throws IllegalArgumentException when one of them is not here; then nothing happened
     */
    public int correctAll(Collection<Person> corrected, String by, String reason, Instant now) {
        Map<PersonId, Person> before =
                findAll(corrected.stream().map(Person::id).toList());
        Map<String, PersonId> gone = new HashMap<>();
        List<Person> changed = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (Person person : corrected) {
            Person former = before.get(person.id());
            if (former == null) {
                throw new IllegalArgumentException("there is no person " + person.id());
            }
            if (former.equals(person)) {
                continue;
            }
            lookups.keys(former).forEach(key -> gone.put(key, person.id()));
            changed.add(person);
            Map<String, Object> earlier = new LinkedHashMap<>();
            earlier.put("data", seal(former));
            earlier.put("at", now);
            earlier.put("by", by);
            if (!reason.isEmpty()) {
                earlier.put("reason", vault.seal(person.id().value(), REASON, reason));
            }
            changes.add(Change.of(person.id().value()).set("data", seal(person)).push("earlier", earlier));
        }
        if (changes.isEmpty()) {
            return 0;
        }
        lookups.add(changed);
        people.changeAll(changes);
        changed.forEach(each -> lookups.keys(each).forEach(gone::remove));
        lookups.remove(gone);
        return changes.size();
    }

    /** What corrections replaced, the oldest first. */
    public List<Earlier> history(PersonId id) {
        List<Earlier> history = new ArrayList<>();
        people.find(id.value())
                .ifPresent(fields -> fields.documents("earlier")
                        .forEach(each -> open(id, each.bytes("data"))
                                .ifPresent(person -> history.add(
                                        new Earlier(person, each.instant("at"), each.text("by"), reason(id, each))))));
        return history;
    }

    private String reason(PersonId id, Fields earlier) {
        return earlier.values().containsKey("reason")
                ? vault.open(id.value(), REASON, earlier.bytes("reason")).orElse("")
                : "";
    }

    /**
     * Who changed, and when; persons that never did since they came with the installation have {@link Instant#EPOCH}.
     */
    public record Changed(PersonId person, Instant at) {}

    /** Everybody who changed, themselves or an enrolment, at or after a moment; the earliest first. Some thousands. */
    public List<Changed> changedSince(Instant since) {
        return people.all().stream()
                .map(each -> new Changed(
                        new PersonId(each.id()),
                        Optional.ofNullable(each.instantOrNull("changedAt")).orElse(Instant.EPOCH)))
                .filter(each -> !each.at().isBefore(since))
                .sorted(Comparator.comparing(Changed::at)
                        .thenComparing(each -> each.person().value()))
                .toList();
    }

    /** Notes that something of these persons changed. */
    void changed(Collection<PersonId> ids, Instant now) {
        people.changeAll(ids.stream()
                .map(each -> Change.of(each.value()).set("changedAt", now))
                .toList());
    }

    /** Notes which enrolments persons have; doing it again keeps the first moment. */
    void addEnrolments(Collection<Enrolment> fresh, Instant now) {
        people.changeAll(fresh.stream()
                .map(each -> Change.of(each.person().value()).min("enrolments." + each.id(), now))
                .toList());
    }

    void removeEnrolment(PersonId person, CandidateId enrolment) {
        people.change(Change.of(person.value()).unset("enrolments." + enrolment));
        // what an import that was broken off left
        find(person).ifPresent(each -> settled(List.of(each)));
    }

    /** The enrolments noted of a person, with when they became known. */
    Map<CandidateId, Instant> enrolments(PersonId person) {
        Map<CandidateId, Instant> known = new LinkedHashMap<>();
        people.find(person.value())
                .ifPresent(each -> each.map("enrolments").forEach((id, at) -> {
                    if (at instanceof Instant instant) {
                        known.put(new CandidateId(id), instant);
                    }
                }));
        return known;
    }

    /** The enrolments noted of many persons. */
    Map<PersonId, List<CandidateId>> enrolments(Collection<PersonId> persons) {
        Map<PersonId, List<CandidateId>> noted = new HashMap<>();
        people.findAll(persons.stream().map(PersonId::value).toList())
                .forEach(each -> noted.put(
                        new PersonId(each.id()),
                        each.map("enrolments").keySet().stream()
                                .map(CandidateId::new)
                                .toList()));
        return noted;
    }

    /** Everybody's id; some thousands. */
    public List<PersonId> all() {
        return people.all().stream().map(each -> new PersonId(each.id())).toList();
    }

    /** Removes a person and every way to find that person; the key is destroyed elsewhere, last. */
    int delete(PersonId id) {
        int before = remaining(id);
        Map<String, PersonId> ways = new HashMap<>();
        find(id).ifPresent(person -> lookups.keys(person).forEach(key -> ways.put(key, id)));
        history(id).forEach(each -> lookups.keys(each.person()).forEach(key -> ways.put(key, id)));
        lookups.remove(ways);
        people.delete(List.of(id.value()));
        return before;
    }

    int remaining(PersonId id) {
        return people.findAll(List.of(id.value())).size() + lookups.count(id);
    }

    private byte[] seal(Person person) {
        Map<String, String> data = new LinkedHashMap<>();
        put(data, "externalId", person.externalId());
        put(data, "name", person.name());
        put(data, "mail", person.mail());
        put(data, "phone", person.phone());
        put(data, "address", person.address());
        put(data, "birthDate", person.birthDate());
        put(data, "big", person.big());
        try {
            return vault.sealBytes(person.id().value(), PLACE, JSON.writeValueAsBytes(data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts can be written", e);
        }
    }

    private static void put(Map<String, String> data, String name, @Nullable Object value) {
        if (value != null) {
            data.put(name, value.toString());
        }
    }

    private Optional<Person> open(PersonId id, byte[] sealed) {
        return vault.openBytes(id.value(), PLACE, sealed).map(bytes -> {
            Map<String, String> data = read(bytes);
            String birth = data.get("birthDate");
            return new Person(
                    id,
                    data.get("externalId"),
                    data.getOrDefault("name", ""),
                    data.get("mail"),
                    data.get("phone"),
                    data.get("address"),
                    birth == null ? null : LocalDate.parse(birth),
                    data.get("big"));
        });
    }

    private static Map<String, String> read(byte[] bytes) {
        try {
            return JSON.readValue(new String(bytes, StandardCharsets.UTF_8), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            // the cause may quote what stands there
            throw new VaultException("what is known of a person cannot be read");
        }
    }
}
