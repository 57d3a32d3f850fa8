package nl.kennispeil.scoring.conditional;

import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.ItemParameters.Rasch;
import nl.kennispeil.scoring.irt.PartialCredit;
import nl.kennispeil.scoring.response.ResponseMatrix;

/**
 * Which number of the parameter vector belongs to which step of which item. The vector holds easiness per category,
 * η_ih = −Σ_{l ≤ h} b_il for h = 1..m_i (η_i0 = 0), item after item; in it the likelihood is that of an exponential family.
 *
 * @param steps m_i, the number of categories less one, per item
 * @param offset index of η_i1 per item, and behind the last item the number of parameters
 */
@SuppressWarnings("ArrayRecordComponent") // an index, never compared
record Parameters(int[] steps, int[] offset) {

    static Parameters of(ResponseMatrix responses) {
        int[] steps = new int[responses.items()];
        int[] offset = new int[steps.length + 1];
        for (int item = 0; item < steps.length; item++) {
            steps[item] = responses.categories(item) - 1;
            offset[item + 1] = offset[item] + steps[item];
        }
        return new Parameters(steps, offset);
    }

    int items() {
        return steps.length;
    }

    int count() {
        return offset[steps.length];
    }

    /** The shift of the latent scale by one, under which a conditional likelihood does not change: z_ih = h. */
    double[] shift() {
        double[] shift = new double[count()];
        for (int item = 0; item < items(); item++) {
            for (int h = 1; h <= steps[item]; h++) {
                shift[offset[item] + h - 1] = h;
            }
        }
        return shift;
    }

    /** The weights whose sum with η is 0 on the scale with that origin. */
    double[] originWeights(Origin origin) {
        double[] weights = new double[count()];
        if (origin == Origin.FIRST_ITEM_ZERO) {
            weights[0] = 1;
        } else {
            for (int item = 0; item < items(); item++) {
                weights[offset[item + 1] - 1] = 1;
            }
        }
        return weights;
    }

    /** Step difficulties b_il from η, item after item. */
    double[] difficulties(double[] eta) {
        double[] steps = new double[count()];
        for (int item = 0; item < items(); item++) {
            double before = 0;
            for (int at = offset[item]; at < offset[item + 1]; at++) {
                steps[at] = before - eta[at];
                before = eta[at];
            }
        }
        return steps;
    }

    /**
     * Category probabilities of an item, P_h ∝ exp(η_ih + hθ).
     *
     * @param into room for its categories
     * @return log of the denominator, Σ_h exp(η_ih + hθ)
     */
    double probabilities(int item, double[] eta, double theta, double[] into) {
        int before = offset[item] - 1;
        double highest = 0;
        for (int h = 1; h <= steps[item]; h++) {
            highest = Math.max(highest, eta[before + h] + h * theta);
        }
        double total = 0;
        for (int h = 0; h <= steps[item]; h++) {
            into[h] = Math.exp((h == 0 ? 0 : eta[before + h] + h * theta) - highest);
            total += into[h];
        }
        for (int h = 0; h <= steps[item]; h++) {
            into[h] /= total;
        }
        return highest + Math.log(total);
    }

    /** A Rasch item for two categories, a partial credit item for more. */
    List<ItemParameters> items(double[] difficulties) {
        List<ItemParameters> items = new ArrayList<>();
        for (int item = 0; item < items(); item++) {
            double[] b = new double[steps[item]];
            System.arraycopy(difficulties, offset[item], b, 0, b.length);
            items.add(b.length == 1 ? new Rasch(b[0]) : PartialCredit.pcm(b));
        }
        return List.copyOf(items);
    }
}
