package nl.kennispeil.delivery.testform;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import nl.kennispeil.bank.blueprint.Blueprint;
import nl.kennispeil.bank.blueprint.OptimalAssembly;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.delivery.http.BadRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Filling up forms while somebody waits: on threads of its own, one at a time per form, with how far it is and a way to
 * stop. It lives in this process only: what comes of it is stored in the form, and when the process goes, the form is as
 * it was and the button can be pressed again.
 */
final class FillJobs {

    private static final Logger LOG = LoggerFactory.getLogger(FillJobs.class);

    private static final int THREADS = 2;
    private static final int WAITING = 20;
    private static final Duration KEPT = Duration.ofMinutes(30);

    /** What one does; runs where calls may block. */
    @FunctionalInterface
    interface Work {
        Done run(Job job);
    }

    /**
     * What came of it.
     *
     * @param chosen how good the choice is, or why there is none
     * @param stopped true when somebody stopped it before there was a choice
     */
    record Done(FormDesk.Filled filled, Blueprint blueprint, OptimalAssembly.Chosen chosen, boolean stopped) {}

    /** One of them. Safe for use by several threads. */
    static final class Job {

        private final String id;
        private final FormRef form;
        private final Instant begun;
        private final AtomicBoolean cancelled = new AtomicBoolean();
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile double share;
        private volatile @Nullable Done done;
        private volatile String error = "";

        private Job(String id, FormRef form, Instant begun) {
            this.id = id;
            this.form = form;
            this.begun = begun;
        }

        String id() {
            return id;
        }

        /** How far it is, 0 to 1. */
        double share() {
            return share;
        }

        void at(double reached) {
            share = Math.max(share, Math.min(1, reached));
        }

        boolean cancelled() {
            return cancelled.get();
        }

        void cancel() {
            cancelled.set(true);
        }

        boolean ended() {
            return ended.getCount() == 0;
        }

        /** True when it ended within this time. */
        boolean ended(Duration within) {
            try {
                return ended.await(within.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return ended();
            }
        }

        /** What came of it; empty while it runs, and when it failed. */
        Optional<Done> done() {
            return Optional.ofNullable(done);
        }

        /** The code of what went wrong; empty when nothing did. */
        String error() {
            return error;
        }

        private void run(Work work) {
            try {
                done = work.run(this);
            } catch (BadRequest e) {
                error = e.code();
            } catch (RuntimeException e) {
                LOG.error("filling up {} failed", form, e);
                error = "internal";
            } finally {
                share = 1;
                ended.countDown();
            }
        }
    }

    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final AtomicLong next = new AtomicLong(1);
    private final ThreadPoolExecutor pool;

    FillJobs() {
        this.pool = new ThreadPoolExecutor(
                THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), work -> {
                    Thread thread = new Thread(work, "form-filling");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
    }

    /**
     * Starts; the one that is at work on the form already when there is one.
     *
     * @throws BadRequest 503 when too many wait
     */
    Job start(FormRef form, Instant now, Work work) {
        jobs.values().removeIf(each -> each.ended() && each.begun.plus(KEPT).isBefore(now));
        synchronized (jobs) {
            for (Job each : jobs.values()) {
                if (each.form.equals(form) && !each.ended()) {
                    return each;
                }
            }
            Job job = new Job(Long.toString(next.getAndIncrement(), 36) + "-" + now.toEpochMilli(), form, now);
            jobs.put(job.id, job);
            try {
                pool.execute(() -> job.run(work));
            } catch (RejectedExecutionException e) {
                jobs.remove(job.id);
                throw new BadRequest(503, "form-fill-busy");
            }
            return job;
        }
    }

    /** One of this form; empty when it is none of this process, or long over. */
    Optional<Job> find(FormRef form, String id) {
        return Optional.ofNullable(jobs.get(id)).filter(each -> each.form.equals(form));
    }
}
