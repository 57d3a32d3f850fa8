package nl.kennispeil.delivery.purge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.FilesToErase;
import nl.kennispeil.delivery.retention.MassPurgeGuard;
import nl.kennispeil.delivery.retention.Standing;
import nl.kennispeil.delivery.retention.Subject;
import nl.kennispeil.delivery.retention.Sweep;
import nl.kennispeil.delivery.secret.LedgerId;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.sitting.Sittings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what is due. One node at a time; what an earlier run left unfinished goes first; one enrolment that cannot be
 * deleted does not stop the others, and shows in the outcome. For each enrolment: the ledger entry, the steps in their
 * order, a second look at every step, the certificate. Then the store's files are cleared of what was deleted.
 */
public final class PurgeRun {

    /**
     * Everything a run works with.
     *
     * @param eraseFiles has the store's files written anew; false when they are those of a database server, which this
     *     program cannot reach
     * @param logins the accounts that go with a subject, asked for before anything is deleted
     */
    public record Tools(
            Register register,
            Enrolments enrolments,
            Sittings sittings,
            ServerSecret secret,
            Confirmations confirmations,
            Certificates certificates,
            PurgeLedger ledger,
            AuditTrail audit,
            List<DeletionStep> steps,
            List<Sweep> sweeps,
            BooleanSupplier eraseFiles,
            String version,
            Function<Subject, List<String>> logins) {}

    /**
     * What a run did.
     *
     * @param busy true when another node was at it, so that nothing was done here
     * @param active enrolments that run today
     * @param purged enrolments that are gone, begun ones included
     * @param late how many of these were past their day
     * @param failed enrolments of which something is left
     * @param stopped true when too many were due at once, so that two people must look first (T3)
     * @param swept how much went by clocks of its own, by name
     * @param filesLeft true when the store's files could not be written anew, so that they may still hold what was
     *     deleted; the next run does it again
     */
    public record Outcome(
            boolean busy,
            long active,
            int due,
            int purged,
            int late,
            int failed,
            boolean stopped,
            Map<String, Integer> swept,
            boolean filesLeft) {}

    /** A run goes on for at most so many enrolments; the rest is for the next one, at the latest tomorrow. */
    private static final int MOST = 5_000;

    /** Longer than the longest part between two renewals, the erasure of the files. */
    private static final Duration TERM = Duration.ofMinutes(15);

    /** After a run that left something, such as when the store could not be reached, another one is tried. */
    private static final Duration AGAIN_AFTER = Duration.ofHours(4);

    private static final int AGAIN_PER_DAY = 10;
    private static final Duration LONGEST_WITHOUT = Duration.ofHours(26);
    private static final Logger log = LoggerFactory.getLogger(PurgeRun.class);

    private final Tools tools;
    private final List<DeletionStep> steps;
    private final Intents intents;
    private final Lease lease;
    private final Runs runs;
    private final FilesToErase files;
    private final Clock clock;

    /** @param node name of this node */
    public PurgeRun(Tools tools, Shelves shelves, String node, Clock clock) {
        this.tools = tools;
        this.intents = new Intents(shelves);
        this.runs = new Runs(shelves);
        this.files = new FilesToErase(shelves);
        List<DeletionStep> ordered = new ArrayList<>(tools.steps());
        ordered.add(intents.step());
        ordered.sort(Comparator.comparingInt(DeletionStep::order).thenComparing(DeletionStep::name));
        this.steps = List.copyOf(ordered);
        this.lease = new Lease(shelves, "retention", node, TERM);
        this.clock = clock;
    }

    /** Every step in the order in which it runs. */
    public List<DeletionStep> steps() {
        return steps;
    }

    /**
     * Whether there is nothing to do now: a run of today, by whichever node, left nothing behind, or one was tried a short
     * while ago.
     */
    public boolean doneToday(Instant now) {
        return runs.latest(AGAIN_PER_DAY).stream()
                .anyMatch(each -> each.at().plus(AGAIN_AFTER).isAfter(now)
                        || (each.outcome().failed() == 0
                                && Amsterdam.day(each.at()).equals(Amsterdam.day(now))));
    }

    /**
     * Since when no run has deleted all that was due, if that is longer ago than a night and a bit: the last good run, or
     * the first of all when none was good. Empty when all is well, or nothing ever ran.
     */
    public Optional<Instant> troubleSince(Instant now) {
        List<Runs.Done> all = runs.latest(Integer.MAX_VALUE);
        return all.stream()
                .filter(each -> each.outcome().failed() == 0 && !each.outcome().stopped())
                .findFirst()
                .or(() -> all.stream().reduce((newer, older) -> older))
                .map(Runs.Done::at)
                .filter(at -> at.plus(LONGEST_WITHOUT).isBefore(now));
    }

    /** The latest runs, newest first. */
    public List<Runs.Done> latest(int atMost) {
        return runs.latest(atMost);
    }

    /**
     * Deletes what is due now.
     *
     * @param by login of who asked, or {@code system}
     */
    public Outcome run(String by) {
        return run(by, Entry.SYSTEM, 0);
    }

    /** @param role of who asked, for the log */
    public Outcome run(String by, String role) {
        return run(by, role, 0);
    }

    /** @param before how much went wrong in preparing it, which counts as failed */
    public Outcome run(String by, int before) {
        return run(by, Entry.SYSTEM, before);
    }

    private Outcome run(String by, String role, int before) {
        Instant begun = clock.instant();
        if (!lease.take(begun)) {
            return new Outcome(true, 0, 0, 0, 0, 0, false, Map.of(), false);
        }
        try {
            Running running = new Running(by, role, begun);
            running.failed = before;
            running.leased = true;
            return running.run();
        } finally {
            lease.release(clock.instant());
        }
    }

    /**
     * Deletes again what a ledger says was deleted, from a store that was restored and is open to nobody yet.
     *
     * @return the ledger ids of those that were back
     * @throws IllegalStateException when one could not be deleted: then the store must stay closed
     */
    public List<String> replay() {
        Running running = new Running("restore", Entry.SYSTEM, clock.instant());
        List<Enrolment> back = tools.enrolments()
                .all()
                .filter(each -> tools.ledger().contains(ledgerId(each.id())))
                .toList();
        running.resume();
        back.forEach(each -> running.delete(each, null));
        if (running.failed > 0) {
            throw new IllegalStateException(running.failed + " of those who are in the purge ledger could not be"
                    + " deleted again; the log says of which step");
        }
        certify(running.gone, tools.eraseFiles().getAsBoolean());
        return List.copyOf(running.gone);
    }

    /** Says of the files what was done with them, and no more. */
    private void certify(List<String> ledgers, boolean own) {
        if (own) {
            tools.certificates().erased(ledgers, clock.instant());
        } else {
            tools.certificates().outOfReach(ledgers);
        }
    }

    private String ledgerId(CandidateId enrolment) {
        return LedgerId.of(tools.secret(), enrolment.value());
    }

    /** One run, with what it has done so far. */
    private final class Running {

        private final String by;
        private final String role;
        private final Instant begun;
        private final LocalDate today;
        private final Deletion deletion;
        private final List<String> gone = new ArrayList<>();
        private int purged;
        private int late;
        private int failed;
        private boolean leased;

        private long active;
        private int due;
        private boolean stopped;
        private boolean filesLeft;
        private final Map<String, Integer> swept = new TreeMap<>();

        /** Without a lease, as in a store that is open to nobody yet. */
        Running(String by, String role, Instant begun) {
            this.deletion = new Deletion(tools, steps, intents, clock, by, role, begun);
            this.by = by;
            this.role = role;
            this.begun = begun;
            this.today = Amsterdam.day(begun);
        }

        Outcome run() {
            // what is half gone must not wait behind a question
            try {
                guarded("what had begun", this::resume);
                guarded("who is due", this::due);
                guarded("erasures on request", this::erasures);
                guarded("clocks of their own", this::sweep);
                guarded("the files", this::eraseFiles);
            } catch (LeaseLost e) {
                // another node is at it, or will be; what is begun here it finishes
                failed++;
                log.error("retention: stopped, since the lease of this node was lost");
            }
            Outcome outcome =
                    new Outcome(false, active, due, purged, late, failed, stopped, Map.copyOf(swept), filesLeft);
            tools.audit()
                    .append(
                            "retention",
                            by,
                            role,
                            stopped ? "retention.stopped" : "retention.run",
                            "",
                            "due=" + outcome.due() + " purged=" + purged + " late=" + late + " failed=" + failed,
                            clock.instant());
            runs.add(begun, outcome, by);
            log.info("retention: {} due, {} deleted, {} late, {} failed", outcome.due(), purged, late, failed);
            return outcome;
        }

        /** One part that fails keeps none of the others from what must go. */
        private void guarded(String part, Runnable work) {
            keepLease();
            try {
                work.run();
            } catch (LeaseLost e) {
                throw e;
            } catch (RuntimeException e) {
                failed++;
                log.error("retention: {} broke off: {}", part, e.getClass().getName());
            }
        }

        private void keepLease() {
            if (leased) {
                lease.keep(clock.instant());
            }
        }

        private void due() {
            Register.Look look = tools.register().look(today);
            // nobody knows whether these are due; they stay until somebody looked
            failed += look.unreadable().size();
            active = Register.active(look.judged(), today);
            List<Register.Judged> all = look.judged().stream()
                    .filter(each -> each.standing().mayPurge())
                    .toList();
            due = all.size();
            stopped = !allowed(all, active);
            if (!stopped) {
                all.stream().limit(MOST).forEach(each -> delete(each.enrolment(), each.standing()));
            }
        }

        private void erasures() {
            for (Confirmations.Erasure each : tools.confirmations().erasures()) {
                guarded("an erasure on request", () -> {
                    // a hold that came later keeps it, and two people see why on their screen
                    if (each.confirmedBy() != null && !tools.register().held(each.enrolment(), today)) {
                        tools.enrolments().find(each.enrolment()).ifPresent(enrolment -> delete(enrolment, null));
                    }
                });
            }
        }

        /** Also for what an earlier run deleted and did not come to erase. */
        private void eraseFiles() {
            if (!swept.isEmpty()) {
                files.want(clock.instant());
            }
            List<String> unerased = tools.certificates().unerased();
            if (unerased.isEmpty() && !files.wanted()) {
                return;
            }
            filesLeft = true;
            Instant at = clock.instant();
            certify(unerased, tools.eraseFiles().getAsBoolean());
            files.erased(at);
            filesLeft = false;
        }

        private boolean allowed(List<Register.Judged> due, long active) {
            List<CandidateId> ids =
                    due.stream().map(each -> each.enrolment().id()).toList();
            MassPurgeGuard.Verdict verdict =
                    MassPurgeGuard.judge(ids, active, tools.confirmations().approvals());
            if (verdict instanceof MassPurgeGuard.Verdict.Ask ask) {
                tools.confirmations().ask(ask, begun);
                log.error("retention: stopped, {} are due at once, of {} active enrolments", ask.due(), ask.active());
                return false;
            }
            if (verdict instanceof MassPurgeGuard.Verdict.Go go && go.spends()) {
                tools.confirmations().spend(MassPurgeGuard.list(ids));
            }
            return true;
        }

        void delete(Enrolment enrolment, @Nullable Standing standing) {
            guarded("a deletion", () -> attempt(deletion.begin(enrolment, standing)));
        }

        /** Finishes what earlier runs began. */
        void resume() {
            intents.open(steps).forEach(this::attempt);
        }

        /** One that cannot be deleted now stays begun, and does not stop the others. */
        private void attempt(Intents.Intent intent) {
            keepLease();
            try {
                deletion.finish(intent).ifPresentOrElse(this::done, () -> failed++);
            } catch (RuntimeException e) {
                failed++;
                // the class only: a message may carry what must not be logged
                log.error(
                        "retention: {} could not be deleted: {}",
                        ledgerId(intent.enrolment()),
                        e.getClass().getName());
            }
        }

        private void done(Deletion.Done done) {
            gone.add(done.ledger());
            purged++;
            late += done.late() ? 1 : 0;
        }

        private void sweep() {
            for (Sweep each : tools.sweeps()) {
                keepLease();
                try {
                    swept.put(each.name(), each.sweep(clock.instant()));
                } catch (RuntimeException e) {
                    failed++;
                    log.error(
                            "retention: {} could not be swept: {}",
                            each.name(),
                            e.getClass().getName());
                }
            }
            guarded(
                    "certificates",
                    () -> swept.put("certificates", tools.certificates().trim(clock.instant())));
            guarded("the ledger", () -> swept.put("ledger", tools.ledger().trim(clock.instant())));
            guarded("the ledger's file", tools.ledger()::mirror);
            swept.values().removeIf(count -> count == 0);
        }
    }
}
