package nl.kennispeil.bank.exchange.qti;

import java.util.regex.Pattern;
import nl.kennispeil.bank.content.BaseType;

/** Whether text is a value of a type. */
final class Literal {

    private static final Pattern SPACES = Pattern.compile("[ \\t\\r\\n]+");

    private Literal() {}

    static boolean fits(BaseType type, String text) {
        String value = text.strip();
        String[] parts = SPACES.split(value);
        return switch (type) {
            case BOOLEAN -> value.matches("(?i)true|false|1|0");
            case INTEGER -> Values.INTEGER.matcher(value).matches();
            case FLOAT -> Values.FLOAT.matcher(value).matches() || value.matches("-?INF|NaN");
            case DURATION -> Values.FLOAT.matcher(value).matches();
            case IDENTIFIER -> !value.isEmpty() && parts.length == 1;
            case PAIR, DIRECTED_PAIR -> parts.length == 2 && !parts[0].isEmpty();
            case POINT ->
                parts.length == 2
                        && Values.FLOAT.matcher(parts[0]).matches()
                        && Values.FLOAT.matcher(parts[1]).matches();
            case STRING, FILE, URI -> true;
        };
    }
}
