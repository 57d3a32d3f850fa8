package nl.kennispeil.scoring.dif;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.calibration.CalibratedItem;
import nl.kennispeil.scoring.calibration.Calibration;
import nl.kennispeil.scoring.calibration.CalibrationSpec;
import nl.kennispeil.scoring.calibration.CalibrationSpec.Errors;
import nl.kennispeil.scoring.calibration.Calibrations;
import nl.kennispeil.scoring.calibration.Groups;
import nl.kennispeil.scoring.calibration.Latent;
import nl.kennispeil.scoring.irt.ItemModel;
import nl.kennispeil.scoring.response.ResponseMatrix;

/**
 * DIF by comparing two calibrations of both groups together: one in which the studied item has the same parameters in
 * both, one in which it has parameters per group, while the anchors link the scale and the focal group has a mean and standard
 * deviation of its own.
 *
 * <p>The free model is an ordinary calibration of a wider matrix: the studied item stands in it twice, each time missing
 * in the other group. Without purification all other items are anchors; with it the items flagged so far are
 * split in both models, so that they do not pull the scale.
 *
 * <p>Invariants: the models are nested, so the statistic is 0 or more but for the tolerance of the calibrations (with priors
 * it may be a little less than 0). Both must be usable, or there is no test.
 *
 * <p>Source: D. Thissen, L. Steinberg and H. Wainer, "Use of item response theory in the study of group differences in trace
 * lines", in H. Wainer and H.I. Braun (eds.), <em>Test Validity</em> (1988) 147–169; the same, in P.W. Holland and H. Wainer
 * (eds.), <em>Differential Item Functioning</em> (1993) 67–113.
 */
final class LikelihoodRatioEstimator {

    private final DifData data;
    private final List<ItemModel> models;
    private final int threads;
    private final int[] groupOf;

    LikelihoodRatioEstimator(DifData data, List<ItemModel> models, int threads) {
        this.data = data;
        this.models = models;
        this.threads = threads;
        this.groupOf = IntStream.range(0, data.persons())
                .map(person -> data.isFocal(person) ? 1 : 0)
                .toArray();
    }

    List<LikelihoodRatioDif> test(boolean[] anchors) {
        Calibration shared = calibrate(anchors);
        List<LikelihoodRatioDif> results = new ArrayList<>();
        for (int item = 0; item < anchors.length; item++) {
            boolean[] equal = anchors.clone();
            equal[item] = true;
            boolean[] free = anchors.clone();
            free[item] = false;
            boolean isAnchor = anchors[item];
            if (IntStream.range(0, free.length).noneMatch(other -> free[other])) {
                results.add(LikelihoodRatioDif.none(item, "no other item links the groups"));
            } else {
                Calibration constrained = isAnchor ? shared : calibrate(equal);
                results.add(compare(item, constrained, isAnchor ? calibrate(free) : shared));
            }
        }
        return List.copyOf(results);
    }

    private LikelihoodRatioDif compare(int item, Calibration constrained, Calibration free) {
        if (!constrained.usable() || !free.usable()) {
            return LikelihoodRatioDif.none(item, "a calibration did not converge or is not identified");
        }
        if (!constrained.leftOut().isEmpty() || !free.leftOut().isEmpty()) {
            Calibration with = free.leftOut().isEmpty() ? constrained : free;
            return LikelihoodRatioDif.none(
                    item,
                    "item " + with.leftOut().get(0).name() + " cannot be calibrated: "
                            + with.leftOut().get(0).reason());
        }
        double statistic = 2 * (free.logLik() - constrained.logLik());
        int df = free.freeParameters() - constrained.freeParameters();
        List<CalibratedItem> own = free.items().stream()
                .filter(calibrated -> calibrated.name().equals(name(item, false))
                        || calibrated.name().equals(name(item, true)))
                .toList();
        boolean priors = models.get(item) == ItemModel.THREE_PL || models.get(item) == ItemModel.FOUR_PL;
        return new LikelihoodRatioDif(
                item,
                statistic,
                df,
                Tail.chiSquared(statistic, df),
                constrained.logLik(),
                free.logLik(),
                own.stream().map(CalibratedItem::parameters).toList(),
                priors ? "asymptotes have a prior in both models, so the statistic is χ² by approximation only" : "");
    }

    /** @param equal items with the same parameters in both groups; the others are split */
    private Calibration calibrate(boolean[] equal) {
        ResponseMatrix responses = data.responses();
        List<String> names = new ArrayList<>();
        List<ItemModel> columnModels = new ArrayList<>();
        List<int[]> columns = new ArrayList<>();
        for (int item = 0; item < equal.length; item++) {
            if (equal[item]) {
                names.add(responses.itemNames().get(item));
                columnModels.add(models.get(item));
                columns.add(new int[] {item, -1});
            } else {
                for (int group = 0; group < 2; group++) {
                    names.add(name(item, group == 1));
                    columnModels.add(models.get(item));
                    columns.add(new int[] {item, group});
                }
            }
        }
        byte[] cells = new byte[data.persons() * columns.size()];
        for (int person = 0; person < data.persons(); person++) {
            for (int k = 0; k < columns.size(); k++) {
                int group = columns.get(k)[1];
                boolean presented = group < 0 || group == groupOf[person];
                cells[person * columns.size() + k] =
                        (byte) (presented ? responses.at(person, columns.get(k)[0]) : ResponseMatrix.MISSING);
            }
        }
        int[] categories = columns.stream()
                .mapToInt(column -> responses.categories(column[0]))
                .toArray();
        ResponseMatrix wide = ResponseMatrix.ofCells(names, cells).withCategories(categories);
        boolean slopesOfOne = models.stream().allMatch(model -> model == ItemModel.RASCH || model == ItemModel.PCM);
        Groups groups = new Groups(
                List.of("reference", "focal"),
                List.of(slopesOfOne ? Latent.freeSpread() : Latent.standard(), Latent.free()),
                groupOf);
        return Calibrations.mml(CalibrationSpec.of(wide, models.get(0))
                .withModels(columnModels)
                .withGroups(groups)
                .withErrors(Errors.NONE)
                .withThreads(threads));
    }

    private String name(int item, boolean focal) {
        return data.responses().itemNames().get(item) + (focal ? " | focal" : " | reference");
    }
}
