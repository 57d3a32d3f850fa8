package nl.kennispeil.bank.exchange.qti;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values of attributes as QTI writes them. */
final class Values {

    static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,9}");
    static final Pattern FLOAT = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern REFERENCE = Pattern.compile("\\{?[\\p{L}_][\\p{L}\\p{N}._-]*}?");
    private static final Pattern COORDS = Pattern.compile("-?\\d+(\\.\\d+)?%?(,-?\\d+(\\.\\d+)?%?)*");
    private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n]+");
    private static final Pattern IGNORED_IN_SCHEME = Pattern.compile("[\\p{Cntrl}\\s]+");

    private Values() {}

    /** The canonical form of a value, or empty when it is not one of this kind. */
    static Optional<String> canonical(Vocabulary.Attribute attribute, String given) {
        String value = given.strip();
        return switch (attribute.kind()) {
            case TEXT, MEDIA, URI -> Optional.of(attribute.kind() == Vocabulary.Kind.TEXT ? given : value);
            case ID -> SPACE.matcher(value).find() ? Optional.empty() : Optional.of(value);
            case IDS -> Optional.of(SPACE.matcher(value).replaceAll(" "));
            case BOOL -> bool(value);
            case INT -> matching(INTEGER, value);
            case FLOAT -> matching(FLOAT, value);
            case INTREF -> matching(INTEGER, value).or(() -> matching(REFERENCE, value));
            case FLOATREF -> matching(FLOAT, value).or(() -> matching(REFERENCE, value));
            case COORDS -> matching(COORDS, value.replaceAll("\\s*,\\s*", ",").replaceAll(",$", ""));
            case ONE_OF -> attribute.values().contains(value) ? Optional.of(value) : folded(attribute, value);
        };
    }

    /** What is allowed, in words. */
    static String allowed(Vocabulary.Attribute attribute) {
        return switch (attribute.kind()) {
            case BOOL -> "true or false";
            case INT -> "a whole number";
            case FLOAT -> "a number";
            case INTREF -> "a whole number or a variable";
            case FLOATREF -> "a number or a variable";
            case COORDS -> "numbers with commas between them";
            case ONE_OF -> attribute.values().stream().sorted().collect(Collectors.joining(", "));
            case TEXT, ID, IDS, URI, MEDIA -> "an identifier without spaces";
        };
    }

    /** True when a reference would run a script instead of pointing at something. */
    static boolean script(String reference) {
        String bare = IGNORED_IN_SCHEME.matcher(reference).replaceAll("").toLowerCase(Locale.ROOT);
        return Stream.of("javascript:", "vbscript:", "livescript:", "data:text/html", "data:application/")
                .anyMatch(bare::startsWith);
    }

    /** White space as XML means it, collapsed to single spaces; a hard space is no white space. */
    static String collapsed(String text) {
        return SPACE.matcher(text).replaceAll(" ");
    }

    static boolean blank(String text) {
        return SPACE.matcher(text).replaceAll("").isEmpty();
    }

    private static Optional<String> folded(Vocabulary.Attribute attribute, String value) {
        return attribute.values().stream()
                .filter(each -> each.equalsIgnoreCase(value.replace("-", "")))
                .findFirst();
    }

    private static Optional<String> bool(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> Optional.of("true");
            case "false", "0" -> Optional.of("false");
            default -> Optional.empty();
        };
    }

    private static Optional<String> matching(Pattern pattern, String value) {
        return pattern.matcher(value).matches() ? Optional.of(value) : Optional.empty();
    }
}
