package nl.kennispeil.scoring.dif;

import nl.kennispeil.scoring.response.ResponseMatrix;

/** What SIBTEST needs of the anchors in one round, whatever item is studied. */
final class SibMatch {

    private final DifData data;
    private final boolean[] anchors;
    private final int[] sums;
    private final double[][] squares = new double[2][];
    private int size;
    private boolean complete = true;

    SibMatch(DifData data, boolean[] anchors) {
        this.data = data;
        this.anchors = anchors.clone();
        this.sums = new int[data.persons()];
        squares[0] = squares(false);
        squares[1] = squares(true);
        for (int item = 0; item < anchors.length; item++) {
            if (anchors[item]) {
                size++;
                complete &= !data.responses().hasMissing(item);
                for (int person = 0; person < sums.length; person++) {
                    sums[person] += data.responses().at(person, item);
                }
            }
        }
    }

    /** Sums of squares of each item about its mean in a group. */
    private double[] squares(boolean focal) {
        ResponseMatrix responses = data.responses();
        int[] members = data.members(focal);
        double[] squares = new double[data.items()];
        for (int item = 0; item < squares.length; item++) {
            double sum = 0;
            double ofSquares = 0;
            for (int person : members) {
                double y = responses.at(person, item);
                sum += y;
                ofSquares += y * y;
            }
            squares[item] = ofSquares - sum * sum / members.length;
        }
        return squares;
    }

    /** Whether no response to the anchors or the item is missing. */
    boolean isCompleteWith(int item) {
        return complete && !data.responses().hasMissing(item);
    }

    int sizeWithout(int item) {
        return size - (anchors[item] ? 1 : 0);
    }

    int[] scoresWithout(int item) {
        int[] scores = sums.clone();
        for (int person = 0; anchors[item] && person < scores.length; person++) {
            scores[person] -= data.responses().at(person, item);
        }
        return scores;
    }

    double squaresWithout(int item, boolean focal) {
        double sum = 0;
        for (int other = 0; other < anchors.length; other++) {
            sum += anchors[other] && other != item ? squares[focal ? 1 : 0][other] : 0;
        }
        return sum;
    }
}
