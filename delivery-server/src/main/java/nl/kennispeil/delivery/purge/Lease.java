package nl.kennispeil.delivery.purge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/**
 * The right of one node to do a job, for a while. Terms are numbered and a number is taken by adding its document, which
 * only one can; so two nodes that find the former term over never both go on.
 */
final class Lease {

    private static final String UNTIL = "until";
    private static final Duration RENEW_EVERY = Duration.ofMinutes(1);

    private final Shelf shelf;
    private final String job;
    private final String node;
    private final Duration term;
    private int held;
    private Instant renewed = Instant.EPOCH;

    /**
     * @param job name of the job
     * @param node name of this node, for who looks
     * @param term how long it lasts unless {@link #renew renewed}
     */
    Lease(Shelves shelves, String job, String node, Duration term) {
        this.shelf = shelves.shelf("leases", Holds.NOBODY);
        this.job = job;
        this.node = node;
        this.term = term;
    }

    /** Takes the job; false when another node has it. */
    synchronized boolean take(Instant now) {
        int number = shelf.find(job).map(each -> each.number("last")).orElse(0);
        while (true) {
            Optional<Fields> current = shelf.find(id(number));
            if (current.isPresent() && now.isBefore(current.get().instant(UNTIL))) {
                return false;
            }
            Fields next = Fields.of(id(number + 1))
                    .with("schema", 1)
                    .with("node", node)
                    .with(UNTIL, now.plus(term))
                    .build();
            if (shelf.insert(next)) {
                held = number + 1;
                renewed = now;
                shelf.change(Change.ofOrCreate(job).max("last", held).setOnInsert("schema", 1));
                shelf.delete(List.of(id(number - 1)));
                return true;
            }
            // somebody was first, or stopped between taking the number and noting it
            number++;
        }
    }

    /**
     * Goes on as the only node, asked between the parts of a job.
     *
     * @throws LeaseLost when it is not
     */
    synchronized void keep(Instant now) {
        if (now.isBefore(renewed.plus(RENEW_EVERY))) {
            return;
        }
        if (!renew(now)) {
            throw new LeaseLost();
        }
        renewed = now;
    }

    /** Goes on for another term; false when it has been lost meanwhile. */
    synchronized boolean renew(Instant now) {
        Optional<Fields> own = shelf.find(id(held));
        if (own.isEmpty()
                || shelf.find(id(held + 1)).isPresent()
                || !now.isBefore(own.get().instant(UNTIL))) {
            return false;
        }
        return shelf.change(Change.of(id(held)).set(UNTIL, now.plus(term))).isPresent();
    }

    /** Gives the job free. */
    synchronized void release(Instant now) {
        shelf.change(Change.of(id(held)).set(UNTIL, now));
    }

    private String id(int number) {
        return job + "#" + number;
    }
}
