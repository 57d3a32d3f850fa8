package nl.kennispeil.delivery.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.ShelfException;
import nl.kennispeil.delivery.shelf.Shelves;
import org.jspecify.annotations.Nullable;

/**
 * The one chain of lines of this installation. Lines that wait at the same moment are written as one block: one
 * document, so all of them or none. A block's id is the number after the last one before it, so of two nodes that add at
 * the same place one wins, and the other one reads what won and adds after it (decision 0009).
 */
final class Chain {

    /** The head may stay behind by so many blocks while writers queue; a reader follows the chain from it. */
    private static final int HEAD_EVERY = 16;

    /** Times that a block may be refused while the one that is in its place cannot be found. */
    private static final int MOST_IN_VAIN = 20;

    /** Blocks asked for at a time; as many as the store's largest bulk. */
    private static final int AT_ONCE = 100;

    private static final class Waiting {
        private final Entry entry;
        private final List<List<String>> parts;
        private @Nullable RuntimeException failure;
        private int written;

        Waiting(Entry entry) {
            this.entry = entry;
            this.parts = entry.parts();
        }

        boolean done() {
            return failure != null || written == parts.size();
        }
    }

    private final Shelf blocks;
    private final LineIndex index;
    private final Ends ends;
    private final LineDigest digests;
    private final ServerSecret secret;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by the lock. */
    private @Nullable Place tail;

    /** Blocks the head is behind; guarded by the lock. */
    private int behind;

    Chain(Shelves shelves, LineIndex index, Ends ends, LineDigest digests, ServerSecret secret) {
        this.blocks = shelves.shelf("audit_lines", Holds.PERSONS);
        this.index = index;
        this.ends = ends;
        this.digests = digests;
        this.secret = secret;
    }

    /** Returns after the line, or all lines of an entry about many, are durable. */
    void write(Entry entry) {
        writeAll(List.of(entry));
    }

    /**
     * Returns after the lines of all entries are durable, in this order and in as few blocks as they fit in. After a
     * failure the first ones may be there: whole blocks, with nothing missing in between.
     */
    void writeAll(List<Entry> entries) {
        List<Waiting> mine = entries.stream().map(Waiting::new).toList();
        queue.addAll(mine);
        lock.lock();
        try {
            for (Waiting each : mine) {
                // whoever has the lock writes for everybody who waits for it
                while (!each.done()) {
                    writeGroup();
                }
                if (each.failure != null) {
                    // none after one that is not there
                    queue.removeAll(new HashSet<>(mine));
                    throw each.failure;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void writeGroup() {
        List<Waiting> group = new ArrayList<>();
        int room = Block.MOST_LINES;
        for (Waiting next = queue.peek(); next != null && room > 0; next = queue.peek()) {
            group.add(next);
            room -= next.parts.size() - next.written;
            if (room >= 0) {
                queue.remove();
            }
        }
        try {
            add(group);
        } catch (RuntimeException e) {
            queue.removeAll(group);
            group.forEach(each -> each.failure = e);
        }
    }

    private void add(List<Waiting> group) {
        for (int inVain = 0; inVain < MOST_IN_VAIN; ) {
            Place before = tail();
            List<Line> lines = new ArrayList<>();
            List<Integer> taken = new ArrayList<>();
            String digest = before.digest();
            for (Waiting each : group) {
                int from = each.written;
                int until = Math.min(each.parts.size(), from + Block.MOST_LINES - lines.size());
                for (int part = from; part < until; part++) {
                    Line line = line(each.entry, each.parts.get(part), before.number() + lines.size() + 1);
                    digest = digests.of(digest, line);
                    lines.add(line.withDigest(digest));
                }
                taken.add(until - from);
            }
            index.add(lines);
            int last = before.number() + lines.size();
            if (blocks.insert(Block.of(lines))) {
                tail = new Place(last, digest);
                for (int i = 0; i < group.size(); i++) {
                    group.get(i).written += taken.get(i);
                }
                behind++;
                if (queue.isEmpty() || behind >= HEAD_EVERY) {
                    reach(new Place(last, digest));
                }
                return;
            }
            Place after = follow(before);
            inVain = after.number() > before.number() ? 0 : inVain + 1;
            tail = after;
        }
        throw new IllegalStateException("the store neither takes nor has the line after the last one");
    }

    /** The lines are durable already: a head that stays behind is made good by the next block or the next start. */
    private void reach(Place place) {
        try {
            ends.reach(place);
            behind = 0;
        } catch (ShelfException e) {
            behind++;
        }
    }

    private Line line(Entry entry, List<String> about, int number) {
        return new Line(
                number,
                entry.at,
                Trace.of(secret, entry.actor),
                entry.role,
                entry.origin.institute(),
                entry.origin.session(),
                entry.origin.from(),
                entry.action,
                entry.kind,
                entry.topic,
                Trace.of(secret, entry.subject),
                about.stream().map(each -> Trace.of(secret, each)).toList(),
                entry.owner,
                entry.outcome,
                Trace.of(secret, entry.with),
                entry.details,
                "");
    }

    /** Where the next block goes, as far as this node knows; guarded by the lock. */
    private Place tail() {
        Place known = tail;
        if (known == null) {
            Place head = ends.head();
            if (ends.sealedHead().isEmpty()) {
                // before the first line: from now on a chain without a head is a chain that was cut
                ends.reach(head);
            }
            known = follow(head);
            tail = known;
        }
        return known;
    }

    /** The end of the chain, past what other nodes have added since. */
    Place end() {
        lock.lock();
        try {
            Place known = tail();
            Place head = ends.head();
            known = follow(head.number() > known.number() ? head : known);
            tail = known;
            return known;
        } finally {
            lock.unlock();
        }
    }

    private Place follow(Place from) {
        Place place = from;
        for (Optional<Fields> next = block(place.number() + 1); next.isPresent(); next = block(place.number() + 1)) {
            place = Block.end(next.get());
        }
        return place;
    }

    private Optional<Fields> block(int first) {
        return blocks.find(Block.id(first));
    }

    /** These blocks, newest first; those that are not there are left out. */
    List<Fields> blocks(List<Integer> firsts) {
        return blocks.findAll(firsts.stream().map(Block::id).toList()).stream()
                .sorted(Comparator.comparing(Fields::id).reversed())
                .toList();
    }

    /** The blocks that begin between two numbers, both included, oldest first. */
    List<Fields> blocksBetween(int first, int last) {
        return blocks
                .findAll(IntStream.rangeClosed(first, last).mapToObj(Block::id).toList())
                .stream()
                .sorted(Comparator.comparing(Fields::id))
                .toList();
    }

    static int atOnce() {
        return AT_ONCE;
    }

    /** Takes an id out of a block's lines; returns how many had it. */
    int forget(Fields block, String ledger) {
        List<Line> lines = Block.lines(block);
        Change change = Change.of(block.id());
        int found = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (holds(lines.get(i), ledger)) {
                Block.forget(change, i, lines.get(i), ledger);
                found++;
            }
        }
        if (found > 0) {
            blocks.change(change);
        }
        return found;
    }

    /** True when a line still has the id of a ledger id. */
    static boolean holds(Line line, String ledger) {
        return line.traces()
                .anyMatch(each -> !each.raw().isEmpty() && each.ledger().equals(ledger));
    }

    void delete(List<Fields> gone) {
        blocks.delete(gone.stream().map(Fields::id).toList());
    }
}
