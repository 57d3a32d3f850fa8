package nl.kennispeil.scoring.adaptive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * Simulated candidates take an adaptive test. Candidates go in batches; within a batch all have the same table of
 * eligibility, which is renewed between batches, so the outcome is the same for any number of threads.
 */
public final class Simulation {

    private static final int ANSWER = 100;
    private static final int COURSE = 101;
    private static final int ABILITY = 102;

    /**
     * What becomes of earlier counts after batch k is k/(k + 3), at most this: what is remembered is about the last third.
     * As the best items are held back the next best take over, so early counts soon tell of another test.
     */
    private static final double LONGEST_MEMORY = 0.96;

    private static final double FORGETS = 3;
    private static final int EARLY = 40;

    /**
     * How to simulate.
     *
     * @param seed decides whatever is left to chance
     * @param threads 1 or more; changes nothing but the time
     * @param batch candidates between two tables, 1 or more
     * @param warmUp candidates from N(0, 1), before those who are reported, from whom the first table is learnt
     * @param oneMoment all reported candidates have one table, as when everybody begins at once: the mean of those of the
     *     second half of the warm-up
     * @param clock nanoseconds, for the time that choices take
     * @param progress told how many candidates are done, warm-up included
     */
    public record Settings(
            long seed,
            int threads,
            int batch,
            int warmUp,
            boolean oneMoment,
            LongSupplier clock,
            IntConsumer progress) {
        public Settings {
            if (threads < 1 || batch < 1 || warmUp < 0) {
                throw new IllegalArgumentException(threads + " threads, batches of " + batch + ", warm-up of " + warmUp
                        + ": allowed is 1 or more, 1 or more, 0 or more");
            }
        }

        /** One thread, no clock. */
        public static Settings of(long seed, int warmUp) {
            return new Settings(seed, 1, 100, warmUp, false, () -> 0, done -> {});
        }
    }

    /**
     * What came out.
     *
     * @param runs one per candidate, in their order
     * @param first the table the first reported candidate had
     * @param last the table that would be next
     */
    public record Outcome(List<SimulatedRun> runs, EligibilityTable first, EligibilityTable last) {}

    private final AdaptiveTest test;
    private final Settings settings;
    private final AtomicInteger done = new AtomicInteger();
    private final List<EligibilityTable> learnt = new ArrayList<>();
    private int batches;

    private Simulation(AdaptiveTest test, Settings settings) {
        this.test = test;
        this.settings = settings;
    }

    /**
     * Simulates.
     *
     * @param thetas abilities of the candidates, finite
     */
    public static Outcome run(AdaptiveTest test, double[] thetas, Settings settings) {
        for (int person = 0; person < thetas.length; person++) {
            if (!Double.isFinite(thetas[person])) {
                throw new IllegalArgumentException(
                        "theta of candidate " + person + " is " + thetas[person] + ": allowed is a finite number");
            }
        }
        for (PoolItem item : test.pool().items()) {
            if (item.parameters() == null && test.rules().pilots().count() > 0) {
                throw new IllegalArgumentException(
                        "pilot " + item.name() + " has no parameters, so nobody knows how it is answered");
            }
        }
        return new Simulation(test, settings).run(thetas);
    }

    private Outcome run(double[] thetas) {
        EligibilityTable table = test.table();
        ExposureRule rule = test.rules().exposure();
        double[] edges = rule instanceof ExposureRule.Eligibility bands
                ? bands.bands().stream().mapToDouble(Double::doubleValue).toArray()
                : new double[0];
        EligibilityCounts counts = new EligibilityCounts(test.pool().size(), edges);
        ExecutorService pool = Executors.newFixedThreadPool(settings.threads(), work -> {
            Thread thread = new Thread(work, "simulation");
            thread.setDaemon(true);
            return thread;
        });
        try {
            boolean learns = !(rule instanceof ExposureRule.None) && !(rule instanceof ExposureRule.Randomesque);
            if (learns) {
                double[] warm = new double[settings.warmUp()];
                for (int person = 0; person < warm.length; person++) {
                    warm[person] = normal(person);
                }
                table = settings.oneMoment() && rule instanceof ExposureRule.Eligibility eligibility
                        ? forOneMoment(pool, warm, table, counts, eligibility)
                        : batches(pool, warm, table, counts, -1L - warm.length, new ArrayList<>(), rule);
            }
            EligibilityTable first = table;
            // Sympson and Hetter's probabilities are found beforehand and stay
            boolean frozen = !learns || settings.oneMoment() || rule instanceof ExposureRule.SympsonHetter;
            List<SimulatedRun> runs = new ArrayList<>();
            table = batches(pool, thetas, table, counts, 0, runs, frozen ? new ExposureRule.None() : rule);
            return new Outcome(runs, first, table);
        } finally {
            pool.shutdownNow();
        }
    }

    /** Standard normal, by the sum of twelve: near enough for a warm-up, and the same on every machine. */
    private double normal(int person) {
        double sum = -6;
        for (int k = 0; k < 12; k++) {
            sum += Draws.uniform(settings.seed(), ABILITY, person, k);
        }
        return sum;
    }

    private EligibilityTable batches(
            ExecutorService pool,
            double[] thetas,
            EligibilityTable start,
            EligibilityCounts counts,
            long firstNumber,
            List<SimulatedRun> into,
            ExposureRule rule) {
        EligibilityTable table = start;
        int from = 0;
        while (from < thetas.length) {
            // while most is still to be learnt, small steps
            int size = table.version() < EARLY ? Math.max(1, settings.batch() / 2) : settings.batch();
            int to = Math.min(thetas.length, from + size);
            AdaptiveTest now = test.with(table);
            Finished[] finished = batch(pool, now, thetas, from, to, firstNumber);
            batches++;
            counts.fade(Math.min(LONGEST_MEMORY, batches / (batches + FORGETS)));
            for (Finished each : finished) {
                counts.add(each.run());
                into.add(each.simulated());
            }
            table = counts.next(table, rule, test.pool());
            learnt.add(table);
            from = to;
        }
        return table;
    }

    /** Two thirds learn prices; with their mean the others show what is still given too often. */
    private EligibilityTable forOneMoment(
            ExecutorService pool,
            double[] warm,
            EligibilityTable start,
            EligibilityCounts counts,
            ExposureRule.Eligibility rule) {
        int learners = warm.length * 2 / 3;
        long number = -1L - warm.length;
        EligibilityTable learned =
                mean(batches(pool, Arrays.copyOf(warm, learners), start, counts, number, new ArrayList<>(), rule));
        EligibilityCounts still = new EligibilityCounts(learned.items(), learned.edges());
        Finished[] finished = batch(pool, test.with(learned), warm, learners, warm.length, number);
        for (Finished each : finished) {
            still.add(each.run());
        }
        return finished.length == 0 ? learned : still.last(learned, rule);
    }

    /** Tables swing around what is right; their mean lies still. */
    private EligibilityTable mean(EligibilityTable last) {
        List<EligibilityTable> late = learnt.subList(learnt.size() / 2, learnt.size());
        double[] price = new double[last.items()];
        double[][] probability = new double[last.bands()][last.items()];
        double weight = 0;
        for (EligibilityTable each : late) {
            weight += each.weight() / late.size();
            for (int i = 0; i < price.length; i++) {
                price[i] += each.price(i) / late.size();
                for (int band = 0; band < probability.length; band++) {
                    probability[band][i] += each.probability(band, i) / late.size();
                }
            }
        }
        for (double[] band : probability) {
            for (int i = 0; i < band.length; i++) {
                band[i] = Math.min(1, band[i]);
            }
        }
        return late.isEmpty()
                ? last
                : EligibilityTable.of(last.version() + 1, weight, price, last.edges(), probability);
    }

    private record Finished(AdaptiveRun run, SimulatedRun simulated) {}

    private Finished[] batch(
            ExecutorService pool, AdaptiveTest now, double[] thetas, int from, int to, long firstNumber) {
        Finished[] finished = new Finished[to - from];
        AtomicInteger next = new AtomicInteger();
        Runnable lane = () -> {
            for (int k = next.getAndIncrement(); k < finished.length; k = next.getAndIncrement()) {
                finished[k] = candidate(now, thetas[from + k], firstNumber + from + k);
                settings.progress().accept(done.incrementAndGet());
            }
        };
        List<Future<?>> lanes = new ArrayList<>();
        for (int t = 0; t < settings.threads(); t++) {
            lanes.add(pool.submit(lane));
        }
        for (Future<?> each : lanes) {
            try {
                each.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted in a simulation", e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IllegalArgumentException wrong) {
                    throw wrong;
                }
                throw new IllegalStateException("a part of the simulation failed", e.getCause());
            }
        }
        return finished;
    }

    private Finished candidate(AdaptiveTest now, double theta, long number) {
        AdaptiveRun run = now.begin(
                Draws.bits(settings.seed(), COURSE, number, 0),
                now.rules().ability().prior(),
                Set.of());
        Recorder recorder = new Recorder();
        StrictCurve.Room room = new StrictCurve.Room(now.tables().mostCategories);
        while (true) {
            long began = settings.clock().getAsLong();
            Step step = run.next();
            long took = settings.clock().getAsLong() - began;
            if (step instanceof Step.Finished end) {
                return new Finished(run, recorder.finished(theta, run, end.reason()));
            }
            Step.Item due = (Step.Item) step;
            int category = answer(now, theta, number, due.item(), room);
            run.answer(due.item(), category);
            recorder.add(
                    due.item(), category, run.ability().theta(), run.ability().standardError(), took);
        }
    }

    private int answer(AdaptiveTest now, double theta, long number, int item, StrictCurve.Room room) {
        StrictCurve curve = now.tables().curves[item];
        curve.fill(theta, room);
        double left = Draws.uniform(settings.seed(), ANSWER, number, item);
        for (int k = 0; k < curve.categories() - 1; k++) {
            left -= room.p[k];
            if (left < 0) {
                return k;
            }
        }
        return curve.categories() - 1;
    }

    private static final class Recorder {
        private int[] items = new int[64];
        private int[] categories = new int[64];
        private double[] thetas = new double[64];
        private double[] errors = new double[64];
        private long[] nanos = new long[64];
        private int count;

        void add(int item, int category, double theta, double error, long took) {
            if (count == items.length) {
                items = Arrays.copyOf(items, 2 * count);
                categories = Arrays.copyOf(categories, 2 * count);
                thetas = Arrays.copyOf(thetas, 2 * count);
                errors = Arrays.copyOf(errors, 2 * count);
                nanos = Arrays.copyOf(nanos, 2 * count);
            }
            items[count] = item;
            categories[count] = category;
            thetas[count] = theta;
            errors[count] = error;
            nanos[count++] = took;
        }

        SimulatedRun finished(double theta, AdaptiveRun run, StopReason reason) {
            return new SimulatedRun(
                    theta,
                    Arrays.copyOf(items, count),
                    Arrays.copyOf(categories, count),
                    Arrays.copyOf(thetas, count),
                    Arrays.copyOf(errors, count),
                    Arrays.copyOf(nanos, count),
                    run.finalAbility(),
                    reason,
                    run.given().stream()
                            .filter(answer -> !answer.pilot())
                            .mapToInt(Given::item)
                            .toArray(),
                    run.lifted());
        }
    }
}
