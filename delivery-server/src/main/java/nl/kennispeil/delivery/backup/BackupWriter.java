package nl.kennispeil.delivery.backup;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.delivery.store.StoreDump;

/**
 * Writes one backup file: {@link BackupHead} in clear text, the rest encrypted (AES-256-GCM in segments, HKDF).
 *
 * <p>Inside, big-endian: length (4) and JSON of {@link Contents.Announced}; per collection the number of index
 * definitions (4), each as length (4) and BSON, its documents, each as length (4) and BSON, and a length of 0; at the
 * end length (4) and JSON of {@link Contents.Written}.
 */
final class BackupWriter {

    /** Ends the name of a file that is not ready. */
    static final String UNFINISHED = ".new";

    private static final int BUFFER_BYTES = 1 << 16;

    private final BackupKey key;
    private final String program;

    BackupWriter(BackupKey key, String program) {
        this.key = key;
        this.program = program;
    }

    /** Writes the collections of one kind; the file has its name only when all of it is on disk. */
    Contents.Written write(StoreDump dump, BackupKind kind, Instant now, Path file) throws IOException {
        if (Files.exists(file)) {
            throw new BackupException(file + " exists already");
        }
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        Files.deleteIfExists(unfinished);
        OwnFiles.create(unfinished);
        try {
            Contents.Written written = writeTo(dump, BackupHead.of(kind, now, key), unfinished);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            OwnFiles.syncFolder(file.toAbsolutePath().resolveSibling("."));
            return written;
        } catch (GeneralSecurityException e) {
            throw new IOException("the backup cannot be encrypted: " + e, e);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private Contents.Written writeTo(StoreDump dump, BackupHead head, Path file)
            throws IOException, GeneralSecurityException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            OutputStream plain = Channels.newOutputStream(channel);
            plain.write(head.bytes());
            Contents.Written written;
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(
                    key.streaming().newEncryptingStream(new Unclosed(plain), head.bytes()), BUFFER_BYTES))) {
                written = content(dump, head, out);
            }
            channel.force(true);
            return written;
        }
    }

    private Contents.Written content(StoreDump dump, BackupHead head, DataOutputStream out) throws IOException {
        List<String> names =
                dump.collections().stream().filter(head.kind()::holds).toList();
        block(
                out,
                Contents.JSON.writeValueAsBytes(
                        new Contents.Announced(head.created().toString(), program, names)));
        List<Contents.Counted> counted = new ArrayList<>();
        for (String name : names) {
            List<byte[]> indexes = dump.indexes(name);
            out.writeInt(indexes.size());
            for (byte[] index : indexes) {
                block(out, index);
            }
            Fingerprint fingerprint = new Fingerprint();
            dump.documents(name, bson -> {
                block(out, bson);
                fingerprint.add(bson);
            });
            out.writeInt(0);
            counted.add(Contents.Counted.of(name, fingerprint));
        }
        Contents.Written written = new Contents.Written(counted);
        block(out, Contents.JSON.writeValueAsBytes(written));
        return written;
    }

    private static void block(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** The encrypting stream closes what it writes to, and the file must be synced after that. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
