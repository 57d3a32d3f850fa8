package nl.kennispeil.bank.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
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
        assertThat(MongoItemDocument.of(ItemSamples.item("T-1"))).containsEntry("schema", 2);
    }

    @Test
    void aNewerSchemaIsNotReadHalf() {
        Document newer = MongoItemDocument.of(ItemSamples.item("T-1")).append("schema", 3);

        assertThatThrownBy(() -> MongoItemDocument.read(newer)).hasMessageContaining("T-1:1 is stored in schema 3");
    }

    /** Written by version 0.1 of 15 November 2026, when questions were stored in parts. */
    @Test
    void anItemOfTheFirstSchemaIsReadAsTheSameQuestion() {
        Document old = Document.parse("""
                {"_id": "T-1:1", "schema": 1, "language": "nl", "synthetic": true, "tests": ["LHK"],
                 "classification": {"category": "K", "icpc": null, "icpcTitle": null, "age": "18-44",
                   "aspect": "diagnostiek", "character": "regulier"},
                 "stem": {"paragraphs": ["Een casus met een trema: coëfficiënt."], "question": "Wat is juist?",
                   "exhibits": [{"type": "image", "file": "strook.svg", "alt": "Een ritmestrook."}]},
                 "options": [{"id": "A", "text": "antwoord 1"}, {"id": "B", "text": "antwoord 2"}],
                 "key": ["B"], "rationale": {"text": "Daarom.", "sourceKind": "Leerboek", "sourceName": "Voorbeeld"},
                 "calibration": null}
                """);

        assertThat(MongoItemDocument.read(old))
                .isEqualTo(ItemSamples.item(
                        ItemRef.parse("T-1:1"),
                        "K",
                        2,
                        Set.of("B"),
                        List.of(new ImageExhibit("strook.svg", "Een ritmestrook.")),
                        null));
    }

    @Test
    void aMissingPartIsNamed() {
        Document torn = MongoItemDocument.of(ItemSamples.item("T-1"));
        torn.remove("content");

        assertThatThrownBy(() -> MongoItemDocument.read(torn)).hasMessageContaining("without content");
    }
}
