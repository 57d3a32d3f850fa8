package nl.kennispeil.delivery.load;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * The yardstick for the saves: the same bytes over the same number of connections at a given rate, to an address of the
 * server that parses them and replies without storing anything. What saves cost beyond it is the price of keeping them.
 * For one thread: that of the loop.
 */
final class BareRun {

    /** Offered by a server that was started for measuring only. */
    static final String PATH = "/api/benchmark/echo";

    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(10);

    private final Loop loop;
    private final Plan plan;
    private final Tally tally;
    private final Steady steady;
    private final Runnable done;
    private final Supplier<Line> lines;
    private long startedAt;
    private boolean over;
    private boolean finished;
    private long endedAt;
    private int underway;

    BareRun(Loop loop, Plan plan, Tally tally, Supplier<Line> lines, Steady steady, Runnable done) {
        this.loop = loop;
        this.plan = plan;
        this.tally = tally;
        this.lines = lines;
        this.steady = steady;
        this.done = done;
    }

    void begin() {
        startedAt = loop.nanos();
        for (int i = 0; i < plan.candidates(); i++) {
            Pace pace = new Pace(plan.seed(), i, plan.candidates());
            new Sender(pace, lines.get()).next(startedAt + pace.spread(plan.think()));
        }
        Duration third = plan.duration().dividedBy(3);
        Duration warmUp = third.compareTo(LONGEST_WARM_UP) < 0 ? third : LONGEST_WARM_UP;
        loop.at(startedAt + warmUp.toNanos(), () -> {
            tally.saves.reset();
            tally.lag.reset();
            steady.begin();
        });
        loop.at(startedAt + plan.duration().toNanos(), this::end);
    }

    double seconds() {
        return ((over ? endedAt : loop.nanos()) - startedAt) / 1e9;
    }

    private void end() {
        over = true;
        endedAt = loop.nanos();
        steady.end();
        finishWhenQuiet();
        loop.at(endedAt + LONGEST_WARM_UP.toNanos(), this::finish);
    }

    private void finishWhenQuiet() {
        if (over && underway == 0) {
            finish();
        }
    }

    private void finish() {
        if (!finished) {
            finished = true;
            done.run();
        }
    }

    /** One connection; like a candidate it has one request on its way at a time, the rest waits and the wait counts. */
    private final class Sender {

        private final Pace pace;
        private final Line line;
        private final Outbox outbox = new Outbox();
        private boolean busy;

        Sender(Pace pace, Line line) {
            this.pace = pace;
            this.line = line;
        }

        void next(long due) {
            loop.at(due, () -> {
                if (!over) {
                    outbox.add("DEMO-001:1", "B", loop.wallMillis(), Math.min(due, loop.nanos()));
                    pump();
                    next(due + pace.think(plan.think()));
                }
            });
        }

        private void pump() {
            if (busy || over || outbox.isEmpty()) {
                return;
            }
            busy = true;
            underway++;
            int covers = outbox.bodyEnds();
            line.send(Request.post(PATH, "00000000000000000000.1.000000000000000000000000", outbox.body(1)), reply -> {
                underway--;
                busy = false;
                if (reply.ok()) {
                    long now = loop.nanos();
                    outbox.acknowledged(covers).forEach(each -> tally.saves.since(each.dueNanos(), now));
                    tally.saved++;
                } else if (!over) {
                    outbox.acknowledged(covers);
                    tally.error("bare: " + reply.failure());
                }
                pump();
                finishWhenQuiet();
            });
        }
    }
}
