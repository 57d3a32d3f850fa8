package nl.kennispeil.delivery.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.bson.Document;

/**
 * The process that {@link StoreCrashTest} kills: threads save events to shared documents and, after each acknowledged
 * save, add a line {@code id key value} to their ledger file.
 */
final class CrashWriter {

    static final int DOCUMENTS = 200;

    private CrashWriter() {}

    /** Arguments: store folder, ledger folder, seed, number of threads, bytes of journal per checkpoint, erasing or not. */
    public static void main(String[] args) {
        EmbeddedStore.Options options =
                EmbeddedStore.Options.defaults().withMinimumFreeBytes(0).withJournalBytes(Long.parseLong(args[4]));
        Store store = Store.embedded(Path.of(args[0]), options);
        MongoCollection<Document> responses = store.database().getCollection("responses");
        SplittableRandom seeds = new SplittableRandom(Long.parseLong(args[2]));
        for (int thread = 0; thread < Integer.parseInt(args[3]); thread++) {
            int epoch = thread + 1;
            SplittableRandom random = seeds.split();
            Path ledger = Path.of(args[1]).resolve("ledger-" + epoch);
            new Thread(() -> save(responses, ledger, epoch, random)).start();
        }
        while (Boolean.parseBoolean(args[5])) {
            store.erase(Duration.ofMinutes(1));
        }
    }

    private static void save(MongoCollection<Document> responses, Path ledger, int epoch, SplittableRandom random) {
        try (OutputStream lines = new FileOutputStream(ledger.toFile())) {
            for (int sequence = 1; ; sequence++) {
                String id = "attempt:" + random.nextInt(DOCUMENTS);
                String key = "%04d-%08d".formatted(epoch, sequence);
                long value = random.nextLong();
                responses.updateOne(
                        Filters.eq("_id", id),
                        Updates.set("e." + key, new Document("v", value)),
                        new UpdateOptions().upsert(true));
                lines.write((id + " " + key + " " + value + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
