package nl.kennispeil.scoring.dif;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.dif.LogisticDif.Criterion;
import nl.kennispeil.scoring.dif.LogisticDif.Kind;
import nl.kennispeil.scoring.dif.Standardization.Weights;

/**
 * Differential item functioning from the responses themselves. Every method tests all items; an item that it cannot test gets
 * NaN and a note that says why.
 */
public final class Dif {

    private Dif() {}

    /**
     * Mantel–Haenszel, for right and wrong.
     *
     * @param continuity whether to take ½ off the difference, as usual
     */
    public static DifTest<MantelHaenszel> mantelHaenszel(DifData data, DifSettings settings, boolean continuity) {
        return overStrata(data, settings, (item, strata) -> MantelHaenszelEstimator.of(item, strata, continuity));
    }

    /** Whether odds ratios differ between strata, for right and wrong; {@code trend} tests one direction, with more power. */
    public static DifTest<BreslowDay> breslowDay(DifData data, DifSettings settings, boolean trend) {
        return overStrata(data, settings, (item, strata) -> BreslowDay.of(item, strata, trend));
    }

    /** Logistic regression, for right and wrong. */
    public static DifTest<LogisticDif> logistic(DifData data, DifSettings settings, Kind kind, Criterion criterion) {
        return overStrata(
                data, settings, (item, strata) -> new LogisticDifEstimator(item, strata, kind, criterion).test());
    }

    /** The test of Mantel, for items with any number of ordered categories. */
    public static DifTest<MantelTest> mantel(DifData data, DifSettings settings) {
        return overStrata(data, settings, MantelEstimator::ordered);
    }

    /** Mantel–Haenszel generalised to categories without order. */
    public static DifTest<MantelTest> generalizedMantelHaenszel(DifData data, DifSettings settings) {
        return overStrata(data, settings, MantelEstimator::unordered);
    }

    /** SIBTEST or, for DIF that changes direction along the score, crossing SIBTEST; always matched on the other items. */
    public static DifTest<SibTest> sibtest(DifData data, DifSettings settings, boolean crossing) {
        if (!data.isMatchedOnScore()) {
            throw new IllegalArgumentException("SIBTEST matches on the other items, not on values given");
        }
        return Purification.run(data.items(), settings, anchors -> {
            SibMatch match = new SibMatch(data, anchors);
            return IntStream.range(0, data.items())
                    .mapToObj(item -> sibtest(data, item, match, crossing))
                    .toList();
        });
    }

    private static SibTest sibtest(DifData data, int item, SibMatch match, boolean crossing) {
        if (match.sizeWithout(item) < 2) {
            return SibTest.none(item, crossing, "fewer than 2 other items to match on");
        }
        return match.isCompleteWith(item)
                ? new SibTestEstimator(data, item, match).test(crossing)
                : SibTest.none(item, crossing, "responses are missing: SIBTEST needs a complete matrix");
    }

    /** Standardised differences in proportion right. They are no test, so nothing is purified. */
    public static List<Standardization> standardization(DifData data, DifSettings settings, Weights weights) {
        boolean[] anchors = settings.firstAnchors(data.items());
        double[] base = data.base(anchors);
        List<Standardization> results = new ArrayList<>();
        for (int item = 0; item < data.items(); item++) {
            int share = data.share(item, anchors, settings.matching());
            results.add(Standardization.of(item, Strata.of(data, item, base, share), weights));
        }
        return List.copyOf(results);
    }

    /** The delta plot, its axis through the items of {@link DifSettings#anchors}, all by default. */
    public static DeltaPlot deltaPlot(DifData data, DifSettings settings) {
        return DeltaPlot.of(data, settings.firstAnchors(data.items()));
    }

    private static <T extends ItemDif> DifTest<T> overStrata(
            DifData data, DifSettings settings, BiFunction<Integer, Strata, T> test) {
        if (settings.mostRounds() > 0 && !data.isMatchedOnScore()) {
            throw new IllegalArgumentException(
                    "purification changes the sum score: persons are matched on values given");
        }
        return Purification.run(data.items(), settings, anchors -> {
            double[] base = data.base(anchors);
            List<T> results = new ArrayList<>();
            for (int item = 0; item < data.items(); item++) {
                int share = data.share(item, anchors, settings.matching());
                results.add(test.apply(item, Strata.of(data, item, base, share)));
            }
            return results;
        });
    }
}
