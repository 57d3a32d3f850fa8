package nl.kennispeil.bank.prose;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kennispeil.bank.content.Element;

/**
 * The text of one block: a paragraph, a cell, an option.
 *
 * @param path the way from the root of the item, see {@link Passage}
 * @param part what a reader calls it
 * @param element the block
 * @param text as long as {@code element.text()}; what belongs to another block or is hidden at first, such as feedback
 *     inside an option, is spaces here, so that offsets count in both
 */
public record Prose(List<Integer> path, String part, Element element, String text) {

    /** A word: letters and digits, with what joins them inside, such as {@code niet-zwangere} or {@code 1,5}. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:[-'’.,/][\\p{L}\\p{M}\\p{N}]+)*");

    /**
     * A word where it stands.
     *
     * @param text as written
     * @param from first character
     * @param to behind the last
     */
    public record Word(String text, int from, int to) {

        public String lower() {
            return text.toLowerCase(Locale.ROOT);
        }
    }

    public Prose {
        path = List.copyOf(path);
    }

    /** The text without white space around it, and every stretch of white space as one space. */
    public String plain() {
        return text.strip().replaceAll("\\s+", " ");
    }

    public boolean isBlank() {
        return text.isBlank();
    }

    public List<Word> words() {
        return words(0, text.length());
    }

    /** The words between two characters. */
    public List<Word> words(int from, int to) {
        List<Word> words = new ArrayList<>();
        Matcher found = WORD.matcher(text).region(from, to);
        while (found.find()) {
            words.add(new Word(found.group(), found.start(), found.end()));
        }
        return words;
    }

    /** The sentences, each as a passage without the white space around it. */
    public List<Passage> sentences(Locale locale) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(locale);
        breaks.setText(text);
        List<Passage> sentences = new ArrayList<>();
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            Passage trimmed = passage(from, to);
            if (!trimmed.text().isEmpty()) {
                sentences.add(trimmed);
            }
        }
        return sentences;
    }

    /** The characters from {@code from} to {@code to}, less white space around them. */
    public Passage passage(int from, int to) {
        int first = from;
        int behind = to;
        while (first < behind && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        while (behind > first && Character.isWhitespace(text.charAt(behind - 1))) {
            behind--;
        }
        return new Passage(path, part, first, behind, text.substring(first, behind));
    }

    /** All of it. */
    public Passage whole() {
        return passage(0, text.length());
    }
}
