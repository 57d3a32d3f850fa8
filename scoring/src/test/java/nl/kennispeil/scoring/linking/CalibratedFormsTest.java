package nl.kennispeil.scoring.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import nl.kennispeil.scoring.Golden;
import nl.kennispeil.scoring.calibration.CalibratedItem;
import nl.kennispeil.scoring.calibration.Calibration;
import nl.kennispeil.scoring.calibration.CalibrationSpec;
import nl.kennispeil.scoring.calibration.Calibrations;
import nl.kennispeil.scoring.irt.ItemModel;
import nl.kennispeil.scoring.irt.ItemParameters.TwoPl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CalibratedFormsTest {

    /** The diagonal is the square of the standard errors that the calibration itself gives (LSAT7 and Science, mirt's data). */
    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = ItemModel.class,
            names = {"RASCH", "ONE_PL", "TWO_PL", "THREE_PL", "GRM", "PCM", "GPCM", "NRM"})
    void variancesAreTheSquaresOfTheStandardErrors(ItemModel model) {
        String set = model.polytomous() ? "science" : "lsat7";
        Calibration calibration = Calibrations.mml(CalibrationSpec.of(Golden.matrix(set + "/data.csv"), model));
        CalibratedForm form = CalibratedForms.of(calibration);

        for (int i = 0; i < calibration.items().size(); i++) {
            CalibratedItem item = calibration.items().get(i);
            // a nominal item's a_0 and c_0 have no error: they come first in each half
            int half = model == ItemModel.NRM ? item.errors().length / 2 : item.errors().length;
            for (int j = 0; j < item.errors().length; j++) {
                double[] unit = new double[form.parameters()];
                unit[form.offset(i) + j + (model == ItemModel.NRM ? 1 + j / half : 0)] = 1;
                assertThat(Math.sqrt(form.product(unit, unit).orElseThrow())).isCloseTo(item.errors()[j], within(1e-9));
            }
        }
    }

    @Test
    void aCalibrationLinksToItselfAndItsErrorsFollow() {
        Calibration calibration =
                Calibrations.mml(CalibrationSpec.of(Golden.matrix("lsat7/data.csv"), ItemModel.TWO_PL));
        CalibratedForm form = CalibratedForms.of(calibration);
        Link link = Linking.link(form, form, LinkMethod.STOCKING_LORD, AbilityPoints.gaussHermite(30));

        assertThat(link.transformation().slope()).isCloseTo(1, within(1e-9));
        assertThat(link.slopeError().orElseThrow()).isBetween(0.05, 0.5);
    }

    /** A fixed item has no error of its own. */
    @Test
    void fixedItemsHaveZerosInTheMatrix() {
        Calibration calibration = Calibrations.mml(CalibrationSpec.of(Golden.matrix("lsat7/data.csv"), ItemModel.TWO_PL)
                .withFixed(java.util.Map.of(0, new TwoPl(1, -1.9))));
        CalibratedForm form = CalibratedForms.of(calibration);
        double[] unit = new double[form.parameters()];
        unit[0] = 1;

        assertThat(form.product(unit, unit).orElseThrow()).isZero();
        assertThat(form.items().get(0)).isEqualTo(new TwoPl(1, -1.9));
    }

    @Test
    void aMatrixThatIsNoCovarianceMatrixIsRefused() {
        CalibratedForm form = CalibratedForm.of(List.of("x"), List.of(new TwoPl(1, 0)));

        assertThatThrownBy(() -> form.withCovariance(new double[][] {{1, 0.5}, {0.2, 1}}))
                .hasMessageContaining("symmetric");
        assertThatThrownBy(() -> form.withCovariance(new double[][] {{1, Double.NaN}, {0.2, 1}}))
                .hasMessageContaining("finite");
    }
}
