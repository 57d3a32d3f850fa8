package nl.kennispeil.delivery.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.function.Consumer;
import nl.kennispeil.delivery.shelf.Fields;

/** Walks lines from new to old: by the index where a query allows it, else all lines of its days; never without end. */
final class LineSearch {

    private final Chain chain;
    private final Ends ends;
    private final LineIndex index;

    /** Lines looked at, and those that were wanted. */
    private static final class Walk {
        private final Query query;
        private final Consumer<Line> wanted;
        private final LineIndex.Range range;
        private final int mostFound;
        private final int mostSeen;
        private int found;
        private int seen;
        private int next;

        Walk(Query query, LineIndex.Range range, int mostFound, int mostSeen, Consumer<Line> wanted) {
            this.query = query;
            this.wanted = wanted;
            this.range = range;
            this.mostFound = mostFound;
            this.mostSeen = mostSeen;
            this.next = range.last() + 1;
        }

        /** Looks at a block; false when it has been enough. */
        boolean goOn(Fields block) {
            List<Line> lines = Block.lines(block);
            for (int i = lines.size() - 1; i >= 0; i--) {
                Line line = lines.get(i);
                if (line.number() > range.last() || line.number() < range.first()) {
                    continue;
                }
                if (found >= mostFound || seen >= mostSeen) {
                    return false;
                }
                seen++;
                next = line.number();
                if (query.fits(line)) {
                    found++;
                    wanted.accept(line);
                }
            }
            return true;
        }
    }

    LineSearch(Chain chain, Ends ends, LineIndex index) {
        this.chain = chain;
        this.ends = ends;
        this.index = index;
    }

    /**
     * @param before only lines with a lower number; 0 for all
     * @param mostFound how many lines are wanted
     * @param mostSeen how many may be looked at
     */
    Found find(Query query, int before, int mostFound, int mostSeen, Instant now) {
        List<Line> lines = new ArrayList<>();
        int next = walk(query, before, mostFound, mostSeen, now, lines::add);
        return new Found(lines, next);
    }

    /** Hands over what fits; returns where to go on, as in {@link Found}. */
    int walk(Query query, int before, int mostFound, int mostSeen, Instant now, Consumer<Line> wanted) {
        LineIndex.Range all = all();
        LineIndex.Range days = index.numbers(query.from(), query.until(), now, all);
        LineIndex.Range range =
                new LineIndex.Range(days.first(), before > 0 ? Math.min(days.last(), before - 1) : days.last());
        if (range.first() > range.last()) {
            return 0;
        }
        List<String> keys = query.keys(index);
        Walk walk = new Walk(query, range, mostFound, mostSeen, wanted);
        return (keys.isEmpty() ? walkAll(walk) : walkKeys(keys, walk)) ? 0 : walk.next;
    }

    /** The numbers that are in the store. */
    LineIndex.Range all() {
        return new LineIndex.Range(ends.anchor().number() + 1, chain.end().number());
    }

    private boolean walkAll(Walk walk) {
        int lowest = Math.max(1, walk.range.first() - Block.MOST_LINES);
        for (int high = walk.range.last(); high >= lowest; high -= Chain.atOnce()) {
            List<Fields> blocks = chain.blocksBetween(Math.max(lowest, high - Chain.atOnce() + 1), high);
            for (int i = blocks.size() - 1; i >= 0; i--) {
                if (!walk.goOn(blocks.get(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean walkKeys(List<String> keys, Walk walk) {
        int lowest = Math.max(1, walk.range.first() - Block.MOST_LINES) / LineIndex.RANGE;
        int atOnce = LineIndex.rangesAtOnce(keys.size());
        for (int high = walk.range.last() / LineIndex.RANGE; high >= lowest; high -= atOnce) {
            NavigableSet<Integer> blocks = index.blocks(keys, Math.max(lowest, high - atOnce + 1), high)
                    .descendingSet();
            List<Integer> part = new ArrayList<>();
            for (Iterator<Integer> each = blocks.iterator(); each.hasNext(); ) {
                part.add(each.next());
                if (part.size() == Chain.atOnce() || !each.hasNext()) {
                    for (Fields block : chain.blocks(part)) {
                        if (!walk.goOn(block)) {
                            return false;
                        }
                    }
                    part.clear();
                }
            }
        }
        return true;
    }
}
