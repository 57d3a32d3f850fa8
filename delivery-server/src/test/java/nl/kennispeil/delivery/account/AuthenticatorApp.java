package nl.kennispeil.delivery.account;

import java.time.Instant;

/** What a telephone does with a secret that was typed into it. */
public final class AuthenticatorApp {

    private final byte[] secret;

    private AuthenticatorApp(byte[] secret) {
        this.secret = secret;
    }

    /** @param text Base32 of RFC 4648, blanks allowed */
    public static AuthenticatorApp typed(String text) {
        String digits = text.replace(" ", "");
        byte[] bytes = new byte[digits.length() * 5 / 8];
        for (int i = 0; i < bytes.length * 8; i++) {
            int digit = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(digits.charAt(i / 5));
            if ((digit >> (4 - i % 5) & 1) == 1) {
                bytes[i / 8] |= (byte) (0x80 >> (i % 8));
            }
        }
        return new AuthenticatorApp(bytes);
    }

    public String code(Instant at) {
        return Totp.code(secret, Totp.step(at));
    }
}
