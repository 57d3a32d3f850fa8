package nl.kennispeil.scoring.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.kennispeil.scoring.calibration.CalibrationSpec.Errors;
import nl.kennispeil.scoring.calibration.CalibrationWarning.Kind;
import nl.kennispeil.scoring.irt.ItemModel;
import org.jspecify.annotations.Nullable;

/** Where a calibration ended, and how that is told. */
final class Top {

    private static final double STEEP = 15;
    private static final double FAR = 10;

    private final CalibrationSpec spec;
    private final TestShape shape;
    private final Sample sample;
    final Cycle cycle;
    final Coefficients numbers;
    private final int iterations;
    private final List<CalibrationWarning> warnings;

    private @Nullable State state;
    private boolean converged;
    private double distance;
    /** Whether the last steps did not find the top that the climb saw. */
    private boolean flat;

    private boolean identified = true;
    private double gradient = Double.NaN;
    private double[][] covariance = new double[0][];

    Top(
            CalibrationSpec spec,
            TestShape shape,
            Sample sample,
            Cycle cycle,
            int iterations,
            List<CalibrationWarning> warnings) {
        this.spec = spec;
        this.shape = shape;
        this.sample = sample;
        this.cycle = cycle;
        this.numbers = new Coefficients(shape, spec.groups());
        this.iterations = iterations;
        this.warnings = warnings;
    }

    void at(State top, boolean climbConverged, boolean polished, double howFar) {
        state = top;
        converged = climbConverged;
        flat = !polished;
        distance = howFar;
        cycle.value(top);
        cycle.expectation.counts(cycle.counts);
        gradient = Arrays.stream(Information.gradient(cycle, numbers, top))
                .map(Math::abs)
                .max()
                .orElse(0);
    }

    /**
     * A test has as many probabilities as it has patterns, less one a group: no more parameters than that can be found,
     * whatever rounding makes of the information. Asymptotes have a prior to hold them.
     */
    private boolean moreParametersThanPatterns() {
        if (spec.priors().logA().isPresent() || spec.priors().b().isPresent()) {
            return false;
        }
        double patterns = 1;
        for (int categories : shape.categories) {
            patterns *= categories;
        }
        long held =
                numbers.names.stream().filter(name -> name.contains("logit(")).count();
        return numbers.count() - held > (patterns - 1) * spec.groups().count();
    }

    void withErrors(Information information) {
        Optional<double[][]> inverse = Inverse.of(information.observed);
        if (spec.errors() == Errors.CROSS_PRODUCT) {
            inverse = Inverse.of(information.products());
        } else if (spec.errors() == Errors.SANDWICH) {
            inverse = inverse.map(i -> product(product(i, information.products()), i));
        }
        identified = inverse.isPresent() && !flat && !moreParametersThanPatterns();
        if (!identified) {
            inverse = Optional.empty();
        }
        covariance = inverse.orElseGet(() -> new double[0][]);
        if (!identified) {
            warnings.add(CalibrationWarning.of(flat ? Kind.FLAT : Kind.NO_INVERSE));
        }
    }

    Calibration calibration(double gridError) {
        State top = Objects.requireNonNull(state, "no state");
        double logLik = cycle.logLik;
        List<CalibratedItem> items = new ArrayList<>();
        for (int item = 0; item < shape.kernels.length; item++) {
            items.add(item(item, top));
        }
        warn(items, gridError);
        return new Calibration(
                List.copyOf(items),
                List.copyOf(shape.leftOut),
                groups(top),
                logLik,
                logLik + cycle.logPrior(top),
                numbers.count(),
                sample.persons,
                iterations,
                converged,
                identified,
                distance,
                gradient,
                gridError,
                cycle.thetas.length,
                cycle.expectation.grid.spacing(),
                List.copyOf(numbers.names),
                numbers.values(top),
                covariance,
                List.copyOf(warnings));
    }

    private CalibratedItem item(int item, State top) {
        int column = shape.columns[item];
        if (!shape.estimated(item)) {
            return new CalibratedItem(
                    column, shape.name(item), shape.fixed(item), true, List.of(), new double[0], new double[0]);
        }
        Kernel kernel = shape.kernel(item);
        double[] phi = top.phi[item];
        return new CalibratedItem(
                column,
                shape.name(item),
                kernel.parameters(phi),
                false,
                kernel.names(),
                kernel.values(phi),
                errors(numbers.of[item], kernel.jacobian(phi)));
    }

    /** Standard errors of functions of the coefficients, by the delta method. */
    private double[] errors(int[] of, double[][] jacobian) {
        double[] errors = new double[jacobian.length];
        Arrays.fill(errors, Double.NaN);
        for (int k = 0; k < errors.length && covariance.length > 0; k++) {
            double variance = 0;
            for (int m = 0; m < of.length; m++) {
                for (int l = 0; l < of.length; l++) {
                    variance += jacobian[k][m] * covariance[of[m]][of[l]] * jacobian[k][l];
                }
            }
            errors[k] = Math.sqrt(variance);
        }
        return errors;
    }

    private List<Calibration.GroupEstimate> groups(State top) {
        List<Calibration.GroupEstimate> groups = new ArrayList<>();
        for (int group = 0; group < top.latents.size(); group++) {
            double persons = 0;
            for (int row = 0; row < sample.rows; row++) {
                persons += sample.groupOf[row] == group ? sample.frequency[row] : 0;
            }
            Latent latent = top.latents.get(group);
            groups.add(new Calibration.GroupEstimate(
                    spec.groups().names().get(group),
                    (int) persons,
                    latent,
                    error(numbers.mean[group]),
                    error(numbers.variance[group]) / (2 * latent.sd())));
        }
        return List.copyOf(groups);
    }

    private double error(int number) {
        return number < 0 || covariance.length == 0 ? Double.NaN : Math.sqrt(covariance[number][number]);
    }

    private void warn(List<CalibratedItem> items, double gridError) {
        if (!converged) {
            warnings.add(new CalibrationWarning(Kind.NOT_CONVERGED, "", "", distance, iterations));
        }
        int without = spec.responses().persons() - sample.persons;
        if (without > 0) {
            warnings.add(new CalibrationWarning(
                    Kind.WITHOUT_RESPONSE, "", "", without, spec.responses().persons()));
        }
        for (CalibratedItem item : items) {
            double[] values = item.values();
            for (int k = 0; k < values.length; k++) {
                boolean slope = item.names().get(k).startsWith("a");
                if (slope && values[k] < 0 && item.parameters().model() != ItemModel.NRM) {
                    warnings.add(new CalibrationWarning(
                            Kind.NEGATIVE_DISCRIMINATION,
                            item.name(),
                            item.names().get(k),
                            values[k],
                            Double.NaN));
                } else if (Math.abs(values[k]) > (slope ? STEEP : FAR)) {
                    warnings.add(new CalibrationWarning(
                            Kind.HARDLY_DETERMINED, item.name(), item.names().get(k), values[k], Double.NaN));
                }
            }
        }
        if (gridError > 1e-5 * sample.persons) {
            warnings.add(new CalibrationWarning(Kind.COARSE_GRID, "", "", gridError, Double.NaN));
        }
    }

    private static double[][] product(double[][] left, double[][] right) {
        int size = left.length;
        double[][] product = new double[size][size];
        for (int k = 0; k < size; k++) {
            for (int m = 0; m < size; m++) {
                double factor = left[k][m];
                for (int l = 0; l < size; l++) {
                    product[k][l] += factor * right[m][l];
                }
            }
        }
        return product;
    }
}
