package nl.kennispeil.scan.print;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Prints letters as one PDF, a page of A4 each. The same letters give the same bytes: date and document id are fixed,
 * so that a reprint can be proved equal. Safe for several threads.
 */
public final class Letters {

    private Letters() {}

    /**
     * What was written.
     *
     * @param letters number of letters, each one page
     * @param withReplacements positions, counted from 1, of letters in which a box stands for a character that the font
     *     lacks; to be checked by a person
     */
    public record Written(int letters, List<Integer> withReplacements) {
        public Written {
            withReplacements = List.copyOf(withReplacements);
        }
    }

    /**
     * Writes a PDF; the stream stays open. Nothing is written when a letter is refused.
     *
     * @throws IllegalArgumentException when there are no letters, or one does not fit on a page; names its position
     * @throws IOException when the stream fails
     */
    public static Written write(List<Letter> letters, OutputStream out) throws IOException {
        if (letters.isEmpty()) {
            throw new IllegalArgumentException("there are no letters to print: at least 1 is needed");
        }
        List<Integer> replaced = new ArrayList<>();
        try (PDDocument document = SameBytes.document("Brieven", "nl-NL")) {
            LetterFont font = new LetterFont(document);
            for (int i = 0; i < letters.size(); i++) {
                Letter letter = letters.get(i);
                LetterPage.add(document, font, letter, i + 1);
                if (texts(letter).anyMatch(font::lacks)) {
                    replaced.add(i + 1);
                }
            }
            document.save(out);
        }
        return new Written(letters.size(), replaced);
    }

    private static Stream<String> texts(Letter letter) {
        return Stream.of(
                        Stream.of(letter.addressee(), letter.codeLabel(), letter.code()),
                        letter.paragraphs().stream(),
                        letter.footer().stream())
                .flatMap(texts -> texts);
    }
}
