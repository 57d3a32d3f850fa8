package nl.kennispeil.delivery.screening;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a citizen service number (BSN): nine digits whose weighted sum 9a+8b+7c+6d+5e+4f+3g+2h−1i is a multiple of 11
 * (the "11-proef"), as one run or in groups with dots, blanks or dashes. One in eleven other numbers of nine digits
 * passes as well; that is the price.
 */
final class BsnDetector {

    private static final int LENGTH = 9;

    /** Ids in hexadecimal groups hold runs of digits that mean nothing. */
    private static final Pattern UUID =
            Pattern.compile("(?i)\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b");

    /** Digits, with at most one separator between two groups. */
    private static final Pattern RUN = Pattern.compile("[0-9]+(?:[ .\\-\\u2010-\\u2013][0-9]+)*");

    private static final Pattern GROUP = Pattern.compile("[0-9]+");

    /** A number of a telephone in the Netherlands written with its country, which leaves nine digits. */
    private static final Pattern COUNTRY = Pattern.compile("(?:\\+|00)31[ .\\-]?(?:\\(0\\)[ .\\-]?)?$");

    private BsnDetector() {}

    /** @param field true when the text is one value, so that eight digits may be nine without their leading zero */
    static boolean isIn(String text, boolean field) {
        String stripped = text.strip();
        if (field && stripped.matches("[0-9]{8}")) {
            return passes("0" + stripped);
        }
        String looked = UUID.matcher(text).replaceAll("#");
        Matcher runs = RUN.matcher(looked);
        while (runs.find()) {
            if (inRun(looked, runs.start(), runs.group())) {
                return true;
            }
        }
        return false;
    }

    private static boolean inRun(String text, int start, String run) {
        String digits = GROUP.matcher(run).results().map(each -> each.group()).reduce("", String::concat);
        boolean fineGroups =
                GROUP.matcher(run).results().allMatch(each -> each.group().length() >= 2);
        if (fineGroups && digits.length() == LENGTH && !isTelephone(text, start) && passes(digits)) {
            return true;
        }
        Matcher groups = GROUP.matcher(run);
        while (groups.find()) {
            if (groups.group().length() == LENGTH
                    && !isTelephone(text, start + groups.start())
                    && passes(groups.group())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTelephone(String text, int start) {
        return COUNTRY.matcher(text.substring(Math.max(0, start - 10), start)).find();
    }

    /** The 11-test; nine zeros pass it by arithmetic and are nobody's. */
    static boolean passes(String nine) {
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            int weight = i == LENGTH - 1 ? -1 : LENGTH - i;
            sum += weight * (nine.charAt(i) - '0');
        }
        return sum % 11 == 0 && !nine.equals("000000000");
    }
}
