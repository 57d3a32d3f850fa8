package nl.kennispeil.scan.print;

import java.awt.Color;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;

/** Draws on one page after the other. Lengths are points from the lower left corner. */
final class Pen {

    static final float MM = 72 / 25.4f;
    static final Color INK = new Color(0x16212B);
    static final Color SOFT = new Color(0x52606D);
    static final Color ACCENT = new Color(0x0B5C6B);
    static final Color LINE = new Color(0xC3CBD2);
    static final Color TINT = new Color(0xF3F6F8);

    /** Four curves make a circle when their handles are this long. */
    private static final float ROUND = 0.5523f;

    private static final float SLANT = 0.2126f;

    private final PDDocument document;
    private final LetterFont font;
    private final Map<String, PDImageXObject> pictures = new HashMap<>();
    private PDPageContentStream content;

    Pen(PDDocument document, LetterFont font, PDPageContentStream content) {
        this.document = document;
        this.font = font;
        this.content = content;
    }

    LetterFont font() {
        return font;
    }

    PDPageContentStream content() {
        return content;
    }

    void on(PDPageContentStream page) {
        this.content = page;
    }

    void text(String printable, float x, float y, float size, Color colour, boolean heavy, boolean slanted)
            throws IOException {
        if (printable.isEmpty()) {
            return;
        }
        content.beginText();
        content.setFont(font.font(), size);
        content.setNonStrokingColor(colour);
        content.setRenderingMode(heavy ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        if (heavy) {
            content.setStrokingColor(colour);
            content.setLineWidth(size * 0.028f);
        }
        content.setTextMatrix(slanted ? new Matrix(1, 0, SLANT, 1, x, y) : Matrix.getTranslateInstance(x, y));
        content.showText(printable);
        content.endText();
    }

    void rule(float x, float y, float width, float thickness, Color colour) throws IOException {
        box(x, y, width, thickness, colour);
    }

    void box(float x, float y, float width, float height, Color colour) throws IOException {
        content.setNonStrokingColor(colour);
        content.addRect(x, y, width, height);
        content.fill();
    }

    void ring(float x, float y, float radius, boolean filled) throws IOException {
        content.saveGraphicsState();
        circle(x, y, radius, radius);
        if (filled) {
            content.setNonStrokingColor(INK);
            content.fill();
        } else {
            content.setStrokingColor(SOFT);
            content.setLineWidth(0.7f);
            content.stroke();
        }
        content.restoreGraphicsState();
    }

    void circle(float x, float y, float rx, float ry) throws IOException {
        float hx = rx * ROUND;
        float hy = ry * ROUND;
        content.moveTo(x + rx, y);
        content.curveTo(x + rx, y + hy, x + hx, y + ry, x, y + ry);
        content.curveTo(x - hx, y + ry, x - rx, y + hy, x - rx, y);
        content.curveTo(x - rx, y - hy, x - hx, y - ry, x, y - ry);
        content.curveTo(x + hx, y - ry, x + rx, y - hy, x + rx, y);
        content.closePath();
    }

    /** A picture with its upper left corner at a point. */
    void image(Piece.Image image, float x, float top, float width, float height) throws IOException {
        if (image instanceof Picture picture) {
            PDImageXObject embedded = pictures.get(picture.name());
            if (embedded == null) {
                embedded = PDImageXObject.createFromByteArray(document, picture.bytes(), null);
                pictures.put(picture.name(), embedded);
            }
            content.drawImage(embedded, x, top - height, width, height);
        } else if (image instanceof Drawing drawing) {
            new DrawingPen(this).draw(drawing, x, top, width, height);
        }
    }

    /** The outline and the label of an area of a picture that is {@code scale} times as large as its pixels. */
    void area(Piece.Area area, float x, float top, float scale) throws IOException {
        List<Float> c = area.coords();
        // a label stands at the edge of its area: what the question is about may be in the middle
        float[] place = {x + 10, top - 10};
        content.saveGraphicsState();
        boolean shaped = false;
        switch (area.shape()) {
            case "rect" -> {
                if (c.size() >= 4) {
                    content.addRect(
                            x + c.get(0) * scale,
                            top - c.get(3) * scale,
                            (c.get(2) - c.get(0)) * scale,
                            (c.get(3) - c.get(1)) * scale);
                    place[0] = x + c.get(0) * scale + 10;
                    place[1] = top - c.get(1) * scale - 10;
                    shaped = true;
                }
            }
            case "circle", "ellipse" -> {
                if (c.size() >= 3) {
                    float rx = c.get(2) * scale;
                    float ry = c.size() > 3 ? c.get(3) * scale : rx;
                    float cx = x + c.get(0) * scale;
                    float cy = top - c.get(1) * scale;
                    circle(cx, cy, rx, ry);
                    place[0] = cx - rx * 0.71f;
                    place[1] = cy + ry * 0.71f;
                    shaped = true;
                }
            }
            case "poly" -> {
                int corners = c.size() / 2;
                for (int i = 0; i < corners; i++) {
                    float px = x + c.get(2 * i) * scale;
                    float py = top - c.get(2 * i + 1) * scale;
                    if (i == 0) {
                        content.moveTo(px, py);
                        place[0] = px;
                        place[1] = py;
                    } else {
                        content.lineTo(px, py);
                    }
                }
                if (corners > 2) {
                    content.closePath();
                    shaped = true;
                }
            }
            default -> {
                // the whole picture
            }
        }
        if (shaped) {
            content.setStrokingColor(INK);
            content.setLineWidth(0.9f);
            content.setLineDashPattern(new float[] {3, 2}, 0);
            content.stroke();
        }
        content.restoreGraphicsState();
        if (!area.label().isEmpty()) {
            content.saveGraphicsState();
            circle(place[0], place[1], 8, 8);
            content.setNonStrokingColor(Color.WHITE);
            content.setStrokingColor(INK);
            content.setLineWidth(0.9f);
            content.fillAndStroke();
            content.restoreGraphicsState();
            String label = font.printable(area.label());
            text(label, place[0] - font.width(label, 9.5f) / 2, place[1] - 3.4f, 9.5f, INK, true, false);
        }
    }
}
