package nl.kennispeil.bank.exchange.qti12;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.bank.content.BaseType;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.draft.ItemDraft;
import nl.kennispeil.bank.exchange.draft.Qti;

/** Turns a {@code conditionvar} into an expression that is true or false, never null. */
final class Conditions {

    private final Map<String, Target> targets;
    private final boolean canvas;
    private final ItemDraft draft;

    Conditions(Map<String, Target> targets, boolean canvas, ItemDraft draft) {
        this.targets = targets;
        this.canvas = canvas;
        this.draft = draft;
    }

    /** @param other what {@code <other/>} stands for here */
    Element expression(XmlElement conditionvar, Element other) throws Unscored {
        List<XmlElement> parts = conditionvar.elements();
        if (parts.isEmpty()) {
            throw new Unscored("line " + conditionvar.line() + ": a condition is empty");
        }
        return all(conditionvar, parts, other);
    }

    /** A condition of this file alone: {@code varequal}, {@code not}, {@code and} and so on. */
    private Element one(XmlElement condition, Element other) throws Unscored {
        return switch (condition.name()) {
            case "and" -> all(condition, condition.elements(), other);
            case "or" -> Qti.joined("or", each(condition, other));
            case "not" -> {
                if (condition.elements().size() != 1) {
                    throw new Unscored("line " + condition.line() + ": <not> holds "
                            + condition.elements().size() + " conditions: it needs 1");
                }
                // An unanswered response gives null, which "not" leaves null; the old rules call it false.
                Element inside = one(condition.elements().get(0), other);
                yield Qti.op("not", answered(condition, inside));
            }
            case "other" -> other;
            case "unanswered" -> target(condition).isEmpty();
            case "varequal" -> {
                check(condition);
                yield target(condition).equal(condition);
            }
            case "vargte" -> target(condition).compare("gte", condition);
            case "vargt" -> target(condition).compare("gt", condition);
            case "varlte" -> target(condition).compare("lte", condition);
            case "varlt" -> target(condition).compare("lt", condition);
            case "varsubset" -> subset(condition);
            case "varsubstring" -> substring(condition);
            case "varinside" -> inside(condition);
            default ->
                throw new Unscored("line " + condition.line() + ": <" + condition.name() + "> has no equal in QTI 3");
        };
    }

    private Element all(XmlElement parent, List<XmlElement> parts, Element other) throws Unscored {
        if (isOrder(parts)) {
            return order(parts);
        }
        if (isAlternatives(parts)) {
            if (!canvas) {
                draft.repair("line " + parent.line()
                        + ": one answer must be several things at once; it was read as one of them: check the key");
            }
            List<Element> any = new ArrayList<>();
            for (XmlElement part : parts) {
                any.add(one(part, other));
            }
            return Qti.joined("or", any);
        }
        List<Element> all = new ArrayList<>();
        for (XmlElement part : parts) {
            all.add(one(part, other));
        }
        if (all.isEmpty()) {
            throw new Unscored("line " + parent.line() + ": <" + parent.name() + "> is empty");
        }
        return Qti.joined("and", all);
    }

    private List<Element> each(XmlElement parent, Element other) throws Unscored {
        if (parent.elements().isEmpty()) {
            throw new Unscored("line " + parent.line() + ": <" + parent.name() + "> is empty");
        }
        List<Element> each = new ArrayList<>();
        for (XmlElement part : parent.elements()) {
            each.add(one(part, other));
        }
        return each;
    }

    /** Several different values of one response that holds one: all of them is never true. */
    private boolean isAlternatives(List<XmlElement> parts) throws Unscored {
        if (parts.size() < 2 || !parts.stream().allMatch(part -> part.is("varequal"))) {
            return false;
        }
        Set<String> responses = new HashSet<>();
        Set<String> values = new HashSet<>();
        for (XmlElement part : parts) {
            responses.add(part.attribute("respident", ""));
            values.add(part.text().strip());
        }
        Target.Kind kind = target(parts.get(0)).kind();
        return responses.size() == 1
                && values.size() > 1
                && (kind == Target.Kind.TEXT || kind == Target.Kind.CHOICE || kind == Target.Kind.NUMBER);
    }

    private boolean isOrder(List<XmlElement> parts) throws Unscored {
        if (parts.isEmpty() || !parts.stream().allMatch(part -> part.is("varequal"))) {
            return false;
        }
        String response = parts.get(0).attribute("respident", "");
        return target(parts.get(0)).kind() == Target.Kind.ORDER
                && parts.stream()
                        .allMatch(part -> part.attribute("respident", "").equals(response)
                                && part.attribute("index").isEmpty());
    }

    private Element order(List<XmlElement> parts) throws Unscored {
        Target target = target(parts.get(0));
        if (parts.size() != target.values().size()) {
            throw new Unscored("line " + parts.get(0).line() + ": the order names " + parts.size() + " of "
                    + target.values().size() + " elements");
        }
        List<Element> values = new ArrayList<>();
        for (XmlElement part : parts) {
            values.add(Qti.value(BaseType.IDENTIFIER, target.known(part.text().strip(), part)));
        }
        return Qti.op("match", Qti.variable(target.variable()), Qti.op("ordered", values));
    }

    /** The identifiers of an order, when a condition is exactly that order; empty otherwise. */
    List<String> orderIn(XmlElement conditionvar) throws Unscored {
        List<XmlElement> parts = conditionvar.elements();
        if (!isOrder(parts)) {
            return List.of();
        }
        order(parts);
        Target target = target(parts.get(0));
        List<String> values = new ArrayList<>();
        for (XmlElement part : parts) {
            values.add(target.known(part.text().strip(), part));
        }
        return values;
    }

    private Element subset(XmlElement condition) throws Unscored {
        Target target = target(condition);
        List<String> names = List.of(condition.text().strip().split("\\s*,\\s*"));
        if (target.kind() == Target.Kind.PAIRS && names.size() == 2) {
            String pair = target.known(names.get(0) + "," + names.get(1), condition);
            return Qti.op("member", Qti.value(BaseType.DIRECTED_PAIR, pair), Qti.variable(target.variable()));
        }
        if (target.kind() != Target.Kind.CHOICE) {
            throw new Unscored("line " + condition.line()
                    + ": <varsubset> of several answers reads differently in different systems");
        }
        List<Element> any = new ArrayList<>();
        for (String name : names) {
            any.add(Qti.op(
                    "match",
                    Qti.variable(target.variable()),
                    Qti.value(BaseType.IDENTIFIER, target.known(name, condition))));
        }
        return Qti.joined("or", any);
    }

    private Element substring(XmlElement condition) throws Unscored {
        Target target = target(condition);
        if (target.kind() != Target.Kind.TEXT) {
            throw new Unscored("line " + condition.line() + ": <varsubstring> is asked of what is no text");
        }
        return Element.of(
                "qti-substring",
                Map.of(
                        "case-sensitive",
                        String.valueOf(condition.attribute("case", "No").equalsIgnoreCase("yes"))),
                Qti.value(BaseType.STRING, condition.text().strip()),
                Qti.variable(target.variable()));
    }

    private Element inside(XmlElement condition) throws Unscored {
        Target target = target(condition);
        String type = condition.attribute("areatype", "").toLowerCase(Locale.ROOT);
        if (target.kind() != Target.Kind.POINT || !type.equals("bounded")) {
            throw new Unscored("line " + condition.line() + ": <varinside> with area \"" + type
                    + "\": its measures read differently in different systems, draw the area again");
        }
        String points = condition.text().strip().replaceAll("\\s+", ",").replaceAll(",+", ",");
        if (!points.matches("[0-9]{1,5}(,[0-9]{1,5}){5,200}") || points.split(",").length % 2 != 0) {
            throw new Unscored("line " + condition.line() + ": an area is no list of points in pixels");
        }
        return Element.of("qti-inside", Map.of("shape", "poly", "coords", points), Qti.variable(target.variable()));
    }

    /** An inexact comparison is refused, unless a range beside it says the same. */
    private static void check(XmlElement varequal) throws Unscored {
        if (varequal.attribute("precisiontype").isPresent()) {
            throw new Unscored("line " + varequal.line() + ": a number with a precision of "
                    + varequal.attribute("precision", "?") + " " + varequal.attribute("precisiontype", "")
                    + " is compared as written text: give a range");
        }
    }

    /** Refuses a margin that says something else than the range beside it. */
    static void checkMargins(XmlElement conditionvar) throws Unscored {
        for (XmlElement or : conditionvar.walk().filter(each -> each.is("or")).toList()) {
            for (XmlElement equal : or.elements("varequal")) {
                if (equal.attribute("margintype").isPresent()) {
                    checkMargin(equal, or);
                }
            }
        }
        for (XmlElement equal : conditionvar.elements("varequal")) {
            if (equal.attribute("margintype").isPresent()) {
                throw new Unscored("line " + equal.line() + ": a number with a margin stands without its range");
            }
        }
    }

    private static void checkMargin(XmlElement equal, XmlElement or) throws Unscored {
        BigDecimal middle = Target.number(equal);
        XmlElement text =
                equal.withChildren(List.of(new nl.kennispeil.bank.exchange.XmlText(equal.attribute("margin", ""))));
        BigDecimal margin = Target.number(text);
        if (equal.attribute("margintype", "").equalsIgnoreCase("percent")) {
            margin = middle.multiply(margin).movePointLeft(2).abs();
        }
        BigDecimal low = bound(or, "vargte");
        BigDecimal high = bound(or, "varlte");
        if (low.compareTo(middle.subtract(margin)) != 0 || high.compareTo(middle.add(margin)) != 0) {
            throw new Unscored(
                    "line " + equal.line() + ": the margin around " + middle.toPlainString() + " and the range "
                            + low.toPlainString() + " to " + high.toPlainString() + " say different things");
        }
    }

    private static BigDecimal bound(XmlElement or, String name) throws Unscored {
        XmlElement found = or.walk().filter(each -> each.is(name)).findFirst().orElse(null);
        if (found == null) {
            throw new Unscored("line " + or.line() + ": a number with a margin stands without its range");
        }
        return Target.number(found);
    }

    private Element answered(XmlElement not, Element inside) throws Unscored {
        List<Element> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (XmlElement part : not.walk().skip(1).toList()) {
            if (part.attribute("respident").isPresent() && !part.is("unanswered")) {
                Target target = target(part);
                if (seen.add(target.variable())) {
                    all.add(Qti.op("not", target.isEmpty()));
                }
            }
        }
        boolean simple = not.elements().get(0).name().startsWith("var");
        if (!simple && seen.size() > 1) {
            throw new Unscored("line " + not.line() + ": <not> over conditions on several responses");
        }
        all.add(inside);
        return Qti.joined("and", all);
    }

    Target target(XmlElement condition) throws Unscored {
        String ident = condition.attribute("respident", "");
        Target target = targets.get(ident);
        if (target == null) {
            throw new Unscored("line " + condition.line() + ": the condition asks response \"" + ident
                    + "\", which the item does not have");
        }
        return target;
    }
}
