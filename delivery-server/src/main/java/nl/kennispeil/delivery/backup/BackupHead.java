package nl.kennispeil.delivery.backup;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * The part of a backup file in clear text: 8 bytes {@code KPBACKUP}, version (1), kind (1), time in milliseconds since
 * 1970 (8), check of the key (8). It is associated data of the encryption, so a changed head opens nothing.
 *
 * @param bytes all of it
 */
record BackupHead(BackupKind kind, Instant created, byte[] bytes) {

    static final byte VERSION = 1;
    static final int BYTES = 8 + 1 + 1 + 8 + BackupKey.CHECK_BYTES;

    private static final byte[] MAGIC = "KPBACKUP".getBytes(StandardCharsets.US_ASCII);

    static BackupHead of(BackupKind kind, Instant created, BackupKey key) {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .put(MAGIC)
                .put(VERSION)
                .put((byte) kind.code())
                .putLong(created.toEpochMilli())
                .put(key.check())
                .array();
        return new BackupHead(kind, Instant.ofEpochMilli(created.toEpochMilli()), bytes);
    }

    /** @throws BackupException when this is no backup, or one of a newer version */
    static BackupHead read(InputStream in, String name) throws IOException {
        byte[] bytes = new DataInputStream(in).readNBytes(BYTES);
        if (bytes.length < MAGIC.length + 1 || !Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))) {
            throw new BackupException(name + " is no backup of Kennispeil");
        }
        ByteBuffer head = ByteBuffer.wrap(bytes).position(MAGIC.length);
        int version = head.get();
        if (version > VERSION) {
            throw new BackupException(name + " has format " + version + ", this program reads up to format " + VERSION
                    + ": it was written by a newer version of Kennispeil; restore it with that version");
        }
        if (bytes.length < BYTES) {
            throw new BackupException(name + " is cut off: it ends within its head");
        }
        char code = (char) head.get();
        for (BackupKind kind : BackupKind.values()) {
            if (kind.code() == code && version == VERSION) {
                return new BackupHead(kind, Instant.ofEpochMilli(head.getLong()), bytes);
            }
        }
        throw new BackupException(name + " is damaged: its head does not say what it holds");
    }

    /** @throws BackupException when the file was made with another key */
    void requireKey(BackupKey key, String name) {
        byte[] check = Arrays.copyOfRange(bytes, BYTES - BackupKey.CHECK_BYTES, BYTES);
        if (!Arrays.equals(check, key.check())) {
            throw new BackupException(name + " was made with another backup key than the one given");
        }
    }
}
