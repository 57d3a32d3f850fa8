package nl.kennispeil.scoring.dif;

import nl.kennispeil.scoring.irt.Dichotomous;
import nl.kennispeil.scoring.irt.Logistic;

/**
 * The area between the curves of an item in two groups, with its test.
 *
 * <p>With the curves F and R of equal asymptotes c and 1, the signed area is (1 − c)(b_F − b_R) and the unsigned area (1 − c)
 * |2(a_F − a_R)/(a_F a_R) · ln(1 + e^Y) − (b_F − b_R)|, Y = a_F a_R (b_F − b_R)/(a_F − a_R) (N.S. Raju, "The area
 * between two item characteristic curves", Psychometrika 53 (1988) 495–502). Their variances follow by the delta method
 * (N.S. Raju, "Determining the significance of estimated signed and unsigned areas between two item response functions", Applied
 * Psychological Measurement 14 (1990) 197–207; the manual of difR names eq. 25 and 33–39), with c and the link between the
 * scales taken as known.
 *
 * @param item index of the item
 * @param area signed: positive when the item is harder for the focal group; unsigned: 0 or more
 * @param standardError of it
 * @param statistic z = area / standard error
 * @param p two-sided; of an unsigned area only a rough guide, since it is not normal when there is no DIF
 * @param note why there is no area; empty when there is
 */
public record RajuArea(int item, double area, double standardError, double statistic, double p, String note)
        implements ItemDif {

    /** Which area. */
    public enum Kind {
        SIGNED,
        UNSIGNED
    }

    /** @param focal on the scale of the reference group */
    static RajuArea of(int item, ItemEstimate reference, ItemEstimate focal, Kind kind) {
        if (!(reference.parameters() instanceof Dichotomous r) || !(focal.parameters() instanceof Dichotomous f)) {
            return none(item, "areas are for right and wrong: use Lord's test");
        }
        if (r.c() != f.c() || r.d() != 1 || f.d() != 1) {
            return none(item, "the asymptotes differ between the groups, so the area is infinite");
        }
        double[] varianceR = variances(reference);
        double[] varianceF = variances(focal);
        double difference = f.b() - r.b();
        boolean parallel = Math.abs(f.a() - r.a()) < 1e-12 * Math.abs(r.a());
        double area = difference;
        double variance = varianceR[1] + varianceF[1];
        if (kind == Kind.UNSIGNED && !parallel) {
            double y = f.a() * r.a() * difference / (f.a() - r.a());
            double logistic = Logistic.of(y);
            double softplus = Logistic.softplus(y);
            area = Math.abs(2 * (f.a() - r.a()) * softplus / (f.a() * r.a()) - difference);
            double byB = 1 - 2 * logistic;
            double byAF = 2 * (y * logistic - softplus) / (f.a() * f.a());
            double byAR = -byAF * f.a() * f.a() / (r.a() * r.a());
            variance = byB * byB * variance
                    + byAF * byAF * varianceF[0]
                    + byAR * byAR * varianceR[0]
                    + 2 * byB * byAF * varianceF[2]
                    - 2 * byB * byAR * varianceR[2];
        } else if (kind == Kind.UNSIGNED) {
            area = Math.abs(difference);
        }
        double scale = 1 - r.c();
        double error = scale * Math.sqrt(variance);
        double z = scale * area / error;
        return new RajuArea(item, scale * area, error, z, Tail.normal(z), "");
    }

    /** Of a, of b, and their covariance; a slope without errors is known. */
    private static double[] variances(ItemEstimate estimate) {
        double[][] own = estimate.covariance();
        return own.length == 1 ? new double[] {0, own[0][0], 0} : new double[] {own[0][0], own[1][1], own[0][1]};
    }

    private static RajuArea none(int item, String note) {
        return new RajuArea(item, Double.NaN, Double.NaN, Double.NaN, Double.NaN, note);
    }
}
