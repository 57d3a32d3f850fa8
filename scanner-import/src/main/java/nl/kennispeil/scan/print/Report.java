package nl.kennispeil.scan.print;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A document of headings, paragraphs and tables, printed on as many pages of A4 as it takes. Knows nothing of what it is
 * about. The same report gives the same bytes: date and document id are fixed.
 *
 * @param language of the document, such as {@code nl-NL}
 * @param footer printed at the bottom of each page, beside the page number
 */
public record Report(String title, String language, List<Block> blocks, String footer) {

    /** A part of a report, set below the part before it. */
    public sealed interface Block {}

    /** @param level 1 to 3 */
    public record Heading(String text, int level) implements Block {
        public Heading {
            if (level < 1 || level > 3) {
                throw new IllegalArgumentException("a heading of level " + level + ": allowed is 1 to 3");
            }
        }
    }

    /** Running text; line breaks in it are spaces. */
    public record Paragraph(String text) implements Block {}

    /** A table; its head is repeated on each page. Rows have as many cells as there are columns. */
    public record Table(List<String> columns, List<List<String>> rows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            for (int i = 0; i < rows.size(); i++) {
                if (columns.isEmpty() || rows.get(i).size() != columns.size()) {
                    throw new IllegalArgumentException("row " + (i + 1) + " has "
                            + rows.get(i).size() + " cells, the table has " + columns.size() + " columns");
                }
            }
        }
    }

    public Report {
        blocks = List.copyOf(blocks);
    }

    /**
     * Writes a PDF; the stream stays open.
     *
     * @return the number of pages
     * @throws IOException when the stream fails
     */
    public int write(OutputStream out) throws IOException {
        try (PDDocument document = SameBytes.document(title, language)) {
            try (ReportPages pages = new ReportPages(document, new LetterFont(document), footer)) {
                pages.heading(title, 1);
                for (Block each : blocks) {
                    if (each instanceof Heading heading) {
                        pages.heading(heading.text(), heading.level());
                    } else if (each instanceof Paragraph paragraph) {
                        pages.paragraph(paragraph.text());
                    } else if (each instanceof Table table) {
                        pages.table(table);
                    }
                }
            }
            document.save(out);
            return document.getNumberOfPages();
        }
    }

    /** No text: this may reach a log. */
    @Override
    public String toString() {
        return "Report[" + blocks.size() + " blocks]";
    }
}
