package nl.kennispeil.scan.print;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.jspecify.annotations.Nullable;

/** Sets a report from the top of a page to the bottom, and goes on on the next. Lengths are points (1/72 inch). */
final class ReportPages implements AutoCloseable {

    private static final float MM = 72 / 25.4f;
    private static final float LEFT = 20 * MM;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 40 * MM;
    private static final float TOP = PDRectangle.A4.getHeight() - 20 * MM;
    private static final float BOTTOM = 24 * MM;
    private static final float FOOTER_BASE = 14 * MM;
    private static final float[] HEADINGS = {18, 14, 11.5f};
    private static final float TEXT = 10;
    private static final float CELL = 8.5f;
    private static final float SMALL = 8;
    private static final float LEADING = 1.38f;
    private static final float GUTTER = 2 * MM;
    /** No column is so narrow that words are cut, unless there are very many columns. */
    private static final float LEAST_COLUMN = 14 * MM;

    private static final Color INK = new Color(0x16212B);
    private static final Color SOFT = new Color(0x52606D);
    private static final Color ACCENT = new Color(0x0B5C6B);
    private static final Color LINE = new Color(0xD9DEE3);

    private final PDDocument document;
    private final LetterFont font;
    private final String footer;
    private @Nullable PDPageContentStream open;
    private float y;
    private int pages;

    ReportPages(PDDocument document, LetterFont font, String footer) throws IOException {
        this.document = document;
        this.font = font;
        this.footer = footer;
        next();
    }

    void heading(String text, int level) throws IOException {
        float size = HEADINGS[level - 1];
        List<String> lines = font.wrap(text, size, WIDTH);
        // a heading alone at the bottom of a page is of no use
        need(lines.size() * size * LEADING + size + 4 * TEXT * LEADING);
        if (y < TOP) {
            y -= size * 0.9f;
        }
        for (String line : lines) {
            y -= size;
            text(line, LEFT, size, level < 3 ? ACCENT : INK, true);
            y -= size * (LEADING - 1);
        }
        y -= 1.5f * MM;
    }

    void paragraph(String text) throws IOException {
        for (String line : font.wrap(text, TEXT, WIDTH)) {
            need(TEXT * LEADING);
            y -= TEXT;
            text(line, LEFT, TEXT, INK, false);
            y -= TEXT * (LEADING - 1);
        }
        y -= 2 * MM;
    }

    void table(Report.Table table) throws IOException {
        if (table.columns().isEmpty()) {
            return;
        }
        float[] widths = widths(table);
        need(6 * CELL * LEADING);
        row(table.columns(), widths, true);
        for (List<String> each : table.rows()) {
            if (cells(each, widths).stream().mapToInt(List::size).max().orElse(1) * CELL * LEADING + 2 * MM
                    > y - BOTTOM) {
                next();
                row(table.columns(), widths, true);
            }
            row(each, widths, false);
        }
        y -= 3 * MM;
    }

    /** A row that is higher than a page goes on on the next one. */
    private void row(List<String> texts, float[] widths, boolean head) throws IOException {
        List<List<String>> cells = cells(texts, widths);
        int lines = cells.stream().mapToInt(List::size).max().orElse(1);
        y -= 0.8f * MM;
        for (int line = 0; line < lines; line++) {
            need(CELL * LEADING);
            y -= CELL;
            float x = LEFT;
            for (int column = 0; column < widths.length; column++) {
                List<String> cell = cells.get(column);
                if (line < cell.size()) {
                    text(cell.get(line), x, CELL, head ? SOFT : INK, head);
                }
                x += widths[column];
            }
            y -= CELL * (LEADING - 1);
        }
        y -= 0.6f * MM;
        rule(head ? SOFT : LINE, y);
    }

    private List<List<String>> cells(List<String> texts, float[] widths) {
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            cells.add(font.wrap(texts.get(i), CELL, widths[i] - GUTTER));
        }
        return cells;
    }

    /** As wide as the longest cell where that fits; else the wide columns give way to the narrow ones. */
    private float[] widths(Report.Table table) {
        int columns = table.columns().size();
        float[] wanted = new float[columns];
        for (int i = 0; i < columns; i++) {
            wanted[i] = width(table.columns().get(i));
            for (List<String> row : table.rows()) {
                wanted[i] = Math.max(wanted[i], Math.min(WIDTH, width(row.get(i))));
            }
        }
        float least = Math.min(LEAST_COLUMN, WIDTH / columns);
        float sum = 0;
        for (int i = 0; i < columns; i++) {
            wanted[i] = Math.max(least, wanted[i] + GUTTER);
            sum += wanted[i];
        }
        if (sum > WIDTH) {
            float low = least;
            float high = WIDTH;
            for (int i = 0; i < 24; i++) {
                float middle = (low + high) / 2;
                if (capped(wanted, middle) > WIDTH) {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            for (int i = 0; i < columns; i++) {
                wanted[i] = Math.min(wanted[i], low);
            }
        }
        return wanted;
    }

    private static float capped(float[] widths, float cap) {
        float sum = 0;
        for (float each : widths) {
            sum += Math.min(each, cap);
        }
        return sum;
    }

    private float width(String text) {
        return font.width(font.printable(text), CELL);
    }

    private void need(float height) throws IOException {
        if (y - height < BOTTOM) {
            next();
        }
    }

    private void next() throws IOException {
        close();
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        open = new PDPageContentStream(document, page);
        pages++;
        y = FOOTER_BASE;
        rule(LINE, FOOTER_BASE + 4 * MM);
        String number = Integer.toString(pages);
        text(font.wrap(footer, SMALL, WIDTH - 20 * MM).get(0), LEFT, SMALL, SOFT, false);
        text(number, LEFT + WIDTH - font.width(number, SMALL), SMALL, SOFT, false);
        y = TOP;
    }

    private PDPageContentStream page() {
        if (open == null) {
            throw new IllegalStateException("the report is finished");
        }
        return open;
    }

    private void rule(Color colour, float at) throws IOException {
        page().setNonStrokingColor(colour);
        page().addRect(LEFT, at, WIDTH, 0.5f);
        page().fill();
    }

    private void text(String printable, float x, float size, Color colour, boolean heavy) throws IOException {
        PDPageContentStream content = page();
        content.beginText();
        content.setFont(font.font(), size);
        content.setNonStrokingColor(colour);
        content.setRenderingMode(heavy ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        if (heavy) {
            content.setStrokingColor(colour);
            content.setLineWidth(size * 0.028f);
        }
        content.newLineAtOffset(x, y);
        content.showText(printable);
        content.endText();
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
