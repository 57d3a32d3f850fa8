package nl.kennispeil.scoring.reference;

/**
 * A group of trainees that are compared with each other.
 *
 * @param number 1, 2, …
 * @param fromWeek first week of training, as printed: 27 stands for all above 26
 * @param toWeek last week, included
 */
public record ReferenceGroup(int number, int fromWeek, int toWeek) {

    public ReferenceGroup {
        if (number < 1 || fromWeek < 1 || toWeek < fromWeek) {
            throw new IllegalArgumentException("reference group " + number + " of weeks " + fromWeek + "-" + toWeek
                    + ": allowed is a number and a first week of 1 or more, and a last week not before it");
        }
    }
}
