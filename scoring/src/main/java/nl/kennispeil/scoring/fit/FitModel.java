package nl.kennispeil.scoring.fit;

import java.util.List;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.ability.NormalPrior;
import nl.kennispeil.scoring.irt.ItemModel;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.PartialCredit;
import nl.kennispeil.scoring.response.ResponseMatrix;

/**
 * A model to be tested against the data it was estimated from.
 *
 * @param items in the order of the columns of the data
 * @param latent the distribution of θ in the calibration sample
 * @param freeLatent how many parameters of that distribution were estimated: 0 none, 1 the deviation, 2 the mean too
 */
public record FitModel(List<ItemParameters> items, NormalPrior latent, int freeLatent) {

    public FitModel {
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a model without items has no fit: at least 1 is needed");
        }
        if (freeLatent < 0 || freeLatent > 2) {
            throw new IllegalArgumentException(
                    freeLatent + " free parameters of the latent distribution: allowed is 0, 1 or 2");
        }
    }

    /** As a calibration of one group leaves it: the deviation was free when all items have a fixed slope (Rasch, PCM). */
    public static FitModel calibrated(List<ItemParameters> items, NormalPrior latent) {
        boolean fixedSlopes = items.stream()
                .allMatch(item -> item instanceof ItemParameters.Rasch
                        || (item instanceof PartialCredit partial && partial.model() == ItemModel.PCM));
        return new FitModel(items, latent, fixedSlopes ? 1 : 0);
    }

    /** How many parameters of an item were estimated; the slope that 1PL items share is not counted. */
    int freeParameters(int item) {
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
