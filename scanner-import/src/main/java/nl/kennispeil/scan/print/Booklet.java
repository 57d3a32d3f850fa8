package nl.kennispeil.scan.print;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Pages of A4 with text, tables and pictures, of which parts stay together. Knows nothing of what it is about. The same
 * booklet gives the same bytes: date and document id are fixed.
 *
 * @param language of the document, such as {@code nl-NL}
 * @param foot printed at the bottom of each page, before the page number
 * @param mark printed across the foot of each page, such as "concept"; empty for none
 */
public record Booklet(String title, String language, List<Group> groups, String foot, String mark) {

    /**
     * Pieces that stay on one page when they fit on one.
     *
     * @param newPage true when it begins a page
     * @param withNext true when the next group stands on the same page if both fit on one
     */
    public record Group(boolean newPage, boolean withNext, List<Piece> pieces) {
        public Group {
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * What was written.
     *
     * @param lacking characters for which a box stands, since the font does not have them
     */
    public record Written(int pages, Set<String> lacking) {
        public Written {
            lacking = Set.copyOf(lacking);
        }
    }

    public Booklet {
        groups = List.copyOf(groups);
    }

    /**
     * Writes a PDF; the stream stays open.
     *
     * @throws IOException when the stream fails
     */
    public Written write(OutputStream out) throws IOException {
        try (PDDocument document = SameBytes.document(title, language)) {
            LetterFont font = new LetterFont(document);
            BookletPages pages = new BookletPages(document, font);
            for (int i = 0; i < groups.size(); i++) {
                pages.group(groups.get(i), i + 1 < groups.size() ? groups.get(i + 1) : null);
            }
            pages.feet(foot, mark);
            document.save(out);
            return new Written(document.getNumberOfPages(), font.replaced());
        }
    }

    /**
     * The characters of a text that cannot be printed, each once.
     *
     * @throws IllegalStateException when the font that ships with the program is not there
     */
    public static Set<String> lacking(String text) {
        Set<String> lacking = new TreeSet<>();
        text.codePoints().filter(each -> !PlainFont.has(each)).forEach(each -> lacking.add(Character.toString(each)));
        return lacking;
    }

    /** No text: this may reach a log. */
    @Override
    public String toString() {
        return "Booklet[" + groups.size() + " groups]";
    }
}
