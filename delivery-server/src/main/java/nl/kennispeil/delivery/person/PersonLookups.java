package nl.kennispeil.delivery.person;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.kennispeil.delivery.secret.Base32;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/**
 * The ways to a person: by a keyed digest of external id, mail address or BIG number, which only this installation can
 * make. A way leads to one person, the one who had it last.
 */
final class PersonLookups {

    static final String SHELF = "person_lookups";

    private final Shelf shelf;
    private final ServerSecret secret;

    PersonLookups(Shelves shelves, ServerSecret secret) {
        this.shelf = shelves.shelf(SHELF, Holds.PERSONS);
        this.secret = secret;
    }

    Optional<PersonId> find(Persons.Lookup by, String value) {
        return shelf.find(key(by, value)).map(PersonLookups::person);
    }

    Map<String, PersonId> findAll(Persons.Lookup by, Collection<String> values) {
        Map<String, String> asked = new LinkedHashMap<>();
        values.forEach(each -> asked.put(each, key(by, each)));
        Map<String, PersonId> byKey = new HashMap<>();
        shelf.findAll(new HashSet<>(asked.values())).forEach(each -> byKey.put(each.id(), person(each)));
        Map<String, PersonId> found = new LinkedHashMap<>();
        asked.forEach((value, key) -> {
            PersonId person = byKey.get(key);
            if (person != null) {
                found.put(value, person);
            }
        });
        return found;
    }

    /** Every way of somebody. */
    Set<String> keys(Person person) {
        Set<String> keys = new TreeSet<>();
        if (person.externalId() != null) {
            keys.add(key(Persons.Lookup.EXTERNAL_ID, person.externalId()));
        }
        if (person.mail() != null) {
            keys.add(key(Persons.Lookup.MAIL, person.mail()));
        }
        if (person.big() != null) {
            keys.add(key(Persons.Lookup.BIG, person.big()));
        }
        return keys;
    }

    /** Lets the ways of these lead to them. */
    void add(Collection<Person> people) {
        shelf.changeAll(people.stream()
                .flatMap(each -> keys(each).stream()
                        .map(key -> Change.ofOrCreate(key)
                                .setOnInsert("schema", 1)
                                .set("person", each.id().value())))
                .toList());
    }

    /** Removes ways, by whose they were; one that leads to somebody else by now, such as a mail address that was handed on, stays. */
    void remove(Map<String, PersonId> ways) {
        shelf.delete(shelf.findAll(ways.keySet()).stream()
                .filter(each -> person(each).equals(ways.get(each.id())))
                .map(Fields::id)
                .toList());
    }

    /** How many ways lead to somebody; looks at all, because they cannot be computed once the person is gone. */
    int count(PersonId id) {
        return (int)
                shelf.all().stream().filter(each -> person(each).equals(id)).count();
    }

    /**
     * Takes external ids, as {@link Persons#claim} says.
     *
     * @param wanted whom each external id should lead to
     * @param claimed what to note with it, by external id
     * @param field under which
     * @return the documents as they are, by external id
     */
    Map<String, Fields> claim(Map<String, PersonId> wanted, Map<String, Map<String, Object>> claimed, String field) {
        Map<String, String> keys = new LinkedHashMap<>();
        wanted.keySet().forEach(each -> keys.put(each, key(Persons.Lookup.EXTERNAL_ID, each)));
        shelf.changeAll(wanted.entrySet().stream()
                .map(each -> Change.ofOrCreate(key(Persons.Lookup.EXTERNAL_ID, each.getKey()))
                        .setOnInsert("schema", 1)
                        .setOnInsert("person", each.getValue().value())
                        .setOnInsert(field, claimed.getOrDefault(each.getKey(), Map.of())))
                .toList());
        Map<String, Fields> byKey = new HashMap<>();
        shelf.findAll(keys.values()).forEach(each -> byKey.put(each.id(), each));
        Map<String, Fields> taken = new LinkedHashMap<>();
        keys.forEach((externalId, key) -> {
            Fields fields = byKey.get(key);
            if (fields != null) {
                taken.put(externalId, fields);
            }
        });
        return taken;
    }

    void unset(List<String> externalIds, String field) {
        shelf.changeAll(externalIds.stream()
                .map(each -> Change.of(key(Persons.Lookup.EXTERNAL_ID, each)).unset(field))
                .toList());
    }

    static PersonId person(Fields way) {
        return new PersonId(way.text("person"));
    }

    private String key(Persons.Lookup by, String value) {
        String normal = value.strip().toLowerCase(Locale.ROOT);
        return by.name().toLowerCase(Locale.ROOT) + ":"
                + Base32.encode(secret.derive("person-lookup", by.name(), normal), 32);
    }
}
