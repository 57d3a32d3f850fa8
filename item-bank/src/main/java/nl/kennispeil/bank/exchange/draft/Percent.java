package nl.kennispeil.bank.exchange.draft;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Percentages of Moodle. Its grades are thirds, sixths, sevenths and ninths among others, written with a few decimals:
 * 33.33333 is a third ({@code question_bank::fraction_options}). They are read as what they stand for, so that three
 * thirds are one.
 */
public final class Percent {

    private static final int[] PARTS = {3, 6, 7, 9, 11, 12};
    private static final BigDecimal NEAR = new BigDecimal("0.00005");

    private Percent() {}

    /** The share a percentage stands for, or empty when {@code text} is no number. */
    public static Optional<Share> parse(String text) {
        return Decimals.parse(text)
                .filter(value -> value.precision() <= 20 && Math.abs(value.scale()) <= 20)
                .map(value -> share(value.movePointLeft(2)));
    }

    private static Share share(BigDecimal fraction) {
        Share exact = Share.of(fraction);
        if (fraction.scale() <= 3) {
            return exact;
        }
        for (int parts : PARTS) {
            BigDecimal scaled = fraction.multiply(BigDecimal.valueOf(parts));
            BigInteger whole = scaled.setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
            BigDecimal off = scaled.subtract(new BigDecimal(whole)).abs();
            if (off.compareTo(NEAR.multiply(BigDecimal.valueOf(parts))) < 0) {
                return new Share(whole, BigInteger.valueOf(parts));
            }
        }
        return exact;
    }
}
