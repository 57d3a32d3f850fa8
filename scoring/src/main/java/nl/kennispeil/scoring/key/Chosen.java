package nl.kennispeil.scoring.key;

/**
 * What somebody chose on one item, as an int: a set of option letters (bit 0 is A … bit 25 is Z), or nothing, or "?", or
 * not presented. The order of the letters does not matter: {@code AC} and {@code CA} are the same choice.
 */
public final class Chosen {

    /** The most options an item can have: A to Z. */
    public static final int MOST_OPTIONS = 26;

    /** Presented, nothing chosen. */
    public static final int BLANK = 0;

    /** "?": says not to know. */
    public static final int UNKNOWN = 1 << 26;

    /** Not part of what this person got. */
    public static final int NOT_PRESENTED = 1 << 27;

    private Chosen() {}

    /**
     * A cell of a response file: letters A–Z, {@code ?}, empty for blank or {@code -} for not presented.
     *
     * @throws IllegalArgumentException on anything else, such as a small letter, a digit or a letter twice
     */
    public static int of(String text) {
        return switch (text) {
            case "" -> BLANK;
            case "?" -> UNKNOWN;
            case "-" -> NOT_PRESENTED;
            default -> letters(text);
        };
    }

    /** The inverse of {@link #of}, letters in the order of the alphabet. */
    public static String text(int chosen) {
        return switch (chosen) {
            case UNKNOWN -> "?";
            case NOT_PRESENTED -> "-";
            default -> spelled(chosen);
        };
    }

    /** Whether it is one or more letters. */
    public static boolean isLetters(int chosen) {
        return chosen > 0 && chosen < UNKNOWN;
    }

    static boolean isValid(int chosen) {
        return chosen >= 0 && (chosen <= UNKNOWN || chosen == NOT_PRESENTED);
    }

    private static int letters(String text) {
        int chosen = 0;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter < 'A' || letter > 'Z') {
                throw new IllegalArgumentException(
                        "answer \"" + text
                                + "\": allowed is option letters A–Z, ? for \"don't know\", empty for blank, - for not presented");
            }
            int bit = 1 << (letter - 'A');
            if ((chosen & bit) != 0) {
                throw new IllegalArgumentException("answer \"" + text + "\" has letter " + letter + " twice");
            }
            chosen |= bit;
        }
        return chosen;
    }

    private static String spelled(int letters) {
        StringBuilder text = new StringBuilder();
        for (int option = 0; option < MOST_OPTIONS; option++) {
            if ((letters >> option & 1) == 1) {
                text.append((char) ('A' + option));
            }
        }
        return text.toString();
    }
}
