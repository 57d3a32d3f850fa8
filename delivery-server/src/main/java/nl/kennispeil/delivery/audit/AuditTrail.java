package nl.kennispeil.delivery.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import nl.kennispeil.delivery.secret.LedgerId;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Shelves;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who did or saw what, about whom, when, from where, and what came of it (R73, after the field set of NEN 7513). One
 * chain of numbered lines for the installation, which several nodes add to; lines are only ever added, and each carries
 * a digest of itself and all before it. What changes later is only that an id gives way to its ledger id (T22) and that
 * the oldest months go; neither breaks the chain. Safe for use by many threads; calls block.
 */
public final class AuditTrail {

    /** Lines are kept so many months, to the day (T22). */
    static final int MONTHS_KEPT = 24;

    /** Lines one search looks at before it says where to go on. */
    private static final int MOST_SEEN = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

    private final ServerSecret secret;
    private final LineDigest digests;
    private final LineIndex index;
    private final Ends ends;
    private final Chain chain;
    private final LineSearch search;
    private volatile Owners owners = (ids, at) -> Map.of();

    public AuditTrail(Shelves shelves, ServerSecret secret) {
        this.secret = secret;
        this.digests = new LineDigest(secret);
        this.index = new LineIndex(shelves, secret);
        this.ends = new Ends(shelves, digests);
        this.chain = new Chain(shelves, index, ends, digests, secret);
        this.search = new LineSearch(chain, ends, index);
    }

    /** Has lines that do not say themselves whose data they are about ask here. */
    public void owners(Owners who) {
        owners = who;
    }

    /** Adds a line, or several when it is about many; returns after they are durable. */
    public void write(Entry entry) {
        writeAll(List.of(entry));
    }

    /**
     * Adds the lines of many entries, in this order; returns after all are durable. They are written together, so an
     * import does not pay for a line each.
     */
    public void writeAll(List<Entry> entries) {
        Map<Instant, Set<String>> unowned = new HashMap<>();
        entries.stream()
                .filter(Entry::unowned)
                .forEach(each -> unowned.computeIfAbsent(each.at, any -> new LinkedHashSet<>())
                        .addAll(each.about));
        Map<Instant, Map<String, String>> known = new HashMap<>();
        unowned.forEach((at, ids) -> known.put(at, known(ids, at)));
        List<Entry> owned = new ArrayList<>();
        entries.forEach(each -> owned.addAll(each.perOwner(known.getOrDefault(each.at, Map.of()))));
        chain.writeAll(owned);
    }

    private Map<String, String> known(Set<String> ids, Instant at) {
        try {
            return owners.of(ids, at);
        } catch (RuntimeException e) {
            // a line without an owner is better than none
            LOG.error(
                    "whose data a line is about could not be told: {}",
                    e.getClass().getName());
            return Map.of();
        }
    }

    /**
     * Adds a line about one or nobody in particular; returns after it is durable.
     *
     * @param subject such as {@code sitting/lhk-najaar}
     * @param actor login of who did it, or {@code system}
     * @param about enrolment, person or attempt concerned; empty when it is the whole subject
     * @param detail settings of the action as {@code key=value; key=value}; never an answer, never a name
     */
    public void append(
            String subject, String actor, String role, String action, String about, String detail, Instant at) {
        write(entry(subject, actor, role, action, about, detail, at));
    }

    /** What {@link #append} writes, for {@link #writeAll}. */
    public static Entry entry(
            String subject, String actor, String role, String action, String about, String detail, Instant at) {
        return Entry.of(actor, role, action, subject, at).about(about).detailText(detail);
    }

    /** The latest lines about a subject such as {@code sitting/lhk-najaar}, newest first. */
    public List<Line> latest(String subject, int atMost) {
        return search.find(Query.in(Scope.EVERYTHING).subject(subject), 0, atMost, MOST_SEEN, Instant.MAX)
                .lines();
    }

    /**
     * Who did or saw what of somebody: the latest lines about any of these enrolments, persons or attempts. It looks at
     * some thousands only; {@link #eachAbout} is whole.
     */
    public List<Line> about(Collection<String> ids, int atMost) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return search.find(Query.in(Scope.EVERYTHING).ids(Set.copyOf(ids)), 0, atMost, MOST_SEEN, Instant.MAX)
                .lines();
    }

    /** Hands over every line about any of these ids, newest first, however many there are. */
    public void eachAbout(Collection<String> ids, Consumer<Line> to) {
        if (!ids.isEmpty()) {
            Query query = Query.in(Scope.EVERYTHING).ids(Set.copyOf(ids));
            search.walk(query, 0, Integer.MAX_VALUE, Integer.MAX_VALUE, Instant.MAX, to);
        }
    }

    /**
     * A part of the lines that fit, newest first.
     *
     * @param before only lines with a lower number; 0 for the newest
     */
    public Found find(Query query, int before, int atMost, Instant now) {
        return search.find(query, before, atMost, MOST_SEEN, now);
    }

    /** Hands over lines that fit, newest first; true when it looked at all of them. */
    boolean each(Query query, int mostFound, int mostSeen, Instant now, Consumer<Line> wanted) {
        return search.walk(query, 0, mostFound, mostSeen, now, wanted) == 0;
    }

    /** Makes every digest again, from the anchor to the head. Takes as long as it takes to read the whole log. */
    public Verification verify() {
        return new ChainCheck(chain, ends, digests, secret).run();
    }

    /** Removes lines of more than 24 months ago; returns how many lines went. For one node at a time. */
    public int trim(Instant now) {
        return new Trimming(chain, ends, index).run(now);
    }

    /** Replaces ids by their ledger ids, and makes lines unfindable by them; returns how many lines and entries. */
    int forget(Collection<String> ids) {
        LineIndex.Range all = search.all();
        int changed = 0;
        for (String id : ids) {
            String ledger = LedgerId.of(secret, id);
            for (Fields block : referring(ledger, all)) {
                changed += chain.forget(block, ledger);
            }
            changed += index.forget(ledger, all);
        }
        return changed;
    }

    private List<Fields> referring(String ledger, LineIndex.Range all) {
        List<Integer> blocks = new ArrayList<>(
                index.blocks(List.of(ledger), all.first() / LineIndex.RANGE, all.last() / LineIndex.RANGE));
        List<Fields> found = new ArrayList<>();
        for (int from = 0; from < blocks.size(); from += Chain.atOnce()) {
            found.addAll(chain.blocks(blocks.subList(from, Math.min(blocks.size(), from + Chain.atOnce()))));
        }
        return found;
    }

    /** How many lines still have any of these ids, found without the index, and how many entries lead to them. */
    int remaining(Collection<String> ids) {
        LineIndex.Range all = search.all();
        Set<String> wanted = Set.copyOf(ids);
        int left = 0;
        for (int from = Math.max(1, all.first() - Block.MOST_LINES); from <= all.last(); from += Chain.atOnce()) {
            for (Fields block : chain.blocksBetween(from, Math.min(all.last(), from + Chain.atOnce() - 1))) {
                left += (int) Block.lines(block).stream()
                        .filter(line -> line.traces().anyMatch(each -> wanted.contains(each.raw())))
                        .count();
            }
        }
        for (String id : wanted) {
            left += index.entries(LedgerId.of(secret, id), all);
        }
        return left;
    }
}
