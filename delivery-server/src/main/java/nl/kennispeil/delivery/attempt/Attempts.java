package nl.kennispeil.delivery.attempt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.sitting.Announcement;
import nl.kennispeil.delivery.sitting.Condition;
import nl.kennispeil.delivery.sitting.SittingId;

/**
 * The attempts. Every change is one atomic step that may be repeated: the start keeps the earliest instant, opening
 * counts up, so a double click or a retry after a lost reply does no harm.
 */
public final class Attempts {

    static final String SHELF = "attempts";

    private final Shelf shelf;
    private final Cache<AttemptId, Attempt> cache;

    /** @param freshness how long another node's change may stay unseen; zero when there is only this node */
    public Attempts(Shelves shelves, Duration freshness) {
        this.shelf = shelves.shelf(SHELF, Holds.PERSONS);
        Caffeine<Object, Object> builder = Caffeine.newBuilder().maximumSize(20_000);
        this.cache = freshness.isZero()
                ? builder.build()
                : builder.expireAfterWrite(freshness).build();
    }

    /** The attempt as last seen here, if it is at hand. */
    Optional<Attempt> known(AttemptId id) {
        return Optional.ofNullable(cache.getIfPresent(id));
    }

    public Optional<Attempt> find(AttemptId id) {
        Attempt known = cache.getIfPresent(id);
        return known != null ? Optional.of(known) : shelf.find(id.value()).map(this::remember);
    }

    /** Those that exist, by id. */
    public Map<AttemptId, Attempt> findAll(Collection<AttemptId> ids) {
        Map<AttemptId, Attempt> found = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (AttemptId id : ids) {
            Attempt known = cache.getIfPresent(id);
            if (known != null) {
                found.put(id, known);
            } else {
                missing.add(id.value());
            }
        }
        for (Fields each : missing.isEmpty() ? List.<Fields>of() : shelf.findAll(missing)) {
            Attempt attempt = remember(each);
            found.put(attempt.id(), attempt);
        }
        return found;
    }

    /** Registers attempts; ones that exist stay as they are. */
    public void register(Collection<Attempt> attempts) {
        shelf.changeAll(attempts.stream().map(Attempts::registration).toList());
    }

    /** Puts attempts as they are, finished ones among them; only for a store that is being filled. */
    public void putAll(Collection<Attempt> attempts) {
        shelf.putAll(attempts.stream().map(Attempts::toFields).toList());
        attempts.forEach(each -> cache.invalidate(each.id()));
    }

    /** A device takes the attempt: the epoch rises and the code used is spent by the next issue. */
    public Attempt open(AttemptId id) {
        return change(Change.of(id.value()).increment("epoch", 1).increment("codeIssue", 1));
    }

    /** Makes all codes so far worthless. */
    public Attempt nextCode(AttemptId id) {
        return change(Change.of(id.value()).increment("codeIssue", 1));
    }

    public Attempt start(AttemptId id, Instant now) {
        return change(Change.of(id.value()).min("startedAt", now));
    }

    public Attempt submit(AttemptId id, Instant now, boolean forced) {
        Change change = Change.of(id.value()).min("submittedAt", now);
        return change(forced ? change.set("forced", true) : change);
    }

    public Attempt extraMinutes(AttemptId id, int minutes) {
        return change(Change.of(id.value()).set("extraMinutes", minutes));
    }

    public Attempt announce(AttemptId id, Announcement announcement) {
        return change(Change.of(id.value()).push("announcements", announcement.toMap()));
    }

    /** Gives an attempt to another institute. */
    Attempt move(AttemptId id, String institute) {
        return change(Change.of(id.value()).set("institute", institute));
    }

    public Attempt askReopen(AttemptId id, String login) {
        return change(Change.of(id.value()).set("reopenAskedBy", login));
    }

    public Attempt reopen(AttemptId id, Instant until) {
        return change(Change.of(id.value())
                .unset("submittedAt")
                .unset("forced")
                .unset("reopenAskedBy")
                .set("reopenedUntil", until));
    }

    public void delete(Collection<AttemptId> ids) {
        shelf.delete(ids.stream().map(AttemptId::value).toList());
        cache.invalidateAll(ids);
    }

    /** How many of these are in the store, past the cache. */
    int count(Collection<AttemptId> ids) {
        return shelf.findAll(ids.stream().map(AttemptId::value).toList()).size();
    }

    private Attempt change(Change change) {
        return shelf.change(change.increment("revision", 1))
                .map(this::remember)
                .orElseThrow(() -> new IllegalStateException("attempt " + change.id() + " is not in the store"));
    }

    /** Keeps the newest of what is known and what was read, whichever thread comes last. */
    private Attempt remember(Fields fields) {
        Attempt read = fromFields(fields);
        return cache.asMap().merge(read.id(), read, (a, b) -> a.revision() > b.revision() ? a : b);
    }

    private static Change registration(Attempt attempt) {
        Change change = Change.ofOrCreate(attempt.id().value());
        toFields(attempt).values().forEach((name, value) -> {
            if (!name.equals(Fields.ID)) {
                change.setOnInsert(name, value);
            }
        });
        return change;
    }

    private static Fields toFields(Attempt attempt) {
        CandidateId candidate = attempt.candidate();
        return Fields.of(attempt.id().value())
                .with("schema", 1)
                .with("sitting", attempt.sitting().value())
                .with("candidate", candidate == null ? null : candidate.value())
                .with("institute", attempt.institute())
                .with("phase", attempt.phase())
                .with("condition", attempt.condition().code())
                .with("extraMinutes", attempt.extraMinutes())
                .with("epoch", attempt.epoch())
                .with("codeIssue", attempt.codeIssue())
                .with("startedAt", attempt.startedAt())
                .with("submittedAt", attempt.submittedAt())
                .with("forced", attempt.forced())
                .with("reopenedUntil", attempt.reopenedUntil())
                .with("reopenAskedBy", attempt.reopenAskedBy())
                .with(
                        "announcements",
                        attempt.announcements().stream()
                                .map(Announcement::toMap)
                                .toList())
                .with("revision", attempt.revision())
                .build();
    }

    private static Attempt fromFields(Fields fields) {
        return new Attempt(
                new AttemptId(fields.id()),
                new SittingId(fields.text("sitting")),
                fields.optionalText("candidate").map(CandidateId::new).orElse(null),
                fields.text("institute"),
                fields.number("phase"),
                Condition.of(fields.text("condition")),
                fields.number("extraMinutes"),
                fields.number("epoch"),
                fields.number("codeIssue"),
                fields.instantOrNull("startedAt"),
                fields.instantOrNull("submittedAt"),
                fields.flag("forced"),
                fields.instantOrNull("reopenedUntil"),
                fields.optionalText("reopenAskedBy").orElse(null),
                fields.documents("announcements").stream()
                        .map(Announcement::from)
                        .toList(),
                fields.number("revision"));
    }
}
