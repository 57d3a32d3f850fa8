package nl.kennispeil.delivery.backup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Number of documents and a digest in which their order does not matter: the sum modulo 2^256 of the SHA-256 of each
 * document. Two stores give their documents in different orders. It guards against mistakes; against changes on purpose
 * the encryption does. Not thread-safe.
 */
final class Fingerprint {

    private final MessageDigest sha256;
    private final byte[] sum = new byte[32];
    private long documents;

    Fingerprint() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    void add(byte[] document) {
        byte[] digest = sha256.digest(document);
        int carry = 0;
        for (int i = sum.length - 1; i >= 0; i--) {
            int digit = (sum[i] & 0xFF) + (digest[i] & 0xFF) + carry;
            sum[i] = (byte) digit;
            carry = digit >> 8;
        }
        documents++;
    }

    long documents() {
        return documents;
    }

    String hex() {
        return HexFormat.of().formatHex(sum);
    }
}
