package nl.kennispeil.bank.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bson.Document;
import org.junit.jupiter.api.Test;

class MongoItemDocumentTest {

    @Test
    void everyKindOfItemSurvivesTheWayThroughJson() {
        for (ItemVersion item : ItemSamples.ofEveryKind()) {
            String json = MongoItemDocument.of(item).toJson();

            assertThat(MongoItemDocument.read(Document.parse(json))).isEqualTo(item);
        }
    }

    @Test
    void documentsSayWhichSchemaTheyAre() {
        assertThat(MongoItemDocument.of(ItemSamples.item("T-1"))).containsEntry("schema", 1);
    }

    @Test
    void aNewerSchemaIsNotReadHalf() {
        Document newer = MongoItemDocument.of(ItemSamples.item("T-1")).append("schema", 2);

        assertThatThrownBy(() -> MongoItemDocument.read(newer)).hasMessageContaining("T-1:1 is stored in schema 2");
    }

    @Test
    void aMissingPartIsNamed() {
        Document torn = MongoItemDocument.of(ItemSamples.item("T-1"));
        torn.remove("stem");

        assertThatThrownBy(() -> MongoItemDocument.read(torn)).hasMessageContaining("without stem");
    }
}
