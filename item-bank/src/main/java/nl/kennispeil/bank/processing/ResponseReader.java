package nl.kennispeil.bank.processing;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kennispeil.bank.content.BaseType;
import nl.kennispeil.bank.content.Cardinality;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Interaction;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.content.ItemContent;

/** What a candidate gave, as values of the responses of an item. */
final class ResponseReader {

    /** Values in one response, and characters in one value. */
    static final int MAX_VALUES = 1_000;

    static final int MAX_TEXT = 100_000;

    private static final Pattern NUMBER = Pattern.compile("([+-]?)(\\d*)(?:\\.(\\d*))?(?:[eE]([+-]?\\d{1,5}))?");

    private final Map<String, Interaction> interactions = new HashMap<>();

    ResponseReader(ItemContent item) {
        item.interactions().forEach(each -> interactions.putIfAbsent(each.response(), each));
    }

    /** A response nobody gave: its default, or for a button that ends the attempt that it was not pressed. */
    boolean endsAttempt(Variable variable) {
        Interaction interaction = interactions.get(variable.identifier());
        return interaction != null && interaction.kind() == InteractionKind.END_ATTEMPT;
    }

    /** @throws Unscorable (BAD_RESPONSE) when the texts cannot be a value of the variable */
    Value read(Variable variable, List<String> texts) {
        if (texts.size() > MAX_VALUES) {
            throw bad("more than " + MAX_VALUES + " values");
        }
        for (String text : texts) {
            if (text.length() > MAX_TEXT) {
                throw bad("a value of more than " + MAX_TEXT + " characters");
            }
        }
        try {
            if (variable.cardinality() == Cardinality.RECORD) {
                return texts.isEmpty() ? Value.NULL : number(variable, texts);
            }
            BaseType type = variable.type();
            if (type == null) {
                throw bad("no base type is declared");
            }
            return type == BaseType.INTEGER && base(variable) != 10
                    ? Variable.value(variable.cardinality(), type, decimal(texts, base(variable)))
                    : Variable.value(variable.cardinality(), type, texts);
        } catch (Unscorable wrong) {
            throw bad(wrong.problem().detail());
        }
    }

    /** The number base of a text entry (2.1, stringInteraction, base). */
    private int base(Variable variable) {
        Interaction interaction = interactions.get(variable.identifier());
        if (interaction == null) {
            return 10;
        }
        Element element = interaction.element();
        String base = element.attribute("base", "10").strip();
        return base.matches("[2-9]|[12]\\d|3[0-6]") ? Integer.parseInt(base) : 10;
    }

    private static List<String> decimal(List<String> texts, int base) {
        try {
            return texts.stream()
                    .map(String::strip)
                    .map(text -> text.isEmpty() ? text : Long.toString(Long.parseLong(text, base)))
                    .toList();
        } catch (NumberFormatException wrong) {
            throw bad("a value is no integer in base " + base);
        }
    }

    /** A number as it was typed (2.1, stringInteraction: the fields of a response of cardinality record). */
    private static Value number(Variable variable, List<String> texts) {
        if (texts.size() != 1) {
            throw bad(texts.size() + " values for \"" + variable.identifier()
                    + "\", a record that is typed as one number");
        }
        String typed = texts.get(0);
        if (typed.isEmpty()) {
            return Value.NULL;
        }
        Map<String, Value.Single> fields = new TreeMap<>();
        fields.put("stringValue", new Value.Characters(BaseType.STRING, typed));
        Matcher parts = NUMBER.matcher(typed.strip());
        if (parts.matches() && typed.strip().length() <= 1000 && typed.chars().anyMatch(Character::isDigit)) {
            String left = parts.group(2);
            String right = parts.group(3) == null ? "" : parts.group(3);
            if (!left.isEmpty() || !right.isEmpty()) {
                numberFields(fields, typed.strip(), left, right, parts.group(4));
            }
        }
        return new Value.Fields(new TreeMap<>(fields));
    }

    private static void numberFields(
            Map<String, Value.Single> fields,
            String typed,
            String left,
            String right,
            @org.jspecify.annotations.Nullable String exponent) {
        fields.put("floatValue", new Value.Real(Double.parseDouble(typed)));
        if (right.isEmpty() && exponent == null && !typed.contains(".")) {
            fields.put("integerValue", new Value.Whole(Literals.whole(typed)));
        }
        fields.put("leftDigits", new Value.Whole(left.length()));
        fields.put("rightDigits", new Value.Whole(right.length()));
        int exponentOf = exponent == null ? 0 : Integer.parseInt(exponent);
        fields.put("ndp", new Value.Whole(Math.max(0, right.length() - exponentOf)));
        BigDecimal digits = new BigDecimal(new java.math.BigInteger("0" + left + right));
        fields.put("nsf", new Value.Whole(digits.signum() == 0 ? right.length() + 1L : digits.precision()));
        if (exponent != null) {
            fields.put("exponent", new Value.Whole(exponentOf));
        }
    }

    private static Unscorable bad(String detail) {
        return new Unscorable(Reason.BAD_RESPONSE, detail);
    }
}
