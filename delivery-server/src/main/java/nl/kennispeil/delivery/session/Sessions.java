package nl.kennispeil.delivery.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.account.Function;
import nl.kennispeil.delivery.account.Login;
import nl.kennispeil.delivery.account.SecondFactors;
import nl.kennispeil.delivery.secret.Digests;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of people with an account: an opaque random id in a cookie, kept hashed, and another id after every step that
 * raises what it is good for. A short local cache saves a look-up per click; a log-out elsewhere is seen within its
 * {@link #CACHED}.
 */
public final class Sessions {

    /** How long somebody may be on the way in. */
    private static final Duration ENTRY = Duration.ofMinutes(10);

    private static final Duration CACHED = Duration.ofSeconds(15);

    /** Activity is written down this often per idle time, or every click would cost a write. */
    private static final int SEEN_PER_IDLE = 30;

    /** A session as its owner sees it in a list; {@code current} for the one that looks. */
    public record Listed(Instant started, Instant seen, boolean current) {}

    private record Loaded(Fields fields, Login login, Instant seen) {}

    private final Shelf shelf;
    private final SessionIndex index;
    private final Accounts accounts;
    private final SecondFactors secondFactors;
    private final ServerSecret secret;
    private final SessionRules rules;
    private final SecureRandom random = new SecureRandom();
    private final Cache<String, Loaded> cache =
            Caffeine.newBuilder().expireAfterWrite(CACHED).maximumSize(10_000).build();

    /** Sessions with the usual times, that ask a second factor of those who have set one up only. */
    public Sessions(Shelves shelves, Accounts accounts, ServerSecret secret) {
        this(shelves, accounts, secret, SessionRules.STRICT.withSecondFactor(false));
    }

    public Sessions(Shelves shelves, Accounts accounts, ServerSecret secret, SessionRules rules) {
        this.shelf = shelves.shelf("sessions", Holds.PERSONS);
        this.index = new SessionIndex(shelves);
        this.accounts = accounts;
        this.secondFactors = new SecondFactors(shelves, secret);
        this.secret = secret;
        this.rules = rules;
    }

    /** How long a browser keeps the cookie. */
    public Duration lifetime() {
        return rules.lifetime();
    }

    /** Starts a session that is open at once, for an account in its function; returns the id for the cookie. */
    public String start(Account account, Instant now) {
        String function = Function.of(account).key();
        return put(
                account.login(),
                SessionIndex.owners(account),
                "",
                null,
                function,
                now,
                now.plus(rules.lifetime()),
                now);
    }

    /**
     * Begins a session for somebody who proved who it is; what else is asked depends on the account. The account has a
     * function now.
     *
     * @param secondDone true when a second factor has been shown elsewhere
     * @param link digest of a subject that waits to be linked, or null
     */
    public String begin(Login login, boolean secondDone, @Nullable String link, Instant now) {
        return step(login, secondDone ? "" : needs(login, now), link, null, now, now);
    }

    /** Who comes with this cookie, and how far they are; empty when it has expired or nothing of the account is left. */
    public Optional<Visit> visit(String id, Instant now, boolean active) {
        String hash = Digests.sha256Hex(id);
        Visit visit = visit(cache.get(hash, this::load), id, now);
        if (visit != null && visit.stage() == Stage.LOCKED) {
            // another node may have seen more of them than this one remembers
            cache.invalidate(hash);
            visit = visit(cache.get(hash, this::load), id, now);
        }
        if (visit != null && visit.stage() == Stage.OPEN && active) {
            seen(hash, now);
        }
        return Optional.ofNullable(visit);
    }

    /** The open session of a cookie. */
    public Optional<Session> find(String id, Instant now) {
        return visit(id, now, true).flatMap(Visit::session);
    }

    /** The second factor was shown or set up; returns the new id. */
    public String passed(Visit visit, Instant now) {
        return next(visit, step(visit.login(), "", visit.link(), null, visit.started(), now));
    }

    /** Linking was answered; returns the new id. */
    public String linked(Visit visit, Instant now) {
        return next(visit, step(visit.login(), "", null, null, visit.started(), now));
    }

    /** Goes on in another function, one that holds now; returns the new id. */
    public String choose(Visit visit, Function function, Instant now) {
        return next(visit, step(visit.login(), "", null, function.key(), visit.started(), now));
    }

    /** The password was given again. */
    public String unlock(Visit visit, Instant now) {
        Account account = visit.account();
        if (account == null) {
            throw new IllegalStateException("only an open session can be locked");
        }
        return next(visit, step(visit.login(), "", null, Function.of(account).key(), visit.started(), now));
    }

    public void end(String id) {
        String hash = Digests.sha256Hex(id);
        endAll(shelf.find(hash).map(List::of).orElse(List.of()));
        cache.invalidate(hash);
    }

    /** Logs an account out everywhere, but not with this id. */
    public void endOthers(String login, String except) {
        String kept = Digests.sha256Hex(except);
        endAll(all(login).stream().filter(each -> !each.id().equals(kept)).toList());
    }

    /** Where an account is logged in, last seen first. */
    public List<Listed> of(String login, String current, Instant now) {
        String own = Digests.sha256Hex(current);
        return all(login).stream()
                .filter(each -> now.isBefore(each.instant("expires")))
                .map(each -> new Listed(
                        each.instant("started"), each.instant("seen"), each.id().equals(own)))
                .sorted(Comparator.comparing(Listed::seen).reversed())
                .toList();
    }

    /** Deletes what has expired; at most an hour after it did when this runs often. */
    public int sweep(Instant now) {
        SessionIndex.Due due = index.due(now);
        List<Fields> expired = due.sessions().isEmpty()
                ? List.of()
                : shelf.findAll(due.sessions()).stream()
                        .filter(each -> !now.isBefore(each.instant("expires")))
                        .toList();
        endAll(expired);
        index.swept(due);
        return expired.size();
    }

    /** Ends every session of these owners, and forgets that there were any. */
    int forget(Collection<String> owners) {
        Set<String> hashes = new HashSet<>();
        owners.forEach(each -> hashes.addAll(index.of(each)));
        List<Fields> found = shelf.findAll(hashes);
        endAll(found);
        index.forget(owners);
        return found.size();
    }

    int count(Collection<String> owners) {
        int count = 0;
        for (String each : owners) {
            count += (index.knows(each) ? 1 : 0) + shelf.findAll(index.of(each)).size();
        }
        return count;
    }

    private String needs(Login login, Instant now) {
        if (secondFactors.isSetUp(login.login())) {
            return "code";
        }
        boolean staff =
                login.functionsAt(now).stream().anyMatch(each -> each.role().isStaff());
        return rules.secondFactor() && staff ? "setup" : "";
    }

    private String step(
            Login login, String needs, @Nullable String link, @Nullable String chosen, Instant started, Instant now) {
        List<Function> functions = login.functionsAt(now);
        String function =
                chosen == null && functions.size() == 1 ? functions.get(0).key() : chosen;
        boolean open = needs.isEmpty() && link == null && function != null;
        Instant expires = open ? started.plus(rules.lifetime()) : now.plus(ENTRY);
        return put(login.login(), SessionIndex.owners(login), needs, link, function, started, expires, now);
    }

    private String put(
            String login,
            List<String> owners,
            String needs,
            @Nullable String link,
            @Nullable String function,
            Instant started,
            Instant expires,
            Instant now) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String hash = Digests.sha256Hex(id);
        shelf.insert(Fields.of(hash)
                .with("schema", 2)
                .with("login", login)
                .with("owners", owners)
                .with("needs", needs)
                .with("link", link)
                .with("function", function)
                .with("started", started)
                .with("seen", now)
                .with("expires", expires)
                .build());
        index.add(hash, owners, expires);
        return id;
    }

    private String next(Visit visit, String id) {
        end(visit.id());
        return id;
    }

    private @Nullable Visit visit(@Nullable Loaded loaded, String id, Instant now) {
        if (loaded == null || !now.isBefore(loaded.fields().instant("expires"))) {
            return null;
        }
        Login login = loaded.login();
        List<Function> functions = login.functionsAt(now);
        String function = loaded.fields().optionalText("function").orElse(null);
        Account account = function == null ? null : login.acting(function, now).orElse(null);
        if (functions.isEmpty() || (function != null && account == null)) {
            return null;
        }
        String link = loaded.fields().optionalText("link").orElse(null);
        return new Visit(
                id,
                stage(loaded, link, account, now),
                login,
                functions,
                account,
                link,
                loaded.fields().instant("started"),
                loaded.fields().instant("expires"),
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret.derive("form-token", id)));
    }

    private Stage stage(Loaded loaded, @Nullable String link, @Nullable Account account, Instant now) {
        String needs = loaded.fields().text("needs");
        if (!needs.isEmpty()) {
            return needs.equals("code") ? Stage.CODE : Stage.SETUP;
        }
        if (link != null) {
            return Stage.LINK;
        }
        if (account == null) {
            return Stage.FUNCTION;
        }
        boolean idle = now.isAfter(loaded.seen().plus(rules.idle()));
        return idle && account.role().isStaff() ? Stage.LOCKED : Stage.OPEN;
    }

    private void seen(String hash, Instant now) {
        Loaded loaded = cache.getIfPresent(hash);
        if (loaded != null && now.isAfter(loaded.seen().plus(rules.idle().dividedBy(SEEN_PER_IDLE)))) {
            shelf.change(Change.of(hash).set("seen", now));
            cache.put(hash, new Loaded(loaded.fields(), loaded.login(), now));
        }
    }

    private List<Fields> all(String login) {
        List<String> hashes = index.of(SessionIndex.owner(login));
        return hashes.isEmpty() ? List.of() : shelf.findAll(hashes);
    }

    private void endAll(List<Fields> ended) {
        List<String> hashes = new ArrayList<>();
        for (Fields each : ended) {
            hashes.add(each.id());
            index.remove(List.of(each.id()), each.texts("owners"));
        }
        cache.invalidateAll(hashes);
        shelf.delete(hashes);
    }

    private @Nullable Loaded load(String hash) {
        Fields fields = shelf.find(hash).orElse(null);
        if (fields == null) {
            return null;
        }
        return accounts.find(fields.text("login"))
                .map(login -> new Loaded(fields, login, fields.instant("seen")))
                .orElse(null);
    }
}
