package nl.kennispeil.delivery.research;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.secret.LedgerId;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.vault.Vault;

/**
 * Objections that wait for the key: without it nobody can tell which records are theirs. While one waits the set may not
 * be handed out.
 *
 * <p>Somebody who goes while waiting must still be taken out. Then the id alone stays, sealed under a key of this queue,
 * until it has been done.
 */
final class Withdrawals {

    static final String WAITING = "research_withdrawals";
    static final String LEFT = "research_withdrawals_left";

    private static final String OWNER = "research-withdrawals";
    private static final String PLACE = LEFT + "/person";

    private final Shelf waiting;
    private final Shelf left;
    private final Vault vault;
    private final ServerSecret secret;

    Withdrawals(Shelves shelves, Vault vault, ServerSecret secret) {
        this.waiting = shelves.shelf(WAITING, Holds.PERSONS);
        this.left = shelves.shelf(LEFT, Holds.PERSONS);
        this.vault = vault;
        this.secret = secret;
    }

    void add(PersonId person, Instant now) {
        waiting.insert(
                Fields.of(person.value()).with("schema", 1).with("at", now).build());
    }

    /** How many wait. */
    int size() {
        return waiting.all().size() + left.all().size();
    }

    /** Everybody who waits; those who went are among them. */
    List<PersonId> all() {
        List<PersonId> all = new ArrayList<>();
        waiting.all().forEach(each -> all.add(new PersonId(each.id())));
        left.all()
                .forEach(each -> vault.openBytes(OWNER, PLACE, each.bytes("person"))
                        .map(bytes -> new PersonId(new String(bytes, StandardCharsets.UTF_8)))
                        .ifPresent(all::add));
        return all;
    }

    void done(PersonId person) {
        waiting.delete(List.of(person.value()));
        left.delete(List.of(leftId(person)));
    }

    /** The person goes: only what is needed to keep the promise stays, and nobody can read it without this queue's key. */
    int seal(PersonId person) {
        int before = plain(person);
        if (before > 0) {
            left.putAll(List.of(Fields.of(leftId(person))
                    .with("schema", 1)
                    .with("person", vault.seal(OWNER, PLACE, person.value()))
                    .build()));
            waiting.delete(List.of(person.value()));
        }
        return before;
    }

    /** How many stand there under the person's own id. */
    int plain(PersonId person) {
        return waiting.findAll(List.of(person.value())).size();
    }

    private String leftId(PersonId person) {
        return LedgerId.of(secret, "research " + person);
    }
}
