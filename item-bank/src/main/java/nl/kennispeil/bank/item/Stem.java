package nl.kennispeil.bank.item;

import java.util.List;

/**
 * The case and the question.
 *
 * @param paragraphs the case, in order; may be empty, no paragraph is blank
 * @param question the question itself; not blank
 * @param exhibits pictures, videos and tables, in order; may be empty
 */
public record Stem(List<String> paragraphs, String question, List<Exhibit> exhibits) {
    public Stem {
        paragraphs = List.copyOf(paragraphs);
        exhibits = List.copyOf(exhibits);
        Required.texts(paragraphs, "paragraph");
        Required.text(question, "question");
    }
}
