package nl.kennispeil.bank.exchange.qti;

import java.util.Locale;
import java.util.Map;

/** Names of QTI 2 and of QTI 3. */
final class Names {

    static final String XHTML = "http://www.w3.org/1999/xhtml";
    static final String MATHML = "http://www.w3.org/1998/Math/MathML";
    static final String SVG = "http://www.w3.org/2000/svg";
    static final String XINCLUDE = "http://www.w3.org/2001/XInclude";

    private static final Map<String, String> OLD_ELEMENTS =
            Map.of("duration-gte", "durationGTE", "duration-lt", "durationLT");

    private Names() {}

    /** {@code choiceInteraction} to {@code choice-interaction}, {@code durationGTE} to {@code duration-gte}. */
    static String kebab(String camel) {
        StringBuilder kebab = new StringBuilder();
        for (int i = 0; i < camel.length(); i++) {
            char c = camel.charAt(i);
            boolean upper = c >= 'A' && c <= 'Z';
            boolean runs = i > 0 && camel.charAt(i - 1) >= 'A' && camel.charAt(i - 1) <= 'Z';
            if (upper && i > 0 && !runs) {
                kebab.append('-');
            }
            kebab.append(upper ? (char) (c + 32) : c);
        }
        return kebab.toString();
    }

    /** {@code qti-choice-interaction} to {@code choiceInteraction}. */
    static String oldElement(String qti3) {
        String bare = qti3.startsWith("qti-") ? qti3.substring(4) : qti3;
        return OLD_ELEMENTS.getOrDefault(bare, camel(bare));
    }

    /** {@code max-choices} to {@code maxChoices}. */
    static String oldAttribute(String qti3) {
        return camel(qti3);
    }

    private static String camel(String kebab) {
        StringBuilder camel = new StringBuilder();
        for (String part : kebab.split("-")) {
            camel.append(camel.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return camel.toString();
    }
}
