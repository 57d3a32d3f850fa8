package nl.kennispeil.delivery.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import nl.kennispeil.delivery.load.VirtualCandidate.Hall;

/**
 * Leads all virtual candidates through a run: log-in spread over the ramp, a lobby until the last one is in, starts
 * spread over the ramp, answers, and everybody hands in when the duration ends. For one thread: that of the loop.
 */
final class LoadRun {

    /** How long stragglers may take to log in, and at the end to hand in: a server that comes back is given time. */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final long SECOND = 1_000_000_000L;

    private final Loop loop;
    private final Plan plan;
    private final Tally tally;
    private final Steady steady;
    private final Runnable done;
    private final List<VirtualCandidate> candidates = new ArrayList<>();
    private final List<Pace> paces = new ArrayList<>();
    private int ready;
    private boolean startsPlanned;
    private boolean over;
    private long startedAt;
    private long endedAt;

    /** @param done told once, when the run is over */
    LoadRun(Hall hall, Supplier<Line> lines, Steady steady, Runnable done) {
        this.loop = hall.loop();
        this.plan = hall.plan();
        this.tally = hall.tally();
        this.steady = steady;
        this.done = done;
        for (int i = 0; i < plan.candidates(); i++) {
            Pace pace = new Pace(plan.seed(), i, plan.candidates());
            paces.add(pace);
            candidates.add(new VirtualCandidate(hall, pace, lines.get(), this::arrived, this::left));
        }
    }

    void begin() {
        long now = loop.nanos();
        for (int i = 0; i < candidates.size(); i++) {
            VirtualCandidate candidate = candidates.get(i);
            long due = now + paces.get(i).spread(plan.ramp());
            loop.at(due, () -> candidate.enter(Math.min(due, loop.nanos())));
        }
        loop.at(now + plan.ramp().plus(PATIENCE).toNanos(), this::planStarts);
    }

    /** Seconds from the first start due until now, or until the end; 0 before it. */
    double seconds() {
        if (!startsPlanned) {
            return 0;
        }
        return Math.max(0, ((over ? endedAt : loop.nanos()) - startedAt) / 1e9);
    }

    String phase() {
        if (!startsPlanned) {
            return "log-in";
        }
        double seconds = seconds();
        if (seconds < plan.ramp().toMillis() / 1e3) {
            return "start";
        }
        return seconds < plan.duration().toMillis() / 1e3 ? "answer" : "hand-in";
    }

    private void arrived() {
        ready++;
        startWhenAllAreThere();
    }

    private void left() {
        startWhenAllAreThere();
        if (tally.ended == candidates.size()) {
            end();
        }
    }

    private void startWhenAllAreThere() {
        if (!startsPlanned && ready + tally.ended >= candidates.size()) {
            planStarts();
        }
    }

    private void planStarts() {
        if (startsPlanned || over) {
            return;
        }
        startsPlanned = true;
        startedAt = loop.nanos() + SECOND;
        long finishAt = startedAt + plan.duration().toNanos();
        for (int i = 0; i < candidates.size(); i++) {
            VirtualCandidate candidate = candidates.get(i);
            if (candidate.ended()) {
                continue;
            }
            long due = startedAt + paces.get(i).spread(plan.ramp());
            loop.at(due, () -> candidate.start(Math.min(due, loop.nanos())));
            long finish = finishAt + paces.get(i).anywhere(plan.finish());
            loop.at(finish, () -> candidate.finish(Math.min(finish, loop.nanos())));
        }
        if (plan.settled().compareTo(plan.duration()) < 0) {
            loop.at(startedAt + plan.settled().toNanos(), steady::begin);
        }
        loop.at(finishAt, steady::end);
        loop.at(finishAt + plan.finish().plus(PATIENCE).toNanos(), this::giveUp);
    }

    private void giveUp() {
        candidates.forEach(VirtualCandidate::giveUp);
    }

    private void end() {
        if (!over) {
            over = true;
            endedAt = loop.nanos();
            steady.end();
            done.run();
        }
    }
}
