package nl.kennispeil.delivery.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one secret of this installation, and the keys derived from it by HMAC-SHA-256 (RFC 2104). It lives in a file
 * beside the store and never in it, so a copy of the database alone opens nothing. Safe for use by many threads.
 */
public final class ServerSecret {

    private static final int BYTES = 32;

    private final SecretKeySpec key;

    private ServerSecret(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("the secret has " + secret.length + " bytes, expected " + BYTES);
        }
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** A secret for one run, forgotten afterwards. */
    public static ServerSecret random() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return new ServerSecret(secret);
    }

    /**
     * Reads the secret, 32 bytes in Base64, or makes the file, readable by its owner only, when there is none.
     *
     * @throws IOException when the file cannot be read or made, or holds something else
     */
    public static ServerSecret loadOrCreate(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] secret = new byte[BYTES];
            new SecureRandom().nextBytes(secret);
            write(file, Base64.getEncoder().encode(secret));
            return new ServerSecret(secret);
        }
        return load(file);
    }

    /**
     * Reads the secret and never makes one.
     *
     * @throws java.nio.file.NoSuchFileException when there is no such file
     * @throws IOException when it cannot be read or holds something else
     */
    public static ServerSecret load(Path file) throws IOException {
        try {
            return new ServerSecret(
                    Base64.getDecoder().decode(Files.readString(file).strip()));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " does not hold 32 bytes in Base64; restore it from your copy of the keys", e);
        }
    }

    /**
     * The secret itself, 32 bytes in Base64, as it was read from somewhere.
     *
     * @param where such as {@code the variable X}, for the message
     * @throws IllegalArgumentException when it is something else, without a word of what it is
     */
    public static ServerSecret of(String text, String where) {
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            // its message quotes a character
            secret = new byte[0];
        }
        if (secret.length != BYTES) {
            throw new IllegalArgumentException(where + " does not hold a server secret: 32 bytes in Base64");
        }
        return new ServerSecret(secret);
    }

    /** 32 bytes that belong to this purpose and these parts, and to nothing else. */
    public byte[] derive(String purpose, String... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            for (String part : parts) {
                mac.update((byte) 0);
                mac.update(part.getBytes(StandardCharsets.UTF_8));
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
        Files.write(file, content, Set.of(StandardOpenOption.WRITE).toArray(StandardOpenOption[]::new));
    }
}
