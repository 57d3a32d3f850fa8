package nl.kennispeil.bank.exchange.draft;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decimal numbers as files write them: a point, an exponent at most of three digits. */
public final class Decimals {

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][+-]?\\d{1,2})?");

    private Decimals() {}

    /** The number, or empty when {@code text} is none. */
    public static Optional<BigDecimal> parse(String text) {
        String stripped = text.strip();
        return NUMBER.matcher(stripped).matches() ? Optional.of(new BigDecimal(stripped)) : Optional.empty();
    }

    /** Without an exponent and without zeros that say nothing: {@code 0.5}, {@code 100}. */
    public static String text(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
