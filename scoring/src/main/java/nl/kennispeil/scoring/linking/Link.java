package nl.kennispeil.scoring.linking;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A link of two calibrations: what carries the first form's scale to the second's, and how sure that is. Immutable.
 *
 * <p>Standard errors are those of the delta method: gᵀ V g with V the covariance matrices of both forms, taken as
 * independent (Ogasawara 2000, 2001). They are there when both forms came with a covariance matrix.
 */
public final class Link {

    private final String method;
    private final List<CalibratedForm> forms;
    private final List<double[][]> gradients;
    private final ScaleTransformation transformation;
    private final List<String> anchors;
    private final List<String> warnings;

    Link(
            String method,
            List<CalibratedForm> forms,
            List<double[][]> gradients,
            ScaleTransformation transformation,
            List<String> anchors,
            List<String> warnings) {
        this.method = method;
        this.forms = List.copyOf(forms);
        this.gradients = List.copyOf(gradients);
        this.transformation = transformation;
        this.anchors = List.copyOf(anchors);
        this.warnings = List.copyOf(warnings);
    }

    /** Name of the method, with the ability points where it uses them. */
    public String method() {
        return method;
    }

    /** θ → Aθ + B from the first form's scale to the last one's. */
    public ScaleTransformation transformation() {
        return transformation;
    }

    /** The common items it rests on; of a chain those of the last link. */
    public List<String> anchors() {
        return anchors;
    }

    /** What makes this link weak, in words; empty when nothing does. */
    public List<String> warnings() {
        return warnings;
    }

    /** Standard error of A. */
    public OptionalDouble slopeError() {
        return error(0);
    }

    /** Standard error of B. */
    public OptionalDouble interceptError() {
        return error(1);
    }

    /** Covariance of A and B. */
    public OptionalDouble covariance() {
        return product(0, 1);
    }

    /**
     * Standard error of a linked ability Aθ + B that comes from the link alone, for a given θ of the first scale:
     * √(θ² var A + 2θ cov + var B).
     */
    public OptionalDouble thetaError(double theta) {
        OptionalDouble a = product(0, 0);
        OptionalDouble ab = product(0, 1);
        OptionalDouble b = product(1, 1);
        return a.isPresent() && ab.isPresent() && b.isPresent()
                ? OptionalDouble.of(Math.sqrt(
                        Math.max(0, theta * theta * a.getAsDouble() + 2 * theta * ab.getAsDouble() + b.getAsDouble())))
                : OptionalDouble.empty();
    }

    List<CalibratedForm> forms() {
        return forms;
    }

    List<double[][]> gradients() {
        return gradients;
    }

    private OptionalDouble error(int row) {
        OptionalDouble square = product(row, row);
        return square.isPresent()
                ? OptionalDouble.of(Math.sqrt(Math.max(0, square.getAsDouble())))
                : OptionalDouble.empty();
    }

    private OptionalDouble product(int row, int column) {
        double sum = 0;
        for (int f = 0; f < forms.size(); f++) {
            double[][] g = gradients.get(f);
            if (!forms.get(f).hasCovariance()) {
                return OptionalDouble.empty();
            }
            sum += forms.get(f).product(g[row], g[column]).orElseThrow();
        }
        return OptionalDouble.of(sum);
    }
}
