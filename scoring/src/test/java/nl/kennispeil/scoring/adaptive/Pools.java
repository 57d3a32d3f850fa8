package nl.kennispeil.scoring.adaptive;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.irt.GradedResponse;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.NominalResponse;
import nl.kennispeil.scoring.irt.PartialCredit;

/** Pools to test with, and somebody who answers. */
final class Pools {

    private Pools() {}

    static Pool rasch(int items) {
        return Pool.of(IntStream.range(0, items)
                .mapToObj(i -> PoolItem.of("item" + i, new ItemParameters.Rasch(-2 + 4.0 * i / (items - 1))))
                .toList());
    }

    static Pool threePl(int items, long seed) {
        Random random = new Random(seed);
        return Pool.of(IntStream.range(0, items)
                .mapToObj(i -> PoolItem.of(
                        "item" + i,
                        new ItemParameters.ThreePl(
                                Math.exp(0.3 * random.nextGaussian()),
                                random.nextGaussian(),
                                0.25 * random.nextDouble())))
                .toList());
    }

    /** Items of every model, in turn. */
    static Pool mixed(int items, long seed) {
        Random random = new Random(seed);
        List<PoolItem> pool = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            double a = Math.exp(0.3 * random.nextGaussian());
            double b = random.nextGaussian();
            pool.add(PoolItem.of("item" + i, item(i % 9, a, b)));
        }
        return Pool.of(pool);
    }

    private static ItemParameters item(int model, double a, double b) {
        return switch (model) {
            case 0 -> new ItemParameters.Rasch(b);
            case 1 -> new ItemParameters.OnePl(1.2, b);
            case 2 -> new ItemParameters.TwoPl(a, b);
            case 3 -> new ItemParameters.ThreePl(a, b, 0.2);
            case 4 -> new ItemParameters.FourPl(a, b, 0.15, 0.97);
            case 5 -> PartialCredit.pcm(b - 0.6, b + 0.6);
            case 6 -> PartialCredit.gpcm(a, b - 1, b, b + 0.8);
            case 7 -> new GradedResponse(a, b - 1, b + 0.2, b + 1.1);
            default ->
                new NominalResponse(new double[] {0, 0.7 * a, 1.5 * a}, new double[] {0, -0.2 - b, -0.6 - 2 * b});
        };
    }

    static AdaptiveTest test(Pool pool, AdaptiveRules rules) {
        return AdaptiveTest.of(pool, rules, ContentControl.none(), EligibilityTable.open(pool.size()));
    }

    /** Answers of somebody of an ability, until the end. */
    static AdaptiveRun taken(AdaptiveTest test, long seed, double theta) {
        AdaptiveRun run = test.begin(seed);
        while (run.next() instanceof Step.Item due) {
            run.answer(due.item(), answer(test.pool(), due.item(), theta, seed));
        }
        return run;
    }

    static int answer(Pool pool, int item, double theta, long seed) {
        ItemParameters parameters = pool.item(item).parameters();
        if (parameters == null) {
            return 0;
        }
        StrictCurve curve = StrictCurve.of(parameters);
        StrictCurve.Room room = new StrictCurve.Room(curve.categories());
        curve.fill(theta, room);
        double left = Draws.uniform(seed, 99, 0, item);
        int category = 0;
        while (category < curve.categories() - 1 && left >= room.p[category]) {
            left -= room.p[category++];
        }
        return category;
    }

    static int[] items(AdaptiveRun run) {
        return run.given().stream().mapToInt(Given::item).toArray();
    }
}
