package nl.kennispeil.scoring.dif;

import java.util.Optional;

/**
 * Logistic regression of an item on score S, group G (1 for focal) and their product.
 *
 * @param item index of the item
 * @param kind which terms are tested
 * @param criterion how
 * @param statistic χ²; NaN without a test
 * @param df 2 for both, else 1
 * @param p upper tail
 * @param deltaR2 growth of Nagelkerke's R² by the terms tested, 0..1; NaN when not fitted
 * @param full coefficients (intercept, S, G, S·G) of the model with the terms tested; 0 for a term it does not have
 * @param fullErrors their standard errors, NaN when separated
 * @param reduced coefficients of the model without them
 * @param reducedErrors their standard errors
 * @param note why there is no test, or that right and wrong are separated so that coefficients and Wald test mean nothing
 */
@SuppressWarnings("ArrayRecordComponent") // results, never compared
public record LogisticDif(
        int item,
        Kind kind,
        Criterion criterion,
        double statistic,
        int df,
        double p,
        double deltaR2,
        double[] full,
        double[] fullErrors,
        double[] reduced,
        double[] reducedErrors,
        String note)
        implements ItemDif {

    /** The terms tested: group and product together, group alone, or the product given the group. */
    public enum Kind {
        BOTH,
        UNIFORM,
        NON_UNIFORM
    }

    /** Likelihood ratio or Wald. */
    public enum Criterion {
        LIKELIHOOD_RATIO,
        WALD
    }

    /** Size of DIF by ΔR²: below 0.13 A, to 0.26 B, above C (B.D. Zumbo and D.R. Thomas 1997, as cited by Zumbo 1999). */
    public Optional<EtsClass> zumboThomas() {
        return size(0.13, 0.26);
    }

    /** Size by ΔR²: below 0.035 A, to 0.07 B, above C (M.G. Jodoin and M.J. Gierl, Applied Measurement in Education 14 (2001) 329–349). */
    public Optional<EtsClass> jodoinGierl() {
        return size(0.035, 0.07);
    }

    private Optional<EtsClass> size(double moderate, double large) {
        if (Double.isNaN(deltaR2)) {
            return Optional.empty();
        }
        if (deltaR2 <= moderate) {
            return Optional.of(EtsClass.A);
        }
        return Optional.of(deltaR2 <= large ? EtsClass.B : EtsClass.C);
    }
}
