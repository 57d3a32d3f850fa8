package nl.kennispeil.scoring.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.calibration.CalibrationSpec.Errors;
import nl.kennispeil.scoring.irt.Curves;
import nl.kennispeil.scoring.irt.Dichotomous;
import nl.kennispeil.scoring.irt.GradedResponse;
import nl.kennispeil.scoring.irt.ItemModel;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.ItemParameters.TwoPl;
import nl.kennispeil.scoring.irt.PartialCredit;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CalibrationTest {

    private static final List<ItemParameters> TEN = IntStream.range(0, 10)
            .<ItemParameters>mapToObj(j -> new TwoPl(0.7 + 0.1 * j, -1.5 + 0.35 * j))
            .toList();

    @ParameterizedTest
    @EnumSource(ItemModel.class)
    void theValueNeverFallsFromCycleToCycle(ItemModel model) {
        List<Double> values = new ArrayList<>();

        Calibrations.mml(CalibrationSpec.of(simulated(TEN, 400, 0, 1, 7), model)
                .withErrors(Errors.NONE)
                .withProgress((cycle, value, distance) -> values.add(value)));

        assertThat(values).hasSizeGreaterThan(2);
        for (int cycle = 1; cycle < values.size(); cycle++) {
            assertThat(values.get(cycle)).isGreaterThanOrEqualTo(values.get(cycle - 1) - 1e-8);
        }
    }

    @ParameterizedTest
    @EnumSource(ItemModel.class)
    void theNumbersAreTheSameBitsOnTwoThreads(ItemModel model) {
        CalibrationSpec spec = CalibrationSpec.of(holed(simulated(TEN, 700, 0, 1, 8), 5), model);

        Calibration one = Calibrations.mml(spec);
        Calibration two = Calibrations.mml(spec.withThreads(2));

        assertThat(two.estimates()).isEqualTo(one.estimates());
        assertThat(two.covariance()).isDeepEqualTo(one.covariance());
        assertThat(two.logLik()).isEqualTo(one.logLik());
    }

    /** The inverse of the covariance against second differences of the likelihood, with a prior and a second group. */
    @Test
    void theObservedInformationIsTheCurvatureOfTheLikelihood() {
        ResponseMatrix data = twoGroups();
        Groups groups = Groups.freeBesideFirst(List.of("north", "south"), halves(data.persons()));
        CalibrationSpec spec = CalibrationSpec.of(data, ItemModel.THREE_PL).withGroups(groups);

        Calibration calibration = Calibrations.mml(spec);

        double[][] information = Inverse.of(calibration.covariance()).orElseThrow();
        double h = 1e-3;
        for (int[] pair : new int[][] {{0, 0}, {0, 1}, {2, 2}, {1, 7}, {18, 18}, {19, 19}, {18, 19}, {4, 18}}) {
            double curvature = -(value(spec, calibration, pair, h, h)
                            - value(spec, calibration, pair, h, -h)
                            - value(spec, calibration, pair, -h, h)
                            + value(spec, calibration, pair, -h, -h))
                    / (4 * h * h);
            assertThat(information[pair[0]][pair[1]]).isCloseTo(curvature, within(0.002 * Math.abs(curvature) + 0.02));
        }
    }

    /** Two ways to the same matrix, the second for all models and any responses. */
    @ParameterizedTest
    @EnumSource(names = {"RASCH", "ONE_PL", "TWO_PL", "PCM", "GPCM", "NRM"})
    void missingInformationFromThreeProductsIsThatOfAllNodes(ItemModel model) {
        List<ItemParameters> items = new ArrayList<>(TEN.subList(0, 5));
        if (model.polytomous()) {
            items.add(PartialCredit.gpcm(0.9, -0.7, 0.6, 0.3));
        }
        CalibrationSpec spec = CalibrationSpec.of(simulated(items, 900, 0, 1, 5), model);
        Calibration top = Calibrations.mml(spec);
        TestShape shape = new TestShape(spec);
        Sample sample = new Sample(shape.responses, spec.groups());
        Coefficients numbers = new Coefficients(shape, spec.groups());
        try (Lanes lanes = new Lanes(1)) {
            Latent latent = top.groups().get(0).latent();
            Cycle cycle = new Cycle(shape, sample, Grid.spaced(List.of(latent), 0.2), lanes);
            State state = new State(phi(numbers, top.estimates()), List.of(latent));
            cycle.value(state);
            cycle.expectation.counts(cycle.counts);
            Information information = new Information(cycle, sample, numbers, lanes);

            assertThat(LinearMissing.applies(cycle, sample, numbers)).isTrue();
            double[][] fast = information.linear(state);
            double[][] slow = information.nodeByNode(state, false);

            for (int k = 0; k < slow.length; k++) {
                for (int l = 0; l <= k; l++) {
                    assertThat(fast[k][l]).isCloseTo(slow[k][l], within(1e-8 * Math.abs(slow[k][k]) + 1e-7));
                }
            }
        }
    }

    @Test
    void aSecondGroupHasAMeanAndSpreadOfItsOwn() {
        ResponseMatrix data = twoGroups();
        Groups groups = Groups.freeBesideFirst(List.of("north", "south"), halves(data.persons()));

        Calibration calibration =
                Calibrations.mml(CalibrationSpec.of(data, ItemModel.TWO_PL).withGroups(groups));

        Calibration.GroupEstimate south = calibration.groups().get(1);
        assertThat(south.latent().mean()).isCloseTo(0.6, within(4 * south.meanError()));
        assertThat(south.latent().sd()).isCloseTo(1.3, within(4 * south.sdError()));
        assertThat(south.meanError()).isBetween(0.02, 0.15);
        assertThat(calibration.groups().get(0).latent()).isEqualTo(Latent.standard());
        assertThat(calibration.freeParameters()).isEqualTo(2 * data.items() + 2);
    }

    /** At the top all slopes are 0, also those of a mean and a spread that are freed while some items stay. */
    @Test
    void itemsBesideFixedOnesComeBackToWhereTheyWere() {
        ResponseMatrix data = simulated(TEN, 1500, 0, 1, 3);
        Calibration all = Calibrations.mml(CalibrationSpec.of(data, ItemModel.TWO_PL));
        Map<Integer, ItemParameters> bank = new HashMap<>();
        for (int item = 0; item < 6; item++) {
            bank.put(item, all.items().get(item).parameters());
        }

        Calibration pilots = Calibrations.mml(
                CalibrationSpec.of(data, ItemModel.TWO_PL).withFixed(bank).withGroups(Groups.one(Latent.free())));

        assertThat(pilots.usable()).isTrue();
        assertThat(pilots.freeParameters()).isEqualTo(4 * 2 + 2);
        assertThat(pilots.groups().get(0).latent().mean()).isCloseTo(0, within(1e-5));
        assertThat(pilots.groups().get(0).latent().sd()).isCloseTo(1, within(1e-5));
        for (int item = 6; item < 10; item++) {
            assertThat(pilots.items().get(item).values())
                    .containsExactly(all.items().get(item).values(), within(1e-5));
        }
        assertThat(pilots.items().get(0).fixed()).isTrue();
        assertThat(pilots.items().get(0).names()).isEmpty();
    }

    /** Candidates who are a standard deviation better must not make the bank easier. */
    @Test
    void fixedItemsHoldTheScaleForBetterCandidates() {
        Map<Integer, ItemParameters> bank = new HashMap<>();
        for (int item = 0; item < 7; item++) {
            bank.put(item, TEN.get(item));
        }

        Calibration pilots = Calibrations.mml(CalibrationSpec.of(simulated(TEN, 4000, 1.4, 0.8, 5), ItemModel.THREE_PL)
                .withModels(Collections.nCopies(10, ItemModel.TWO_PL))
                .withFixed(bank)
                .withGroups(Groups.one(Latent.free())));

        assertThat(pilots.groups().get(0).latent().mean()).isCloseTo(1.4, within(0.1));
        assertThat(pilots.groups().get(0).latent().sd()).isCloseTo(0.8, within(0.1));
        for (int item = 7; item < 10; item++) {
            CalibratedItem pilot = pilots.items().get(item);
            assertThat(pilot.values()[1]).isCloseTo(TEN.get(item) instanceof TwoPl two ? two.b() : 0, within(0.25));
        }
    }

    @Test
    void modelsMayDifferWithinATest() {
        List<ItemParameters> items = new ArrayList<>(TEN);
        items.add(new GradedResponse(1.3, -1, 0.2, 1.1));
        items.add(PartialCredit.gpcm(0.9, -0.7, 0.6));
        List<ItemModel> models = new ArrayList<>(Collections.nCopies(5, ItemModel.ONE_PL));
        models.addAll(Collections.nCopies(5, ItemModel.TWO_PL));
        models.add(ItemModel.GRM);
        models.add(ItemModel.GPCM);

        Calibration calibration = Calibrations.mml(CalibrationSpec.of(simulated(items, 3000, 0, 1, 9), ItemModel.GPCM)
                .withModels(models));

        assertThat(calibration.usable()).isTrue();
        assertThat(calibration.freeParameters()).isEqualTo(1 + 5 + 10 + 4 + 3);
        assertThat(calibration.items().get(10).values()).containsExactly(new double[] {1.3, -1, 0.2, 1.1}, within(0.2));
        assertThat(calibration.items().get(11).values()).containsExactly(new double[] {0.9, -0.7, 0.6}, within(0.2));
        assertThat(calibration.items().subList(0, 5))
                .allSatisfy(item -> assertThat(item.values()[0])
                        .isEqualTo(calibration.items().get(0).values()[0]));
    }

    /** With two categories graded response, partial credit and the nominal model are the two-parameter model. */
    @ParameterizedTest
    @EnumSource(names = {"GRM", "GPCM", "NRM"})
    void modelsForMoreCategoriesAgreeOnTwo(ItemModel model) {
        ResponseMatrix data = simulated(TEN, 800, 0, 1, 4);

        Calibration two = Calibrations.mml(CalibrationSpec.of(data, ItemModel.TWO_PL));
        Calibration other = Calibrations.mml(CalibrationSpec.of(data, model));

        assertThat(other.logLik()).isCloseTo(two.logLik(), within(1e-8));
        assertThat(other.estimates()).containsExactly(two.estimates(), within(1e-6));
    }

    /** One slope for all items with N(0, 1) is the Rasch model with a free spread: a = σ, b = β / σ. */
    @Test
    void aSharedSlopeIsTheSpreadOfARaschCalibration() {
        ResponseMatrix data = holed(simulated(TEN, 800, 0, 1, 6), 4);

        Calibration rasch = Calibrations.mml(CalibrationSpec.of(data, ItemModel.RASCH));
        Calibration shared = Calibrations.mml(CalibrationSpec.of(data, ItemModel.ONE_PL));

        double sd = rasch.groups().get(0).latent().sd();
        assertThat(shared.logLik()).isCloseTo(rasch.logLik(), within(1e-6));
        for (int item = 0; item < 10; item++) {
            double[] values = shared.items().get(item).values();
            assertThat(values[0]).isCloseTo(sd, within(1e-5));
            assertThat(values[1]).isCloseTo(rasch.items().get(item).values()[0] / sd, within(1e-5));
        }
    }

    /** 400 items make posteriors of a tenth: nodes 0.6 apart, as a well-known default has them, miss most of them. */
    @Test
    void theGridFollowsTheTestInformation() {
        List<ItemParameters> items = new ArrayList<>();
        Random random = new Random(12);
        for (int j = 0; j < 400; j++) {
            items.add(new TwoPl(Math.exp(0.3 * random.nextGaussian()), random.nextGaussian()));
        }
        CalibrationSpec spec = CalibrationSpec.of(simulated(items, 300, 0, 1, 12), ItemModel.TWO_PL)
                .withErrors(Errors.NONE);

        Calibration calibration = Calibrations.mml(spec);

        assertThat(calibration.spacing()).isLessThanOrEqualTo(0.1);
        assertThat(calibration.gridError()).isLessThan(3e-4);
        assertThat(Math.abs(logLik(spec, calibration, 0.6) - calibration.logLik()))
                .isGreaterThan(10);
        assertThat(logLik(spec, calibration, 0.025)).isCloseTo(calibration.logLik(), within(3e-4));
    }

    @Test
    void priorsPullAndTheirDensityIsPartOfThePosterior() {
        ResponseMatrix data = simulated(TEN, 300, 0, 1, 2);
        Priors tight = new Priors(
                Optional.of(new Priors.Normal(0, 0.05)),
                Optional.of(new Priors.Normal(0, 0.1)),
                Optional.empty(),
                Optional.empty());

        Calibration free = Calibrations.mml(CalibrationSpec.of(data, ItemModel.TWO_PL));
        Calibration pulled =
                Calibrations.mml(CalibrationSpec.of(data, ItemModel.TWO_PL).withPriors(tight));

        assertThat(pulled.usable()).isTrue();
        assertThat(free.logPosterior()).isEqualTo(free.logLik());
        assertThat(pulled.logLik()).isLessThan(free.logLik());
        assertThat(pulled.items()).allSatisfy(item -> {
            CalibratedItem alone = free.items().get(item.column());
            assertThat(item.values()[0]).isCloseTo(1, within(0.2));
            assertThat(Math.abs(item.values()[1])).isLessThan(0.5 * Math.abs(alone.values()[1]) + 0.1);
        });
    }

    @Test
    void errorsFromProductsAndSandwichAreNearThoseFromTheInformation() {
        CalibrationSpec spec = CalibrationSpec.of(simulated(TEN, 4000, 0, 1, 2), ItemModel.TWO_PL);

        double[] observed = errors(spec);

        assertThat(errors(spec.withErrors(Errors.CROSS_PRODUCT))).satisfies(near(observed));
        assertThat(errors(spec.withErrors(Errors.SANDWICH))).satisfies(near(observed));
        assertThat(errors(spec.withErrors(Errors.SANDWICH))).isNotEqualTo(observed);
    }

    @Test
    void whatCannotBeCalibratedIsLeftOutByName() {
        int[][] rows = new int[60][];
        Random random = new Random(1);
        for (int person = 0; person < rows.length; person++) {
            int skill = random.nextInt(2);
            rows[person] = new int[] {
                1, random.nextInt(2) | skill, random.nextInt(2) & skill, random.nextInt(2) | skill, 2 * skill, -1
            };
        }
        Arrays.fill(rows[0], ResponseMatrix.MISSING);
        ResponseMatrix data = ResponseMatrix.of(List.of("easy", "i", "j", "k", "gap", "unseen"), rows);

        Calibration calibration = Calibrations.mml(CalibrationSpec.of(data, ItemModel.TWO_PL)
                .withModels(List.of(
                        ItemModel.TWO_PL,
                        ItemModel.ONE_PL,
                        ItemModel.ONE_PL,
                        ItemModel.ONE_PL,
                        ItemModel.GRM,
                        ItemModel.TWO_PL)));

        assertThat(calibration.leftOut())
                .extracting(Calibration.LeftOut::name)
                .containsExactly("easy", "gap", "unseen");
        assertThat(calibration.leftOut().get(1).reason()).contains("nobody got score 1 of 0..2");
        assertThat(calibration.items()).extracting(CalibratedItem::name).containsExactly("i", "j", "k");
        assertThat(calibration.persons()).isEqualTo(59);
        assertThat(calibration.warnings()).anyMatch(warning -> warning.text().contains("1 of 60 persons"));
    }

    @Test
    void whatCannotBeDoneAtAllIsRefused() {
        ResponseMatrix constant = ResponseMatrix.of(List.of("a", "b"), new int[][] {{1, 0}, {1, 0}});
        ResponseMatrix three = ResponseMatrix.of(List.of("a", "b"), new int[][] {{1, 0}, {2, 1}});

        assertThatThrownBy(() -> Calibrations.mml(CalibrationSpec.of(constant, ItemModel.RASCH)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no item is left");
        assertThatThrownBy(() -> Calibrations.mml(CalibrationSpec.of(three, ItemModel.TWO_PL)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("item a has scores up to 2: model 2PL allows 0 and 1");
        assertThatThrownBy(() -> Calibrations.mml(
                        CalibrationSpec.of(ResponseMatrix.of(List.of("a"), new int[][] {}), ItemModel.RASCH)))
                .hasMessageContaining("no persons");
    }

    @ParameterizedTest
    @CsvSource({"2PL", "3PL", "4PL", "1PL", "Rasch"})
    void oneItemDoesNotDetermineItsParametersAndThatIsSaid(String model) {
        ResponseMatrix data = simulated(TEN.subList(0, 1), 200, 0, 1, 1);

        Calibration calibration = Calibrations.mml(CalibrationSpec.of(data, ItemModel.ofLabel(model)));

        assertThat(calibration.usable()).isFalse();
        assertThat(calibration.warnings()).anyMatch(warning -> warning.text().contains("do not determine"));
    }

    /** Two groups without a common item: nothing says how much better one is. */
    @Test
    void groupsWithoutACommonItemAreNotIdentified() {
        ResponseMatrix data = twoGroups();
        int[] groupOf = halves(data.persons());
        int[][] rows = new int[data.persons()][data.items()];
        for (int person = 0; person < rows.length; person++) {
            for (int item = 0; item < data.items(); item++) {
                rows[person][item] = item % 2 == groupOf[person] ? data.at(person, item) : ResponseMatrix.MISSING;
            }
        }

        Calibration calibration =
                Calibrations.mml(CalibrationSpec.of(ResponseMatrix.of(data.itemNames(), rows), ItemModel.TWO_PL)
                        .withGroups(Groups.freeBesideFirst(List.of("north", "south"), groupOf)));

        assertThat(calibration.usable()).isFalse();
    }

    @Test
    void tooFewCyclesAreNoConvergence() {
        Calibration calibration = Calibrations.mml(CalibrationSpec.of(simulated(TEN, 500, 0, 1, 3), ItemModel.THREE_PL)
                .withErrors(Errors.NONE)
                .withMostCycles(2));

        assertThat(calibration.converged()).isFalse();
        assertThat(calibration.usable()).isFalse();
        assertThat(calibration.warnings())
                .anyMatch(warning -> warning.text().startsWith("Not converged after 2 cycles"));
    }

    /** A key of the wrong option: the slope turns negative and a sentence says so. */
    @Test
    void aWrongKeyShowsAsANegativeDiscrimination() {
        List<ItemParameters> items = new ArrayList<>(TEN);
        items.set(4, new TwoPl(-1.2, 0.3));

        Calibration calibration =
                Calibrations.mml(CalibrationSpec.of(simulated(items, 1000, 0, 1, 3), ItemModel.TWO_PL));

        assertThat(((Dichotomous) calibration.items().get(4).parameters()).a()).isNegative();
        assertThat(calibration.warnings())
                .anyMatch(w -> w.kind() == CalibrationWarning.Kind.NEGATIVE_DISCRIMINATION
                        && w.subject().equals("I5")
                        && w.text().startsWith("Item I5 has a negative discrimination, -1."));
    }

    private static org.assertj.core.api.ThrowingConsumer<double[]> near(double[] other) {
        return errors -> {
            for (int k = 0; k < errors.length; k++) {
                assertThat(errors[k]).isCloseTo(other[k], within(0.15 * other[k]));
            }
        };
    }

    private static double[] errors(CalibrationSpec spec) {
        return Calibrations.mml(spec).items().stream()
                .flatMapToDouble(item -> Arrays.stream(item.errors()))
                .toArray();
    }

    private static double value(CalibrationSpec spec, Calibration at, int[] pair, double first, double second) {
        double[] moved = at.estimates().clone();
        moved[pair[0]] += first;
        moved[pair[1]] += second;
        return value(spec, moved, at.spacing(), true);
    }

    private static double logLik(CalibrationSpec spec, Calibration at, double spacing) {
        return value(spec, at.estimates(), spacing, false);
    }

    private static double value(CalibrationSpec spec, double[] estimates, double spacing, boolean prior) {
        TestShape shape = new TestShape(spec);
        Coefficients numbers = new Coefficients(shape, spec.groups());
        double[][] phi = new double[shape.kernels.length][];
        for (int item = 0; item < phi.length; item++) {
            phi[item] = IntStream.of(numbers.of[item])
                    .mapToDouble(k -> estimates[k])
                    .toArray();
        }
        List<Latent> latents = new ArrayList<>();
        for (int group = 0; group < numbers.mean.length; group++) {
            Latent latent = spec.groups().latents().get(group);
            latents.add(latent.with(
                    numbers.mean[group] < 0 ? latent.mean() : estimates[numbers.mean[group]],
                    numbers.variance[group] < 0 ? latent.sd() : Math.sqrt(estimates[numbers.variance[group]])));
        }
        try (Lanes lanes = new Lanes(1)) {
            Grid grid = Grid.spaced(List.of(new Latent(0, 1.6, false, false)), spacing);
            Cycle cycle = new Cycle(shape, new Sample(shape.responses, spec.groups()), grid, lanes);
            double value = cycle.value(new State(phi, latents));
            return prior ? value : cycle.logLik;
        }
    }

    private static double[][] phi(Coefficients numbers, double[] estimates) {
        double[][] phi = new double[numbers.of.length][];
        for (int item = 0; item < phi.length; item++) {
            phi[item] = IntStream.of(numbers.of[item])
                    .mapToDouble(k -> estimates[k])
                    .toArray();
        }
        return phi;
    }

    private static ResponseMatrix twoGroups() {
        ResponseMatrix north = simulated(TEN.subList(0, 6), 1200, 0, 1, 21);
        ResponseMatrix south = simulated(TEN.subList(0, 6), 1200, 0.6, 1.3, 22);
        int[][] rows = new int[2400][];
        for (int person = 0; person < rows.length; person++) {
            ResponseMatrix half = person < 1200 ? north : south;
            int row = person % 1200;
            rows[person] = IntStream.range(0, 6).map(item -> half.at(row, item)).toArray();
        }
        return ResponseMatrix.of(north.itemNames(), rows);
    }

    private static int[] halves(int persons) {
        return IntStream.range(0, persons)
                .map(person -> person < persons / 2 ? 0 : 1)
                .toArray();
    }

    /** Every so-many-th cell missing. */
    private static ResponseMatrix holed(ResponseMatrix data, int every) {
        int[][] rows = new int[data.persons()][data.items()];
        for (int person = 0; person < rows.length; person++) {
            for (int item = 0; item < data.items(); item++) {
                boolean hole = (person * 7 + item * 3) % every == 0;
                rows[person][item] = hole ? ResponseMatrix.MISSING : data.at(person, item);
            }
        }
        return ResponseMatrix.of(data.itemNames(), rows);
    }

    private static ResponseMatrix simulated(
            List<ItemParameters> items, int persons, double mean, double sd, long seed) {
        Random random = new Random(seed);
        int[][] rows = new int[persons][items.size()];
        Curves curves = new Curves(10);
        for (int[] row : rows) {
            double theta = mean + sd * random.nextGaussian();
            for (int item = 0; item < row.length; item++) {
                items.get(item).curves(theta, curves);
                double u = random.nextDouble();
                int category = 0;
                while (category < items.get(item).categories() - 1 && u >= curves.p[category]) {
                    u -= curves.p[category++];
                }
                row[item] = category;
            }
        }
        List<String> names =
                IntStream.rangeClosed(1, items.size()).mapToObj(j -> "I" + j).toList();
        return ResponseMatrix.of(names, rows);
    }
}
