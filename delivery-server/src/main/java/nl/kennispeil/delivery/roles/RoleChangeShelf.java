package nl.kennispeil.delivery.roles;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.vault.Vault;
import org.jspecify.annotations.Nullable;

/**
 * Changes that wait for a second administrator, for two weeks at most. The name of somebody who is not registered yet is
 * sealed under a key of the change itself, which goes with it.
 */
final class RoleChangeShelf {

    static final String SHELF = "role_changes";

    /** How long a change waits. */
    static final Duration WAITING = Duration.ofDays(14);

    private static final String NAME = SHELF + "/name";
    private static final String MAIL = SHELF + "/mail";

    private final Shelf shelf;
    private final Vault vault;

    RoleChangeShelf(Shelves shelves, Vault vault) {
        this.shelf = shelves.shelf(SHELF, Holds.PERSONS);
        this.vault = vault;
    }

    void add(RoleChange change) {
        Role role = change.role();
        LocalDate until = change.until();
        PersonId person = change.person();
        CandidateId enrolment = change.enrolment();
        shelf.insert(Fields.of(change.id())
                .with("schema", 1)
                .with("kind", change.kind().name())
                .with("login", change.login())
                .with("fresh", change.fresh())
                .with("person", person == null ? null : person.value())
                .with("enrolment", enrolment == null ? null : enrolment.value())
                .with("name", change.name().isEmpty() ? null : vault.seal(change.id(), NAME, change.name()))
                .with("mail", change.mail().isEmpty() ? null : vault.seal(change.id(), MAIL, change.mail()))
                .with("functionKey", change.functionKey())
                .with("role", role == null ? null : role.code())
                .with("institute", change.institute())
                .with("from", change.from().toString())
                .with("until", until == null ? null : until.toString())
                .with("by", change.by())
                .with("at", change.at())
                .build());
    }

    /** Those that wait, the oldest first. */
    List<RoleChange> waiting(Instant now) {
        return shelf.all().stream()
                .filter(each -> waits(each, now))
                .map(this::fromFields)
                .sorted(Comparator.comparing(RoleChange::at))
                .toList();
    }

    Optional<RoleChange> find(String id, Instant now) {
        return shelf.find(id).filter(each -> waits(each, now)).map(this::fromFields);
    }

    void remove(String id) {
        // the key first: what is left without it can be read by nobody
        vault.destroy(List.of(id));
        shelf.delete(List.of(id));
    }

    /** Removes what waited too long; returns how many. */
    int expire(Instant now) {
        List<Fields> old =
                shelf.all().stream().filter(each -> !waits(each, now)).toList();
        old.forEach(each -> remove(each.id()));
        return old.size();
    }

    /** The changes that are about somebody. */
    List<String> about(PersonId person) {
        return shelf.all().stream()
                .filter(each -> each.optionalText("person")
                        .filter(person.value()::equals)
                        .isPresent())
                .map(Fields::id)
                .toList();
    }

    private static boolean waits(Fields fields, Instant now) {
        return now.isBefore(fields.instant("at").plus(WAITING));
    }

    private RoleChange fromFields(Fields fields) {
        return new RoleChange(
                fields.id(),
                RoleChange.Kind.valueOf(fields.text("kind")),
                fields.text("login"),
                fields.flag("fresh"),
                fields.optionalText("person").map(PersonId::new).orElse(null),
                fields.optionalText("enrolment").map(CandidateId::new).orElse(null),
                sealed(fields, "name", NAME),
                sealed(fields, "mail", MAIL),
                fields.text("functionKey"),
                fields.optionalText("role").map(Role::of).orElse(null),
                fields.optionalText("institute").orElse(null),
                LocalDate.parse(fields.text("from")),
                day(fields, "until"),
                fields.text("by"),
                fields.instant("at"));
    }

    private String sealed(Fields fields, String field, String place) {
        return fields.values().get(field) == null
                ? ""
                : vault.open(fields.id(), place, fields.bytes(field)).orElse("");
    }

    private static @Nullable LocalDate day(Fields fields, String field) {
        return fields.optionalText(field).map(LocalDate::parse).orElse(null);
    }
}
