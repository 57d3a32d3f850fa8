package nl.kennispeil.scoring.dif;

import java.util.List;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.dif.RajuArea.Kind;
import nl.kennispeil.scoring.irt.ItemModel;

/**
 * Differential item functioning from item parameters of two groups. The link between their scales is made of all items, or of
 * those left by purification; the matching in {@link DifSettings} has no meaning here.
 */
public final class IrtDif {

    private IrtDif() {}

    /**
     * Areas between the curves.
     *
     * @param reference items calibrated in the reference group
     * @param focal the same items in the focal group, on a scale of their own
     * @throws IllegalArgumentException when there are not as many, or the anchors do not link the scales
     */
    public static DifTest<RajuArea> raju(
            List<ItemEstimate> reference, List<ItemEstimate> focal, DifSettings settings, Kind kind) {
        requirePairs(reference, focal);
        return Purification.run(reference.size(), settings, anchors -> {
            List<ItemEstimate> linked = ScaleLink.onto(reference, focal, anchors);
            return IntStream.range(0, linked.size())
                    .mapToObj(item -> RajuArea.of(item, reference.get(item), linked.get(item), kind))
                    .toList();
        });
    }

    /**
     * Lord's χ².
     *
     * @param reference items calibrated in the reference group
     * @param focal the same items in the focal group, on a scale of their own
     * @throws IllegalArgumentException when there are not as many, or the anchors do not link the scales
     */
    public static DifTest<LordTest> lord(List<ItemEstimate> reference, List<ItemEstimate> focal, DifSettings settings) {
        requirePairs(reference, focal);
        return Purification.run(reference.size(), settings, anchors -> {
            List<ItemEstimate> linked = ScaleLink.onto(reference, focal, anchors);
            return IntStream.range(0, linked.size())
                    .mapToObj(item -> LordTest.of(item, reference.get(item), linked.get(item)))
                    .toList();
        });
    }

    /**
     * Likelihood ratio of calibrations with equal and with free parameters; one calibration per item and round.
     *
     * @param models one per item
     * @param threads for the calibrations, 1 or more; the numbers do not depend on it
     * @throws IllegalArgumentException when there are not as many models as items
     */
    public static DifTest<LikelihoodRatioDif> likelihoodRatio(
            DifData data, List<ItemModel> models, DifSettings settings, int threads) {
        if (models.size() != data.items()) {
            throw new IllegalArgumentException(
                    models.size() + " models for " + data.items() + " items: one each is needed");
        }
        LikelihoodRatioEstimator estimator = new LikelihoodRatioEstimator(data, List.copyOf(models), threads);
        return Purification.run(data.items(), settings, estimator::test);
    }

    private static void requirePairs(List<ItemEstimate> reference, List<ItemEstimate> focal) {
        if (reference.size() != focal.size() || reference.isEmpty()) {
            throw new IllegalArgumentException(reference.size() + " items of the reference group and " + focal.size()
                    + " of the focal group: needed are as many, at least 1");
        }
    }
}
