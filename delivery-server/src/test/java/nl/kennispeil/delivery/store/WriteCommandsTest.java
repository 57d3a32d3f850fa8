package nl.kennispeil.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteCommandsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert",
                "update",
                "delete",
                "findAndModify",
                "create",
                "createIndexes",
                "drop",
                "dropIndexes",
                "dropDatabase",
                "renameCollection"
            })
    void commandsThatChangeDataAreWrites(String command) {
        assertThat(WriteCommands.writes(command, new Document(command, "x"))).isTrue();
    }

    @Test
    void anAggregateIsAWriteOnlyWhenItStoresItsResult() {
        assertThat(WriteCommands.writes("find", new Document())).isFalse();
        assertThat(WriteCommands.writes("aggregate", pipeline(new Document("$match", new Document()))))
                .isFalse();
        assertThat(WriteCommands.writes("aggregate", pipeline(new Document("$out", "x"))))
                .isTrue();
        assertThat(WriteCommands.writes("aggregate", pipeline(new Document("$merge", new Document("into", "x")))))
                .isTrue();
    }

    @Test
    void anUpsertNeedsItsId() {
        Document set = new Document("$set", new Document("n", 1));

        assertThat(objection(new Document("_id", "a"), set)).isFalse();
        assertThat(objection(new Document("code", "a"), set)).isTrue();
        assertThat(objection(new Document("_id", new Document("$in", List.of("a"))), set))
                .isTrue();
        assertThat(objection(new Document("code", "a"), new Document("$setOnInsert", new Document("_id", "a"))))
                .isFalse();
        assertThat(objection(new Document("code", "a"), new Document("_id", "a")))
                .isFalse();
    }

    @Test
    void theTimeOfTheServerIsRefusedAlsoInFindAndModify() {
        Document command = new Document("findAndModify", "x")
                .append("query", new Document("_id", "a"))
                .append("update", new Document("$currentDate", new Document("at", true)));

        assertThat(WriteCommands.objection(command)).isPresent();
    }

    @Test
    void anInsertNeedsItsId() {
        Document insert = new Document("insert", "x");

        assertThat(WriteCommands.objection(insert.append("documents", List.of(new Document("_id", 1)))))
                .isEmpty();
        assertThat(WriteCommands.objection(insert.append("documents", List.of(new Document("n", 1)))))
                .isPresent();
    }

    private static Document pipeline(Document stage) {
        return new Document("aggregate", "x").append("pipeline", List.of(stage));
    }

    private static boolean objection(Document selector, Document update) {
        Document one = new Document("q", selector).append("u", update).append("upsert", true);
        return WriteCommands.objection(new Document("update", "x").append("updates", List.of(one)))
                .isPresent();
    }
}
