package nl.kennispeil.delivery.research;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.sitting.SittingId;

/** Names that only the holder of the key can make from a person: HMAC-SHA-256 (RFC 2104), 64 hexadecimal digits. */
final class Pseudonyms {

    private static final int OCCASION_DIGITS = 20;

    private final SecretKeySpec key;

    /** @param key 32 bytes */
    Pseudonyms(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** The same for all that one person answers, so that growth over the years can be studied. */
    String of(PersonId person) {
        return mac("person\u0000" + person.value());
    }

    /** Tells the sittings of one person apart without saying which they are. */
    String occasion(SittingId sitting) {
        return mac("sitting\u0000" + sitting.value()).substring(0, OCCASION_DIGITS);
    }

    private String mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
