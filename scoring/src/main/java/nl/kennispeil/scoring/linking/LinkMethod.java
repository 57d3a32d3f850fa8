package nl.kennispeil.scoring.linking;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How A and B are found from the common items; the label is that of the files. */
public enum LinkMethod {
    /** A = mean a₁ / mean a₂, B = mean b₂ − A mean b₁ (Loyd and Hoover 1980). */
    MEAN_MEAN("mean-mean", false),
    /** A = geometric mean of a₁/a₂ (Mislevy and Bock 1990). */
    MEAN_GMEAN("mean-gmean", false),
    /** A = SD b₂ / SD b₁ (Marco 1977). */
    MEAN_SIGMA("mean-sigma", false),
    /** Least squares of the curves of each item (Haebara 1980), on the scale of the second form. */
    HAEBARA("Haebara", true),
    /** Least squares of the test characteristic curves (Stocking and Lord 1983), on the scale of the second form. */
    STOCKING_LORD("Stocking-Lord", true);

    private final String label;
    private final boolean curves;

    LinkMethod(String label, boolean curves) {
        this.label = label;
        this.curves = curves;
    }

    public String label() {
        return label;
    }

    /** Whether curves are compared over ability points, rather than moments of parameters. */
    public boolean comparesCurves() {
        return curves;
    }

    /**
     * The method of a label, in upper or lower case.
     *
     * @throws IllegalArgumentException when there is no such method
     */
    public static LinkMethod ofLabel(String label) {
        return Arrays.stream(values())
                .filter(method -> method.label.equalsIgnoreCase(label.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("link method \"" + label + "\": allowed is "
                        + Arrays.stream(values()).map(LinkMethod::label).collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return label;
    }
}
