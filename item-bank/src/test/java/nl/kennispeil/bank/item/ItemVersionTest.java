package nl.kennispeil.bank.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.PlainText;
import nl.kennispeil.bank.demo.DemoTypes;
import org.junit.jupiter.api.Test;

class ItemVersionTest {

    @Test
    void aReferenceReadsBackWhatItWrites() {
        assertThat(ItemRef.parse("DEMO-001:12")).isEqualTo(new ItemRef(new ItemId("DEMO-001"), 12));
        assertThat(ItemRef.parse("DEMO-001:12")).hasToString("DEMO-001:12");
    }

    @Test
    void referencesThatAreNoReferenceAreRefused() {
        for (String written : List.of("DEMO-001", "DEMO-001:0", "DEMO 1:1", ":1", "A:1:2", "A:-1")) {
            assertThatThrownBy(() -> ItemRef.parse(written)).hasMessageContaining(written);
        }
    }

    @Test
    void idsThatCouldBeAPathOrMarkupAreRefused() {
        for (String id : List.of("", "a/b", "<b>", "x".repeat(65))) {
            assertThatThrownBy(() -> new ItemId(id)).hasMessageContaining("item id");
        }
    }

    @Test
    void aKeyOutsideTheOptionsIsRefusedWithoutGivingItAway() {
        assertThatThrownBy(() -> ItemSamples.item("T-1", "K", 3, "D"))
                .hasMessage("the key of a question names a letter outside its options");
    }

    @Test
    void anItemNeedsTwoOptions() {
        assertThatThrownBy(() -> ItemSamples.item("T-1", "K", 1, "A")).hasMessageContaining("1 options");
    }

    @Test
    void aKeyNeedsALetter() {
        assertThatThrownBy(() -> new Key(Set.of())).hasMessageContaining("no letters");
    }

    @Test
    void filesAreNamesAndNeverPaths() {
        for (String file : List.of("../etc/passwd", "a/b.svg", ".hidden", "", "http://x")) {
            assertThatThrownBy(() -> new ImageExhibit(file, "beeld")).hasMessageContaining("image file");
        }
    }

    @Test
    void anImageNeedsWords() {
        assertThatThrownBy(() -> new ImageExhibit("a.svg", " ")).hasMessageContaining("alternative text of a.svg");
    }

    @Test
    void rowsOfATableAreAsWideAsItsHeader() {
        assertThatThrownBy(() -> new TableExhibit("T", List.of("a", "b"), List.of(List.of("1"))))
                .hasMessageContaining("row of 1 cells under 2 headings");
    }

    @Test
    void whatIsToldHoldsNoRubricForMarkersAndNoFeedback() {
        ItemVersion essay = DemoTypes.items().stream()
                .filter(each -> each.ref().equals(ItemRef.parse("VORM-21:1")))
                .findFirst()
                .orElseThrow();
        assertThat(essay.lead()).containsExactly("Een verzonnen patiënt slaapt slecht sinds een verhuizing.");
        Element body = Element.of(
                "qti-item-body",
                Map.of(),
                List.of(
                        Element.text("qti-rubric-block", Map.of("view", "author scorer"), "voor nakijkers"),
                        Element.text("qti-rubric-block", Map.of("view", "candidate"), "voor u"),
                        Element.of(
                                "div",
                                Map.of(),
                                List.of(
                                        Element.text("p", Map.of(), "Wat is het?"),
                                        Element.text("qti-feedback-block", Map.of(), "Het is angina.")))));
        ItemContent content =
                ItemContent.of(Element.of(ItemContent.ROOT, Map.of("identifier", "K-1", "title", "K"), List.of(body)));
        assertThat(content.shown().map(PlainText::lines)).contains(List.of("voor u", "Wat is het?"));
    }
}
