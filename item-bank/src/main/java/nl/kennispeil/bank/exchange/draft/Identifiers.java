package nl.kennispeil.bank.exchange.draft;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Identifiers as QTI wants them, made of those of another system: the same one for the same one, never two alike. */
public final class Identifiers {

    private static final Pattern VALID = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,199}");

    private final Map<String, String> made = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    public static boolean isValid(String identifier) {
        return VALID.matcher(identifier).matches();
    }

    /** The identifier that stands for {@code given}. */
    public String of(String given) {
        return made.computeIfAbsent(given, this::make);
    }

    /** {@code A}, {@code B} … {@code Z}, {@code A1} …: for options without identifiers of their own. */
    public static String letter(int index) {
        return (char) ('A' + index % 26) + (index < 26 ? "" : String.valueOf(index / 26));
    }

    private String make(String given) {
        String valid = given;
        if (!isValid(given)) {
            valid = given.strip().replaceAll("[^A-Za-z0-9_.-]", "_");
            valid = valid.isEmpty() || !Character.toString(valid.charAt(0)).matches("[A-Za-z_]") ? "i" + valid : valid;
            valid = valid.length() > 190 ? valid.substring(0, 190) : valid;
        }
        String unique = valid;
        for (int number = 2; !taken.add(unique); number++) {
            unique = valid + "_" + number;
        }
        return unique;
    }
}
