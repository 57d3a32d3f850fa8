package nl.kennispeil.bank.lint;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ease of reading of running text, 100 for very easy, 0 for very hard.
 *
 * <p>English: Flesch, "A new readability yardstick", Journal of Applied Psychology 32 (1948) 221: 206.835 − 1.015 words per
 * sentence − 84.6 syllables per word. Dutch: Douma, De leesbaarheid van landbouwbladen (Wageningen 1960): 206.84 − 0.93
 * words per sentence − 77 syllables per word. Syllables are counted from the spelling, which is off by a few per cent.
 */
final class Readability {

    private static final Pattern DUTCH = Pattern.compile(
            "aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|eu|oe|ui|ij|ei|ou|au|" + "[aeiouyáàâäãåéèêëíìîïóòôöõúùûü]");
    private static final Pattern ENGLISH = Pattern.compile("[aeiouyéèêëïöü]+");

    private Readability() {}

    static double dutch(int words, int sentences, int syllables) {
        return 206.84 - 0.93 * words / sentences - 77.0 * syllables / words;
    }

    static double english(int words, int sentences, int syllables) {
        return 206.835 - 1.015 * words / sentences - 84.6 * syllables / words;
    }

    /** Syllables of a word, at least 1. */
    static int syllables(String word, String language) {
        String lower = word.toLowerCase(Locale.ROOT);
        boolean english = language.equals("en");
        Matcher vowels = (english ? ENGLISH : DUTCH).matcher(lower);
        int count = 0;
        while (vowels.find()) {
            count++;
        }
        boolean silent = (lower.endsWith("e") && !lower.endsWith("le") && !lower.endsWith("ee"))
                || (lower.endsWith("ed") && !lower.endsWith("ted") && !lower.endsWith("ded"));
        return Math.max(1, english && silent ? count - 1 : count);
    }
}
