package nl.kennispeil.delivery.paper;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.scan.print.Run;
import nl.kennispeil.scan.print.Run.Style;

/**
 * Formulas on one line: fractions with a stroke, powers raised, roots with their sign and brackets. What cannot be written
 * so without becoming another formula is a fault.
 */
final class Formula {

    private final Sheet sheet;
    private final List<Run> runs = new ArrayList<>();

    private Formula(Sheet sheet) {
        this.sheet = sheet;
    }

    static List<Run> runs(Sheet sheet, Element math, Set<Style> styles) {
        Formula formula = new Formula(sheet);
        formula.all(math.elements(), styles);
        return formula.runs;
    }

    private void all(List<Element> parts, Set<Style> styles) {
        parts.forEach(each -> one(each, styles));
    }

    private void one(Element part, Set<Style> styles) {
        List<Element> below = part.elements();
        switch (part.name()) {
            case "mrow", "mstyle", "mpadded", "math" -> all(below, styles);
            case "semantics" -> all(below.stream().limit(1).toList(), styles);
            case "mi" -> {
                String name = part.text().strip();
                text(name, name.codePointCount(0, name.length()) == 1 ? with(styles, Style.ITALIC) : styles);
            }
            case "mn", "mtext", "ms" -> text(part.text().strip(), styles);
            case "mo" -> operator(part.text().strip(), styles);
            case "mspace" -> text("\u00A0", styles);
            case "msup" -> script(part, below, styles, Style.RAISED);
            case "msub" -> script(part, below, styles, Style.LOWERED);
            case "mfrac" -> {
                if (below.size() == 2) {
                    bracketed(below.get(0), styles);
                    text("/", styles);
                    bracketed(below.get(1), styles);
                } else {
                    beyond(part);
                }
            }
            case "msqrt" -> {
                text("√", styles);
                boolean one = below.size() == 1 && simple(below.get(0));
                text(one ? "" : "(", styles);
                all(below, styles);
                text(one ? "" : ")", styles);
            }
            case "mfenced" -> {
                text(part.attribute("open", "("), styles);
                for (int i = 0; i < below.size(); i++) {
                    text(i > 0 ? part.attribute("separators", ",").strip() : "", styles);
                    one(below.get(i), styles);
                }
                text(part.attribute("close", ")"), styles);
            }
            default -> beyond(part);
        }
    }

    /** Above each other at one base, or within another power, one line does not say it. */
    private void script(Element part, List<Element> below, Set<Style> styles, Style style) {
        boolean nested = styles.contains(Style.RAISED) || styles.contains(Style.LOWERED);
        if (below.size() != 2 || nested) {
            beyond(part);
            return;
        }
        bracketed(below.get(0), styles);
        one(below.get(1), with(styles, style));
    }

    private void bracketed(Element part, Set<Style> styles) {
        boolean simple = simple(part);
        text(simple ? "" : "(", styles);
        one(part, styles);
        text(simple ? "" : ")", styles);
    }

    private static boolean simple(Element part) {
        return switch (part.name()) {
            case "mi", "mn", "mtext", "msup", "msub", "mfenced", "msqrt" -> true;
            case "mrow", "mstyle" ->
                part.elements().size() == 1 && simple(part.elements().get(0));
            default -> false;
        };
    }

    private void operator(String sign, Set<Style> styles) {
        switch (sign) {
            // invisible: times, function, comma and plus
            case "\u2061", "\u2062", "\u2063", "\u2064" -> {}
            case "=", "+", "-", "−", "×", "÷", "<", ">", "≤", "≥", "≠", "≈", "±", "→", "·" ->
                text("\u00A0" + sign + "\u00A0", styles);
            default -> text(sign, styles);
        }
    }

    private void text(String text, Set<Style> styles) {
        if (!text.isEmpty()) {
            runs.add(new Run(sheet.text(text), styles, 0));
        }
    }

    private void beyond(Element part) {
        sheet.fault(Fault.Reason.FORMULA, part.name());
        text(" [" + String.join(" ", part.text().strip().split("\\s+")) + "] ", Set.of());
    }

    private static Set<Style> with(Set<Style> styles, Style style) {
        Set<Style> more = EnumSet.of(style);
        more.addAll(styles);
        return more;
    }
}
