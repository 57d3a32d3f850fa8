package nl.kennispeil.delivery.content;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which elements, with which attributes, may reach a candidate's browser. What is not on the list does not. */
final class Allowed {

    private static final Map<String, Set<String>> BY_NAME = new HashMap<>();

    /** Of everything. Never {@code id}, which could collide with the page, nor anything that scripts or styles. */
    private static final List<String> EVERYWHERE = List.of("class", "dir", "lang", "xml:lang");

    private static final List<String> ASKING =
            List.of("response-identifier", "data-max-selections-message", "data-min-selections-message", "label");

    static {
        html();
        mathMl();
        svg();
        qti();
    }

    /** Left out in silence: not for candidates, or nothing to see. */
    private static final Set<String> NOT_SHOWN = Set.of(
            "qti-feedback-inline",
            "qti-feedback-block",
            "qti-modal-feedback",
            "qti-stylesheet",
            "qti-catalog-info",
            "annotation",
            "annotation-xml",
            "script",
            "style",
            "link",
            "meta");

    private Allowed() {}

    /** The attributes an element may keep, or empty when it may not pass. */
    static Optional<Set<String>> attributes(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    static boolean mayGo(String name) {
        return NOT_SHOWN.contains(name);
    }

    /** Of a list of classes those of QTI's shared vocabulary and our own: others were made to be seen by nobody. */
    static String classes(String value) {
        return Arrays.stream(value.strip().split("\\s+"))
                .filter(each -> each.matches("(qti|kp)-[a-z0-9-]{1,60}"))
                .collect(Collectors.joining(" "));
    }

    static Map<String, Set<String>> all() {
        return Collections.unmodifiableMap(new TreeMap<>(BY_NAME));
    }

    private static void allow(String names, String... attributes) {
        for (String name : names.split(" ")) {
            Set<String> all = new TreeSet<>(EVERYWHERE);
            all.addAll(List.of(attributes));
            BY_NAME.put(name, Collections.unmodifiableSet(all));
        }
    }

    private static void html() {
        allow(
                "p div span br hr h1 h2 h3 h4 h5 h6 ul dl dt dd b i em strong sub sup small u s code pre kbd samp var dfn");
        allow("blockquote q cite abbr figure figcaption section article tt big ins del mark ruby rb rt rp", "title");
        allow("ol", "start", "type", "reversed");
        allow("li", "value");
        allow("table caption thead tbody tfoot tr colgroup");
        allow("col", "span");
        allow("th td", "colspan", "rowspan", "scope", "abbr");
        allow("img", "src", "alt", "width", "height");
        allow("picture");
        allow("a", "href", "download", "type");
        allow("object", "data", "type", "width", "height", "aria-label");
        allow("video audio", "src", "aria-label", "width", "height");
        allow("source", "src", "type");
        allow("track", "src", "kind", "srclang", "label");
    }

    private static void mathMl() {
        allow(
                "math mrow mi mn mo mtext mspace ms mfrac msqrt mroot mstyle merror mpadded mphantom mfenced menclose"
                        + " msub msup msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mtd"
                        + " mlabeledtr semantics",
                "display",
                "displaystyle",
                "scriptlevel",
                "mathvariant",
                "stretchy",
                "fence",
                "separator",
                "separators",
                "open",
                "close",
                "accent",
                "accentunder",
                "form",
                "largeop",
                "movablelimits",
                "lspace",
                "rspace",
                "width",
                "height",
                "depth",
                "linethickness",
                "notation",
                "columnalign",
                "rowalign",
                "columnspan",
                "rowspan",
                "alttext");
    }

    private static void svg() {
        allow(
                "svg g path rect circle ellipse line polyline polygon text tspan",
                "viewBox",
                "width",
                "height",
                "d",
                "x",
                "y",
                "dx",
                "dy",
                "cx",
                "cy",
                "r",
                "rx",
                "ry",
                "x1",
                "y1",
                "x2",
                "y2",
                "points",
                "transform",
                "fill",
                "fill-opacity",
                "fill-rule",
                "stroke",
                "stroke-width",
                "stroke-dasharray",
                "stroke-linecap",
                "stroke-linejoin",
                "opacity",
                "font-size",
                "font-weight",
                "text-anchor",
                "preserveAspectRatio",
                "aria-label",
                "role");
        allow("title desc");
    }

    private static void qti() {
        allow("qti-item-body qti-prompt qti-content-body qti-rubric-block");
        allow("qti-stimulus-body");
        allow("div", "data-stimulus-idref");
        ask("qti-choice-interaction", "max-choices", "min-choices", "shuffle", "orientation");
        ask("qti-order-interaction", "max-choices", "min-choices", "shuffle", "orientation");
        ask("qti-associate-interaction", "max-associations", "min-associations", "shuffle");
        ask("qti-match-interaction", "max-associations", "min-associations", "shuffle");
        ask("qti-gap-match-interaction", "max-associations", "min-associations", "shuffle");
        ask("qti-inline-choice-interaction", "shuffle", "required");
        ask("qti-text-entry-interaction", "expected-length", "placeholder-text", "format");
        ask(
                "qti-extended-text-interaction",
                "expected-length",
                "expected-lines",
                "placeholder-text",
                "format",
                "min-strings",
                "max-strings");
        ask("qti-hottext-interaction", "max-choices", "min-choices");
        ask("qti-hotspot-interaction", "max-choices", "min-choices");
        ask("qti-select-point-interaction", "max-choices", "min-choices");
        ask("qti-graphic-order-interaction", "max-choices", "min-choices");
        ask("qti-graphic-associate-interaction", "max-associations", "min-associations");
        ask("qti-graphic-gap-match-interaction", "max-associations", "min-associations");
        ask("qti-position-object-interaction", "max-choices", "min-choices", "center-point");
        ask(
                "qti-slider-interaction",
                "lower-bound",
                "upper-bound",
                "step",
                "step-label",
                "orientation",
                "reverse",
                "unit");
        ask("qti-media-interaction", "autostart", "min-plays", "max-plays", "loop");
        allow("qti-simple-choice qti-inline-choice", "identifier", "fixed");
        allow("qti-simple-match-set");
        allow("qti-simple-associable-choice", "identifier", "fixed", "match-max", "match-min", "match-group");
        allow("qti-gap", "identifier", "match-group", "required");
        allow("qti-gap-text qti-gap-img", "identifier", "match-max", "match-min", "match-group", "object-label");
        allow("qti-hottext", "identifier");
        allow("qti-hotspot-choice", "identifier", "shape", "coords", "hotspot-label", "aria-label");
        allow(
                "qti-associable-hotspot",
                "identifier",
                "shape",
                "coords",
                "hotspot-label",
                "aria-label",
                "match-max",
                "match-min",
                "match-group");
        allow("qti-position-object-stage");
    }

    private static void ask(String name, String... attributes) {
        allow(name, Stream.concat(ASKING.stream(), Arrays.stream(attributes)).toArray(String[]::new));
    }
}
