package nl.kennispeil.scoring.fit;

import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.scoring.response.ResponseMatrix;

/**
 * Infit and outfit, given an ability per person (EAP in mirt; the ML ability, without extreme persons, in eRm). Persons whose
 * ability is not finite and missing answers are left out.
 *
 * <p>Sources: B.D. Wright and G.N. Masters, <em>Rating Scale Analysis</em> (1982), p. 100; the deviates by the cube
 * root of E.B. Wilson and M.M. Hilferty, "The distribution of chi-square", Proceedings of the National Academy of Sciences
 * 17 (1931) 684–688.
 */
public final class MeanSquares {

    private MeanSquares() {}

    /** Per item, over persons. */
    public static List<MeanSquare> items(FitModel model, ResponseMatrix responses, double[] theta) {
        model.require(responses, theta);
        Residuals at = new Residuals(model);
        List<MeanSquare> items = new ArrayList<>();
        for (int item = 0; item < responses.items(); item++) {
            MeanSquare.Sums sums = new MeanSquare.Sums();
            for (int person = 0; person < responses.persons(); person++) {
                if (!responses.isMissing(person, item) && Double.isFinite(theta[person])) {
                    at.at(model.items().get(item), theta[person], responses.at(person, item));
                    sums.add(responses.at(person, item), at);
                }
            }
            items.add(sums.mean());
        }
        return items;
    }

    /** Per person, over items. */
    public static List<MeanSquare> persons(FitModel model, ResponseMatrix responses, double[] theta) {
        model.require(responses, theta);
        Residuals at = new Residuals(model);
        List<MeanSquare> persons = new ArrayList<>();
        for (int person = 0; person < responses.persons(); person++) {
            MeanSquare.Sums sums = new MeanSquare.Sums();
            for (int item = 0; item < responses.items() && Double.isFinite(theta[person]); item++) {
                if (!responses.isMissing(person, item)) {
                    at.at(model.items().get(item), theta[person], responses.at(person, item));
                    sums.add(responses.at(person, item), at);
                }
            }
            persons.add(sums.mean());
        }
        return persons;
    }
}
