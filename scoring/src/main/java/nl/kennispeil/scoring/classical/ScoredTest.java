package nl.kennispeil.scoring.classical;

import java.util.List;

/** The scored items on one scale: totals, covariances and what follows for the test. */
final class ScoredTest {

    private final List<AnswerColumn> scored;
    private final ScoreScale scale;
    private final Totals totals;
    private final CovarianceMatrix covariances;

    private ScoredTest(List<AnswerColumn> scored, ScoreScale scale, int persons) {
        this.scored = scored;
        this.scale = scale;
        this.totals = Totals.of(scored, persons, scale);
        this.covariances = CovarianceMatrix.of(scored, scale);
    }

    static ScoredTest of(AnswerTable table, ScoreScale scale) {
        return new ScoredTest(table.scored(), scale, table.persons());
    }

    Totals totals() {
        return totals;
    }

    /** NaN for a position of −1. */
    double alphaWithout(int position) {
        return position < 0 ? Double.NaN : Reliabilities.alphaWithout(covariances, position);
    }

    /** Pairs of items whose covariance is not known. */
    int unknownPairs() {
        return covariances.unknown();
    }

    int constantItems() {
        return covariances.size() - covariances.varying().length;
    }

    TestStatistics statistics(ClassicalSettings settings) {
        boolean binary = scale == ScoreScale.RIGHTS && scored.stream().allMatch(column -> column.highest() == 1);
        Moments moments = totals.moments();
        Reliability reliability = Reliabilities.of(covariances, moments, binary, settings);
        boolean tabled = scale == ScoreScale.RIGHTS && !totals.isProrated() && moments.n() > 0;
        return new TestStatistics(
                moments.n(),
                scored.size(),
                moments.mean(),
                moments.sd(),
                moments.skew(),
                moments.kurtosis(),
                moments.lowest(),
                moments.highest(),
                reliability,
                tabled ? ConditionalErrors.of(scored, totals, reliability, binary) : List.of());
    }
}
