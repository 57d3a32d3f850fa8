package nl.kennispeil.scoring.linking;

/**
 * Gauss–Hermite quadrature for the standard normal density: Σ w f(x) is exact for polynomials up to degree 2n − 1.
 *
 * <p>With orthonormal polynomials h_0 = 1, h_(k+1) = (x h_k − √k h_(k−1)) / √(k+1), the nodes are the zeros of h_n and the
 * weights 1 / Σ_(k&lt;n) h_k(x)². Zeros are first bracketed by a scan (h_n changes sign at each) and then polished with
 * Newton's method, h_n′ = √n h_(n−1). Sources: Golub and Welsch, Mathematics of Computation 23 (1969) 221–230; Abramowitz
 * and Stegun (1964), 25.4.46.
 */
final class GaussHermite {

    private GaussHermite() {}

    /** Nodes ascending in the first row, weights in the second. */
    static double[][] rule(int n) {
        double[] x = new double[n];
        double[] w = new double[n];
        double edge = 2 * Math.sqrt(n) + 1;
        // neighbouring zeros lie at least about π/√(4n) apart
        double step = 0.2 / Math.sqrt(n);
        int found = 0;
        double left = -edge;
        double atLeft = highest(n, left)[0];
        while (found < n) {
            double right = left + step;
            double atRight = highest(n, right)[0];
            if (atLeft * atRight <= 0 && atLeft != 0) {
                x[found] = polish(n, 0.5 * (left + right));
                w[found] = 1 / highest(n, x[found])[2];
                found++;
            }
            left = right;
            atLeft = atRight;
        }
        return new double[][] {x, w};
    }

    private static double polish(int n, double start) {
        double x = start;
        for (int step = 0; step < 50; step++) {
            double[] h = highest(n, x);
            double next = x - h[0] / (Math.sqrt(n) * h[1]);
            if (Math.abs(next - x) <= 1e-15 * Math.max(1, Math.abs(next))) {
                return next;
            }
            x = next;
        }
        return x;
    }

    /** h_n, h_(n−1) and Σ_(k&lt;n) h_k². */
    private static double[] highest(int n, double x) {
        double before = 0;
        double here = 1;
        double squares = 0;
        for (int k = 0; k < n; k++) {
            squares += here * here;
            double next = (x * here - Math.sqrt(k) * before) / Math.sqrt(k + 1.0);
            before = here;
            here = next;
        }
        return new double[] {here, before, squares};
    }
}
