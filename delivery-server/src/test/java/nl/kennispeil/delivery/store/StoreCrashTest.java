package nl.kennispeil.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills a process that saves as fast as it can, opens its store and compares with what it was told is saved: nothing
 * lost, nothing different. {@code -Dkennispeil.crash.seeds=50} for more than the usual 3 kills.
 */
class StoreCrashTest {

    @TempDir
    Path folder;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("kennispeil.crash.seeds", 3));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyAcknowledgedSaveIsThereAfterAKill(long seed) throws IOException, InterruptedException {
        killAndCompare(seed, false);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyAcknowledgedSaveIsThereAfterAKillDuringErasures(long seed) throws IOException, InterruptedException {
        killAndCompare(seed, true);
    }

    private void killAndCompare(long seed, boolean erasing) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        Path store = folder.resolve("store");
        Path ledgers = Files.createDirectory(folder.resolve("ledgers"));
        int journalBytes = random.nextInt(20_000, 2_000_000);
        Process writer = start(store, ledgers, seed, random.nextInt(8, 17), journalBytes, erasing);
        try {
            awaitBytes(ledgers, random.nextLong(20_000, 400_000), writer);
            assertThatThrownBy(() -> EmbeddedStore.open(store, EmbeddedStore.Options.defaults()))
                    .hasMessageContaining("in use by another process");
        } finally {
            writer.destroyForcibly();
        }
        assertThat(writer.waitFor(20, TimeUnit.SECONDS)).isTrue();

        List<String> acknowledged = lines(ledgers);
        assertThat(acknowledged).hasSizeGreaterThan(500);
        try (Store again =
                Store.embedded(store, EmbeddedStore.Options.defaults().withMinimumFreeBytes(0))) {
            assertThat(missing(acknowledged, again.database().getCollection("responses")))
                    .isEmpty();
        }
    }

    private static List<String> missing(List<String> acknowledged, MongoCollection<Document> responses) {
        Map<String, Document> events = new HashMap<>();
        for (Document response : responses.find()) {
            String id = response.getString("_id");
            events.put(id, response.get("e", Document.class));
            assertThat(responses.find(Filters.eq("_id", id)).first())
                    .as("by index")
                    .isEqualTo(response);
        }
        assertThat(responses.countDocuments()).isEqualTo(events.size());
        List<String> missing = new ArrayList<>();
        for (String line : acknowledged) {
            String[] parts = line.split(" ");
            Document event = events.getOrDefault(parts[0], new Document()).get(parts[1], Document.class);
            if (event == null || event.getLong("v") != Long.parseLong(parts[2])) {
                missing.add(line);
            }
        }
        return missing;
    }

    private Process start(Path store, Path ledgers, long seed, int threads, int journalBytes, boolean erasing)
            throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        CrashWriter.class.getName(),
                        store.toString(),
                        ledgers.toString(),
                        Long.toString(seed),
                        Integer.toString(threads),
                        Integer.toString(journalBytes),
                        Boolean.toString(erasing))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("writer.log").toFile())
                .start();
    }

    private void awaitBytes(Path ledgers, long bytes, Process writer) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (lengths(ledgers) < bytes) {
            assertThat(writer.isAlive())
                    .as(() -> "writer ended: " + content(folder.resolve("writer.log")))
                    .isTrue();
            assertThat(System.nanoTime()).as("60 seconds").isLessThan(end);
            LockSupport.parkNanos(2_000_000);
        }
    }

    private static long lengths(Path ledgers) throws IOException {
        try (Stream<Path> files = Files.list(ledgers)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /** Whole lines only: the kill may fall into the write of a line. */
    private static List<String> lines(Path ledgers) throws IOException {
        try (Stream<Path> files = Files.list(ledgers)) {
            return files.map(StoreCrashTest::content)
                    .map(text -> text.substring(0, text.lastIndexOf('\n') + 1))
                    .flatMap(String::lines)
                    .toList();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
