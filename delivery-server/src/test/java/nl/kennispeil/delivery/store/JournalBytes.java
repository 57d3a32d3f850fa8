package nl.kennispeil.delivery.store;

import de.bwaldvogel.mongo.bson.Document;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Builds journal files for tests. */
final class JournalBytes {

    private JournalBytes() {}

    /** A journal file with one record for each sequence number. */
    static byte[] file(long number, long... sequences) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(JournalFile.header(number, JournalFile.VERSION));
        for (long sequence : sequences) {
            all.writeBytes(record(sequence));
        }
        return all.toByteArray();
    }

    static byte[] record(long sequence) {
        Group group = new Group();
        Document command = new Document("insert", "responses").append("text", "number " + sequence);
        group.add(sequence, "kennispeil", BsonBytes.encode(command));
        ByteBuffer content = group.content();
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        return bytes;
    }

    static Path write(Path folder, long number, byte[] bytes) {
        try {
            return Files.write(folder.resolve("journal-%010d.kpj".formatted(number)), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
