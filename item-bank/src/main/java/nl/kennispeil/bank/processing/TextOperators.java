package nl.kennispeil.bank.processing;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.bank.content.BaseType;

/** Text (2.1, expressions {@code stringMatch}, {@code substring}, {@code patternMatch}). */
final class TextOperators {

    static final Map<String, Operator> TABLE = Map.of(
            "qti-string-match", new Operator(2, 2, TextOperators::stringMatch),
            "qti-substring", new Operator(2, 2, TextOperators::substring),
            "qti-pattern-match", new Operator(1, 1, TextOperators::patternMatch));

    private TextOperators() {}

    /** With the deprecated {@code substring} the second text may be a part of the first. */
    private static Expression stringMatch(Call call) {
        boolean sensitive = call.flag("case-sensitive", true);
        boolean part = call.flag("substring", false);
        return call.strict(values -> {
            String one = text(values.get(0), sensitive);
            String other = text(values.get(1), sensitive);
            return Value.of(part ? one.contains(other) : one.equals(other));
        });
    }

    /** True when the first text is a part of the second. */
    private static Expression substring(Call call) {
        boolean sensitive = call.flag("case-sensitive", true);
        return call.strict(values -> Value.of(text(values.get(1), sensitive).contains(text(values.get(0), sensitive))));
    }

    private static Expression patternMatch(Call call) {
        String pattern = call.needed("pattern");
        Expression part = call.part(0);
        Optional<Variable> variable =
                pattern.startsWith("{") ? call.variables().find(Call.reference(pattern)) : Optional.empty();
        if (variable.isPresent()) {
            return run -> {
                Value value = part.value(run);
                Value asked = run.get(variable.get());
                return value == Value.NULL || asked == Value.NULL
                        ? Value.NULL
                        : Value.of(XsdPattern.of(text(asked, true)).matches(text(value, true)));
            };
        }
        XsdPattern compiled = XsdPattern.of(pattern);
        return run -> {
            Value value = part.value(run);
            return value == Value.NULL ? Value.NULL : Value.of(compiled.matches(text(value, true)));
        };
    }

    /** Case folds one character at a time, without regard to the language of the machine. */
    private static String text(Value value, boolean sensitive) {
        if (value instanceof Value.Characters characters && characters.type() == BaseType.STRING) {
            return sensitive
                    ? characters.text()
                    : characters.text().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        }
        throw new Unscorable(Reason.TYPE, "asks a string and got " + Numbers.kind(value));
    }
}
