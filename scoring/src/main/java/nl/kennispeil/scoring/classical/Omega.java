package nl.kennispeil.scoring.classical;

import java.util.List;

/**
 * McDonald's omega total of a one-factor model, ω = (Σλ)²/((Σλ)² + Σψ) (McDonald, Test Theory, 1999), fitted by
 * maximum likelihood. The fit does not depend on the scale, so both coefficients come from one fit.
 *
 * @param total of the scores as they are: loadings and uniquenesses on the covariance matrix, as MBESS
 *     {@code ci.reliability(type = "omega")}; NaN when there is no solution
 * @param standardized of the standardised items, as psych's {@code omega(nfactors = 1, fm = "ml")}
 * @param loadings standardised, of the scored items that vary, in their order
 * @param heywood whether a uniqueness ended at its bound 0.005: the model does not fit
 */
public record Omega(double total, double standardized, List<Double> loadings, boolean heywood) {

    static final Omega NONE = new Omega(Double.NaN, Double.NaN, List.of(), false);

    public Omega {
        loadings = List.copyOf(loadings);
    }
}
