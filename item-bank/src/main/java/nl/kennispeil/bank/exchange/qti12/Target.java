package nl.kennispeil.bank.exchange.qti12;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.content.BaseType;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.draft.Decimals;
import nl.kennispeil.bank.exchange.draft.Qti;

/**
 * What a response of the file became, and how a condition asks about it.
 *
 * @param source the response of the file
 * @param variable the response in QTI 3
 * @param kind what it holds there
 * @param values the value there of each label of the file
 * @param accepted for a blank whose labels are texts: all texts it accepts
 */
record Target(Response source, String variable, Kind kind, Map<String, String> values, List<String> accepted) {

    enum Kind {
        /** One identifier. */
        CHOICE,
        /** Several identifiers. */
        CHOICES,
        /** An order of identifiers. */
        ORDER,
        /** Pairs, of which these are some. */
        PAIRS,
        TEXT,
        /** Text that must be one of its labels. */
        BLANK,
        NUMBER,
        POINT,
        /** Left to people. */
        OTHER
    }

    Element isEmpty() {
        return Qti.op("is-null", Qti.variable(variable));
    }

    /** The condition that the response is, or holds, what {@code varequal} says. */
    Element equal(XmlElement varequal) throws Unscored {
        String value = varequal.text().strip();
        boolean caseSensitive = varequal.attribute("case", "No").equalsIgnoreCase("yes");
        return switch (kind) {
            case CHOICE -> Qti.op("match", Qti.variable(variable), identifier(value, varequal));
            case CHOICES -> Qti.op("member", identifier(value, varequal), Qti.variable(variable));
            case PAIRS ->
                Qti.op("member", Qti.value(BaseType.DIRECTED_PAIR, known(value, varequal)), Qti.variable(variable));
            case TEXT -> Qti.stringMatch(Qti.variable(variable), value, caseSensitive);
            case BLANK -> blank(value, varequal);
            case NUMBER ->
                Element.of(
                        "qti-equal",
                        Map.of("tolerance-mode", "exact"),
                        Qti.variable(variable),
                        Qti.number(number(varequal)));
            case ORDER -> {
                String index = varequal.attribute("index", "");
                if (!index.matches("[1-9][0-9]{0,3}")) {
                    throw new Unscored("line " + varequal.line() + ": an order is asked for one element without index");
                }
                yield Qti.op(
                        "match",
                        Element.of("qti-index", Map.of("n", index), Qti.variable(variable)),
                        identifier(value, varequal));
            }
            case POINT, OTHER ->
                throw new Unscored("line " + varequal.line() + ": <varequal> cannot be asked of response \""
                        + source.ident() + "\"");
        };
    }

    Element compare(String operator, XmlElement condition) throws Unscored {
        if (kind != Kind.NUMBER) {
            throw new Unscored("line " + condition.line() + ": <" + condition.name() + "> asks response \""
                    + source.ident() + "\" for a number, which it is not");
        }
        return Qti.op(operator, Qti.variable(variable), Qti.number(number(condition)));
    }

    /** The value in QTI 3 of a label. */
    String known(String label, XmlElement condition) throws Unscored {
        String value = values.get(label);
        if (value == null) {
            throw new Unscored("line " + condition.line() + ": the condition names \"" + label
                    + "\", which is no label of response \"" + source.ident() + "\"");
        }
        return value;
    }

    static BigDecimal number(XmlElement condition) throws Unscored {
        BigDecimal number = Decimals.parse(condition.text()).orElse(null);
        if (number == null) {
            throw new Unscored(
                    "line " + condition.line() + ": \"" + condition.text().strip() + "\" is no number");
        }
        return number;
    }

    private Element identifier(String label, XmlElement condition) throws Unscored {
        return Qti.value(BaseType.IDENTIFIER, known(label, condition));
    }

    private Element blank(String label, XmlElement condition) throws Unscored {
        known(label, condition);
        return Qti.joined(
                "or",
                accepted.stream()
                        .map(text -> Qti.stringMatch(Qti.variable(variable), text, false))
                        .toList());
    }
}
