package nl.kennispeil.scoring.linking;

import nl.kennispeil.scoring.calibration.CalibratedItem;
import nl.kennispeil.scoring.calibration.Calibration;
import nl.kennispeil.scoring.calibration.ParameterCovariance;

/** Calibrations made ready for linking. */
public final class CalibratedForms {

    private CalibratedForms() {}

    /**
     * The items of a calibration, with the covariance matrix of their parameters when it has one.
     *
     * @throws IllegalArgumentException when the calibration is not usable: not converged or not identified
     */
    public static CalibratedForm of(Calibration calibration) {
        if (!calibration.usable()) {
            throw new IllegalArgumentException("a calibration that is not "
                    + (calibration.converged() ? "identified" : "converged") + " cannot be linked");
        }
        CalibratedForm form = CalibratedForm.of(
                calibration.items().stream().map(CalibratedItem::name).toList(),
                calibration.items().stream().map(CalibratedItem::parameters).toList());
        return calibration.covariance().length == 0
                ? form
                : form.withCovariance(new ParameterCovariance(calibration).all());
    }
}
