package nl.kennispeil.scoring.conditional;

import java.util.Arrays;
import java.util.List;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.jspecify.annotations.Nullable;

/** The conditional log-likelihood of a matrix, ln Π P(response | sum score, booklet), added over booklets. */
final class ConditionalLikelihood {

    private final Parameters parameters;
    private final List<SymmetricFunctions> booklets;
    private final double[] observed;
    private final int used;
    private final int extremes;

    ConditionalLikelihood(ResponseMatrix responses) {
        parameters = Parameters.of(responses);
        List<Booklet> all = Booklet.of(responses);
        SymmetricFunctions.Room room = new SymmetricFunctions.Room(parameters);
        booklets = all.stream()
                .filter(booklet -> booklet.used() > 0)
                .map(booklet -> new SymmetricFunctions(booklet, parameters, room))
                .toList();
        used = all.stream().mapToInt(Booklet::used).sum();
        extremes = all.stream().mapToInt(Booklet::extremes).sum();
        observed = counts(responses, parameters);
    }

    /** How often each category above 0 was seen among persons whose score is not extreme. */
    private static double[] counts(ResponseMatrix responses, Parameters parameters) {
        double[] counts = new double[parameters.count()];
        for (int person = 0; person < responses.persons(); person++) {
            if (isExtreme(responses, person)) {
                continue;
            }
            for (int item = 0; item < responses.items(); item++) {
                if (responses.at(person, item) > 0) {
                    counts[parameters.offset()[item] + responses.at(person, item) - 1]++;
                }
            }
        }
        return counts;
    }

    static boolean isExtreme(ResponseMatrix responses, int person) {
        int top = 0;
        for (int item = 0; item < responses.items(); item++) {
            top += responses.isMissing(person, item) ? 0 : responses.categories(item) - 1;
        }
        int sum = responses.sum(person);
        return sum == 0 || sum == top;
    }

    Parameters parameters() {
        return parameters;
    }

    /** Counts n_ih that belong to each parameter, the sufficient statistics. */
    double[] observed() {
        return observed;
    }

    int used() {
        return used;
    }

    int extremes() {
        return extremes;
    }

    /** Multiplications of one exact Hessian, about; a booklet for every person makes it large. */
    double cost() {
        return booklets.stream().mapToDouble(SymmetricFunctions::cost).sum();
    }

    /** The information for many items, cheap and near enough to find the maximum with. */
    void approximateInformation(double[] eta, double[][] information) {
        for (double[] row : information) {
            Arrays.fill(row, 0);
        }
        booklets.forEach(booklet -> booklet.addApproximate(eta, information));
    }

    /**
     * @param gradient overwritten with ∂ logLik / ∂η
     * @param information overwritten in its lower triangle with −∂² logLik / ∂η∂η′, unless null
     */
    double at(double[] eta, double[] gradient, double @Nullable [][] information) {
        double logLik = 0;
        for (int k = 0; k < eta.length; k++) {
            gradient[k] = observed[k];
            logLik += observed[k] * eta[k];
        }
        if (information != null) {
            for (double[] row : information) {
                Arrays.fill(row, 0);
            }
        }
        for (SymmetricFunctions booklet : booklets) {
            logLik += booklet.addTo(eta, gradient, information);
        }
        return logLik;
    }
}
