package nl.kennispeil.delivery.backup;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of all backups of an installation: 32 bytes in Base64 in a file of its own. Who has it and a backup reads
 * everything; who loses it has no backups. Safe for use by many threads.
 */
public final class BackupKey {

    /** Bytes of {@link #check}. */
    static final int CHECK_BYTES = 8;

    private static final int BYTES = 32;
    /** Bytes that are encrypted, and kept in memory, at a time. */
    private static final int SEGMENT_BYTES = 1 << 20;

    private static final String MAC = "HmacSHA256";

    private final byte[] key;
    private final byte[] check;

    private BackupKey(byte[] key) {
        this.key = key;
        this.check = checkOf(key);
    }

    /**
     * Reads the key, or makes the file, readable by its owner only, when there is none.
     *
     * @throws BackupException when the file holds something else
     * @throws IOException when it cannot be read or made
     */
    public static BackupKey loadOrCreate(Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] key = new byte[BYTES];
            new SecureRandom().nextBytes(key);
            OwnFiles.create(file);
            Files.write(file, Base64.getEncoder().encode(key), StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        }
        return load(file);
    }

    /**
     * Reads the key.
     *
     * @throws BackupException when there is no such file or it holds something else
     */
    public static BackupKey load(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BackupException(
                    "there is no backup key " + file + ": give the file with the key with which the backup was made");
        }
        try {
            byte[] key = Files.size(file) > 4 * BYTES
                    ? new byte[0]
                    : Base64.getDecoder()
                            .decode(Files.readString(file, StandardCharsets.ISO_8859_1)
                                    .strip());
            if (key.length == BYTES) {
                return new BackupKey(key);
            }
        } catch (IllegalArgumentException e) {
            // not Base64
        }
        throw new BackupException(file + " does not hold 32 bytes in Base64: it is no backup key");
    }

    /** Tells keys apart without giving anything of them away. */
    byte[] check() {
        return check.clone();
    }

    StreamingAead streaming() {
        try {
            return new AesGcmHkdfStreaming(key, "HmacSha256", BYTES, SEGMENT_BYTES, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the parameters are constants", e);
        }
    }

    private static byte[] checkOf(byte[] key) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return Arrays.copyOf(
                    mac.doFinal("kennispeil backup key check".getBytes(StandardCharsets.US_ASCII)), CHECK_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + MAC, e);
        }
    }
}
