package nl.kennispeil.delivery.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.shelf.Fields;

/**
 * The log's own retention (T22): lines from the beginning of the chain go once they are 24 months old, day by day. The last
 * line that goes leaves its number and digest, so that verification goes on from there. Broken off half-way, the next
 * run goes on.
 */
final class Trimming {

    private final Chain chain;
    private final Ends ends;
    private final LineIndex index;

    Trimming(Chain chain, Ends ends, LineIndex index) {
        this.chain = chain;
        this.ends = ends;
        this.index = index;
    }

    /** Start of the first day that is kept. */
    static Instant keptFrom(Instant now) {
        return LocalDate.ofInstant(now, Page.ZONE)
                .minusMonths(AuditTrail.MONTHS_KEPT)
                .atStartOfDay(Page.ZONE)
                .toInstant();
    }

    /** Returns how many lines went. */
    int run(Instant now) {
        Place last = lastToGo(keptFrom(now));
        int cleaned = ends.cleanedBefore();
        if (last.number() < cleaned) {
            return 0;
        }
        // the anchor first: from here on nobody looks for what is before it
        ends.anchor(last, cleaned);
        int end = chain.end().number();
        int gone = 0;
        for (int from = cleaned; from <= last.number(); from += Chain.atOnce()) {
            List<Fields> blocks = chain.blocksBetween(from, Math.min(last.number(), from + Chain.atOnce() - 1));
            List<Line> lines = new ArrayList<>();
            blocks.forEach(each -> lines.addAll(Block.lines(each)));
            index.trim(lines, last.number() + 1, end);
            chain.delete(blocks);
            gone += lines.size();
        }
        ends.anchor(last, last.number() + 1);
        return gone;
    }

    private Place lastToGo(Instant keptFrom) {
        Place last = ends.anchor();
        int end = chain.end().number();
        for (int from = last.number() + 1; from <= end; from += Chain.atOnce()) {
            for (Fields block : chain.blocksBetween(from, from + Chain.atOnce() - 1)) {
                boolean old =
                        Block.lines(block).stream().allMatch(each -> each.at().isBefore(keptFrom));
                if (!old) {
                    return last;
                }
                last = Block.end(block);
            }
        }
        return last;
    }
}
