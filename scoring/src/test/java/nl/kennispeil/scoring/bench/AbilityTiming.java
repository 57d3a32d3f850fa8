package nl.kennispeil.scoring.bench;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.ability.AbilityEstimator;
import nl.kennispeil.scoring.ability.AbilityEstimators;
import nl.kennispeil.scoring.ability.AbilityMethod;
import nl.kennispeil.scoring.ability.NormalPrior;
import nl.kennispeil.scoring.ability.Outcome;
import nl.kennispeil.scoring.ability.SearchRange;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.ItemParameters.TwoPl;
import nl.kennispeil.scoring.response.ResponseMatrix;

/** Prints the CPU seconds that scoring takes; run it by hand. Arguments: persons (100000), items (160), method (EAP). */
public final class AbilityTiming {

    private AbilityTiming() {}

    public static void main(String[] arguments) {
        int persons = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 160;
        AbilityMethod method = AbilityMethod.valueOf(arguments.length > 2 ? arguments[2] : "EAP");
        SplittableRandom random = new SplittableRandom(1);
        List<ItemParameters> items = IntStream.range(0, count)
                .<ItemParameters>mapToObj(item -> new TwoPl(0.6 + random.nextDouble(), -2 + 4 * random.nextDouble()))
                .toList();
        ResponseMatrix responses = simulated(persons, items, random);
        double[] theta = new double[persons];
        double[] standardErrors = new double[persons];
        Outcome[] outcomes = new Outcome[persons];
        for (int round = 1; round <= 3; round++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            AbilityEstimator estimator = AbilityEstimators.of(method, items, NormalPrior.STANDARD, SearchRange.WIDE);
            estimator.estimate(responses, theta, standardErrors, outcomes);
            double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
            System.out.printf(
                    "%s %,d persons x %d 2PL items, round %d: %.2f CPU-s (first theta %.4f)%n",
                    method, persons, count, round, seconds, theta[0]);
        }
    }

    private static ResponseMatrix simulated(int persons, List<ItemParameters> items, SplittableRandom random) {
        byte[] cells = new byte[persons * items.size()];
        for (int person = 0; person < persons; person++) {
            double theta = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
            for (int item = 0; item < items.size(); item++) {
                double p = items.get(item).expectedScore(2 * theta);
                cells[person * items.size() + item] = (byte) (random.nextDouble() < p ? 1 : 0);
            }
        }
        return ResponseMatrix.ofCells(
                IntStream.range(0, items.size()).mapToObj(item -> "i" + item).toList(), cells);
    }
}
