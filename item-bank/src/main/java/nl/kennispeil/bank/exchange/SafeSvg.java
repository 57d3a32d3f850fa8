package nl.kennispeil.bank.exchange;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a drawing may come in as it is. Nothing is taken out of it: a cleaned drawing is another drawing. */
public final class SafeSvg {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final Set<String> ELEMENTS = Set.of(
            ("svg g defs symbol use switch title desc metadata path rect circle ellipse line polyline polygon text tspan"
                            + " textPath linearGradient radialGradient stop clipPath mask pattern marker image view filter"
                            + " feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting"
                            + " feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR"
                            + " feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting"
                            + " feSpotLight feTile feTurbulence")
                    .split(" "));

    /** Notes of drawing programs: they are not drawn and do nothing. */
    private static final Set<String> INERT = Set.of(
            "http://www.inkscape.org/namespaces/inkscape",
            "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
            "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
            "http://creativecommons.org/ns#",
            "http://web.resource.org/cc/",
            "http://purl.org/dc/elements/1.1/");

    private static final Pattern EVENT = Pattern.compile("(?i)on[a-z]+");
    private static final Pattern OUTSIDE =
            Pattern.compile("(?is).*(url\\s*\\(\\s*[\"']?\\s*(?!#|[\"'\\s])|@import|expression\\s*\\(|\\\\).*");
    private static final Pattern PICTURE =
            Pattern.compile("(?is)data:image/(png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\\s]*");

    private SafeSvg() {}

    /** Why a drawing does not come in; empty when it may. */
    public static Optional<String> fault(byte[] bytes) {
        try {
            XmlElement root = SafeXml.parse(bytes);
            return root.is("svg") && root.namespace().equals(SVG)
                    ? fault(root, false)
                    : Optional.of("the drawing is no SVG");
        } catch (XmlFault wrong) {
            return Optional.of(wrong.reason());
        }
    }

    /**
     * The same for a tree.
     *
     * @param inline true when it stands in a page, whose looks and names it must not touch
     */
    public static Optional<String> fault(XmlElement root, boolean inline) {
        return root.walk().flatMap(each -> one(each, inline).stream()).findFirst();
    }

    private static Optional<String> one(XmlElement element, boolean inline) {
        String where = "line " + element.line() + ": ";
        if (!inline && INERT.contains(element.namespace())) {
            return attributes(element, where);
        }
        boolean style = element.is("style") && !inline;
        boolean drawn = element.namespace().equals(SVG)
                || (inline && element.namespace().contains("qti"));
        if (!drawn || (!style && !ELEMENTS.contains(element.name()))) {
            return Optional.of(where + "<" + element.name() + "> may not stand in a drawing");
        }
        if (style && OUTSIDE.matcher(element.text()).matches()) {
            return Optional.of(where + "the style of a drawing reaches outside it");
        }
        return attributes(element, where);
    }

    private static Optional<String> attributes(XmlElement element, String where) {
        for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
            String name = attribute.getKey().substring(attribute.getKey().indexOf('}') + 1);
            String value = attribute.getValue();
            String bare = value.replaceAll("[\\p{Cntrl}\\s]+", "").toLowerCase(Locale.ROOT);
            if (EVENT.matcher(name).matches() || bare.startsWith("javascript:")) {
                return Optional.of(where + name + " of <" + element.name() + "> runs a script");
            }
            if ((name.equals("href") || name.equals("src"))
                    && !value.startsWith("#")
                    && !PICTURE.matcher(value).matches()
                    && !attribute.getKey().contains("rdf-syntax")) {
                return Optional.of(where + name + " of <" + element.name() + "> reaches outside the drawing");
            }
            if (OUTSIDE.matcher(value).matches() && !name.equals("d")) {
                return Optional.of(where + name + " of <" + element.name() + "> reaches outside the drawing");
            }
        }
        return Optional.empty();
    }
}
