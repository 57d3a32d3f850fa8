package nl.kennispeil.scoring.fit;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.ability.NormalPrior;
import nl.kennispeil.scoring.calibration.CalibratedItem;
import nl.kennispeil.scoring.calibration.Calibration;
import nl.kennispeil.scoring.calibration.Latent;
import nl.kennispeil.scoring.irt.ItemModel;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.response.ResponseMatrix;

/**
 * A model to be tested against the data it was estimated from, of one group.
 *
 * @param items in the order of the columns of the data
 * @param latent the distribution of θ in the calibration sample
 * @param freeMean whether its mean was estimated
 * @param freeSd whether its standard deviation was estimated
 * @param estimated per item whether its parameters were estimated from these data; false for a fixed (anchor) item
 */
public record FitModel(
        List<ItemParameters> items, NormalPrior latent, boolean freeMean, boolean freeSd, List<Boolean> estimated) {

    public FitModel {
        items = List.copyOf(items);
        estimated = List.copyOf(estimated);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a model without items has no fit: at least 1 is needed");
        }
        if (estimated.size() != items.size()) {
            throw new IllegalArgumentException(
                    estimated.size() + " times estimated or not: allowed is " + items.size() + ", one per item");
        }
    }

    /**
     * All items estimated; as a calibration of one group leaves it, the standard deviation of θ was free when all items have a
     * fixed slope (Rasch, PCM).
     */
    public static FitModel calibrated(List<ItemParameters> items, NormalPrior latent) {
        boolean fixedSlopes =
                items.stream().allMatch(item -> item.model() == ItemModel.RASCH || item.model() == ItemModel.PCM);
        return new FitModel(items, latent, false, fixedSlopes, Collections.nCopies(items.size(), true));
    }

    /**
     * The model of a calibration for one of its groups; the data must not have the columns that were left out.
     *
     * @param group number of the group, from 0
     */
    public static FitModel of(Calibration calibration, int group) {
        Latent latent = calibration.groups().get(group).latent();
        return new FitModel(
                calibration.items().stream().map(CalibratedItem::parameters).toList(),
                new NormalPrior(latent.mean(), latent.sd()),
                latent.freeMean(),
                latent.freeSd(),
                calibration.items().stream().map(item -> !item.fixed()).toList());
    }

    /** How many parameters of the latent distribution were estimated. */
    int freeLatent() {
        return (freeMean ? 1 : 0) + (freeSd ? 1 : 0);
    }

    /** How many parameters of an item were estimated; the slope that 1PL items share is not counted. */
    int freeParameters(int item) {
        if (!estimated.get(item)) {
            return 0;
        }
        ItemParameters parameters = items.get(item);
        int steps = parameters.categories() - 1;
        return switch (parameters.model()) {
            case RASCH, ONE_PL, PCM -> steps;
            case TWO_PL, GPCM, GRM -> steps + 1;
            case THREE_PL -> 3;
            case FOUR_PL -> 4;
            case NRM -> 2 * steps;
        };
    }

    void require(ResponseMatrix responses) {
        if (responses.items() != items.size()) {
            throw new IllegalArgumentException(
                    responses.items() + " columns of responses: allowed is " + items.size() + ", one per item");
        }
        for (int item = 0; item < items.size(); item++) {
            for (int person = 0; person < responses.persons(); person++) {
                if (responses.at(person, item) >= items.get(item).categories()) {
                    throw new IllegalArgumentException("category " + responses.at(person, item) + " of person " + person
                            + " on item " + responses.itemNames().get(item) + ": allowed is 0.."
                            + (items.get(item).categories() - 1) + ", as its parameters say");
                }
            }
        }
    }

    void require(ResponseMatrix responses, double[] theta) {
        require(responses);
        if (theta.length != responses.persons()) {
            throw new IllegalArgumentException(
                    theta.length + " abilities: allowed is " + responses.persons() + ", one per person");
        }
    }

    /** The persons who answered every item. */
    static ResponseMatrix complete(ResponseMatrix responses) {
        return responses.persons(IntStream.range(0, responses.persons())
                .filter(person ->
                        IntStream.range(0, responses.items()).noneMatch(item -> responses.isMissing(person, item)))
                .toArray());
    }
}
