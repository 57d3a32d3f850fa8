package nl.kennispeil.bank.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One part of what somebody typed.
 *
 * @param field before the colon, or empty
 * @param text the word or phrase, without quotes and star
 * @param phrase whether it stood in quotes
 * @param prefix whether a star stood behind it
 * @param not whether a minus stood before it
 */
record Clause(String field, String text, boolean phrase, boolean prefix, boolean not) {

    private static final Pattern PART =
            Pattern.compile("(-)?(?:([a-z][a-z0-9-]{0,40}):)?(?:\"([^\"]*)\"?|([^\\s\"]+))");

    /** The parts in order; never fails, whatever was typed. */
    static List<Clause> read(String typed) {
        List<Clause> clauses = new ArrayList<>();
        Matcher part = PART.matcher(typed);
        while (part.find()) {
            boolean phrase = part.group(3) != null;
            String text = phrase ? part.group(3) : part.group(4);
            boolean prefix = !phrase && text.endsWith("*");
            String bare = phrase ? text : text.replaceAll("\\*+$", "");
            String field = part.group(2) == null ? "" : part.group(2);
            if (!bare.isBlank()) {
                clauses.add(new Clause(field, bare, phrase, prefix, part.group(1) != null));
            }
        }
        return clauses;
    }
}
