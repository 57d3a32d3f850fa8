package nl.kennispeil.bank.item;

import java.util.regex.Pattern;

/**
 * One answer to choose from. The "?" answer is not an option: the rules of a form offer it.
 *
 * @param id one letter A..Z
 * @param text what the candidate reads; not blank
 */
public record Option(String id, String text) {

    private static final Pattern LETTER = Pattern.compile("[A-Z]");

    public Option {
        Required.matches(id, LETTER, "option id");
        Required.text(text, "text of option " + id);
    }
}
