package nl.kennispeil.bank.exchange.gift;

/** Characters after a backslash, put out of sight while a question is taken apart. */
final class Escapes {

    private static final String ESCAPED = ":#={}~n\\";
    private static final char FIRST = '\uF6A0';

    private Escapes() {}

    /** The line with escaped characters in the private use area. */
    static String hidden(String line) {
        StringBuilder hidden = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char each = line.charAt(i);
            int escaped = each == '\\' && i + 1 < line.length() ? ESCAPED.indexOf(line.charAt(i + 1)) : -1;
            if (escaped >= 0) {
                hidden.append((char) (FIRST + escaped));
                i++;
            } else if (each < FIRST || each >= FIRST + ESCAPED.length()) {
                hidden.append(each);
            }
        }
        return hidden.toString();
    }

    static String shown(String hidden) {
        StringBuilder shown = new StringBuilder(hidden.length());
        for (int i = 0; i < hidden.length(); i++) {
            int escaped = hidden.charAt(i) - FIRST;
            if (escaped < 0 || escaped >= ESCAPED.length()) {
                shown.append(hidden.charAt(i));
            } else {
                char each = ESCAPED.charAt(escaped);
                shown.append(each == 'n' ? '\n' : each);
            }
        }
        return shown.toString();
    }
}
