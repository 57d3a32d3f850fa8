package nl.kennispeil.scoring.adaptive;

import java.util.Arrays;
import nl.kennispeil.scoring.ability.AbilityMethod;
import nl.kennispeil.scoring.ability.NormalPrior;
import nl.kennispeil.scoring.adaptive.AbilityRule.ErrorBy;

/**
 * What a modal method solves for the answers of one candidate: the slope of the log-posterior (MAP) or log-likelihood (ML),
 * with l′ + J/2I for WLE and l′ + I′/2I for JEFFREYS.
 */
final class Equation {

    private static final double H = 0x1p-13;

    private final AbilityMethod method;
    private final Tables tables;
    private final NormalPrior prior;
    private final StrictCurve.Room room;
    private int[] items = new int[16];
    private int[] categories = new int[16];
    private int answers;

    Equation(AbilityMethod method, Tables tables, NormalPrior prior) {
        this.method = method;
        this.tables = tables;
        this.prior = prior;
        room = new StrictCurve.Room(tables.mostCategories);
    }

    void add(int item, int category) {
        if (answers == items.length) {
            items = Arrays.copyOf(items, 2 * answers);
            categories = Arrays.copyOf(categories, 2 * answers);
        }
        items[answers] = item;
        categories[answers] = category;
        answers++;
    }

    void removeLast() {
        answers--;
    }

    int answers() {
        return answers;
    }

    double probability(int item, int category, int node) {
        return tables.probability[item][category * tables.nodes + node];
    }

    double slope(double theta) {
        boolean weighted = method == AbilityMethod.WLE || method == AbilityMethod.JEFFREYS;
        double slope = method == AbilityMethod.MAP ? (prior.mean() - theta) / (prior.sd() * prior.sd()) : 0;
        double information = 0;
        double correction = 0;
        for (int n = 0; n < answers; n++) {
            StrictCurve curve = tables.curves[items[n]];
            curve.fill(theta, room);
            slope += room.first[categories[n]] / room.p[categories[n]];
            for (int k = 0; weighted && k < curve.categories(); k++) {
                double ratio = room.first[k] / room.p[k];
                double j = ratio * room.second[k];
                information += ratio * room.first[k];
                correction += method == AbilityMethod.WLE ? j : 2 * j - ratio * ratio * room.first[k];
            }
        }
        return information > 0 ? slope + correction / (2 * information) : slope;
    }

    double standardError(double theta, ErrorBy by) {
        if (by == ErrorBy.OBSERVED) {
            double down = (slope(theta - H) - slope(theta + H)) / (2 * H);
            if (down > 0) {
                return 1 / Math.sqrt(down);
            }
        }
        double information = method == AbilityMethod.MAP ? 1 / (prior.sd() * prior.sd()) : 0;
        for (int n = 0; n < answers; n++) {
            information += tables.curves[items[n]].information(theta);
        }
        return 1 / Math.sqrt(information);
    }
}
