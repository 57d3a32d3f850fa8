package nl.kennispeil.bank.exchange.draft;

import java.util.Locale;

/** Answers with {@code *} for any characters, as Moodle's short answers have them; {@code \*} is a star itself. */
public final class Wildcard {

    private Wildcard() {}

    public static boolean isIn(String answer) {
        return answer.replace("\\*", "").contains("*");
    }

    /** The answer without escapes; only when there is no wildcard in it. */
    public static String plain(String answer) {
        return answer.replace("\\*", "*");
    }

    /** A pattern of XML Schema, which always matches the whole, and has no way to say that case is ignored. */
    public static String pattern(String answer, boolean caseSensitive) {
        StringBuilder pattern = new StringBuilder();
        int[] points = answer.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            if (points[i] == '\\' && i + 1 < points.length && points[i + 1] == '*') {
                pattern.append("\\*");
                i++;
            } else if (points[i] == '*') {
                pattern.append(".*");
            } else {
                append(pattern, Character.toString(points[i]), caseSensitive);
            }
        }
        return pattern.toString();
    }

    private static void append(StringBuilder pattern, String character, boolean caseSensitive) {
        String lower = character.toLowerCase(Locale.ROOT);
        String upper = character.toUpperCase(Locale.ROOT);
        if (!caseSensitive && !lower.equals(upper) && upper.codePointCount(0, upper.length()) == 1) {
            pattern.append('[').append(upper).append(lower).append(']');
        } else if (".\\?*+{}()[]|^$-".contains(character)) {
            pattern.append('\\').append(character);
        } else {
            pattern.append(character);
        }
    }
}
