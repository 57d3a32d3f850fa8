package nl.kennispeil.delivery.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a new password must be (NIST SP 800-63B, section 5.1.1.2): long, and not one that everybody tries first. No
 * rules about kinds of characters, and no changing by the calendar.
 */
public final class PasswordRules {

    public static final int MINIMUM_LENGTH = 12;
    public static final int MAXIMUM_LENGTH = 256;

    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    /** What is wrong with a password, as a code: {@code short}, {@code long} or {@code common}; empty when it will do. */
    public static Optional<String> problem(String login, String password) {
        if (password.codePointCount(0, password.length()) < MINIMUM_LENGTH) {
            return Optional.of("short");
        }
        if (password.length() > MAXIMUM_LENGTH) {
            return Optional.of("long");
        }
        String plain = plain(password);
        boolean own = plain.length() - login.length() < 6 && plain.contains(login.toLowerCase(Locale.ROOT));
        boolean few = password.chars().distinct().count() < 5;
        return own || few || COMMON.contains(plain) || COMMON.contains(word(plain))
                ? Optional.of("common")
                : Optional.empty();
    }

    /** Lower case, and without the digits and marks that people hang on. */
    private static String word(String plain) {
        return plain.replaceAll("^[^a-z]+|[^a-z]+$", "");
    }

    private static String plain(String password) {
        return password.toLowerCase(Locale.ROOT).replace(" ", "");
    }

    private static Set<String> common() {
        try (InputStream in = PasswordRules.class.getResourceAsStream("/common-passwords.txt")) {
            if (in == null) {
                throw new IllegalStateException("common-passwords.txt is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(PasswordRules::plain)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
