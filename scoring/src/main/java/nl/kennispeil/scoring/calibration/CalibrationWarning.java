package nl.kennispeil.scoring.calibration;

import java.util.Locale;

/**
 * What a reader of a calibration must know.
 *
 * @param kind what is the matter
 * @param subject the item or group it is about; empty when it is the whole calibration
 * @param parameter the parameter of the item, such as {@code b2}; empty when it is about none
 * @param value the number that goes with it, see the kind; NaN without one
 * @param of what that is a number of, such as all persons; NaN without one
 */
public record CalibrationWarning(Kind kind, String subject, String parameter, double value, double of) {

    /** What can be the matter. In the sentences {0} is the subject, {1} the parameter, {2} the value and {3} what it is of. */
    public enum Kind {
        /** Value: the distance of the furthest coefficient; of: the cycles. */
        NOT_CONVERGED("Not converged after {3} cycles: the furthest coefficient is still about {2} from its maximum."),
        STEEP_ITEM("No top was found: the discrimination of item {0} grows without end: too few persons lie near its"
                + " difficulty; a prior on a (or a model with one slope) holds it."),
        NO_SPREAD("No top was found: ability does not vary in group {0}: its standard deviation shrinks to 0."),
        FLAT("The data do not determine all parameters: the likelihood is too flat to find its top."),
        NO_INVERSE("The data do not determine all parameters: the information matrix has no inverse."),
        /** Value: how many persons; of: all persons. */
        WITHOUT_RESPONSE("{2} of {3} persons have no response and do not count."),
        /** Value: the discrimination. */
        NEGATIVE_DISCRIMINATION("Item {0} has a negative discrimination, {2}: is its key right?"),
        /** Value: the parameter's. */
        HARDLY_DETERMINED("Item {0} has {1} = {2}, which the data hardly determine."),
        /** Value: the difference of the log likelihood. */
        COARSE_GRID("The grid is too coarse: on one of half the spacing the log likelihood differs by {2}.");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }

        /** Such as {@code not-converged}, which does not change. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static CalibrationWarning of(Kind kind) {
        return new CalibrationWarning(kind, "", "", Double.NaN, Double.NaN);
    }

    static CalibrationWarning of(Kind kind, String subject) {
        return new CalibrationWarning(kind, subject, "", Double.NaN, Double.NaN);
    }

    /** The sentence in English. */
    public String text() {
        return kind.sentence
                .replace("{1}", parameter)
                .replace("{2}", digits(value))
                .replace("{3}", digits(of))
                .replace("{0}", subject);
    }

    /** Three digits that count; a whole number as it is. */
    private static String digits(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.3g", value);
    }
}
