package nl.kennispeil.delivery.store;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The write-ahead journal: a command is appended and executed under one lock, and answered after one fsync for the
 * whole group that came in meanwhile.
 *
 * <p>Invariants: the order of the records is the order of execution; nobody is told "saved" before the record is on
 * disk; after an input/output error nothing is written any more, because what reached the disk is then unknown.
 * Thread-safe. All file work is done by the journal thread.
 */
final class Journal implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Journal.class);
    private static final long TICK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ReentrantLock gate = new ReentrantLock();
    private final Condition work = gate.newCondition();
    private final Thread thread = new Thread(this::run, "store-journal");
    private final Housekeeping housekeeping;

    private Group filling = new Group();
    private Group flushing = new Group();
    private JournalFile file;
    private long appended;
    private boolean idle;
    private boolean nudged;
    private boolean closing;
    private volatile boolean over;
    private volatile long durable;
    private volatile @Nullable Refusal refusal;

    Journal(JournalFile file, long lastSequence, Housekeeping housekeeping) {
        this.file = file;
        this.appended = lastSequence;
        this.durable = lastSequence;
        this.housekeeping = housekeeping;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /**
     * Journals and executes a write; {@code reply} gets the result when it is durable, or the refusal.
     *
     * @param command BSON in a heap buffer, copied before this returns
     * @param execute changes memory; runs in this call, under the lock
     */
    <T> void write(String database, ByteBuf command, Supplier<T> execute, Reply<T> reply) {
        Refusal refused;
        gate.lock();
        try {
            refused = refusal;
            if (refused == null) {
                filling.add(++appended, database, command);
                T result = execute.get();
                filling.await(failure -> reply.send(result, failure));
                wake();
            }
        } catch (Error e) {
            // memory may now hold half a command
            fail("a write ended in " + e, e);
            throw e;
        } finally {
            gate.unlock();
        }
        if (refused != null) {
            reply.send(null, refused);
        }
    }

    /** Runs {@code then} when all that is in memory now is durable, so that no reader sees what a crash can undo. */
    void afterDurable(Runnable then) {
        gate.lock();
        try {
            if (durable < appended && !failed()) {
                Group last = filling.isEmpty() ? flushing : filling;
                last.await(failure -> then.run());
                return;
            }
        } finally {
            gate.unlock();
        }
        then.run();
    }

    Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Refuses writes until {@link #allow}; a lasting refusal stays. */
    void refuse(Refusal reason) {
        gate.lock();
        try {
            if (!failed() && !closing) {
                if (refusal == null) {
                    log.error("the store refuses writes: {}", reason.reason());
                }
                refusal = reason;
            }
        } finally {
            gate.unlock();
        }
    }

    void allow() {
        gate.lock();
        try {
            if (refusal != null && !failed() && !closing) {
                refusal = null;
                log.info("the store takes writes again");
            }
        } finally {
            gate.unlock();
        }
    }

    boolean failed() {
        Refusal now = refusal;
        return now != null && now.lasting();
    }

    /** Whether the journal thread does no more housekeeping. */
    boolean over() {
        return over;
    }

    /** Bytes of records in the present file; journal thread only. */
    long fileBytes() {
        return file.recordBytes();
    }

    long fileNumber() {
        return file.number();
    }

    /** Wakes the journal thread for its housekeeping. */
    void nudge() {
        gate.lock();
        try {
            nudged = true;
            work.signal();
        } finally {
            gate.unlock();
        }
    }

    /** Runs something while no write is half way and everything so far is durable. */
    void underGate(Commit commit) throws IOException {
        gate.lock();
        try {
            flushUnderLock();
            commit.at(appended);
        } finally {
            gate.unlock();
        }
    }

    /**
     * Puts the rest of the records on disk, runs {@code commit} while no write can happen, and goes on in the next
     * file. Journal thread only.
     *
     * @return the old file, closed
     */
    JournalFile switchTo(JournalFile next, Commit commit) throws IOException {
        gate.lock();
        try {
            flushUnderLock();
            commit.at(appended);
            JournalFile old = file;
            file = next;
            old.close();
            return old;
        } finally {
            gate.unlock();
        }
    }

    private void wake() {
        if (idle) {
            idle = false;
            work.signal();
        }
    }

    private void run() {
        try {
            while (awaitWork()) {
                flush();
                housekeeping.tick(this);
            }
            if (!failed()) {
                flush();
                housekeeping.last(this);
            }
        } catch (IOException | RuntimeException e) {
            fail(e.toString(), e);
        } catch (Error e) {
            fail(e.toString(), e);
            throw e;
        } finally {
            closeFile();
            over = true;
            housekeeping.ended();
        }
    }

    /** Waits for records, at most a second; swaps the groups. False when the journal is to end. */
    private boolean awaitWork() throws IOException {
        gate.lock();
        try {
            idle = true;
            long left = TICK_NANOS;
            while (filling.isEmpty() && !closing && !nudged && left > 0) {
                left = work.awaitNanos(left);
            }
            idle = false;
            nudged = false;
            swap();
            return !closing && !failed();
        } catch (InterruptedException e) {
            throw new IOException("the journal thread was interrupted", e);
        } finally {
            gate.unlock();
        }
    }

    private void swap() {
        if (!flushing.isEmpty()) {
            throw new IllegalStateException("the last group was not written");
        }
        Group full = filling;
        filling = flushing;
        flushing = full;
    }

    /** Writes the swapped group without the lock, then releases those who wait for it. */
    private void flush() throws IOException {
        if (flushing.isEmpty()) {
            return;
        }
        file.write(flushing.content());
        file.force();
        List<Group.Waiting> waiting;
        gate.lock();
        try {
            waiting = settleFlushed();
        } finally {
            gate.unlock();
        }
        tell(waiting, null);
    }

    private void flushUnderLock() throws IOException {
        if (!filling.isEmpty()) {
            swap();
            file.write(flushing.content());
            file.force();
            tell(settleFlushed(), null);
        }
    }

    private List<Group.Waiting> settleFlushed() {
        durable = flushing.lastSequence();
        flushing.clear();
        return flushing.release();
    }

    private static void tell(List<Group.Waiting> waiting, @Nullable Refusal refusal) {
        for (Group.Waiting one : waiting) {
            try {
                one.settled(refusal);
            } catch (RuntimeException e) {
                log.warn("a reply could not be sent", e);
            }
        }
    }

    /** Refuses writes for good. */
    void fail(String reason, Throwable cause) {
        List<Group.Waiting> lost;
        List<Group.Waiting> lostToo;
        Refusal lasting = new Refusal(reason + "; restart the program after the cause is gone", true);
        gate.lock();
        try {
            if (!failed()) {
                refusal = lasting;
                log.error("the store stops taking writes: {}", reason, cause);
            }
            lost = flushing.release();
            lostToo = filling.release();
            work.signal();
        } finally {
            gate.unlock();
        }
        tell(lost, lasting);
        tell(lostToo, lasting);
    }

    private void closeFile() {
        try {
            file.close();
        } catch (IOException e) {
            log.warn("journal file {} could not be closed", file.path(), e);
        }
    }

    /** Writes what is left, makes a last checkpoint and ends the thread. */
    @Override
    public void close() {
        gate.lock();
        try {
            closing = true;
            if (!failed()) {
                refusal = new Refusal("the store is closing", false);
            }
            work.signal();
        } finally {
            gate.unlock();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gets the result of a write: one of the two is null. */
    @FunctionalInterface
    interface Reply<T> {
        void send(@Nullable T result, @Nullable Refusal refusal);
    }

    /** Stores memory as of a sequence number. */
    @FunctionalInterface
    interface Commit {
        void at(long sequence) throws IOException;
    }

    /** What the journal thread does between groups. */
    interface Housekeeping {
        void tick(Journal journal) throws IOException;

        /** At the end, when nothing can be written any more. */
        void last(Journal journal) throws IOException;

        /** When the journal thread ends, also after a failure: nobody may go on waiting. */
        void ended();
    }
}
