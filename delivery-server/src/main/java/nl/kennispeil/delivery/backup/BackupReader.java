package nl.kennispeil.delivery.backup;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one backup file, see {@link BackupWriter}. Nothing is handed on that was not authenticated; but only when all of
 * it was read is it known that the file is whole. One thread.
 */
final class BackupReader implements AutoCloseable {

    /** A document is at most 16 MB; nothing else in a file is longer. */
    private static final int LONGEST_BLOCK = (16 << 20) + (1 << 16);

    private static final int MOST_INDEXES = 64;
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final BackupHead head;
    private final DataInputStream in;

    private BackupReader(Path file, BackupHead head, DataInputStream in) {
        this.file = file;
        this.head = head;
        this.in = in;
    }

    /** Gets what is read, collection after collection. */
    interface Sink {

        void collection(String name, List<byte[]> indexes) throws IOException;

        void document(byte[] bson) throws IOException;

        /** After the last document of each collection. */
        void end() throws IOException;
    }

    /** The head of a file, for which no key is needed. */
    static BackupHead head(Path file) throws IOException {
        requireFile(file);
        try (InputStream in = Files.newInputStream(file)) {
            return BackupHead.read(in, file.toString());
        }
    }

    /** @throws BackupException when this is no backup, of a newer version, or made with another key */
    static BackupReader open(Path file, BackupKey key) throws IOException {
        requireFile(file);
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
        try {
            BackupHead head = BackupHead.read(bytes, file.toString());
            head.requireKey(key, file.toString());
            InputStream plain = key.streaming().newDecryptingStream(bytes, head.bytes());
            return new BackupReader(file, head, new DataInputStream(new BufferedInputStream(plain, BUFFER_BYTES)));
        } catch (GeneralSecurityException e) {
            bytes.close();
            throw new IOException("the backup cannot be decrypted: " + e, e);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    private static void requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BackupException("there is no file " + file);
        }
    }

    BackupHead head() {
        return head;
    }

    /**
     * Reads all of it.
     *
     * @return what the file says it holds, which is also what was handed on
     * @throws BackupException when it is damaged or cut off
     */
    Read readAll(Sink sink) throws IOException {
        Contents.Announced announced = json(Contents.Announced.class);
        List<Contents.Counted> counted = new ArrayList<>();
        for (String name : announced.collections()) {
            if (!head.kind().holds(name)) {
                throw damaged("a file with " + head.kind().text() + " holds the collection " + name, null);
            }
            sink.collection(name, indexes());
            Fingerprint fingerprint = new Fingerprint();
            for (byte[] bson = block(); bson.length > 0; bson = block()) {
                fingerprint.add(bson);
                sink.document(bson);
            }
            sink.end();
            counted.add(Contents.Counted.of(name, fingerprint));
        }
        Contents.Written written = json(Contents.Written.class);
        if (!written.collections().equals(counted)) {
            throw damaged("its documents are not the ones it was closed with", null);
        }
        if (!atEnd()) {
            throw damaged("something follows its end", null);
        }
        return new Read(announced, written);
    }

    record Read(Contents.Announced announced, Contents.Written written) {}

    private List<byte[]> indexes() throws IOException {
        int count = number(MOST_INDEXES);
        List<byte[]> indexes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            indexes.add(block());
        }
        return indexes;
    }

    private <T> T json(Class<T> type) throws IOException {
        byte[] text = block();
        try {
            return Contents.JSON.readValue(text, type);
        } catch (IOException e) {
            throw damaged("a text in it cannot be read", e);
        }
    }

    private byte[] block() throws IOException {
        int length = number(LONGEST_BLOCK);
        byte[] bytes;
        try {
            bytes = in.readNBytes(length);
        } catch (IOException e) {
            throw damaged("it was changed or cut off", e);
        }
        if (bytes.length < length) {
            throw damaged("it is cut off", null);
        }
        return bytes;
    }

    private int number(int most) throws IOException {
        int number;
        try {
            number = in.readInt();
        } catch (EOFException e) {
            throw damaged("it is cut off", e);
        } catch (IOException e) {
            throw damaged("it was changed or cut off", e);
        }
        if (number < 0 || number > most) {
            throw damaged("a length in it is " + number + ", allowed is 0.." + most, null);
        }
        return number;
    }

    private boolean atEnd() throws IOException {
        try {
            return in.read() < 0;
        } catch (IOException e) {
            throw damaged("it was changed or cut off", e);
        }
    }

    private BackupException damaged(String finding, @Nullable Throwable cause) {
        return new BackupException(file + " is damaged: " + finding, cause);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
