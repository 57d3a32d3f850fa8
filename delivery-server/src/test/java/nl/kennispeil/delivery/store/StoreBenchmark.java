package nl.kennispeil.delivery.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.bson.Document;

/**
 * What one durable save costs: processor time of the whole process (driver, network, store, checkpoints, collector) and
 * latency, at 1, 4 and 16 threads. Each save adds one event to one of 45,000 response documents.
 *
 * <pre>
 * ./mvnw -q -pl delivery-server -am -Dquick test-compile dependency:build-classpath -Dmdep.outputFile=target/cp.txt
 * java -Xmx512m -cp delivery-server/target/test-classes:delivery-server/target/classes:$(cat target/cp.txt) \
 *     nl.kennispeil.delivery.store.StoreBenchmark [folder] [seconds] [event loops]
 * </pre>
 */
public final class StoreBenchmark {

    private static final int ATTEMPTS = 300;
    private static final int ITEMS = 150;

    private StoreBenchmark() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(args.length > 0 ? Path.of(args[0]) : Path.of("."), "benchmark");
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        int loops = args.length > 2 ? Integer.parseInt(args[2]) : 4;
        EmbeddedStore.Options usual = EmbeddedStore.Options.defaults();
        EmbeddedStore.Options options = new EmbeddedStore.Options(
                usual.journalBytes(), usual.checkpointAge(), usual.minimumFreeBytes(), usual.poolSize(), loops);
        try (Store store = Store.embedded(folder, options)) {
            MongoCollection<Document> responses = store.database().getCollection("responses");
            System.out.println("warming up");
            measure(responses, 16, 2 * seconds);
            for (int threads : new int[] {1, 4, 16, 1, 16}) {
                System.out.println(measure(responses, threads, seconds));
            }
            System.out.println(measureResume(responses, 400));
            System.out.printf(
                    "%d documents, database file %d kB%n",
                    responses.countDocuments(), Files.size(folder.resolve("store.mv")) >> 10);
        }
    }

    private static String measure(MongoCollection<Document> responses, int threads, int seconds)
            throws InterruptedException {
        AtomicLong saves = new AtomicLong();
        long[][] nanos = new long[threads][];
        CountDownLatch ended = new CountDownLatch(threads);
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long processor = system.getProcessCpuTime();
        for (int t = 0; t < threads; t++) {
            int thread = t;
            new Thread(() -> {
                        nanos[thread] = saveUntil(end, responses, new SplittableRandom(thread * 31L + threads), saves);
                        ended.countDown();
                    })
                    .start();
        }
        ended.await();
        double perSave = (system.getProcessCpuTime() - processor) / 1e6 / saves.get();
        long[] all = Arrays.stream(nanos).flatMapToLong(Arrays::stream).sorted().toArray();
        return "%2d threads: %6.0f saves/s, %.3f CPU-ms per save, p50 %.1f ms, p99 %.1f ms, max %.0f ms"
                .formatted(
                        threads,
                        saves.get() / (double) seconds,
                        perSave,
                        all[all.length / 2] / 1e6,
                        all[(int) (all.length * 0.99)] / 1e6,
                        all[all.length - 1] / 1e6);
    }

    /** Reads all responses of one attempt, as a page does that goes on at another device. */
    private static String measureResume(MongoCollection<Document> responses, int times) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        SplittableRandom random = new SplittableRandom(1);
        long processor = 0;
        int found = 0;
        for (int i = -times; i < times; i++) {
            if (i == 0) {
                processor = system.getProcessCpuTime();
            }
            int attempt = random.nextInt(ATTEMPTS);
            List<String> ids = IntStream.range(0, ITEMS)
                    .mapToObj(item -> "attempt-%03d:DEMO-%03d:1".formatted(attempt, item))
                    .toList();
            found += responses
                    .find(Filters.in("_id", ids))
                    .into(new ArrayList<>())
                    .size();
        }
        return "resume: %.2f CPU-ms for %d documents"
                .formatted((system.getProcessCpuTime() - processor) / 1e6 / times, found / (2 * times));
    }

    private static long[] saveUntil(
            long end, MongoCollection<Document> responses, SplittableRandom random, AtomicLong saves) {
        long[] nanos = new long[1 << 16];
        int count = 0;
        for (long now = System.nanoTime(); now < end && count < nanos.length; count++) {
            String id = "attempt-%03d:DEMO-%03d:1".formatted(random.nextInt(ATTEMPTS), random.nextInt(ITEMS));
            Document event = new Document("k", "answer")
                    .append("v", "B")
                    .append("c", 1_795_000_000_000L + count)
                    .append("s", 1_795_000_000_000L + count)
                    .append("m", 3500)
                    .append("l", false);
            responses.updateOne(
                    Filters.eq("_id", id),
                    Updates.set("e.0001-%08d".formatted(random.nextInt(1, 8)), event),
                    new UpdateOptions().upsert(true));
            saves.incrementAndGet();
            long then = System.nanoTime();
            nanos[count] = then - now;
            now = then;
        }
        return Arrays.copyOf(nanos, count);
    }
}
