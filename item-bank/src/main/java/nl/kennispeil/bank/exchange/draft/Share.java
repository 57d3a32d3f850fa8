package nl.kennispeil.bank.exchange.draft;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Optional;

/**
 * An exact number: points, or a part of them. Lowest terms, {@code denominator} above 0.
 *
 * @param numerator may be negative
 * @param denominator at least 1
 */
public record Share(BigInteger numerator, BigInteger denominator) implements Comparable<Share> {

    public static final Share NONE = of(0, 1);
    public static final Share FULL = of(1, 1);

    /** Numbers of more digits than this are no points. */
    private static final int MAX_DIGITS = 20;

    public Share {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("the denominator of a share is " + denominator + ": allowed is above 0");
        }
        BigInteger common = numerator.gcd(denominator);
        if (common.signum() > 0 && !common.equals(BigInteger.ONE)) {
            numerator = numerator.divide(common);
            denominator = denominator.divide(common);
        }
    }

    public static Share of(long numerator, long denominator) {
        return new Share(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    public static Share of(BigDecimal value) {
        BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
        return new Share(plain.unscaledValue(), BigInteger.TEN.pow(plain.scale()));
    }

    /** A decimal number with a point, such as {@code -12.5}; empty for anything else or more than 20 digits. */
    public static Optional<Share> parse(String text) {
        return Decimals.parse(text)
                .filter(value -> value.precision() <= MAX_DIGITS && Math.abs(value.scale()) <= MAX_DIGITS)
                .map(Share::of);
    }

    public Share plus(Share other) {
        return new Share(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Share times(Share other) {
        return new Share(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** @throws IllegalArgumentException when {@code parts} is below 1 */
    public Share over(long parts) {
        return new Share(numerator, denominator.multiply(BigInteger.valueOf(parts)));
    }

    public boolean isZero() {
        return numerator.signum() == 0;
    }

    public int signum() {
        return numerator.signum();
    }

    /** True when it can be written with a decimal point, to the last digit. */
    public boolean isDecimal() {
        BigInteger rest = denominator;
        for (BigInteger factor : new BigInteger[] {BigInteger.TWO, BigInteger.valueOf(5)}) {
            while (rest.mod(factor).signum() == 0) {
                rest = rest.divide(factor);
            }
        }
        return rest.equals(BigInteger.ONE);
    }

    /** With a decimal point; rounded at 12 digits when it cannot be exact. */
    public String text() {
        BigDecimal value = isDecimal()
                ? new BigDecimal(numerator).divide(new BigDecimal(denominator))
                : new BigDecimal(numerator).divide(new BigDecimal(denominator), 12, RoundingMode.HALF_EVEN);
        return Decimals.text(value);
    }

    /** The smallest whole number that makes all of these decimal when they are multiplied by it. */
    static BigInteger divisor(Collection<Share> shares) {
        if (shares.stream().allMatch(Share::isDecimal)) {
            return BigInteger.ONE;
        }
        BigInteger divisor = BigInteger.ONE;
        for (Share share : shares) {
            divisor = divisor.divide(divisor.gcd(share.denominator)).multiply(share.denominator);
        }
        return divisor;
    }

    @Override
    public int compareTo(Share other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }
}
