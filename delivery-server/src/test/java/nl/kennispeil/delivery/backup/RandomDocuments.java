package nl.kennispeil.delivery.backup;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.kennispeil.delivery.store.Store;
import org.bson.BsonDocument;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.MaxKey;
import org.bson.types.MinKey;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Documents of every type of value that both kinds of store keep, and what a store holds, to compare. */
final class RandomDocuments {

    private static final int BULK = 100;
    private static final int DEEPEST = 3;

    private final SplittableRandom random;

    RandomDocuments(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Three collections, one empty, one with a unique index, and {@code keys} keys of persons. */
    void fill(Store store, int documents, int keys) {
        MongoDatabase database = store.database();
        database.createCollection("empty");
        database.getCollection("coded").createIndex(new Document("code", 1), new IndexOptions().unique(true));
        for (int i = 0; i < 50; i++) {
            database.getCollection("coded").insertOne(new Document("_id", "c" + i).append("code", i));
        }
        insert(database, "responses", documents);
        List<Document> all = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            byte[] key = new byte[32];
            random.nextBytes(key);
            all.add(new Document("_id", "p" + i).append("key", new Binary(key)));
        }
        database.getCollection(BackupKind.KEY_COLLECTION).insertMany(all);
    }

    private void insert(MongoDatabase database, String collection, int count) {
        for (int from = 0; from < count; from += BULK) {
            List<Document> some = new ArrayList<>();
            for (int i = from; i < Math.min(count, from + BULK); i++) {
                some.add(new Document("_id", id(i)).append("v", value(0)).append("w", document(1)));
            }
            database.getCollection(collection).insertMany(some);
        }
    }

    private Object id(int i) {
        return switch (i % 4) {
            case 0 -> "attempt:" + i;
            case 1 -> i;
            case 2 -> new Document("a", "é" + i).append("b", (long) i);
            default -> new UUID(random.nextLong(), i);
        };
    }

    private Document document(int depth) {
        Document document = new Document();
        int fields = random.nextInt(6);
        for (int i = 0; i < fields; i++) {
            document.append("veld ë " + i, value(depth + 1));
        }
        return document;
    }

    private @Nullable Object value(int depth) {
        return switch (random.nextInt(depth < DEEPEST ? 18 : 16)) {
            case 0 -> "";
            case 1 -> "tekst “ë” 🩺 " + random.nextLong();
            case 2 -> random.nextInt();
            case 3 -> random.nextLong();
            case 4 -> random.nextDouble();
            case 5 -> new double[] {Double.NaN, -0.0, Double.MAX_VALUE, Double.NEGATIVE_INFINITY}[random.nextInt(4)];
            case 6 -> new Decimal128(new BigDecimal("-12345678901234567890.0" + random.nextInt(1000)));
            case 7 -> random.nextBoolean();
            case 8 -> null;
            case 9 -> Instant.ofEpochMilli(random.nextLong(1L << 43) - (1L << 42));
            case 10 -> new ObjectId("%024x".formatted(random.nextLong(1L << 60)));
            case 11 -> binary();
            case 12 -> new UUID(random.nextLong(), random.nextLong());
            case 13 -> new BsonTimestamp(random.nextLong(1L << 60));
            case 14 -> random.nextBoolean() ? new MinKey() : new MaxKey();
            case 15 -> Pattern.compile("^a.*" + random.nextInt(10), Pattern.CASE_INSENSITIVE);
            case 16 -> document(depth);
            default -> {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    list.add(value(depth + 1));
                }
                yield list;
            }
        };
    }

    private Binary binary() {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return new Binary(bytes);
    }

    /** Every document of every collection as text, by collection and {@code _id}. */
    static Map<String, Map<String, String>> content(Store store) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        for (String name : store.database().listCollectionNames().into(new ArrayList<>())) {
            Map<String, String> documents = new HashMap<>();
            for (BsonDocument each :
                    store.database().getCollection(name, BsonDocument.class).find()) {
                documents.put(String.valueOf(each.get("_id")), each.toString());
            }
            all.put(name, documents);
        }
        return all;
    }
}
