package nl.kennispeil.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the rest of the server may ask of a store, on the embedded store always and on a real server when the
 * environment names one ({@code MONGODB_URI}, its database is filled and emptied).
 */
class PortableSubsetTest {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    abstract static class Contract {

        private Store store;
        private MongoCollection<Document> collection;

        abstract Store open();

        @BeforeEach
        void emptyCollection() {
            store = open();
            collection = store.database().getCollection("portableSubsetTest");
            collection.drop();
        }

        @AfterEach
        void close() {
            collection.drop();
            store.close();
        }

        @Test
        void anUpsertByIdGrowsADocumentEventByEvent() {
            for (int i = 1; i <= 3; i++) {
                Document event = new Document("k", "answer").append("v", "ABC".substring(i - 1, i));
                collection.updateOne(
                        Filters.eq("_id", "a:1"), Updates.set("e.0001-0000000%d".formatted(i), event), UPSERT);
            }
            Document events = find("a:1").get("e", Document.class);
            assertThat(events.keySet()).containsExactlyInAnyOrder("0001-00000001", "0001-00000002", "0001-00000003");
            assertThat(events.get("0001-00000003", Document.class)).containsEntry("v", "C");
        }

        @Test
        void anUpsertCanBeRepeated() {
            for (int i = 0; i < 2; i++) {
                collection.updateOne(Filters.eq("_id", "a:1"), Updates.set("e.0001-00000001.v", "B"), UPSERT);
            }
            assertThat(collection.countDocuments()).isEqualTo(1);
        }

        @Test
        void setOnInsertActsOnlyTheFirstTime() {
            for (int i = 1; i <= 2; i++) {
                collection.updateOne(
                        Filters.eq("_id", "a"),
                        Updates.combine(Updates.setOnInsert("first", i), Updates.set("last", i)),
                        UPSERT);
            }
            assertThat(find("a")).containsEntry("first", 1).containsEntry("last", 2);
        }

        @Test
        void findAndModifyGivesTheNewState() {
            collection.insertOne(new Document("_id", "a").append("n", 1));

            Document after = collection.findOneAndUpdate(
                    Filters.eq("_id", "a"),
                    Updates.inc("n", 1),
                    new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));

            assertThat(after).containsEntry("n", 2);
        }

        @Test
        void findAndModifyClaimsOnlyInTheExpectedState() {
            collection.insertOne(new Document("_id", "a").append("state", "ready"));
            Document ready = new Document("_id", "a").append("state", "ready");

            assertThat(collection.findOneAndUpdate(ready, Updates.set("state", "busy")))
                    .isNotNull();
            assertThat(collection.findOneAndUpdate(ready, Updates.set("state", "busy")))
                    .isNull();
        }

        @Test
        void unorderedUpsertsByIdGoInOneCommand() {
            List<UpdateOneModel<Document>> updates = IntStream.range(0, 100)
                    .mapToObj(i -> new UpdateOneModel<Document>(
                            Filters.eq("_id", "a:" + i % 40), Updates.set("e.k" + i, i), UPSERT))
                    .toList();

            collection.bulkWrite(updates, new BulkWriteOptions().ordered(false));

            assertThat(collection.countDocuments()).isEqualTo(40);
            assertThat(find("a:7").get("e", Document.class))
                    .containsEntry("k7", 7)
                    .containsEntry("k87", 87);
        }

        @Test
        void severalIdsAreFoundInOneQuery() {
            IntStream.range(0, 300).forEach(i -> collection.insertOne(new Document("_id", "a:" + i)));

            List<String> ids = IntStream.range(100, 320).mapToObj(i -> "a:" + i).toList();

            assertThat(collection.find(Filters.in("_id", ids))).hasSize(200);
        }

        @Test
        void aUniqueIndexRefusesASecondDocumentAndFindsTheFirstByAFlatFilter() {
            collection.createIndex(new Document("attempt", 1).append("item", 1), new IndexOptions().unique(true));
            Document key = new Document("attempt", "a").append("item", 7);
            collection.insertOne(new Document("_id", "1").append("attempt", "a").append("item", 7));
            collection.insertOne(new Document("_id", "2").append("attempt", "a").append("item", 8));

            assertThat(collection.find(key).first()).containsEntry("_id", "1");
            assertThatThrownBy(() -> collection.insertOne(
                            new Document("_id", "3").append("attempt", "a").append("item", 7)))
                    .isInstanceOfSatisfying(
                            MongoException.class, e -> assertThat(e.getCode()).isEqualTo(11000));
            assertThat(collection.countDocuments()).isEqualTo(2);
        }

        @Test
        void aSparseUniqueIndexLetsDocumentsWithoutTheFieldBe() {
            collection.createIndex(
                    new Document("code", 1), new IndexOptions().unique(true).sparse(true));
            collection.insertOne(new Document("_id", "1"));
            collection.insertOne(new Document("_id", "2"));
            collection.insertOne(new Document("_id", "3").append("code", "x"));

            assertThatThrownBy(() -> collection.insertOne(new Document("_id", "4").append("code", "x")))
                    .isInstanceOf(MongoException.class);
        }

        @Test
        void aDuplicateIdIsRefused() {
            collection.insertOne(new Document("_id", "1"));

            assertThatThrownBy(() -> collection.insertOne(new Document("_id", "1")))
                    .isInstanceOfSatisfying(
                            MongoException.class, e -> assertThat(e.getCode()).isEqualTo(11000));
        }

        @Test
        void valuesComeBackAsTheyWere() {
            Instant at = Instant.ofEpochMilli(1_795_000_000_123L);
            collection.insertOne(new Document("_id", "1")
                    .append("bytes", new Binary((byte) 0, new byte[] {1, 0, -1}))
                    .append("points", new Decimal128(new BigDecimal("-0.33")))
                    .append("at", at)
                    .append("long", 1L << 40)
                    .append("nothing", null)
                    .append("list", List.of("a", new Document("b", 1)))
                    .append("text", "Cliënt é 漢 😀"));

            Document found = find("1");

            assertThat(found.get("bytes", Binary.class).getData()).containsExactly(1, 0, -1);
            assertThat(found.get("points", Decimal128.class).bigDecimalValue()).isEqualTo("-0.33");
            assertThat(found.getDate("at").toInstant()).isEqualTo(at);
            assertThat(found).containsEntry("long", 1L << 40).containsEntry("nothing", null);
            assertThat(found.getList("list", Object.class)).containsExactly("a", new Document("b", 1));
            assertThat(found).containsEntry("text", "Cliënt é 漢 😀");
        }

        @Test
        void deletionsAndReplacementsWork() {
            collection.insertOne(new Document("_id", "1").append("n", 1));
            collection.replaceOne(new Document("_id", "1").append("n", 1), new Document("_id", "1").append("n", 2));
            assertThat(find("1")).containsEntry("n", 2);

            collection.deleteOne(Filters.eq("_id", "1"));
            assertThat(collection.countDocuments()).isZero();
        }

        private Document find(String id) {
            Document found = collection.find(Filters.eq("_id", id)).first();
            assertThat(found).isNotNull();
            return found;
        }
    }

    @Nested
    class Embedded extends Contract {

        @TempDir
        Path folder;

        @Override
        Store open() {
            return Store.embedded(folder, EmbeddedStore.Options.defaults().withMinimumFreeBytes(0));
        }
    }

    @Nested
    @EnabledIfEnvironmentVariable(named = "MONGODB_URI", matches = ".+")
    class RealServer extends Contract {

        @Override
        Store open() {
            return Store.replicaSet(
                    System.getenv("MONGODB_URI"),
                    Store.ReplicaSetOptions.defaults().withStandalone());
        }
    }
}
