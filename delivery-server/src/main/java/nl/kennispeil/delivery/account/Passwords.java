package nl.kennispeil.delivery.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Passwords as argon2id with 19 MiB, two passes and one lane, the OWASP minimum set. One check takes about 70 ms of a
 * processor on purpose, so call this on the small pool that is kept for it, never on the path of an exam.
 */
public final class Passwords {

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MAXIMUM_LENGTH = 256;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    /** A hash with its own random salt, as {@code argon2id$m$t$salt$hash}. */
    public static String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "argon2id$" + MEMORY_KIB + "$" + PASSES + "$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(argon2id(password, salt, MEMORY_KIB, PASSES));
    }

    /** True when the password belongs to the hash; false for anything malformed. */
    public static boolean matches(String password, String hash) {
        String[] parts = hash.split("\\$", -1);
        if (parts.length != 5 || !parts[0].equals("argon2id") || password.length() > MAXIMUM_LENGTH) {
            return false;
        }
        byte[] expected = Base64.getDecoder().decode(parts[4]);
        byte[] salt = Base64.getDecoder().decode(parts[3]);
        byte[] actual = argon2id(password, salt, Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        return MessageDigest.isEqual(expected, actual);
    }

    private static byte[] argon2id(String password, byte[] salt, int memoryKib, int passes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[HASH_BYTES];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
