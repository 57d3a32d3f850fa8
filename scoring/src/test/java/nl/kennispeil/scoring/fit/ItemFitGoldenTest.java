package nl.kennispeil.scoring.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import nl.kennispeil.scoring.Golden;
import nl.kennispeil.scoring.GoldenItems;
import nl.kennispeil.scoring.ability.AbilityEstimators;
import nl.kennispeil.scoring.ability.NormalPrior;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against mirt 1.45.1 itemfit and residuals(type = "Q3"), both at EAP abilities, and eRm 1.0-2-1 itemfit. */
class ItemFitGoldenTest {

    /** How far rounding of parameters and of the grid reaches; relative above 1. */
    private static Offset<Double> near(double golden) {
        return within(1e-5 * Math.max(1, Math.abs(golden)));
    }

    private static void same(double ours, Map<String, String> row, String column) {
        double golden = Golden.number(row, column);
        if (Double.isNaN(golden)) {
            assertThat(ours).as(column).isNaN();
        } else {
            assertThat(ours).as(column).isCloseTo(golden, near(golden));
        }
    }

    /**
     * All statistics of all sets, with df and RMSEA. X² and G² of the Rasch and PCM sets are left out: there a thousand persons
     * have a handful of different abilities, so that where the ten groups are cut among equals decides, which in mirt is the
     * rounding noise of equal EAPs (ours keeps equals in the order of the file).
     */
    @ParameterizedTest
    @MethodSource("nl.kennispeil.scoring.GoldenItems#sets")
    void itemFitIsThatOfMirt(String set) {
        NormalPrior prior = new NormalPrior(0, GoldenItems.sd(set));
        FitModel model = FitModel.calibrated(GoldenItems.of(set), prior);
        ResponseMatrix data = FitModel.complete(Golden.matrix(set.substring(0, set.indexOf('/')) + "/data.csv"));
        double[] eap =
                AbilityEstimators.eap(model.items(), prior).estimate(data).theta();
        List<SumScoreFit.ItemResult> sums = SumScoreFit.of(model, data, 1);
        List<MeanSquare> squares = MeanSquares.items(model, data, eap);
        AbilityGroups groups = new AbilityGroups(model, data, eap, 10);
        ResidualCorrelation q3 = ResidualCorrelation.of(model, data, eap);
        List<Map<String, String>> rows = Golden.csv(set + "_itemfit.csv");
        for (int item = 0; item < rows.size(); item++) {
            Map<String, String> row = rows.get(item);
            chiSquare(sums.get(item).sx2(), row, "S_X2");
            same(squares.get(item).outfit(), row, "outfit");
            same(squares.get(item).outfitZ(), row, "z.outfit");
            same(squares.get(item).infit(), row, "infit");
            same(squares.get(item).infitZ(), row, "z.infit");
            if (model.freeLatent() == 0) {
                // the files' df count every cell: they were made without taking thin cells together
                AbilityGroups.Statistics statistics = groups.statistics(item, 0);
                chiSquare(statistics.x2(), row, "X2");
                chiSquare(statistics.g2(), row, "G2");
            }
            Map<String, String> correlations = Golden.csv(set + "_q3.csv").get(item);
            for (int other = 0; other < rows.size(); other++) {
                same(q3.q3()[item][other], correlations, data.itemNames().get(other));
            }
        }
    }

    private static void chiSquare(ChiSquareFit ours, Map<String, String> row, String name) {
        same(ours.statistic(), row, name);
        assertThat(ours.df()).as(name).isEqualTo((int) Golden.number(row, "df." + name));
        same(ours.rmsea(), row, "RMSEA." + name);
        same(ours.p(), row, "p." + name);
        if (ours.p() > 0) {
            assertThat(ours.p() / Golden.number(row, "p." + name))
                    .as("p." + name)
                    .isCloseTo(1, within(1e-4));
        }
    }

    /** eRm: difficulties from CML, ML abilities per raw score, extreme persons left out. */
    @ParameterizedTest
    @ValueSource(strings = {"lsat6", "lsat7", "ability16"})
    void raschItemFitIsThatOfErm(String set) {
        FitModel model = FitModel.calibrated(
                Golden.csv(set + "/rasch_cml_eRm.csv").stream()
                        .<ItemParameters>map(row -> new ItemParameters.Rasch(-Golden.number(row, "cml_easiness")))
                        .toList(),
                NormalPrior.STANDARD);
        ResponseMatrix data = FitModel.complete(Golden.matrix(set + "/data.csv"));
        double[] perScore = Golden.csv(set + "/rasch_cml_eRm_persons.csv").stream()
                .mapToDouble(row -> Golden.number(row, "theta_ML_cml"))
                .toArray();
        double[] theta = new double[data.persons()];
        for (int person = 0; person < theta.length; person++) {
            int score = data.sum(person);
            theta[person] = score == 0 || score == data.items() ? Double.NaN : perScore[score];
        }
        List<MeanSquare> squares = MeanSquares.items(model, data, theta);
        List<Map<String, String>> rows = Golden.csv(set + "/rasch_cml_eRm_itemfit.csv");
        for (int item = 0; item < rows.size(); item++) {
            assertThat(squares.get(item).answers()).isEqualTo((int) Golden.number(rows.get(item), "df"));
            same(squares.get(item).outfit(), rows.get(item), "outfit_msq");
            same(squares.get(item).infit(), rows.get(item), "infit_msq");
            same(squares.get(item).outfitZ(), rows.get(item), "outfit_t");
            same(squares.get(item).infitZ(), rows.get(item), "infit_t");
        }
    }

    @Test
    void thePlotOfAnItemFollowsTheCurveItWasSimulatedFrom() {
        FitModel model = FitModel.calibrated(GoldenItems.of("lsat7/2pl"), NormalPrior.STANDARD);
        ResponseMatrix data = Golden.matrix("lsat7/data.csv");
        double[] eap = AbilityEstimators.eap(model.items(), model.latent())
                .estimate(data)
                .theta();
        List<AbilityGroups.Point> points = new AbilityGroups(model, data, eap, 10).plot(1);

        assertThat(points).hasSize(10);
        assertThat(points.stream().mapToInt(AbilityGroups.Point::persons).sum()).isEqualTo(1000);
        for (AbilityGroups.Point point : points) {
            double p = model.items().get(1).expectedScore(point.theta());
            assertThat(point.expected()).isCloseTo(p, within(1e-12));
            assertThat(point.standardError()).isCloseTo(Math.sqrt(p * (1 - p) / point.persons()), within(1e-12));
            assertThat(point.proportions()[1]).isEqualTo(point.observed());
        }
    }

    /** Five items under a fitting model: the mean of Q3 is negative, and what the adjusted form takes away. */
    @Test
    void theAdjustedQ3OfAllPairsIsNoughtOnAverage() {
        FitModel model = FitModel.calibrated(GoldenItems.of("lsat7/2pl"), NormalPrior.STANDARD);
        ResponseMatrix data = Golden.matrix("lsat7/data.csv");
        double[] eap = AbilityEstimators.eap(model.items(), model.latent())
                .estimate(data)
                .theta();
        ResidualCorrelation q3 = ResidualCorrelation.of(model, data, eap);
        double sum = 0;
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < i; j++) {
                sum += q3.adjusted(i, j);
            }
        }

        assertThat(q3.mean()).isNegative();
        assertThat(sum).isCloseTo(0, within(1e-12));
    }
}
