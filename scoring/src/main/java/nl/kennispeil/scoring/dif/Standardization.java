package nl.kennispeil.scoring.dif;

/**
 * Standardised difference of one item (N.J. Dorans and E. Kulick, "Demonstrating the utility of the standardization approach to
 * assessing unexpected differential item performance on the SAT", Journal of Educational Measurement 23 (1986) 355–368).
 *
 * @param item index of the item
 * @param pDif P-DIF = Σ w_k (P_focal,k − P_reference,k) / Σ w_k over strata with persons of both groups, −1..1; negative
 *     when the item is harder for the focal group
 * @param alpha odds ratio of the proportions right standardised on the focal group, reference against focal (N.J. Dorans and
 *     P.W. Holland 1993)
 * @param note why there are no numbers; empty when there are
 */
public record Standardization(int item, double pDif, double alpha, String note) {

    /** Whose distribution over the strata is the weight of P-DIF. */
    public enum Weights {
        FOCAL,
        REFERENCE,
        TOTAL
    }

    /** A |P-DIF| of 0.10 or more asks for a look at the item, as Dorans and Kulick advise. */
    public boolean isLarge() {
        return Math.abs(pDif) >= 0.10;
    }

    static Standardization of(int item, Strata strata, Weights weights) {
        String objection = strata.objection();
        if (!objection.isEmpty()) {
            return new Standardization(item, Double.NaN, Double.NaN, objection);
        }
        double sum = 0;
        double total = 0;
        double focalRight = 0;
        double referenceRight = 0;
        double focal = 0;
        for (int k = 0; k < strata.count(); k++) {
            double n = strata.inReference(k);
            double m = strata.inFocal(k);
            if (n > 0 && m > 0) {
                double inReference = strata.reference()[k][1] / n;
                double inFocal = strata.focal()[k][1] / m;
                double weight = switch (weights) {
                    case FOCAL -> m;
                    case REFERENCE -> n;
                    case TOTAL -> n + m;
                };
                sum += weight * (inFocal - inReference);
                total += weight;
                focalRight += m * inFocal;
                referenceRight += m * inReference;
                focal += m;
            }
        }
        if (total == 0) {
            return new Standardization(item, Double.NaN, Double.NaN, "no stratum has persons of both groups");
        }
        double alpha = referenceRight / (focal - referenceRight) / (focalRight / (focal - focalRight));
        return new Standardization(item, sum / total, alpha, Double.isNaN(alpha) ? "no odds ratio: all right" : "");
    }
}
