package nl.kennispeil.scoring.conditional;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The part of the conditional log-likelihood that one booklet contributes through the elementary symmetric functions
 * γ_r(ε), with gradient and Hessian.
 *
 * <p><b>What.</b> With ε_ih = exp(η_ih), γ_r is the sum over all response vectors with sum score r of the products of
 * their ε. The log-likelihood of the booklet is Σ n_ih η_ih − Σ_r n_r ln γ_r, and the derivatives of ln γ_r are the
 * moments of the responses given the score: ∂/∂η_ih = π_ih|r, ∂²/∂η_ih∂η_jl = π_ih,jl|r − π_ih|r π_jl|r [1, 2].
 *
 * <p><b>How.</b> The functions are never formed as such. Every item is tilted to the category probabilities
 * P_ih ∝ ε_ih exp(hθ) at one θ, after which γ_r becomes the probability f_r of sum score r, and ln γ_r = ln f_r +
 * Σ_i ln D_i(θ) − rθ for every θ [3]. f is built by the summation algorithm [1], item by item. What is needed of the
 * items behind an item is not their distribution but a linear functional of it, Σ_r n_r / f_r · (…), so it is carried
 * back from the last item to the first (the adjoint of the summation) in the same number of operations. A joint count is a
 * forward sum from item i, met at item j by the functional that was carried back. All of it adds products of
 * positive numbers: nothing is subtracted, as in the difference algorithm, which is unstable.
 *
 * <p><b>Error bounds.</b> A sum of n positive terms loses at most n·2⁻⁵³ relative, so γ and the counts of a test of 400
 * items are right to 13 digits. Underflow: when some f_r that is needed falls below 1e−200, the scores are halved into
 * bands, each with a tilt that puts its middle at the mode of f; a band of one score has f_r ≈ 1/√(2π·variance).
 *
 * <p><b>Cost.</b> n·R per gradient and n²·R per Hessian for n items and R scores.
 *
 * <p>Sources: [1] G.H. Fischer, <em>Einführung in die Theorie psychologischer Tests</em> (1974); [2] E.B.
 * Andersen, "The numerical solution of a set of conditional estimation equations", JRSS B 34 (1972) 42–54,
 * and for more categories E.B. Andersen, "Conditional inference for multiple-choice questionnaires", British Journal of
 * Mathematical and Statistical Psychology 26 (1973) 31–44; [3] N.D. Verhelst, C.A.W. Glas and A. van der
 * Sluis, "Estimation problems in the Rasch model: the basic symmetric functions", Computational Statistics Quarterly 1
 * (1984) 245–262.
 */
final class SymmetricFunctions {

    private static final double TOO_SMALL = 1e-200;

    private final Booklet booklet;
    private final Parameters parameters;
    private final TiltedItems items;
    private final double[][] p;
    private final int[] reach;
    private final double[][] before;
    private final double[][] functional;

    /** @param room working space, shared by booklets that take turns */
    SymmetricFunctions(Booklet booklet, Parameters parameters, Room room) {
        this.booklet = booklet;
        this.parameters = parameters;
        this.before = room.before;
        this.functional = room.functional;
        int n = booklet.items().length;
        this.items = new TiltedItems(booklet, parameters);
        this.p = items.probabilities();
        this.reach = new int[n + 1];
        reach[0] = 1;
        for (int at = 0; at < n; at++) {
            reach[at + 1] = reach[at] + p[at].length - 1;
        }
    }

    /** Room for the forward and backward sums of the whole test. */
    static final class Room {
        private final double[][] before;
        private final double[][] functional;

        Room(Parameters parameters) {
            before = new double[parameters.items() + 1][parameters.count() + 1];
            functional = new double[parameters.items() + 1][parameters.count() + 1];
            before[0][0] = 1;
        }
    }

    /** Multiplications of one exact Hessian, about. */
    double cost() {
        double parametersHere = booklet.top();
        return parametersHere * p.length * parametersHere;
    }

    /**
     * Adds what follows from the scores of this booklet.
     *
     * @param eta the parameters
     * @param gradient expected counts are subtracted from it
     * @param information conditional covariances are added to its lower triangle, unless null
     * @return −Σ_r n_r ln γ_r
     */
    double addTo(double[] eta, double[] gradient, double @Nullable [][] information) {
        return band(eta, 1, booklet.top() - 1, gradient, information);
    }

    /** Adds to the information what it is in the limit of many items. */
    void addApproximate(double[] eta, double[][] information) {
        for (int r = 1; r < booklet.top(); r++) {
            if (booklet.persons()[r] > 0) {
                items.tilt(eta, r);
                items.addCovariancesGivenSum(booklet.persons()[r], information);
            }
        }
    }

    private double band(double[] eta, int low, int high, double[] gradient, double @Nullable [][] information) {
        int first = low;
        int last = high;
        while (first <= last && booklet.persons()[first] == 0) {
            first++;
        }
        while (last > first && booklet.persons()[last] == 0) {
            last--;
        }
        if (first > last) {
            return 0;
        }
        double theta = items.tilt(eta, (first + last) / 2.0);
        double[] f = distribution();
        double least = 1;
        for (int r = first; r <= last; r++) {
            least = booklet.persons()[r] == 0 ? least : Math.min(least, f[r]);
        }
        if (least < TOO_SMALL && first < last) {
            int middle = (first + last) / 2;
            return band(eta, first, middle, gradient, information) + band(eta, middle + 1, last, gradient, information);
        }
        double logLik = 0;
        double[] weights = functional[p.length];
        Arrays.fill(weights, 0, booklet.top() + 1, 0);
        for (int r = first; r <= last; r++) {
            if (booklet.persons()[r] > 0) {
                weights[r] = booklet.persons()[r] / f[r];
                logLik -= booklet.persons()[r] * (Math.log(f[r]) + items.logDenominators() - r * theta);
            }
        }
        carryBack();
        addExpected(gradient);
        if (information != null) {
            addJoint(information);
            subtractProducts(f, first, last, information);
        }
        return logLik;
    }

    /** The summation algorithm; {@code before[at]} is the distribution of the score on the items before {@code at}. */
    private double[] distribution() {
        for (int at = 0; at < p.length; at++) {
            push(before[at], reach[at], p[at], before[at + 1]);
        }
        return before[p.length];
    }

    /** into[t + h] = Σ_h from[t] · p_h. */
    private static void push(double[] from, int length, double[] p, double[] into) {
        Arrays.fill(into, 0, length + p.length - 1, 0);
        for (int h = 0; h < p.length; h++) {
            double ph = p[h];
            for (int t = 0; t < length; t++) {
                into[t + h] += from[t] * ph;
            }
        }
    }

    /** {@code functional[at][t]}: the weighted sum over r when the items before {@code at} gave t. */
    private void carryBack() {
        for (int at = p.length - 1; at >= 0; at--) {
            double[] behind = functional[at + 1];
            double[] here = functional[at];
            for (int t = 0; t < reach[at]; t++) {
                double sum = 0;
                for (int h = 0; h < p[at].length; h++) {
                    sum += p[at][h] * behind[t + h];
                }
                here[t] = sum;
            }
        }
    }

    private void addExpected(double[] gradient) {
        for (int at = 0; at < p.length; at++) {
            int offset = parameters.offset()[booklet.items()[at]] - 1;
            for (int h = 1; h < p[at].length; h++) {
                gradient[offset + h] -= p[at][h] * meet(before[at], reach[at], functional[at + 1], h);
            }
        }
    }

    private static double meet(double[] forward, int length, double[] functional, int h) {
        double sum = 0;
        for (int t = 0; t < length; t++) {
            sum += forward[t] * functional[t + h];
        }
        return sum;
    }

    /** Adds Σ_r n_r π_ih,jl|r. */
    private void addJoint(double[][] information) {
        double[] forward = new double[booklet.top() + 1];
        double[] next = new double[booklet.top() + 1];
        for (int i = 0; i < p.length; i++) {
            int offset = parameters.offset()[booklet.items()[i]] - 1;
            for (int h = 1; h < p[i].length; h++) {
                int row = offset + h;
                information[row][row] += p[i][h] * meet(before[i], reach[i], functional[i + 1], h);
                int length = reach[i] + h;
                Arrays.fill(forward, 0, h, 0);
                for (int t = h; t < length; t++) {
                    forward[t] = p[i][h] * before[i][t - h];
                }
                for (int j = i + 1; j < p.length; j++) {
                    int other = parameters.offset()[booklet.items()[j]] - 1;
                    for (int l = 1; l < p[j].length; l++) {
                        information[other + l][row] += p[j][l] * meet(forward, length, functional[j + 1], l);
                    }
                    push(forward, length, p[j], next);
                    length += p[j].length - 1;
                    double[] swap = forward;
                    forward = next;
                    next = swap;
                }
            }
        }
    }

    /** Subtracts Σ_r n_r π_ih|r π_jl|r. */
    private void subtractProducts(double[] f, int first, int last, double[][] information) {
        double[][] given = new double[information.length][];
        double[] after = {1};
        for (int at = p.length - 1; at >= 0; at--) {
            int offset = parameters.offset()[booklet.items()[at]] - 1;
            double[] rest = convolve(before[at], reach[at], after);
            for (int h = 1; h < p[at].length; h++) {
                double[] scaled = new double[last - first + 1];
                for (int r = Math.max(first, h); r <= last && r - h < rest.length; r++) {
                    int persons = booklet.persons()[r];
                    scaled[r - first] = persons == 0 ? 0 : Math.sqrt(persons) * p[at][h] * rest[r - h] / f[r];
                }
                given[offset + h] = scaled;
            }
            double[] longer = new double[after.length + p[at].length - 1];
            push(after, after.length, p[at], longer);
            after = longer;
        }
        for (int row = 0; row < given.length; row++) {
            for (int column = 0; given[row] != null && column <= row; column++) {
                if (given[column] != null) {
                    information[row][column] -= meet(given[row], given[row].length, given[column], 0);
                }
            }
        }
    }

    private static double[] convolve(double[] left, int length, double[] right) {
        double[] product = new double[length + right.length - 1];
        push(left, length, right, product);
        return product;
    }
}
