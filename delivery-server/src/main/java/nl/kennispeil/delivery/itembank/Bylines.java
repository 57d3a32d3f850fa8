package nl.kennispeil.delivery.itembank;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.delivery.secret.Base32;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/**
 * Who is meant by a name in the item bank. Cards, reviews, threads and histories are kept for ever and hold no login: they
 * hold a byline such as {@code former-7k3mq2hd9a}, and this shelf alone knows whose it is. When an account goes, its
 * line here goes, and everything it ever wrote has an author who can be told from others and be found by nobody (T13).
 */
public final class Bylines {

    static final String SHELF = "bylines";

    /** What a name of somebody who went begins with. */
    public static final String FORMER = "former-";

    private static final int DIGITS = 12;
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Shelf shelf;
    private final ServerSecret secret;
    private final Cache<String, String> logins =
            Caffeine.newBuilder().maximumSize(2_000).expireAfterWrite(KEPT).build();

    public Bylines(Shelves shelves, ServerSecret secret) {
        this.shelf = shelves.shelf(SHELF, Holds.PERSONS);
        this.secret = secret;
    }

    /** What is kept for an account; one that went keeps its own name. */
    public String of(String login) {
        if (login.startsWith(FORMER)) {
            return login;
        }
        String byline = computed(login);
        if (logins.getIfPresent(byline) == null) {
            shelf.insert(
                    Fields.of(byline).with("schema", 1).with("login", login).build());
            logins.put(byline, login);
        }
        return byline;
    }

    /** The byline an account has or would have; keeps nothing. */
    String computed(String login) {
        return FORMER + Base32.encode(secret.derive("byline", login), DIGITS).toLowerCase(Locale.ROOT);
    }

    /** The accounts behind bylines; of an account that went, the byline itself. */
    public Map<String, String> logins(Collection<String> bylines) {
        Map<String, String> found = new HashMap<>();
        Set<String> unknown = new HashSet<>();
        for (String each : bylines) {
            String login = logins.getIfPresent(each);
            if (login == null) {
                unknown.add(each);
            } else {
                found.put(each, login);
            }
        }
        if (!unknown.isEmpty()) {
            for (Fields each : shelf.findAll(unknown)) {
                found.put(each.id(), each.text("login"));
                logins.put(each.id(), each.text("login"));
                unknown.remove(each.id());
            }
            unknown.forEach(each -> found.put(each, each));
        }
        return found;
    }

    /** The account behind a byline; the byline itself when the account went. */
    public String login(String byline) {
        return logins(List.of(byline)).getOrDefault(byline, byline);
    }

    int forget(Collection<String> accounts) {
        List<String> bylines = accounts.stream().map(this::computed).toList();
        int known = shelf.findAll(bylines).size();
        shelf.delete(bylines);
        logins.invalidateAll(bylines);
        return known;
    }

    /** How many of these accounts are known, past the cache. */
    int count(Collection<String> accounts) {
        return shelf.findAll(accounts.stream().map(this::computed).toList()).size();
    }
}
