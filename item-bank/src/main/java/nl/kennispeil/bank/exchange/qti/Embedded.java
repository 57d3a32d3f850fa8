package nl.kennispeil.bank.exchange.qti;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.MathMl;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;
import nl.kennispeil.bank.exchange.SafeSvg;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.XmlNode;
import nl.kennispeil.bank.exchange.XmlText;

/** Formulas and drawings inside an item; their names keep their case. */
final class Embedded {

    /** What a formula may hold besides how it looks: annotations and what it means (MathML 3, W3C), nothing that acts or fetches. */
    private static final Set<String> MEANING =
            Set.of(("annotation annotation-xml cn ci csymbol cs apply bind bvar share cerror cbytes set list "
                            + "domainofapplication condition lowlimit uplimit degree momentabout logbase matrix "
                            + "matrixrow vector piecewise piece otherwise interval inverse lambda compose ident domain "
                            + "codomain image quotient factorial divide max min minus plus power rem times root gcd and "
                            + "or xor not implies forall exists abs conjugate arg real imaginary lcm floor ceiling eq "
                            + "neq gt lt geq leq equivalent approx factorof int diff partialdiff divergence grad curl "
                            + "laplacian union intersect in notin subset prsubset notsubset notprsubset setdiff card "
                            + "cartesianproduct sum product limit tendsto exp ln log sin cos tan sec csc cot sinh cosh "
                            + "tanh sech csch coth arcsin arccos arctan arccosh arccot arccoth arccsc arccsch arcsec "
                            + "arcsech arcsinh arctanh mean sdev variance median mode moment determinant transpose "
                            + "selector vectorproduct scalarproduct outerproduct integers reals rationals "
                            + "naturalnumbers complexes primes exponentiale imaginaryi notanumber true false emptyset "
                            + "pi eulergamma infinity")
                    .split(" "));

    private Embedded() {}

    private static boolean known(XmlElement xml) {
        return MathMl.PRESENTATION.contains(xml.name()) || MEANING.contains(xml.name());
    }

    static Element math(XmlElement xml, Findings findings) {
        boolean known = known(xml);
        if (!known) {
            findings.repair(Lift.at(xml) + Lift.shown(xml)
                    + " is not an element of MathML that items may hold; its content stays");
        }
        List<Node> children = new ArrayList<>();
        for (XmlNode child : xml.children()) {
            if (child instanceof XmlText text) {
                children.add(new Text(text.value()));
            } else if (child instanceof XmlElement below) {
                Active.check(below);
                if (xml.is("annotation-xml") && !known(below)) {
                    findings.note("an annotation of a formula that is no MathML is left out");
                } else {
                    children.add(math(below, findings));
                }
            }
        }
        Map<String, String> kept = new TreeMap<>();
        xml.attributes().forEach((name, value) -> {
            String local = name.substring(name.indexOf('}') + 1);
            if (local.toLowerCase(java.util.Locale.ROOT).matches("on[a-z]+") || Values.script(value)) {
                throw Refusal.whole(
                        Lift.at(xml) + local + " of " + Lift.shown(xml) + " runs a script, which never comes in");
            }
            if (name.startsWith("{") || local.matches("href|src|style|altimg|cdgroup|definitionURL|actiontype")) {
                if (!name.startsWith("{http://www.w3.org/2001/XMLSchema-instance}")) {
                    findings.note("attribute " + local + " of " + Lift.shown(xml) + " is left out");
                }
            } else {
                kept.put(name, value);
            }
        });
        return known ? Element.of(xml.name(), kept, children) : Element.of("mrow", Map.of(), children);
    }

    /** A drawing, whole: a cleaned one is another drawing. Empty when it cannot be shown, with the fault for repair. */
    static Optional<Element> svg(XmlElement xml, Findings findings) {
        Optional<String> fault = SafeSvg.fault(xml, true);
        if (fault.isEmpty()) {
            return Optional.of(drawing(xml));
        }
        if (xml.walk().anyMatch(Active::acts)) {
            throw Refusal.whole(fault.get());
        }
        findings.repair(fault.get() + "; the drawing is left out");
        return Optional.empty();
    }

    private static Element drawing(XmlElement xml) {
        List<Node> children = new ArrayList<>();
        for (XmlNode child : xml.children()) {
            if (child instanceof XmlText text) {
                children.add(new Text(text.value()));
            } else if (child instanceof XmlElement below) {
                children.add(drawing(below));
            }
        }
        Map<String, String> kept = new TreeMap<>();
        xml.attributes().forEach((name, value) -> kept.put(name.substring(name.indexOf('}') + 1), value));
        return Element.of(xml.name(), kept, children);
    }
}
