package nl.kennispeil.scoring.classical;

import java.util.Arrays;

/**
 * The one-factor model R = λλ′ + diag(ψ) of a correlation matrix by maximum likelihood.
 *
 * <p><b>Estimation.</b> The expectation–maximisation steps of Rubin and Thayer ("EM algorithms for ML factor analysis",
 * Psychometrika 47 (1982) 69–76): with b = ψ⁻¹λ/(1 + λ′ψ⁻¹λ), λ ← Rb/(1 − λ′b + b′Rb) and ψ ← diag(R) − λ·Rb, in which the inverse
 * of Σ is taken by its rank-one form, so that a step costs k² and no factorisation. EM is slow when items load little, so every
 * three steps are extrapolated (SQUAREM, scheme S3: Varadhan and Roland, Scandinavian Journal of Statistics 35 (2008) 335–353). An
 * extrapolation that lowers the likelihood is dropped for the plain steps: the discrepancy F = log|Σ| + tr(Σ⁻¹R) never rises.
 *
 * <p><b>Bounds.</b> ψ ≥ 0.005, the bound of R's {@code factanal}; a ψ there is a Heywood case and the result says so. The model
 * has a unique solution for three items or more with correlations that are not 0.
 *
 * <p><b>End.</b> When an EM step changes no λ and no ψ by more than 1e-10; the error of ω is then below 1e-7 for rates of
 * convergence up to 0.999. Without that in 20,000 steps there is no solution.
 *
 * <p>Invariance of maximum likelihood: on covariances the loadings are λᵢsᵢ and the uniquenesses ψᵢsᵢ² (Lawley and Maxwell, Factor
 * Analysis as a Statistical Method, 2nd ed. 1971, ch. 4).
 */
final class OneFactor {

    private static final double FLOOR = 0.005;
    private static final double ENOUGH = 1e-10;
    private static final int MOST_STEPS = 20_000;

    private final CovarianceMatrix r;
    private final int k;
    private final double[] image;

    private OneFactor(CovarianceMatrix r) {
        this.r = r;
        this.k = r.size();
        this.image = new double[k];
    }

    /** {@link Omega#NONE} when the model has no solution. */
    static Omega omega(CovarianceMatrix covariances, CovarianceMatrix correlations) {
        if (correlations.size() < 3 || Double.isNaN(correlations.total())) {
            return Omega.NONE;
        }
        double[] solution = new OneFactor(correlations).fit();
        if (solution.length == 0) {
            return Omega.NONE;
        }
        int k = correlations.size();
        int[] varying = covariances.varying();
        double[] sds = Arrays.stream(varying).mapToDouble(covariances::sd).toArray();
        double[] ones = new double[k];
        Arrays.fill(ones, 1);
        double[] loadings = Arrays.copyOf(solution, k);
        boolean heywood = Arrays.stream(solution, k, 2 * k).anyMatch(psi -> psi <= FLOOR);
        return new Omega(
                omega(solution, sds),
                omega(solution, ones),
                Arrays.stream(loadings).boxed().toList(),
                heywood);
    }

    private static double omega(double[] solution, double[] sds) {
        double common = 0;
        double unique = 0;
        for (int item = 0; item < sds.length; item++) {
            common += solution[item] * sds[item];
            unique += solution[sds.length + item] * sds[item] * sds[item];
        }
        return common * common / (common * common + unique);
    }

    /** Loadings, then uniquenesses; empty when it does not converge. */
    private double[] fit() {
        double[] now = start();
        double[] one = new double[2 * k];
        double[] two = new double[2 * k];
        for (int step = 0; step < MOST_STEPS; step += 3) {
            double before = step(now, one);
            step(one, two);
            if (distance(now, one) < ENOUGH) {
                return upright(one);
            }
            double[] far = extrapolated(now, one, two);
            double[] next = new double[2 * k];
            boolean better = step(far, next) <= before;
            now = better ? next : two.clone();
        }
        return new double[0];
    }

    private double[] start() {
        double[] start = new double[2 * k];
        double root = Math.sqrt(Math.max(r.total(), 1));
        for (int item = 0; item < k; item++) {
            start[item] = Math.max(-0.9, Math.min(0.9, r.rowSum(item) / root));
            start[k + item] = 1 - start[item] * start[item];
        }
        return start;
    }

    /** One EM step; returns the discrepancy at {@code from}. */
    private double step(double[] from, double[] to) {
        double information = 0;
        double logs = 0;
        double trace = 0;
        for (int item = 0; item < k; item++) {
            information += from[item] * from[item] / from[k + item];
            logs += Math.log(from[k + item]);
            trace += 1 / from[k + item];
        }
        double scale = 1 / (1 + information);
        double quadratic = 0;
        for (int item = 0; item < k; item++) {
            double[] row = r.row(item);
            double sum = 0;
            for (int other = 0; other < k; other++) {
                sum += row[other] * from[other] / from[k + other];
            }
            image[item] = sum * scale;
            quadratic += image[item] * from[item] / from[k + item] * scale;
        }
        double spread = scale + quadratic; // 1 − λ′b is scale
        for (int item = 0; item < k; item++) {
            to[item] = image[item] / spread;
            to[k + item] = Math.max(FLOOR, 1 - to[item] * image[item]);
        }
        return logs + Math.log1p(information) + trace - quadratic / scale;
    }

    private double[] extrapolated(double[] now, double[] one, double[] two) {
        double first = 0;
        double second = 0;
        for (int at = 0; at < 2 * k; at++) {
            double move = one[at] - now[at];
            double bend = two[at] - one[at] - move;
            first += move * move;
            second += bend * bend;
        }
        double length = second > 0 ? Math.max(1, Math.sqrt(first / second)) : 1;
        double[] far = new double[2 * k];
        for (int at = 0; at < 2 * k; at++) {
            double move = one[at] - now[at];
            double bend = two[at] - one[at] - move;
            far[at] = now[at] + 2 * length * move + length * length * bend;
        }
        for (int item = 0; item < k; item++) {
            far[k + item] = Math.max(FLOOR, Math.min(1, far[k + item]));
        }
        return far;
    }

    private static double distance(double[] one, double[] other) {
        double largest = 0;
        for (int at = 0; at < one.length; at++) {
            double difference = Math.abs(one[at] - other[at]);
            largest = difference <= largest ? largest : difference;
        }
        return largest;
    }

    /** With the sign that makes the sum of loadings positive. */
    private double[] upright(double[] solution) {
        double sum = Arrays.stream(solution, 0, k).sum();
        for (int item = 0; item < k; item++) {
            solution[item] *= sum < 0 ? -1 : 1;
        }
        return solution;
    }
}
