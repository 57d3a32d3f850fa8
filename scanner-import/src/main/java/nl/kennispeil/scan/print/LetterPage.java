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

/**
 * Sets one letter on one A4 page. Lengths are points (1/72 inch), measured from the lower left corner. The addressee
 * stands where a left-hand window envelope shows it.
 */
final class LetterPage {

    private static final float MM = 72 / 25.4f;
    private static final float LEFT = 25 * MM;
    private static final float RIGHT = PDRectangle.A4.getWidth() - 25 * MM;
    private static final float WIDTH = RIGHT - LEFT;
    private static final float ADDRESS_TOP = PDRectangle.A4.getHeight() - 52 * MM;
    private static final float BODY_TOP = PDRectangle.A4.getHeight() - 96 * MM;
    private static final float FOOTER_BASE = 18 * MM;
    private static final float BOX_HEIGHT = 26 * MM;
    private static final float BOX_PADDING = 6 * MM;

    private static final float LARGEST_TEXT = 11;
    private static final float SMALLEST_TEXT = 8;
    private static final float FOOTER_TEXT = 8.5f;
    private static final float LEADING = 1.42f;

    private static final Color INK = new Color(0x1D2B30);
    private static final Color SOFT = new Color(0x55666D);
    private static final Color ACCENT = new Color(0x0B5C6B);
    private static final Color TINT = new Color(0xEAF3F5);

    private final LetterFont font;
    private final PDPageContentStream content;

    private LetterPage(LetterFont font, PDPageContentStream content) {
        this.font = font;
        this.content = content;
    }

    static void add(PDDocument document, LetterFont font, Letter letter, int number) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            new LetterPage(font, content).draw(letter, number);
        }
    }

    private void draw(Letter letter, int number) throws IOException {
        float size = fittingSize(letter, number);
        rule(PDRectangle.A4.getHeight() - 20 * MM, 2.5f, ACCENT);
        float y = ADDRESS_TOP;
        for (String line : letter.addressee().split("\n", -1)) {
            text(font.printable(line), LEFT, y, LARGEST_TEXT, INK, false);
            y -= LARGEST_TEXT * LEADING;
        }
        y = BODY_TOP;
        for (int i = 0; i < letter.paragraphs().size(); i++) {
            y = paragraph(letter.paragraphs().get(i), y, i == 0, size);
            if (i == 0) {
                y -= size * 0.4f;
            }
        }
        code(letter, y - 2 * MM);
        footer(letter.footer());
    }

    /** The largest size at which the letter fits above its footer. */
    private float fittingSize(Letter letter, int number) {
        float bottom = FOOTER_BASE + letter.footer().size() * FOOTER_TEXT * LEADING + 8 * MM;
        for (float size = LARGEST_TEXT; size >= SMALLEST_TEXT; size -= 0.5f) {
            float height = BOX_HEIGHT + 2 * MM + size * 0.4f;
            for (int i = 0; i < letter.paragraphs().size(); i++) {
                float own = size(i == 0, size);
                int lines = font.wrap(letter.paragraphs().get(i), own, WIDTH).size();
                height += lines * own * LEADING + gap(size);
            }
            if (BODY_TOP - height >= bottom) {
                return size;
            }
        }
        throw new IllegalArgumentException("letter " + number + " does not fit on one page, even in a size of "
                + SMALLEST_TEXT + " points: its text must be shorter");
    }

    private float paragraph(String text, float top, boolean heading, float size) throws IOException {
        float own = size(heading, size);
        float y = top;
        for (String line : font.wrap(text, own, WIDTH)) {
            text(line, LEFT, y, own, heading ? ACCENT : INK, heading);
            y -= own * LEADING;
        }
        return y - gap(size);
    }

    private void code(Letter letter, float top) throws IOException {
        float bottom = top - BOX_HEIGHT;
        content.setNonStrokingColor(TINT);
        content.addRect(LEFT, bottom, WIDTH, BOX_HEIGHT);
        content.fill();
        content.setNonStrokingColor(ACCENT);
        content.addRect(LEFT, bottom, 1.2f * MM, BOX_HEIGHT);
        content.fill();
        text(font.printable(letter.codeLabel()), LEFT + BOX_PADDING, top - 8 * MM, 9.5f, SOFT, false);
        cells(font.printable(letter.code()), bottom + 7 * MM);
    }

    /** Each character in the middle of a cell of its own, so that groups line up and O, 0, I and 1 stand apart. */
    private void cells(String code, float baseline) throws IOException {
        int length = code.codePointCount(0, code.length());
        float cell = Math.min(22, (WIDTH - 2 * BOX_PADDING) / length);
        float size = cell * 1.05f;
        int[] characters = code.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            String character = Character.toString(characters[i]);
            boolean separator = character.equals("-");
            float x = LEFT + BOX_PADDING + i * cell + (cell - font.width(character, size)) / 2;
            text(character, x, baseline, size, separator ? SOFT : INK, !separator);
        }
    }

    private void footer(List<String> footer) throws IOException {
        if (footer.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        footer.forEach(text -> lines.addAll(font.wrap(text, FOOTER_TEXT, WIDTH)));
        float y = FOOTER_BASE + (lines.size() - 1) * FOOTER_TEXT * LEADING;
        rule(y + 5 * MM, 0.6f, SOFT);
        for (String line : lines) {
            text(line, LEFT, y, FOOTER_TEXT, SOFT, false);
            y -= FOOTER_TEXT * LEADING;
        }
    }

    private void rule(float y, float thickness, Color colour) throws IOException {
        content.setNonStrokingColor(colour);
        content.addRect(LEFT, y, WIDTH, thickness);
        content.fill();
    }

    /** The one weight of the font made heavier by stroking its outline. */
    private void text(String printable, float x, float y, float size, Color colour, boolean heavy) throws IOException {
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

    private static float size(boolean heading, float text) {
        return heading ? text * 1.5f : text;
    }

    private static float gap(float size) {
        return size * 0.65f;
    }
}
