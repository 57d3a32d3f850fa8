package nl.kennispeil.scan.print;

import java.util.Set;

/**
 * A stretch of text in one look, or a blank to write in. White space is single, but for {@code \n}, which ends a line.
 *
 * @param text what is printed; a blank may have none
 * @param blank width of a line to write on after the text, in millimetres; 0 for none
 */
public record Run(String text, Set<Style> styles, float blank) {

    /** How text looks; several go together. */
    public enum Style {
        BOLD,
        ITALIC,
        UNDERLINE,
        STRIKE,
        RAISED,
        LOWERED
    }

    public Run {
        styles = Set.copyOf(styles);
        if (blank < 0 || blank > 200) {
            throw new IllegalArgumentException("a blank of " + blank + " mm: allowed is 0 to 200");
        }
    }

    public static Run of(String text) {
        return new Run(text, Set.of(), 0);
    }

    public static Run of(String text, Style... styles) {
        return new Run(text, Set.of(styles), 0);
    }

    /** No text: this may reach a log. */
    @Override
    public String toString() {
        return "Run[" + text.length() + " characters]";
    }
}
