package nl.kennispeil.scoring.classical;

/**
 * Something that makes numbers missing or weak.
 *
 * @param number how many persons or items; 0 where there is nothing to count
 */
public record TestWarning(Kind kind, int number) {

    /** What is the matter. */
    public enum Kind {
        NO_PERSONS("no persons to analyse: all statistics are empty"),
        FEW_PERSONS("so few persons that the statistics say little"),
        PERSONS_LEFT_OUT("persons with missing responses were left out"),
        ONE_ITEM("one scored item: no reliability and no item–rest correlations"),
        NO_VARIANCE("everybody has the same total: no reliability and no correlations"),
        ITEMS_NEVER_TOGETHER("pairs of scored items that fewer than two persons had both: no reliability"),
        CONSTANT_ITEMS("scored items without variance: left out of coefficients on correlations"),
        SINGULAR_CORRELATIONS("the correlation matrix has no inverse: no lambda 6"),
        NO_FACTOR("the one-factor model has no solution: no omega"),
        HEYWOOD("the one-factor model puts a uniqueness at its bound: omega is doubtful");

        private final String reason;

        Kind(String reason) {
            this.reason = reason;
        }

        /** A few English words. */
        public String reason() {
            return reason;
        }
    }
}
