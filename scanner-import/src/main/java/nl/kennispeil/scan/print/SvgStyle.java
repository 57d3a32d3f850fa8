package nl.kennispeil.scan.print;

import java.awt.Color;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The looks of a part of a drawing, with what it inherits. */
record SvgStyle(Map<String, String> values) {

    private static final Set<String> INHERITED = Set.of(
            "fill",
            "fill-opacity",
            "fill-rule",
            "stroke",
            "stroke-width",
            "stroke-opacity",
            "stroke-dasharray",
            "stroke-linecap",
            "stroke-linejoin",
            "font-size",
            "font-weight",
            "font-style",
            "text-anchor",
            "color",
            "visibility");

    private static final Map<String, Integer> NAMED = Map.ofEntries(
            Map.entry("black", 0x000000),
            Map.entry("white", 0xFFFFFF),
            Map.entry("red", 0xFF0000),
            Map.entry("green", 0x008000),
            Map.entry("blue", 0x0000FF),
            Map.entry("gray", 0x808080),
            Map.entry("grey", 0x808080),
            Map.entry("lightgray", 0xD3D3D3),
            Map.entry("lightgrey", 0xD3D3D3),
            Map.entry("darkgray", 0xA9A9A9),
            Map.entry("darkgrey", 0xA9A9A9),
            Map.entry("silver", 0xC0C0C0),
            Map.entry("yellow", 0xFFFF00),
            Map.entry("orange", 0xFFA500),
            Map.entry("purple", 0x800080),
            Map.entry("brown", 0xA52A2A),
            Map.entry("pink", 0xFFC0CB),
            Map.entry("navy", 0x000080),
            Map.entry("teal", 0x008080),
            Map.entry("maroon", 0x800000),
            Map.entry("olive", 0x808000),
            Map.entry("lime", 0x00FF00),
            Map.entry("aqua", 0x00FFFF),
            Map.entry("cyan", 0x00FFFF),
            Map.entry("magenta", 0xFF00FF),
            Map.entry("fuchsia", 0xFF00FF),
            Map.entry("lightblue", 0xADD8E6),
            Map.entry("darkred", 0x8B0000),
            Map.entry("darkblue", 0x00008B),
            Map.entry("darkgreen", 0x006400));

    static final SvgStyle NONE = new SvgStyle(Map.of());

    /** This of what is around a part, with the part's own. */
    SvgStyle within(Drawing.Part part) {
        Map<String, String> next = new HashMap<>();
        values.forEach((name, value) -> {
            if (INHERITED.contains(name)) {
                next.put(name, value);
            }
        });
        next.putAll(part.attributes());
        next.putAll(declared(part));
        next.values().removeIf(each -> each.strip().equals("inherit"));
        return new SvgStyle(next);
    }

    /** The attribute {@code style}, read as declarations. */
    private static Map<String, String> declared(Drawing.Part part) {
        Map<String, String> declared = new HashMap<>();
        for (String each : part.attribute("style", "").split(";")) {
            int colon = each.indexOf(':');
            if (colon > 0) {
                declared.put(
                        each.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        each.substring(colon + 1).strip());
            }
        }
        return declared;
    }

    /** True when a colour, a size or a shape is written in a way that is not read here. */
    static boolean unreadable(Drawing.Part part) {
        SvgStyle own = NONE.within(part);
        try {
            own.paint("fill", null);
            own.paint("stroke", null);
            own.number("stroke-width", 1);
            own.number("font-size", 16);
            own.dashes();
            SvgPath.of(part);
            SvgPath.transform(part.attribute("transform", ""));
            for (String name : new String[] {"x", "y", "dx", "dy"}) {
                own.number(name, 0);
            }
            return own.values.getOrDefault("style", "").contains("url(");
        } catch (IllegalArgumentException unreadable) {
            return true;
        }
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise).strip();
    }

    boolean hidden() {
        return text("display", "").equals("none")
                || text("visibility", "visible").equals("hidden");
    }

    /** A length in units of the drawing. */
    float number(String name, float otherwise) {
        String written = text(name, "").replaceAll("px$", "");
        if (written.isEmpty()) {
            return otherwise;
        }
        float value = Float.parseFloat(written);
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException(name);
        }
        return value;
    }

    float[] dashes() {
        String written = text("stroke-dasharray", "none");
        if (written.equals("none") || written.isEmpty()) {
            return new float[0];
        }
        String[] parts = written.split("[\\s,]+");
        float[] dashes = new float[parts.length];
        for (int i = 0; i < parts.length; i++) {
            dashes[i] = Float.parseFloat(parts[i]);
        }
        return dashes;
    }

    /** A colour, or null for none. */
    @Nullable
    Color paint(String name, @Nullable Color otherwise) {
        String written = text(name, "").toLowerCase(Locale.ROOT);
        if (written.isEmpty()) {
            return otherwise;
        }
        if (written.equals("none") || written.equals("transparent")) {
            return null;
        }
        if (written.equals("currentcolor")) {
            return paint("color", Color.BLACK);
        }
        if (written.matches("#[0-9a-f]{6}")) {
            return new Color(Integer.parseInt(written.substring(1), 16));
        }
        if (written.matches("#[0-9a-f]{3}")) {
            int red = Integer.parseInt(written.substring(1, 2), 16) * 17;
            int green = Integer.parseInt(written.substring(2, 3), 16) * 17;
            int blue = Integer.parseInt(written.substring(3, 4), 16) * 17;
            return new Color(red, green, blue);
        }
        if (written.matches("rgb\\(\\s*\\d{1,3}\\s*,\\s*\\d{1,3}\\s*,\\s*\\d{1,3}\\s*\\)")) {
            String[] three = written.substring(4, written.length() - 1).split(",");
            return new Color(
                    Integer.parseInt(three[0].strip()),
                    Integer.parseInt(three[1].strip()),
                    Integer.parseInt(three[2].strip()));
        }
        Integer named = NAMED.get(written);
        if (named == null) {
            throw new IllegalArgumentException(name);
        }
        return new Color(named);
    }

    float opacity(String name) {
        return number("opacity", 1) * number(name, 1);
    }
}
