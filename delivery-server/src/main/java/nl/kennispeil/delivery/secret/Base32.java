package nl.kennispeil.delivery.secret;

/** Crockford's Base32 (2002): no I, L, O or U, so that a code survives being read aloud and typed. */
public final class Base32 {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private Base32() {}

    /** The first {@code length} digits of the bytes, five bits each. */
    public static String encode(byte[] bytes, int length) {
        if (bytes.length * 8 < length * 5) {
            throw new IllegalArgumentException(bytes.length + " bytes do not fill " + length + " digits");
        }
        StringBuilder text = new StringBuilder(length);
        for (int digit = 0; digit < length; digit++) {
            int value = 0;
            for (int bit = digit * 5; bit < digit * 5 + 5; bit++) {
                value = value << 1 | (bytes[bit >> 3] >> (7 - (bit & 7)) & 1);
            }
            text.append(ALPHABET.charAt(value));
        }
        return text.toString();
    }

    /** What was meant by what was typed: capitals, without blanks and dashes, O as 0, I and L as 1. */
    public static String normalise(String typed) {
        StringBuilder text = new StringBuilder(typed.length());
        for (int i = 0; i < typed.length(); i++) {
            char each = typed.charAt(i);
            char upper = Character.toUpperCase(each);
            if (upper == 'O') {
                text.append('0');
            } else if (upper == 'I' || upper == 'L') {
                text.append('1');
            } else if (ALPHABET.indexOf(upper) >= 0) {
                text.append(upper);
            } else if (!Character.isWhitespace(each) && each != '-') {
                text.append('#');
            }
        }
        return text.toString();
    }
}
