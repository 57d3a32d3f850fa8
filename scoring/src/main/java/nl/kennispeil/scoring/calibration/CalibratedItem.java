package nl.kennispeil.scoring.calibration;

import java.util.List;
import nl.kennispeil.scoring.irt.ItemParameters;

/**
 * One item after a calibration.
 *
 * @param column its column in the responses
 * @param name its name
 * @param parameters as estimated, or as fixed
 * @param fixed whether they were given and not estimated
 * @param names of the estimated parameters as in parameter files ({@code a}, {@code b}, {@code b1} …); empty when fixed. A
 *     nominal item has none for the first category, which is the reference
 * @param values the estimates, as many as names
 * @param errors their standard errors, as many as names; NaN where none were asked for or could be had
 */
@SuppressWarnings("ArrayRecordComponent") // results that are read, not compared
public record CalibratedItem(
        int column,
        String name,
        ItemParameters parameters,
        boolean fixed,
        List<String> names,
        double[] values,
        double[] errors) {}
