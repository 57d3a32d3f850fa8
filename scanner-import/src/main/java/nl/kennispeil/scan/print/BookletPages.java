package nl.kennispeil.scan.print;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/** Puts slices on pages from the top down, and numbers the pages when all are there. */
final class BookletPages {

    private static final float MM = Pen.MM;
    private static final float LEFT = 22 * MM;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 44 * MM;
    private static final float TOP = PDRectangle.A4.getHeight() - 20 * MM;
    private static final float BOTTOM = 26 * MM;
    private static final float FOOT = 13 * MM;
    private static final float SMALL = 8;

    private final PDDocument document;
    private final LetterFont font;
    private final Setter setter;
    private @Nullable Pen pen;
    private @Nullable PDPageContentStream open;
    private float y;

    BookletPages(PDDocument document, LetterFont font) {
        this.document = document;
        this.font = font;
        this.setter = new Setter(font);
    }

    void group(Booklet.Group group, Booklet.@Nullable Group following) throws IOException {
        List<Slice> slices = setter.set(group.pieces(), LEFT, WIDTH);
        float height = height(slices);
        if (group.withNext() && following != null) {
            float both = height + height(setter.set(following.pieces(), LEFT, WIDTH));
            height = both <= TOP - BOTTOM ? both : height;
        }
        boolean fits = height <= TOP - BOTTOM;
        if (pen == null || (group.newPage() && y < TOP) || (height > y - BOTTOM && y < TOP && (fits || low()))) {
            next();
        }
        for (int i = 0; i < slices.size(); i++) {
            put(slices, i);
        }
    }

    /** White space at the end goes over the edge. */
    private static float height(List<Slice> slices) {
        float height = 0;
        float space = 0;
        for (Slice each : slices) {
            space = each.space() ? space + each.height() : 0;
            height += each.height();
        }
        return height - space;
    }

    /** What goes on on the next page anyway does not begin at the bottom of this one. */
    private boolean low() {
        return y - BOTTOM < (TOP - BOTTOM) * 0.4f;
    }

    private void put(List<Slice> slices, int i) throws IOException {
        Slice slice = slices.get(i);
        if (slice.space()) {
            if (y < TOP) {
                slice.drawn().draw(pen(), y);
                y -= slice.height();
            }
            return;
        }
        float together = slice.height();
        for (int next = i; slices.get(next).glued() && next + 1 < slices.size(); next++) {
            together += slices.get(next + 1).height();
        }
        if (y < TOP && (slice.height() > y - BOTTOM || (together > y - BOTTOM && together <= TOP - BOTTOM))) {
            next();
            Slice repeated = slice.repeated();
            if (repeated != null) {
                repeated.drawn().draw(pen(), y);
                y -= repeated.height();
            }
        }
        slice.drawn().draw(pen(), y);
        y -= slice.height();
    }

    private Pen pen() {
        if (pen == null) {
            throw new IllegalStateException("there is no page yet");
        }
        return pen;
    }

    private void next() throws IOException {
        close();
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        PDPageContentStream content = new PDPageContentStream(document, page);
        open = content;
        if (pen == null) {
            pen = new Pen(document, font, content);
        } else {
            pen.on(content);
        }
        y = TOP;
    }

    private void close() throws IOException {
        if (open != null) {
            open.close();
            open = null;
        }
    }

    /** The foot of every page, with its number of all. */
    void feet(String foot, String mark) throws IOException {
        close();
        int all = document.getNumberOfPages();
        for (int i = 0; i < all; i++) {
            try (PDPageContentStream content = new PDPageContentStream(
                    document, document.getPage(i), PDPageContentStream.AppendMode.APPEND, true, true)) {
                Pen below = new Pen(document, font, content);
                below.rule(LEFT, FOOT + 5 * MM, WIDTH, 0.6f, Pen.LINE);
                String number = i + 1 + " / " + all;
                float wide = font.width(number, SMALL + 1);
                List<String> lines = font.wrap(foot, SMALL, WIDTH - wide - 6 * MM);
                below.text(lines.get(0), LEFT, FOOT, SMALL, Pen.SOFT, false, false);
                below.text(number, LEFT + WIDTH - wide, FOOT, SMALL + 1, Pen.INK, false, false);
                if (!mark.isEmpty()) {
                    mark(below, font.printable(mark));
                }
            }
        }
    }

    private void mark(Pen below, String mark) throws IOException {
        below.box(0, 0, PDRectangle.A4.getWidth(), 8 * MM, Pen.TINT);
        float size = 9;
        float wide = font.width(mark, size);
        below.text(mark, (PDRectangle.A4.getWidth() - wide) / 2, 3 * MM, size, Pen.SOFT, true, false);
    }
}
