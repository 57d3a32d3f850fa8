package nl.kennispeil.scoring.adaptive;

/** Criteria that look one answer ahead. */
final class Expected {

    private final Tables tables;
    private final Worth.Moment at;
    private final boolean byPosterior;
    private final double[] weight;
    private final StrictCurve.Room now;
    private final StrictCurve.Room then;

    /** @param byPosterior the ability after an answer is the posterior mean */
    Expected(Tables tables, Worth.Moment at, boolean byPosterior) {
        this.tables = tables;
        this.at = at;
        this.byPosterior = byPosterior;
        weight = new double[tables.nodes];
        at.posterior().weights(true, weight);
        now = new StrictCurve.Room(tables.mostCategories);
        then = new StrictCurve.Room(tables.mostCategories);
    }

    void information(boolean observed, double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = 0;
            if (at.gone()[i]) {
                continue;
            }
            StrictCurve curve = tables.curves[i];
            curve.fill(at.ability().theta(), now);
            for (int k = 0; k < curve.categories(); k++) {
                double theta = byPosterior ? mean(i, k) : at.interim().thetaAfter(i, k);
                curve.fill(theta, then);
                double ratio = then.first[k] / then.p[k];
                double value = observed ? ratio * ratio - then.second[k] / then.p[k] : curve.informationIn(then);
                into[i] += now.p[k] * value;
            }
        }
    }

    void variance(boolean predictive, double[] into) {
        double all = 0;
        for (double w : weight) {
            all += w;
        }
        for (int i = 0; i < into.length; i++) {
            into[i] = 0;
            if (at.gone()[i]) {
                continue;
            }
            StrictCurve curve = tables.curves[i];
            curve.fill(at.ability().theta(), now);
            for (int k = 0; k < curve.categories(); k++) {
                double mean = mean(i, k);
                double total = 0;
                double second = 0;
                int from = k * tables.nodes;
                for (int q = 0; q < weight.length; q++) {
                    double share = weight[q] * tables.probability[i][from + q];
                    double away = at.posterior().node(q) - mean;
                    total += share;
                    second += share * (away * away);
                }
                into[i] -= (predictive ? total / all : now.p[k]) * (second / total);
            }
        }
    }

    private double mean(int item, int category) {
        double total = 0;
        double first = 0;
        int from = category * tables.nodes;
        for (int q = 0; q < weight.length; q++) {
            double share = weight[q] * tables.probability[item][from + q];
            total += share;
            first += share * at.posterior().node(q);
        }
        return first / total;
    }
}
