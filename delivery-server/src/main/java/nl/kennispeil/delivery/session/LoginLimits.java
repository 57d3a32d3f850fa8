package nl.kennispeil.delivery.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.kennispeil.delivery.http.RateLimit;
import nl.kennispeil.delivery.secret.Digests;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/**
 * Slows down whoever guesses, and nobody else. Only failures count, so a whole institute behind one address logs in
 * within a minute.
 *
 * <ul>
 *   <li>Per account: a pause that grows from the third failure on, and fifteen minutes after the tenth. These counts are
 *       kept in the store, so that a restart or another node does not forget them.
 *   <li>Per address: once {@value #ADDRESS_BURST} failures are used up (they come back, {@value #ADDRESS_PER_MINUTE} a
 *       minute), an account gets one try from there and then waits. So the guesser is stuck, and the neighbour who
 *       types it right the first time is not.
 *   <li>A login that does not exist is treated the same, in memory, so that nothing tells it apart.
 * </ul>
 */
public final class LoginLimits {

    /** What comes of asking for a try. */
    public enum Verdict {
        GO,
        /** Too soon after a failure. */
        WAIT,
        LOCKED
    }

    static final int FAILURES = 10;
    static final Duration LOCK = Duration.ofMinutes(15);
    static final int ADDRESS_BURST = 300;
    static final int ADDRESS_PER_MINUTE = 60;

    private static final int FREE_FAILURES = 2;
    private static final int LONGEST_PAUSE_SECONDS = 60;
    private static final int TURNS = 256;
    private static final String UNKNOWN = "unknown/";

    private record Tries(int failures, Instant last) {}

    private final Shelf shelf;
    private final RateLimit addresses = new RateLimit(ADDRESS_BURST, ADDRESS_PER_MINUTE);
    private final Cache<String, Tries> unknown =
            Caffeine.newBuilder().expireAfterWrite(LOCK).maximumSize(100_000).build();
    private final Object[] turns = new Object[TURNS];

    public LoginLimits(Shelves shelves) {
        this.shelf = shelves.shelf("login_failures", Holds.PERSONS);
        for (int i = 0; i < TURNS; i++) {
            turns[i] = new Object();
        }
    }

    /** What to hold while a try for this login is judged, so that simultaneous guesses wait for each other's outcome. */
    public Object turn(String login) {
        return turns[Math.floorMod(login.hashCode(), TURNS)];
    }

    /** @param known false when there is no such account */
    public Verdict ask(String login, boolean known, String address, Instant now) {
        Tries tries = tries(login, known, now);
        if (tries.failures() >= FAILURES) {
            return Verdict.LOCKED;
        }
        boolean paused = now.isBefore(tries.last().plus(pause(tries.failures())));
        boolean spent = tries.failures() > 0 && !addresses.hasLeft(address, now.toEpochMilli());
        return paused || spent ? Verdict.WAIT : Verdict.GO;
    }

    /** Counts a failure; returns how many there are now in a row. */
    public int failed(String login, boolean known, String address, Instant now) {
        addresses.allows(address, now.toEpochMilli());
        int failures = tries(login, known, now).failures() + 1;
        if (!known) {
            unknown.put(login, new Tries(failures, now));
        }
        // a login that does not exist costs the same write, so that time does not tell it apart
        String id = known ? login : UNKNOWN + Digests.sha256Hex(login).charAt(0);
        shelf.change(Change.ofOrCreate(id)
                .setOnInsert("schema", 1)
                .set("failures", failures)
                .set("last", now));
        return failures;
    }

    /** Forgets the failures of an account that was logged in to. */
    public void succeeded(String login) {
        if (shelf.find(login).isPresent()) {
            shelf.delete(List.of(login));
        }
    }

    /** What support does for somebody who is locked out. */
    public void unlock(String login) {
        shelf.delete(List.of(login, code(login)));
    }

    /** How many of these documents there are. */
    int count(List<String> logins) {
        return shelf.findAll(logins).size();
    }

    /** The name under which failures of the second factor count, so that a right password does not forgive them. */
    static String code(String login) {
        return login + "/code";
    }

    static Duration pause(int failures) {
        return failures <= FREE_FAILURES
                ? Duration.ZERO
                : Duration.ofSeconds(Math.min(LONGEST_PAUSE_SECONDS, 1L << (failures - FREE_FAILURES)));
    }

    private Tries tries(String login, boolean known, Instant now) {
        Optional<Fields> kept = shelf.find(login);
        Tries tries = known
                ? kept.map(each -> new Tries(each.number("failures"), each.instant("last")))
                        .orElse(null)
                : unknown.getIfPresent(login);
        return tries == null || !now.isBefore(tries.last().plus(LOCK)) ? new Tries(0, Instant.EPOCH) : tries;
    }
}
