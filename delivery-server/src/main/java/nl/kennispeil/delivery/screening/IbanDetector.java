package nl.kennispeil.delivery.screening;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds an account number (IBAN, ISO 13616): a country, two check digits and as many letters and digits as that country
 * has, whose value is 1 modulo 97. The countries are those of the SEPA area.
 */
final class IbanDetector {

    /** Length per country, from the IBAN registry of SWIFT. */
    private static final Map<String, Integer> LENGTHS = Stream.of(
                    "AD24 AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GI23 GR27 HR21 HU28 IE22",
                    "IS26 IT27 LI21 LT20 LU20 LV21 MC27 MT31 NL18 NO15 PL28 PT25 RO24 SE24 SI19 SK24 SM27 VA22")
            .flatMap(each -> Stream.of(each.split(" ")))
            .collect(Collectors.toUnmodifiableMap(
                    each -> each.substring(0, 2), each -> Integer.parseInt(each.substring(2))));

    private static final Pattern START = Pattern.compile("(?<![A-Z0-9])([A-Z]{2})[0-9]{2}");

    private IbanDetector() {}

    static boolean isIn(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        Matcher starts = START.matcher(upper);
        while (starts.find()) {
            Integer length = LENGTHS.get(starts.group(1));
            if (length != null && passes(upper, starts.start(), length)) {
                return true;
            }
        }
        return false;
    }

    /** Takes letters and digits past single blanks, dots and dashes until the length is reached. */
    private static boolean passes(String text, int start, int length) {
        StringBuilder number = new StringBuilder(length);
        int at = start;
        boolean separated = false;
        while (at < text.length() && number.length() < length) {
            char each = text.charAt(at++);
            if (isAlphanumeric(each)) {
                number.append(each);
                separated = false;
            } else if (!separated && (each == ' ' || each == '.' || each == '-')) {
                separated = true;
            } else {
                return false;
            }
        }
        return number.length() == length
                && (at == text.length() || !isAlphanumeric(text.charAt(at)))
                && remainder(number.substring(4) + number.substring(0, 4)) == 1;
    }

    private static boolean isAlphanumeric(char each) {
        return (each >= 'A' && each <= 'Z') || (each >= '0' && each <= '9');
    }

    private static int remainder(String rearranged) {
        int remainder = 0;
        for (int i = 0; i < rearranged.length(); i++) {
            int value = Character.digit(rearranged.charAt(i), 36);
            remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97;
        }
        return remainder;
    }
}
