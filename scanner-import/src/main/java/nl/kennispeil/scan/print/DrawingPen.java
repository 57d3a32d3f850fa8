package nl.kennispeil.scan.print;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/** Draws a drawing on a page, in its own units: the page is turned so that y goes down, as in SVG. */
final class DrawingPen {

    private final Pen pen;

    DrawingPen(Pen pen) {
        this.pen = pen;
    }

    void draw(Drawing drawing, float x, float top, float width, float height) throws IOException {
        PDPageContentStream content = pen.content();
        float[] box = Drawing.box(drawing.root());
        float scale = Math.min(width / box[2], height / box[3]);
        content.saveGraphicsState();
        content.transform(new Matrix(
                scale,
                0,
                0,
                -scale,
                x - box[0] * scale + (width - box[2] * scale) / 2,
                top + box[1] * scale - (height - box[3] * scale) / 2));
        content.addRect(box[0], box[1], box[2], box[3]);
        content.clip();
        parts(drawing.root(), SvgStyle.NONE.within(drawing.root()));
        content.restoreGraphicsState();
    }

    private void parts(Drawing.Part parent, SvgStyle style) throws IOException {
        for (Drawing.Part each : parent.parts()) {
            part(each, style);
        }
    }

    private void part(Drawing.Part part, SvgStyle around) throws IOException {
        SvgStyle style = around.within(part);
        if (style.hidden()) {
            return;
        }
        PDPageContentStream content = pen.content();
        AffineTransform moved = SvgPath.transform(part.attribute("transform", ""));
        content.saveGraphicsState();
        content.transform(new Matrix(moved));
        switch (part.name()) {
            case "g", "svg" -> parts(part, style);
            case "text" -> text(part, style);
            case "path", "rect", "circle", "ellipse", "line", "polyline", "polygon" -> shape(part, style);
            default -> {
                // says something about the drawing, and is not drawn
            }
        }
        content.restoreGraphicsState();
    }

    private void shape(Drawing.Part part, SvgStyle style) throws IOException {
        Path2D path = SvgPath.of(part);
        boolean open = part.name().equals("line");
        Color fill = open ? null : style.paint("fill", Color.BLACK);
        Color stroke = style.paint("stroke", null);
        float wide = style.number("stroke-width", 1);
        if (wide <= 0) {
            stroke = null;
        }
        boolean evenOdd = style.text("fill-rule", "").equals("evenodd");
        if (fill != null) {
            see(style.opacity("fill-opacity"));
            pen.content().setNonStrokingColor(fill);
            trace(path);
            if (evenOdd) {
                pen.content().fillEvenOdd();
            } else {
                pen.content().fill();
            }
        }
        if (stroke != null) {
            see(style.opacity("stroke-opacity"));
            line(style, stroke, wide);
            trace(path);
            pen.content().stroke();
        }
    }

    private void line(SvgStyle style, Color colour, float wide) throws IOException {
        PDPageContentStream content = pen.content();
        content.setStrokingColor(colour);
        content.setLineWidth(wide);
        content.setLineCapStyle(
                switch (style.text("stroke-linecap", "")) {
                    case "round" -> 1;
                    case "square" -> 2;
                    default -> 0;
                });
        content.setLineJoinStyle(
                switch (style.text("stroke-linejoin", "")) {
                    case "round" -> 1;
                    case "bevel" -> 2;
                    default -> 0;
                });
        float[] dashes = style.dashes();
        if (dashes.length > 0) {
            content.setLineDashPattern(dashes, 0);
        }
    }

    private void see(float opacity) throws IOException {
        if (opacity < 1) {
            PDExtendedGraphicsState state = new PDExtendedGraphicsState();
            state.setNonStrokingAlphaConstant(Math.max(0, opacity));
            state.setStrokingAlphaConstant(Math.max(0, opacity));
            pen.content().setGraphicsStateParameters(state);
        }
    }

    private void trace(Path2D path) throws IOException {
        PDPageContentStream content = pen.content();
        float[] c = new float[6];
        float x = 0;
        float y = 0;
        for (PathIterator each = path.getPathIterator(null); !each.isDone(); each.next()) {
            switch (each.currentSegment(c)) {
                case PathIterator.SEG_MOVETO -> {
                    content.moveTo(c[0], c[1]);
                    x = c[0];
                    y = c[1];
                }
                case PathIterator.SEG_LINETO -> {
                    content.lineTo(c[0], c[1]);
                    x = c[0];
                    y = c[1];
                }
                case PathIterator.SEG_QUADTO -> {
                    content.curveTo(
                            x + (c[0] - x) * 2 / 3,
                            y + (c[1] - y) * 2 / 3,
                            c[2] + (c[0] - c[2]) * 2 / 3,
                            c[3] + (c[1] - c[3]) * 2 / 3,
                            c[2],
                            c[3]);
                    x = c[2];
                    y = c[3];
                }
                case PathIterator.SEG_CUBICTO -> {
                    content.curveTo(c[0], c[1], c[2], c[3], c[4], c[5]);
                    x = c[4];
                    y = c[5];
                }
                default -> content.closePath();
            }
        }
    }

    private void text(Drawing.Part part, SvgStyle style) throws IOException {
        float[] at = {style.number("x", 0) + style.number("dx", 0), style.number("y", 0) + style.number("dy", 0)};
        words(part, style, at);
    }

    private void words(Drawing.Part part, SvgStyle style, float[] at) throws IOException {
        float size = style.number("font-size", 16);
        String words = pen.font().printable(part.text().replaceAll("\\s+", " "));
        @Nullable Color fill = style.paint("fill", Color.BLACK);
        if (!words.isBlank() && fill != null) {
            float width = pen.font().width(words, size);
            float shift = switch (style.text("text-anchor", "start")) {
                case "middle" -> width / 2;
                case "end" -> width;
                default -> 0;
            };
            see(style.opacity("fill-opacity"));
            String weight = style.text("font-weight", "").toLowerCase(Locale.ROOT);
            boolean heavy = weight.equals("bold") || weight.matches("[6-9]00");
            PDPageContentStream content = pen.content();
            content.saveGraphicsState();
            content.transform(new Matrix(1, 0, 0, -1, at[0] - shift, at[1]));
            pen.text(
                    words, 0, 0, size, fill, heavy, style.text("font-style", "").equals("italic"));
            content.restoreGraphicsState();
            at[0] += width - shift;
        }
        for (Drawing.Part each : part.parts()) {
            if (each.name().equals("tspan")) {
                SvgStyle own = style.within(each);
                at[0] = own.number("x", at[0]) + own.number("dx", 0);
                at[1] = own.number("y", at[1]) + own.number("dy", 0);
                words(each, own, at);
            }
        }
    }
}
