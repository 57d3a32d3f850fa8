package nl.kennispeil.delivery.audit;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Fields;
import org.jspecify.annotations.Nullable;

/** Walks the chain from its anchor to its head and makes every digest again. */
final class ChainCheck {

    private final Chain chain;
    private final Ends ends;
    private final LineDigest digests;
    private final ServerSecret secret;

    private final TreeMap<Integer, Fields> ahead = new TreeMap<>();
    private int readUpTo;
    private int lines;
    private Place place = Place.START;

    private static final class Found extends Exception {
        private static final long serialVersionUID = 1L;
        private final int line;

        Found(int line, String why) {
            super(why, null, false, false);
            this.line = line;
        }
    }

    ChainCheck(Chain chain, Ends ends, LineDigest digests, ServerSecret secret) {
        this.chain = chain;
        this.ends = ends;
        this.digests = digests;
        this.secret = secret;
    }

    Verification run() {
        Optional<Ends.Sealed> anchor = ends.sealedAnchor();
        Optional<Ends.Sealed> head = ends.sealedHead();
        place = anchor.map(Ends.Sealed::place).orElse(Place.START);
        readUpTo = place.number();
        int first = place.number() + 1;
        Optional<Verification.Broken> broken = Optional.empty();
        try {
            if (anchor.filter(each -> !each.genuine()).isPresent()) {
                throw new Found(place.number(), "the anchor is not one that this installation made");
            }
            walk(head);
        } catch (Found e) {
            broken = Optional.of(new Verification.Broken(e.line, String.valueOf(e.getMessage())));
        }
        return new Verification(
                lines, lines == 0 ? 0 : first, place.number(), anchor.map(Ends.Sealed::place), place, broken);
    }

    private void walk(Optional<Ends.Sealed> head) throws Found {
        int reached = head.map(each -> each.place().number()).orElse(0);
        while (true) {
            int next = place.number() + 1;
            Fields block = take(next);
            if (block == null) {
                if (next <= reached) {
                    throw new Found(next, "line " + next + " is missing; the chain has reached " + reached);
                }
                break;
            }
            check(block);
            if (place.number() >= reached
                    && next <= reached
                    && head.filter(each -> !each.place().equals(digestAt(block, reached)))
                            .isPresent()) {
                throw new Found(reached, "line " + reached + " is not the one that the head names");
            }
        }
        if (!ahead.isEmpty()) {
            int next = place.number() + 1;
            throw new Found(next, "line " + next + " is missing, and line " + ahead.firstKey() + " is there");
        }
        if (head.isEmpty() && lines > 0) {
            throw new Found(place.number(), "the head is missing, so lines after " + place.number() + " may be too");
        }
        if (head.filter(each -> !each.genuine()).isPresent()) {
            throw new Found(reached, "the head is not one that this installation made");
        }
    }

    private static Place digestAt(Fields block, int number) {
        List<Line> all = Block.lines(block);
        return new Place(number, all.get(number - Block.first(block)).digest());
    }

    private void check(Fields block) throws Found {
        List<Line> stored;
        int number = Block.first(block);
        try {
            stored = Block.lines(block);
        } catch (RuntimeException e) {
            throw new Found(number, "line " + number + " or one written with it cannot be read");
        }
        if (stored.size() > Block.count(block)) {
            throw new Found(number, "a line was added to those written with line " + number);
        }
        for (Line line : stored) {
            if (line.number() != number) {
                boolean fewer = stored.size() < Block.count(block);
                throw new Found(
                        number,
                        fewer
                                ? "line " + number + " is missing"
                                : "in the place of line " + number + " is line " + line.number());
            }
            if (!digests.of(place.digest(), line).equals(line.digest())) {
                throw new Found(number, "line " + number + " was changed");
            }
            if (line.traces().anyMatch(each -> !each.genuine(secret))) {
                throw new Found(number, "an id in line " + number + " was changed");
            }
            place = new Place(number, line.digest());
            lines++;
            number++;
        }
        if (stored.size() < Block.count(block)) {
            throw new Found(number, "line " + number + " is missing");
        }
    }

    /** The block that begins with a line; null when it is not there. Blocks that nothing leads to are an error. */
    private @Nullable Fields take(int number) throws Found {
        while (readUpTo < number) {
            for (Fields each : chain.blocksBetween(readUpTo + 1, readUpTo + Chain.atOnce())) {
                ahead.put(Block.first(each), each);
            }
            readUpTo += Chain.atOnce();
        }
        if (!ahead.isEmpty() && ahead.firstKey() < number) {
            int stray = ahead.firstKey();
            throw new Found(stray, "line " + stray + " is there twice");
        }
        return ahead.remove(number);
    }
}
