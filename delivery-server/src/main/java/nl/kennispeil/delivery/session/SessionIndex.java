package nl.kennispeil.delivery.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Function;
import nl.kennispeil.delivery.account.Login;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/**
 * Finds sessions by whose they are and by when they expire, although a shelf is reached by id only. Owners are the
 * login, the person and the enrolments behind it; hours are split so that no document grows with a whole morning.
 */
final class SessionIndex {

    private static final int SHARDS = 16;
    private static final String MARK = "swept";
    private static final Duration FIRST_LOOK = Duration.ofHours(30);
    private static final long HOUR = 3_600;

    private final Shelf owners;
    private final Shelf hours;

    SessionIndex(Shelves shelves) {
        this.owners = shelves.shelf("session_index", Holds.PERSONS);
        this.hours = shelves.shelf("session_hours", Holds.NOBODY);
    }

    static List<String> owners(Login login) {
        Set<String> owners = new HashSet<>();
        owners.add(owner(login.login()));
        PersonId person = login.person();
        if (person != null) {
            owners.add(person(person.value()));
        }
        for (Function each : login.functions()) {
            String candidate = each.candidate();
            if (candidate != null) {
                owners.add(enrolment(candidate));
            }
        }
        return List.copyOf(owners);
    }

    static List<String> owners(Account account) {
        String candidate = account.candidate();
        return candidate == null
                ? List.of(owner(account.login()))
                : List.of(owner(account.login()), enrolment(candidate));
    }

    static String owner(String login) {
        return "login/" + login;
    }

    static String person(String id) {
        return "person/" + id;
    }

    static String enrolment(String id) {
        return "enrolment/" + id;
    }

    void add(String hash, Collection<String> owners, Instant expires) {
        List<Change> changes = new ArrayList<>();
        for (String owner : owners) {
            changes.add(Change.ofOrCreate(owner).setOnInsert("schema", 1).set("sessions." + hash, expires));
        }
        this.owners.changeAll(changes);
        String hour = hour(expires.getEpochSecond() / HOUR, Integer.parseInt(hash.substring(0, 1), SHARDS));
        hours.change(Change.ofOrCreate(hour).setOnInsert("schema", 1).push("sessions", hash));
    }

    void remove(Collection<String> hashes, Collection<String> owners) {
        List<Change> changes = new ArrayList<>();
        for (String owner : owners) {
            Change change = Change.of(owner);
            hashes.forEach(hash -> change.unset("sessions." + hash));
            changes.add(change);
        }
        if (!changes.isEmpty() && !hashes.isEmpty()) {
            this.owners.changeAll(changes);
        }
    }

    List<String> of(String owner) {
        return owners.find(owner)
                .map(each -> List.copyOf(each.map("sessions").keySet()))
                .orElse(List.of());
    }

    boolean knows(String owner) {
        return owners.find(owner).isPresent();
    }

    void forget(Collection<String> gone) {
        owners.delete(gone);
    }

    /** The sessions of the hours that are over since the last time, and the documents of these hours. */
    Due due(Instant now) {
        long until = now.getEpochSecond() / HOUR;
        long from = hours.find(MARK)
                .map(each -> each.instant("until").getEpochSecond() / HOUR)
                .orElse(until - FIRST_LOOK.toHours());
        List<String> sessions = new ArrayList<>();
        List<String> documents = new ArrayList<>();
        for (long each = from; each < until; each++) {
            for (int shard = 0; shard < SHARDS; shard++) {
                documents.add(hour(each, shard));
            }
        }
        if (!documents.isEmpty()) {
            hours.findAll(documents).forEach(each -> sessions.addAll(each.texts("sessions")));
        }
        return new Due(sessions, documents, Instant.ofEpochSecond(until * HOUR));
    }

    record Due(List<String> sessions, List<String> documents, Instant until) {}

    void swept(Due due) {
        hours.delete(due.documents());
        hours.putAll(List.of(
                Fields.of(MARK).with("schema", 1).with("until", due.until()).build()));
    }

    private static String hour(long hour, int shard) {
        return hour + "-" + shard;
    }
}
