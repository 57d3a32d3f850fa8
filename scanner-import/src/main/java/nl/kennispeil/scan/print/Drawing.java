package nl.kennispeil.scan.print;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A drawing in the words of SVG 1.1, printed as lines and areas. It knows the plain shapes, text, colours and transforms;
 * what it does not know it names, so that nobody prints a drawing that lacks something.
 */
public record Drawing(Part root, float width, float height) implements Piece.Image {

    /** An element of it. Names of attributes are without name space. */
    public record Part(String name, Map<String, String> attributes, String text, List<Part> parts) {
        public Part {
            attributes = Map.copyOf(attributes);
            parts = List.copyOf(parts);
        }

        String attribute(String name, String otherwise) {
            return attributes.getOrDefault(name, otherwise);
        }
    }

    private static final Set<String> DRAWN =
            Set.of("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan");
    private static final Set<String> SILENT = Set.of("title", "desc", "metadata");
    private static final Set<String> BEYOND =
            Set.of("clip-path", "mask", "filter", "marker", "marker-start", "marker-mid", "marker-end", "textLength");

    /**
     * A drawing of an element {@code svg}, as large as it says itself unless told otherwise.
     *
     * @param width in pixels, or 0
     * @param height in pixels, or 0
     */
    public static Drawing of(Part root, float width, float height) {
        float[] box = box(root);
        float ownWidth = size(root.attribute("width", ""), box[2]);
        float ownHeight = size(root.attribute("height", ""), ownWidth * box[3] / box[2]);
        if (root.attribute("width", "").isEmpty()
                && !root.attribute("height", "").isEmpty()) {
            ownWidth = ownHeight * box[2] / box[3];
        }
        float shownWidth = width > 0 ? width : height > 0 ? height * ownWidth / ownHeight : ownWidth;
        float shownHeight = height > 0 ? height : shownWidth * ownHeight / ownWidth;
        return new Drawing(root, Math.max(1, shownWidth), Math.max(1, shownHeight));
    }

    /** What of it cannot be printed as it is; empty when all of it can. */
    public Set<String> unknown() {
        Set<String> unknown = new TreeSet<>();
        collect(root, unknown);
        return unknown;
    }

    private static void collect(Part part, Set<String> unknown) {
        if (SILENT.contains(part.name())) {
            return;
        }
        if (!DRAWN.contains(part.name())) {
            unknown.add(part.name());
            return;
        }
        part.attributes().forEach((name, value) -> {
            if ((BEYOND.contains(name) && !value.equals("none")) || value.contains("url(")) {
                unknown.add(name);
            }
        });
        if (SvgStyle.unreadable(part)) {
            unknown.add(part.name());
        }
        part.parts().forEach(each -> collect(each, unknown));
    }

    /** Left, top, width and height of what it shows, in its own units. */
    static float[] box(Part root) {
        String[] four = root.attribute("viewBox", "").strip().split("[\\s,]+");
        if (four.length == 4) {
            try {
                float[] box = new float[4];
                for (int i = 0; i < 4; i++) {
                    box[i] = Float.parseFloat(four[i]);
                }
                if (box[2] > 0 && box[3] > 0) {
                    return box;
                }
            } catch (NumberFormatException unreadable) {
                // as without
            }
        }
        return new float[] {0, 0, size(root.attribute("width", ""), 300), size(root.attribute("height", ""), 150)};
    }

    private static float size(String written, float otherwise) {
        String digits = written.strip().replaceAll("px$", "");
        try {
            float size = Float.parseFloat(digits);
            return size > 0 && Float.isFinite(size) ? size : otherwise;
        } catch (NumberFormatException other) {
            return otherwise;
        }
    }

    @Override
    public String toString() {
        return "Drawing[" + width + "x" + height + "]";
    }
}
