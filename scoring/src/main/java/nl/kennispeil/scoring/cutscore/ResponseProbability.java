package nl.kennispeil.scoring.cutscore;

import nl.kennispeil.scoring.irt.Curves;
import nl.kennispeil.scoring.irt.Dichotomous;
import nl.kennispeil.scoring.irt.ItemParameters;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * When an item counts as mastered.
 *
 * @param probability RP, above 0 and below 1; 0.67 is usual
 * @param aboveGuessing whether RP holds for what lies between the asymptotes, P = c + RP(d − c), rather than for P itself
 */
public record ResponseProbability(double probability, boolean aboveGuessing) {

    /** RP67 with guessing adjusted (Mitzel et al. 2001). */
    public static final ResponseProbability RP67 = new ResponseProbability(0.67, true);

    public ResponseProbability {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "response probability is " + probability + ": allowed is between 0 and 1");
        }
    }

    /**
     * The θ where the category or a higher one is reached with this probability.
     *
     * @throws IllegalArgumentException when the item never has this probability, or loses it with more ability
     */
    double location(ItemParameters item, int category) {
        if (item instanceof Dichotomous dichotomous) {
            return location(dichotomous);
        }
        Curves curves = new Curves(item.categories());
        double edge = 100;
        double low = reached(item, category, -edge, curves) - probability;
        double high = reached(item, category, edge, curves) - probability;
        if (!(low < 0 && high > 0)) {
            throw new IllegalArgumentException(item + " does not rise to probability " + probability + " of category "
                    + category + ": a booklet needs items that do");
        }
        return new BrentSolver(1e-13, 1e-13)
                .solve(1000, theta -> reached(item, category, theta, curves) - probability, -edge, edge);
    }

    private double location(Dichotomous item) {
        double share = aboveGuessing ? probability : (probability - item.c()) / (item.d() - item.c());
        if (!(share > 0 && share < 1) || item.a() <= 0) {
            throw new IllegalArgumentException(item + " never rises to probability " + probability
                    + ": a booklet needs items with a above 0 and RP between c and d");
        }
        return item.b() + Math.log(share / (1 - share)) / item.a();
    }

    private static double reached(ItemParameters item, int category, double theta, Curves curves) {
        item.curves(theta, curves);
        double sum = 0;
        for (int k = category; k < item.categories(); k++) {
            sum += curves.p[k];
        }
        return sum;
    }
}
