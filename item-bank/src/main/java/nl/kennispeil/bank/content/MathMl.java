package nl.kennispeil.bank.content;

import java.util.Set;

/** Formulas as the canonical tree may hold them. */
public final class MathMl {

    /** Elements of presentation MathML 3 (W3C, 2014, chapter 3), but for those that act or link. */
    public static final Set<String> PRESENTATION = Set.of(
            "math",
            "semantics",
            "mrow",
            "mi",
            "mn",
            "mo",
            "ms",
            "mtext",
            "mspace",
            "mfrac",
            "msqrt",
            "mroot",
            "mstyle",
            "merror",
            "mpadded",
            "mphantom",
            "mfenced",
            "menclose",
            "msub",
            "msup",
            "msubsup",
            "munder",
            "mover",
            "munderover",
            "mmultiscripts",
            "mprescripts",
            "none",
            "mtable",
            "mtr",
            "mtd",
            "mlabeledtr",
            "maligngroup",
            "malignmark",
            "mstack",
            "mlongdiv",
            "mscarries",
            "mscarry",
            "msrow",
            "msgroup",
            "msline");

    private MathMl() {}
}
