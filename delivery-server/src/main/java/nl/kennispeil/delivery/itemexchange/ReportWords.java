package nl.kennispeil.delivery.itemexchange;

import nl.kennispeil.delivery.text.Messages;

/** What a report says, in the language of who reads it. */
final class ReportWords {

    private final Messages words;

    ReportWords(Messages words) {
        this.words = words;
    }

    /** A note, repair or reason of the reader of files. */
    String of(String said) {
        return ReportPhrases.in(words.language()).of(said);
    }

    /** What of the metadata was not taken, from {@code field:problem}. */
    static String remark(String remark, Messages words) {
        String[] parts = remark.split(":", 2);
        return words.text("page.items.field." + parts[0]) + ": "
                + words.text("page.items.problem." + (parts.length == 2 ? parts[1] : ""));
    }
}
