package nl.kennispeil.delivery.table;

import java.util.Arrays;

/** What the lowest score of a file stands for: data from questionnaires often count from 1. */
public enum FirstCategory {
    AUTO,
    ZERO,
    ONE;

    /** As given on a command line. */
    public static FirstCategory of(String text) {
        return switch (text) {
            case "auto" -> AUTO;
            case "0" -> ZERO;
            case "1" -> ONE;
            default -> throw new IllegalArgumentException("\"" + text + "\": allowed is 0, 1 or auto");
        };
    }

    /**
     * Whether scores count from 1, of a file that is all there is to know of the items. By itself only when no score is 0
     * and some are above 1.
     */
    int alone(String file, int lowest, int highest, Notes notes) {
        if (this != AUTO) {
            return this == ONE ? 1 : 0;
        }
        if (lowest != 1 || highest < 2) {
            return 0;
        }
        notes.add(file + ": no score is 0, so scores 1.." + highest + " were read as categories 0.." + (highest - 1)
                + "; give --first-category 0 if they count from 0");
        return 1;
    }

    /**
     * The same when the categories of the items are known: scores count from 1 when they do not fit otherwise.
     *
     * @param highest highest score per item, −1 for none
     * @param categories number of categories per item
     */
    int of(String file, int lowest, int[] highest, int[] categories, Notes notes) {
        if (this != AUTO || lowest != 1) {
            return this == ONE ? 1 : 0;
        }
        boolean tooHigh = false;
        boolean fits = true;
        for (int item = 0; item < highest.length; item++) {
            tooHigh |= highest[item] >= categories[item];
            fits &= highest[item] <= categories[item];
        }
        if (tooHigh && fits) {
            notes.add(file + ": no score is 0 and some are above the highest category, so scores were read as counting"
                    + " from 1; give --first-category 0 if they count from 0");
            return 1;
        }
        if (Arrays.stream(categories).anyMatch(each -> each > 2)) {
            notes.add(file + ": no score is 0; they were read as counting from 0, give --first-category 1 if they count"
                    + " from 1");
        }
        return 0;
    }
}
