package nl.kennispeil.scan.print;

import java.util.List;

/**
 * The text of a letter that brings someone a code. Just text: this module knows no persons.
 *
 * @param addressee one or more lines separated by {@code \n}; not blank
 * @param paragraphs body text, each wrapped to the width of the page; the first is printed as heading
 * @param codeLabel words above the code; may be empty
 * @param code the code, in groups separated by hyphens or spaces; not blank, at most 40 characters
 * @param footer small lines at the bottom of the page; may be empty
 */
public record Letter(String addressee, List<String> paragraphs, String codeLabel, String code, List<String> footer) {

    private static final int LONGEST_CODE = 40;

    public Letter {
        paragraphs = List.copyOf(paragraphs);
        footer = List.copyOf(footer);
        if (addressee.isBlank()) {
            throw new IllegalArgumentException("a letter needs an addressee");
        }
        if (code.isBlank() || code.length() > LONGEST_CODE) {
            throw new IllegalArgumentException("the code of a letter has " + code.length()
                    + " characters: allowed is 1 to " + LONGEST_CODE + ", not blank");
        }
    }
}
