package nl.kennispeil.bank.processing;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The named sets of characters of XML Schema (Part 2: Datatypes, appendix F.1). */
final class CharacterClasses {

    private static final Map<String, Set<Integer>> CATEGORIES = Map.ofEntries(
            entry("Lu", Character.UPPERCASE_LETTER),
            entry("Ll", Character.LOWERCASE_LETTER),
            entry("Lt", Character.TITLECASE_LETTER),
            entry("Lm", Character.MODIFIER_LETTER),
            entry("Lo", Character.OTHER_LETTER),
            entry("Mn", Character.NON_SPACING_MARK),
            entry("Mc", Character.COMBINING_SPACING_MARK),
            entry("Me", Character.ENCLOSING_MARK),
            entry("Nd", Character.DECIMAL_DIGIT_NUMBER),
            entry("Nl", Character.LETTER_NUMBER),
            entry("No", Character.OTHER_NUMBER),
            entry("Pc", Character.CONNECTOR_PUNCTUATION),
            entry("Pd", Character.DASH_PUNCTUATION),
            entry("Ps", Character.START_PUNCTUATION),
            entry("Pe", Character.END_PUNCTUATION),
            entry("Pi", Character.INITIAL_QUOTE_PUNCTUATION),
            entry("Pf", Character.FINAL_QUOTE_PUNCTUATION),
            entry("Po", Character.OTHER_PUNCTUATION),
            entry("Zs", Character.SPACE_SEPARATOR),
            entry("Zl", Character.LINE_SEPARATOR),
            entry("Zp", Character.PARAGRAPH_SEPARATOR),
            entry("Sm", Character.MATH_SYMBOL),
            entry("Sc", Character.CURRENCY_SYMBOL),
            entry("Sk", Character.MODIFIER_SYMBOL),
            entry("So", Character.OTHER_SYMBOL),
            entry("Cc", Character.CONTROL),
            entry("Cf", Character.FORMAT),
            entry("Co", Character.PRIVATE_USE),
            entry("Cn", Character.UNASSIGNED));

    private CharacterClasses() {}

    private static Map.Entry<String, Set<Integer>> entry(String name, byte type) {
        return Map.entry(name, Set.of((int) type));
    }

    /** What a letter after a backslash stands for; null when it stands for one character. */
    static @Nullable IntPredicate escape(int letter) {
        return switch (letter) {
            case 's' -> CharacterClasses::isSpace;
            case 'S' -> each -> !isSpace(each);
            case 'i' -> CharacterClasses::isNameStart;
            case 'I' -> each -> !isNameStart(each);
            case 'c' -> CharacterClasses::isName;
            case 'C' -> each -> !isName(each);
            case 'd' -> each -> Character.getType(each) == Character.DECIMAL_DIGIT_NUMBER;
            case 'D' -> each -> Character.getType(each) != Character.DECIMAL_DIGIT_NUMBER;
            case 'w' -> CharacterClasses::isWord;
            case 'W' -> each -> !isWord(each);
            default -> null;
        };
    }

    /**
     * A category ({@code L}, {@code Lu}) or block ({@code IsBasicLatin}).
     *
     * @throws Unscorable (MALFORMED) for another name
     */
    static IntPredicate category(String name) {
        if (name.startsWith("Is") && name.length() > 2) {
            Character.UnicodeBlock block = block(name.substring(2));
            return each -> Character.isValidCodePoint(each) && block.equals(Character.UnicodeBlock.of(each));
        }
        Set<Integer> types = CATEGORIES.get(name);
        if (types != null) {
            return each -> types.contains(Character.getType(each));
        }
        if (name.length() == 1 && "LMNPZSC".contains(name)) {
            return each -> CATEGORIES.entrySet().stream()
                    .anyMatch(entry ->
                            entry.getKey().startsWith(name) && entry.getValue().contains(Character.getType(each)));
        }
        throw new Unscorable(Reason.MALFORMED, "the pattern names a category Unicode does not know");
    }

    private static Character.UnicodeBlock block(String name) {
        try {
            return Character.UnicodeBlock.forName(name.toUpperCase(Locale.ROOT).replace("-", ""));
        } catch (IllegalArgumentException compact) {
            throw new Unscorable(Reason.MALFORMED, "the pattern names a block Unicode does not know");
        }
    }

    private static boolean isSpace(int each) {
        return each == ' ' || each == '\t' || each == '\n' || each == '\r';
    }

    /** XML 1.0, fifth edition, NameStartChar. */
    private static boolean isNameStart(int each) {
        return each == ':'
                || each == '_'
                || (each >= 'A' && each <= 'Z')
                || (each >= 'a' && each <= 'z')
                || (each >= 0xC0 && each <= 0x2FF && each != 0xD7 && each != 0xF7)
                || (each >= 0x370 && each <= 0x1FFF && each != 0x37E)
                || (each >= 0x200C && each <= 0x200D)
                || (each >= 0x2070 && each <= 0x218F)
                || (each >= 0x2C00 && each <= 0x2FEF)
                || (each >= 0x3001 && each <= 0xD7FF)
                || (each >= 0xF900 && each <= 0xFDCF)
                || (each >= 0xFDF0 && each <= 0xFFFD)
                || (each >= 0x10000 && each <= 0xEFFFF);
    }

    private static boolean isName(int each) {
        return isNameStart(each)
                || each == '-'
                || each == '.'
                || (each >= '0' && each <= '9')
                || each == 0xB7
                || (each >= 0x300 && each <= 0x36F)
                || (each >= 0x203F && each <= 0x2040);
    }

    /** All but punctuation, separators and "other". */
    private static boolean isWord(int each) {
        return switch (Character.getType(each)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
