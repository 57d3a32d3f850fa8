package nl.kennispeil.delivery.itemexchange;

import nl.kennispeil.delivery.text.Messages;

/** What a report says, in the language of who reads it. */
final class ReportWords {

    private static final String BETWEEN = ": ";

    private final Messages words;

    ReportWords(Messages words) {
        this.words = words;
    }

    /** A note, repair or reason of the reader of files. */
    Said of(String said) {
        return ReportPhrases.in(words.language()).of(said);
    }

    /** What was said of a file that is no item, from {@code file: sentence}; only the sentence has words. */
    Said other(String other) {
        int between = other.indexOf(BETWEEN);
        int first = between;
        while (between >= 0) {
            Said what = what(other.substring(between + BETWEEN.length()));
            if (what.known()) {
                return Said.plain(other.substring(0, between + BETWEEN.length()))
                        .then(what);
            }
            // a name may hold a colon itself
            between = other.indexOf(BETWEEN, between + 1);
        }
        return first < 0
                ? of(other)
                : Said.plain(other.substring(0, first + BETWEEN.length()))
                        .then(what(other.substring(first + BETWEEN.length())));
    }

    private Said what(String what) {
        return what.matches("<[^<>\\s]*>") ? Said.plain(what) : of(what);
    }

    /** What of the metadata was not taken, from {@code field:problem:value}; an older import kept no value. */
    static String remark(String remark, Messages words) {
        String[] parts = remark.split(":", 3);
        return words.text("page.items.field." + parts[0]) + ": "
                + words.text(
                        "page.items.problem." + (parts.length > 1 ? parts[1] : ""), parts.length > 2 ? parts[2] : "");
    }
}
